"""Totals of the business desk on their way out: rounded, written in a log of their own, and made figures.

They are of questions, permits and businesses, not of people, in quarters that do not overlap, and each is
told once: so no audit is needed as for counts of people. A measure that the folder does not describe
is not asked for, and does not leave.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perspectief.facts.adding import Added, write_added
from perspectief.facts.model import Figure
from perspectief.facts.store import locate_figures
from perspectief.gate.counts import LEAST, TOTAL, Publication, Said, Subject
from perspectief.gate.entries import Entry
from perspectief.gate.figures import figures_of
from perspectief.gate.folder import Installation, missing, refuse_measures, refuse_unlogged
from perspectief.gate.ledger import Ledger, alone, load_ledger, write_ledger
from perspectief.gate.suppression import told_rounded
from perspectief.register.desk.totals import SurveyTotal, Total

LOG = Path("register") / "desk-left.jsonl"
FILE = "desk.csv"
HUNDREDTHS = 100  # a grade stands in the log in these
GRADE = "grade"


@dataclass(frozen=True, slots=True)
class DeskDone:
    """What a run did, or would do; `kept` are the measures and last days of what is of fewer than ten."""

    entries: tuple[Entry, ...]
    kept: tuple[tuple[str, date], ...]
    standing: int
    added: Added
    ledger: Ledger


def publish_desk(
    where: Installation,
    totals: Sequence[Total],
    grades: Sequence[SurveyTotal],
    on: date,
    *,
    dry_run: bool,
) -> DeskDone:
    """Let out what did not leave before, as draft figures; raises `Refused` as `folder.publish` does."""
    with alone(where.folder):
        ledger = load_ledger(where.folder, LOG)
        refuse_measures(where, (grade.measure for grade in grades))
        located = locate_figures(where.folder, where.catalogue, where.regions)
        refuse_unlogged(located, _figures(where, ledger.entries), FILE)
        wanted = [total for total in totals if where.catalogue.find(total.what) is not None]
        new, kept = _new(ledger, [*map(_of_total, wanted), *map(_of_grade, grades)], on)
        after = ledger.with_more(new)
        added = missing(where, located, _figures(where, after.entries), FILE)
        if not dry_run:
            if new:
                write_ledger(where.folder, after, LOG)
            write_added(where.folder, added, where.catalogue, where.regions)
    standing = len(wanted) + len(grades) - len(new) - len(kept)
    return DeskDone(tuple(new), tuple(kept), standing, added, after)


@dataclass(frozen=True, slots=True)
class _Ready:
    """What would be told of one period; nothing (`said` empty) where it is of too few."""

    name: str
    measure: str
    start: date
    end: date
    said: tuple[Said, ...]
    counting: dict[str, object]


def _of_total(total: Total) -> _Ready:
    """Rounded to five; a share is told from its rounded whole and part, from ten on."""
    numbers = [total.count] if total.whole is None else [total.whole, total.count]
    few = total.whole is not None and total.whole < LEAST
    said = () if few else tuple(told_rounded(TOTAL, number, 0) for number in numbers)
    return _Ready(total.what, total.what, total.start, total.end, said, {"desk": str(total.what)})


def _of_grade(grade: SurveyTotal) -> _Ready:
    """An estimate, from ten answers on; to hundredths, which is finer than any margin of a sample."""
    value, low, high = (round(number * HUNDREDTHS) for number in (grade.value, grade.low, grade.high))
    said = (Said(TOTAL, "estimated", value, low, high),) if grade.answers >= LEAST else ()
    counting = {"desk": GRADE, "answers": grade.answers, "invited": grade.invited}
    return _Ready(grade.survey, grade.measure, grade.start, grade.end, said, counting)


def _new(ledger: Ledger, ready: Iterable[_Ready], on: date) -> tuple[list[Entry], list[tuple[str, date]]]:
    told = {(entry.measure, entry.publications[-1].subject.end) for entry in ledger.entries}
    entries: list[Entry] = []
    kept: list[tuple[str, date]] = []
    for one in ready:
        if (one.measure, one.end) in told:
            continue
        if not one.said:
            kept.append((one.measure, one.end))
            continue
        number = len(ledger.entries) + len(entries) + 1
        subject = Subject(one.name, one.start, one.end, on)
        publications = tuple(Publication(number, subject, (), (said,)) for said in one.said)
        entries.append(Entry(number, on, one.name, one.measure, one.counting, "", publications))
    return entries, kept


def _figures(where: Installation, entries: Iterable[Entry]) -> list[Figure]:
    region = where.loaded.programme.municipality.code
    figures = []
    for entry in entries:
        if entry.counting["desk"] == GRADE:
            figures.append(_grade_figure(where, entry, region))
        else:
            figures += figures_of(entry, region, where.catalogue.find, where.noting)
    return figures


def _grade_figure(where: Installation, entry: Entry, region: str) -> Figure:
    """The grade with its interval, as a figure of a survey."""
    about = entry.publications[-1]
    (said,), measure = about.said, where.catalogue.find(entry.measure)
    if measure is None:
        raise KeyError(entry.measure)
    value, low, high = ((number or 0) / HUNDREDTHS for number in (said.value, said.low, said.high))
    noted = where.noting(entry, said)
    return Figure(
        measure=measure.id,
        region=region,
        start=about.subject.start,
        end=about.subject.end,
        kind="survey",
        as_published="",
        value=value,
        low=low,
        high=high,
        unit=measure.unit,
        counted=measure.counted,
        status="A",
        origin="counted",
        published_on=entry.left_on,
        published_precision="day",
        release="draft",
        source=noted.source,
        source_url="",
        note=noted.note,
        assumption=noted.assumption,
        note_en=noted.note_en,
        assumption_en=noted.assumption_en,
    )
