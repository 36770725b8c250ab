"""A programme as far as it was said on a day: without editions that came later or are being written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.load import Loaded
from perspectief.programme.model import Activity, Edition, Goal, Indicator, Programme, Target, TargetVersion

Item = TypeVar("Item")
CODES = ("unknown-edition", "edition-not-concept")


@dataclass(frozen=True, slots=True)
class Said:
    """The editions that had been said by a day; `concept` is being written and counts among them."""

    as_of: date
    editions: tuple[Edition, ...]
    concept: str | None = None

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the editions."""
        return frozenset(edition.id for edition in self.editions)

    def is_concept(self, edition: str | None) -> bool:
        """Whether an edition is the one that is being written."""
        return edition is not None and edition == self.concept

    def said_on(self, edition: Edition) -> date:
        """The day that counts for an edition: a concept is said on the day that one looks from."""
        return self.as_of if edition.id == self.concept else edition.date


def said_by(programme: Programme, as_of: date, concept: str | None) -> Said:
    """What had been said by `as_of`; raises Refused where `concept` is no concept of this programme."""
    if concept is not None:
        refuse_unless_concept(programme, concept)
    editions = [
        edition
        for edition in programme.editions
        if edition.id == concept or (edition.status == "adopted" and edition.date <= as_of)
    ]
    ordered = sorted(editions, key=lambda edition: (edition.id == concept, edition.date))
    return Said(as_of, tuple(ordered), concept)


def find_edition(programme: Programme, id_: str) -> Edition:
    """The edition of an id; raises Refused with what was probably meant."""
    found = next((edition for edition in programme.editions if edition.id == id_), None)
    if found is None:
        known = [edition.id for edition in programme.editions]
        near = nearest(id_, known)
        raise Refused([_problem("unknown-edition", id_, near, () if near else tuple(known))])
    return found


def refuse_unless_concept(programme: Programme, id_: str) -> None:
    """Raise Refused where an edition does not exist, or is adopted already."""
    if find_edition(programme, id_).status == "concept":
        return
    concepts = tuple(edition.id for edition in programme.editions if edition.status == "concept")
    near = concepts[0] if len(concepts) == 1 else ""
    raise Refused([_problem("edition-not-concept", id_, near, () if near else concepts)])


def _problem(code: str, found: str, suggestion: str, allowed: tuple[str, ...]) -> Problem:
    return Problem(code, Place("programme.yaml"), "editions", found, allowed, suggestion)


def as_said(loaded: Loaded, said: Said) -> Loaded:
    """The programme with only what those editions said; its parts keep their places in the file."""
    programme, ids = loaded.programme, said.ids
    kept: dict[str, tuple[int, ...]] = {
        "editions": _places(programme.editions, lambda edition: edition.id in ids),
        "goals": _places(programme.goals, lambda goal: _begun(goal.since, ids)),
        "indicators": _places(programme.indicators, lambda indicator: _begun(indicator.since, ids)),
    }
    names = frozenset(programme.indicators[at].id for at in kept["indicators"])
    goals = frozenset(programme.goals[at].id for at in kept["goals"])
    kept["activities"] = _places(
        programme.activities, lambda each: _begun(each.since, ids) and not goals.isdisjoint(each.goals)
    )
    pruned = programme.model_copy(
        update={
            "editions": tuple(programme.editions[at] for at in kept["editions"]),
            "goals": tuple(_goal(programme.goals[at], names) for at in kept["goals"]),
            "indicators": tuple(_indicator(programme.indicators[at], said) for at in kept["indicators"]),
            "activities": tuple(
                _activity(programme.activities[at], ids, goals, names) for at in kept["activities"]
            ),
        }
    )
    return Loaded(pruned, loaded.tree, kept)


def _places(items: Sequence[Item], keep: Callable[[Item], bool]) -> tuple[int, ...]:
    return tuple(at for at, item in enumerate(items) if keep(item))


def _begun(since: str | None, ids: frozenset[str]) -> bool:
    return since is None or since in ids


def _goal(goal: Goal, indicators: frozenset[str]) -> Goal:
    clauses = tuple(
        clause.model_copy(update={"indicators": _among(clause.indicators, indicators)})
        for clause in goal.clauses
    )
    return goal.model_copy(update={"clauses": clauses})


def _indicator(indicator: Indicator, said: Said) -> Indicator:
    targets = tuple(target for each in indicator.targets if (target := _target(each, said)).versions)
    source = indicator.source
    if source and source.known_since and source.known_since > said.as_of:
        source = None
    return indicator.model_copy(update={"targets": targets, "source": source})


def _target(target: Target, said: Said) -> Target:
    """The target with its known versions; one without any did not exist yet."""
    versions = tuple(
        version
        for version in target.versions
        if (version.edition in said.ids if version.edition else _appeared(version, said.as_of))
    )
    return target.model_copy(update={"versions": versions})


def _appeared(version: TargetVersion, as_of: date) -> bool:
    return version.reported is not None and version.reported.date <= as_of


def _activity(
    activity: Activity, ids: frozenset[str], goals: frozenset[str], indicators: frozenset[str]
) -> Activity:
    update = {
        "goals": _among(activity.goals, goals),
        "indicators": _among(activity.indicators, indicators),
        "costs": tuple(cost for cost in activity.costs if _begun(cost.edition, ids)),
    }
    return activity.model_copy(update=update)


def _among(names: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)
