"""One line of the programme at a glance: the parts for a table, and one sentence for the ear."""

from dataclasses import dataclass

from perspectief.publication.sentences import standing
from perspectief.publication.sentences.aims import aim
from perspectief.publication.sentences.lookup import Case
from perspectief.publication.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on a line; `distance` is empty where nothing can be said."""

    title: str
    aim: str
    now: str
    distance: str
    status: str
    sign: str
    sentence: str


def row(case: Case, words: Words) -> Row:
    """The line of one target."""
    status = case.target.status
    title = words.text(case.title)
    asked = aim(case.target.version, case.measure, words)
    latest = "–" if status in {"undetermined", "withdrawn"} else standing.now(case, words)
    away = "" if status in {"not_measurable", "undetermined", "withdrawn"} else standing.distance(case, words)
    word = words.word("status", status)
    return Row(
        title, asked, latest, away, word, words.sign(status), _spoken(title, asked, latest, away, word, words)
    )


def _spoken(title: str, asked: str, latest: str, away: str, word: str, words: Words) -> str:
    known = words.t("now {now}", now=latest) if latest != "–" else words.t("no figure")
    parts = [words.t("aim {aim}", aim=asked), known, away, words.t("status {status}", status=word)]
    return words.sentence(f"{title}: {'; '.join(part for part in parts if part)}")
