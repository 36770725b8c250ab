"""Publishing from a folder: first the log, then the figures, so that nothing is out that is not written down.

Figures follow from the log: a run that was killed between the two is made good by the next one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perspectief.facts.adding import Added, plan_adding, write_added
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions
from perspectief.facts.store import identity, locate_figures
from perspectief.gate.asked import asked_of
from perspectief.gate.counting import Counter
from perspectief.gate.decisions import load_decisions
from perspectief.gate.definitions import Asked
from perspectief.gate.entries import Entry
from perspectief.gate.figures import FILE, Noting, figures_of, measures_of
from perspectief.gate.ledger import Ledger, alone, load_ledger, write_ledger
from perspectief.gate.publish import Plan, plan
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.load import Loaded
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
        ledger, asked = load_ledger(where.folder), asked_of(where.folder, where.loaded)
        decisions = load_decisions(where.folder, tuple(one.definition.id for one in asked))
        _refuse_without_measure(where, asked)
        shares = frozenset(m.id for m in where.catalogue.measures.values() if m.unit == "percent")
        made = plan(Counter(columns, shares, on), asked, ledger, decisions, (first, last), on)
        after = ledger.with_more(made.entries)
        _refuse_unknown_measures(where, made.entries)
        added = _missing(where, after.entries)
        if not dry_run:
            if made.entries:
                write_ledger(where.folder, after)
            write_added(where.folder, added, where.catalogue, where.regions)
    return Done(made, added, after)


def _missing(where: Installation, entries: Sequence[Entry]) -> Added:
    """The figures of the log that are not in the folder yet; raises `Refused` for some that only are there."""
    region = where.loaded.programme.municipality.code
    located = locate_figures(where.folder, where.catalogue, where.regions)
    wanted = {
        identity(figure): figure
        for entry in entries
        for figure in figures_of(entry, region, where.catalogue.find, where.noting)
    }
    _refuse_unlogged((here.figure for here in located), wanted.values())
    there = {identity(here.figure) for here in located}
    missing = [figure for key, figure in wanted.items() if key not in there]
    return plan_adding(where.folder, FILE, missing, where.catalogue, where.regions)


def _refuse_unlogged(standing: Iterable[Figure], logged: Iterable[Figure]) -> None:
    wanted = list(logged)
    known = {figure.key for figure in wanted}
    sources = {figure.source for figure in wanted} or {""}
    lost = [
        figure
        for figure in standing
        if figure.origin == "counted" and figure.source in sources and figure.key not in known
    ]
    if lost:
        raise Refused(
            Problem(
                "gate-not-in-log",
                Place(f"figures/{FILE}"),
                details={"measure": figure.measure, "day": figure.end.isoformat()},
            )
            for figure in lost
        )


def _refuse_without_measure(where: Installation, asked: Iterable[Asked]) -> None:
    unknown = [
        one.definition.measure for one in asked if where.catalogue.find(one.definition.measure) is None
    ]
    _refuse_measures(unknown)


def _refuse_unknown_measures(where: Installation, entries: Iterable[Entry]) -> None:
    names = dict.fromkeys(name for entry in entries for name in measures_of(entry))
    _refuse_measures([name for name in names if where.catalogue.find(name) is None])


def _refuse_measures(unknown: Sequence[str]) -> None:
    if unknown:
        raise Refused(Problem("gate-measure-missing", Place("measures.yaml"), "", name) for name in unknown)
