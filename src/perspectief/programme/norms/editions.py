"""Norms on editions: the day on which something was said, and the decision that it rests on."""

from collections.abc import Iterator

from perspectief.programme.finding import Finding
from perspectief.programme.load import Loaded
from perspectief.programme.norms.subject import Subject

_NOT_ADOPTED = ("bestuursrapportage",)


def edition_findings(loaded: Loaded) -> Iterator[Finding]:
    """Findings on every edition."""
    for index, edition in enumerate(loaded.programme.editions):
        subject = Subject(loaded, "edition", edition.id, edition.title, ("editions", index))
        if edition.date_precision != "day":
            day, precision = edition.date.isoformat(), edition.date_precision
            yield subject.finding("edition-day-unknown", "date", date=day, precision=precision)
        if edition.decision is None and edition.kind not in _NOT_ADOPTED:
            yield subject.finding("decision-missing", edition_kind=edition.kind)
