"""What both services of StatLine have in common: dimensions, and what is wanted of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from perspectief.facts.model import Measure, Status
from perspectief.facts.sources.json_answers import other_form
from perspectief.facts.sources.observed import Observed, fetching
from perspectief.facts.sources.source import Order
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("cell-not-chosen", "dimension-not-there")
_GEO, _TIME = ("GeoDimension", "GeoDetail"), "TimeDimension"
_DIMENSION = "Dimension"
_SETTLED: Mapping[str, Status] = {"Definitief": "A", "Voorlopig": "P", "NaderVoorlopig": "P"}


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The names of a table's dimensions, by what they are."""

    others: tuple[str, ...]
    region: str | None
    period: str

    @classmethod
    def of(cls, kinds: Mapping[str, str], url: str) -> "Dimensions":
        """The dimensions by their kinds; raises `Refused` where there is not one of time."""
        periods = [name for name, kind in kinds.items() if kind == _TIME]
        if len(periods) != 1:
            raise other_form(url, _TIME)
        places = [name for name, kind in kinds.items() if kind in _GEO]
        others = tuple(name for name, kind in kinds.items() if kind == _DIMENSION)
        return cls(others, places[0] if places else None, periods[0])


def settled(status: object) -> Status:
    """Whether figures of a period with this status are final."""
    return _SETTLED.get(str(status), "A")


def is_wanted(one: Observed, order: Order) -> bool:
    """Whether a value is of a region and period that were asked for."""
    late_enough = order.since is None or one.last >= order.since
    return late_enough and (order.regions is None or one.region in order.regions)


def refuse_unchosen(order: Order, dimensions: Dimensions) -> None:
    """A dimension without a choice would give a figure many times over; a choice for none, nothing."""
    problems = [
        problem
        for measure in order.measures
        for problem in _choices(order, measure, frozenset(dimensions.others))
    ]
    if problems:
        raise Refused(problems)


def _choices(order: Order, measure: Measure, there: frozenset[str]) -> Iterator[Problem]:
    named = fetching(measure).cells.keys()
    place = Place(f"{order.source} {order.table}")
    for name in sorted(there - named):
        yield Problem("cell-not-chosen", place, found=name, details={"measure": measure.id})
    for name in sorted(named - there):
        yield Problem("dimension-not-there", place, found=name, details={"measure": measure.id})
