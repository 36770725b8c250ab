"""Publishing from a folder: first the log, then the figures, so that nothing is out that is not written down.

Figures follow from the log: a run that was killed between the two is made good by the next one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perspectief.facts.adding import Added, plan_adding, write_added
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions
from perspectief.facts.store import FIGURES, Located, locate_figures
from perspectief.gate.asked import asked_of
from perspectief.gate.counting import Counter
from perspectief.gate.decisions import load_decisions
from perspectief.gate.definitions import Asked
from perspectief.gate.entries import Entry
from perspectief.gate.figures import FILE, Noting, figures_of, measures_of
from perspectief.gate.ledger import Ledger, alone, load_ledger, write_ledger
from perspectief.gate.publish import Plan, plan
from perspectief.ground.checked import first_of
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.load import PROGRAMME_FILE, Loaded
from perspectief.register.counting.columns import Columns


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder with what was read from it, and the words that figures get along."""

    folder: Path
    loaded: Loaded
    catalogue: Catalogue
    regions: Regions
    noting: Noting


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did, or would do: its plan, the figures that are new, and the log as it is then."""

    plan: Plan
    added: Added
    ledger: Ledger


def publish(
    where: Installation, columns: Columns, first: date, last: date, on: date, *, dry_run: bool
) -> Done:
    """Publish every count for the counting days from `first` to `last`, looked at on the day `on`.

    Raises `Refused` where the log was changed, or what leaves has no measure; nothing is written then.
    """
    with alone(where.folder):
        ledger, asked = load_ledger(where.folder), asked_of(where.loaded)
        _refuse_days_before(ledger, on)
        decisions = load_decisions(where.folder, tuple(one.definition.id for one in asked))
        refuse_measures(where, (one.definition.measure for one in asked))
        located = locate_figures(where.folder, where.catalogue, where.regions)
        refuse_unlogged(located, _figures(where, ledger.entries))
        shares = frozenset(m.id for m in where.catalogue.measures.values() if m.unit == "percent")
        _refuse_shares_by_cell(asked, shares)
        made = plan(Counter(columns, shares, on), asked, ledger, decisions, (first, last), on)
        refuse_measures(where, (name for entry in made.entries for name in measures_of(entry)))
        after = ledger.with_more(made.entries)
        added = missing(where, located, _figures(where, after.entries))
        if not dry_run:
            if made.entries:
                write_ledger(where.folder, after)
            write_added(where.folder, added, where.catalogue, where.regions)
    return Done(made, added, after)


def _refuse_days_before(ledger: Ledger, on: date) -> None:
    """What leaves is judged on the day it leaves: not by decisions that were withdrawn since."""
    last = max((entry.left_on for entry in ledger.entries), default=on)
    if last > on:
        raise Refused(
            [
                Problem(
                    "gate-day-passed",
                    Place("--as-of"),
                    found=on.isoformat(),
                    details={"last": last.isoformat()},
                )
            ]
        )


def _refuse_shares_by_cell(asked: Iterable[Asked], shares: frozenset[str]) -> None:
    """A share by group would be three tables that tell of each other: ask for the numbers instead."""
    wrong = [one for one in asked if one.by and one.definition.measure in shares]
    if wrong:
        place = Place(PROGRAMME_FILE)
        raise Refused(
            Problem("gate-no-breakdown", place, ", ".join(one.by), one.definition.id) for one in wrong
        )


def _figures(where: Installation, entries: Iterable[Entry]) -> list[Figure]:
    region = where.loaded.programme.municipality.code
    find, noting = where.catalogue.find, where.noting
    return [figure for entry in entries for figure in figures_of(entry, region, find, noting)]


def missing(
    where: Installation, located: Iterable[Located], logged: Iterable[Figure], file: str = FILE
) -> Added:
    """The figures of the log that the folder lacks: all new ones, and those that a kill kept out."""
    there = {_about(here.figure) for here in located if _is_in(here, file)}
    lacking = [figure for figure in logged if _about(figure) not in there]
    return plan_adding(where.folder, file, lacking, where.catalogue, where.regions)


def refuse_unlogged(located: Iterable[Located], logged: Iterable[Figure], file: str = FILE) -> None:
    """Raises `Refused` where the figures in a file that left say what the log does not."""
    known = {_about(figure): _said(figure) for figure in logged}
    ours = [here for here in located if _is_in(here, file)]
    lost = [here for here in ours if known.get(_about(here.figure)) != _said(here.figure)]
    if lost:
        raise Refused(first_of(_unlogged(here) for here in lost))


def _is_in(here: Located, file: str) -> bool:
    return here.place.file == f"{FIGURES}/{file}"


def _about(figure: Figure) -> tuple[object, ...]:
    """What makes it the same figure; not its source, whose words a translator may change."""
    return figure.measure, figure.region, figure.start, figure.end, figure.kind, figure.published_on


def _said(figure: Figure) -> tuple[float | None, ...]:
    return figure.value, figure.low, figure.high


def _unlogged(here: Located) -> Problem:
    details = {"measure": here.figure.measure, "day": here.figure.end.isoformat()}
    return Problem("gate-not-in-log", here.place, details=details)


def refuse_measures(where: Installation, names: Iterable[str]) -> None:
    """Raises `Refused` where there is no such measure."""
    unknown = [name for name in dict.fromkeys(names) if where.catalogue.find(name) is None]
    if unknown:
        raise Refused(Problem("gate-measure-missing", Place("measures.yaml"), "", name) for name in unknown)
