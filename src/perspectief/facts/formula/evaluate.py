"""The figures of a measure that is computed from others: one for each period and each day it changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.formula.check import parsed
from perspectief.facts.formula.figures import figure_of
from perspectief.facts.formula.interval import Interval, combined, exactly, interval_of
from perspectief.facts.formula.outcome import Outcome
from perspectief.facts.formula.parse import Call, Name, Node, Number, Operation, names
from perspectief.facts.formula.series import Period, Series, earlier, known_since
from perspectief.facts.model import Figure, Measure
from perspectief.facts.store import Facts

_HUNDRED = exactly(100.0)


def evaluate(
    measure: Measure, catalogue: Catalogue, facts: Facts, region: str, as_of: date = date.max
) -> tuple[Figure, ...]:
    """The computed figures of a measure in a region, oldest period and oldest knowledge first.

    There is one where all parts are known; a part that changed later gives a further figure of that day.
    A divisor that was counted on 1 January may serve its whole year, and the figure says so. Only figures
    that were released and known on `as_of` are used. A measure without a formula has none.
    """
    if measure.formula is None:
        return ()
    node = parsed(measure.formula)
    parts = {
        name.measure: _series(catalogue.measures[name.measure], catalogue, facts, region, as_of)
        for name in names(node)
    }
    sum_ = _Sum(node, parts)
    found = (
        figure_of(measure, region, period, outcome, catalogue.measures)
        for period in sum_.periods()
        for outcome in sum_.outcomes(period)
    )
    return tuple(found)


def _series(part: Measure, catalogue: Catalogue, facts: Facts, region: str, as_of: date) -> Series:
    """What is known of a part: as published, and where it has a formula itself, for all other periods."""
    published = Series.of(facts.known(part.id, region, as_of))
    computed = Series.of(evaluate(part, catalogue, facts, region, as_of))
    return Series({**computed.by_period, **published.by_period})


@dataclass(slots=True)
class _Look:
    """One look at a formula on a day; remembers the figures that it took."""

    parts: Mapping[str, Series]
    day: date
    taken: dict[tuple[object, ...], Figure] = field(default_factory=dict)
    serving: set[str] = field(default_factory=set)

    def at(self, node: Node, period: Period, *, divisor: bool = False) -> Interval | None:
        """What a node comes to for a period; None where a part is not known or a divisor may be nought."""
        if isinstance(node, Number):
            return exactly(node.value)
        if isinstance(node, Name):
            return self.named(node, period, divisor=divisor)
        if isinstance(node, Call):
            return self.call(node, period, divisor=divisor)
        left = self.at(node.left, period, divisor=divisor)
        right = self.at(node.right, period, divisor=divisor or node.operator == "/")
        return None if left is None or right is None else combined(node.operator, left, right)

    def named(self, name: Name, period: Period, *, divisor: bool) -> Interval | None:
        figure = self.parts[name.measure].on(period, self.day, serving=divisor)
        if figure is None:
            return None
        self.taken[figure.key] = figure
        if (figure.start, figure.end) != period:
            self.serving.add(name.measure)
        return interval_of(figure)

    def call(self, node: Call, period: Period, *, divisor: bool) -> Interval | None:
        then = earlier(period, node.months)
        now = self.at(node.inner, period, divisor=divisor)
        before = then and self.at(node.inner, then, divisor=divisor)
        if now is None or before is None:
            return None
        if node.function == "change":
            return combined("-", now, before)
        times = combined("/", now, before)
        more = times and combined("-", times, exactly(1.0))
        return more and combined("*", more, _HUNDRED)


@dataclass(frozen=True, slots=True)
class _Sum:
    node: Node
    parts: Mapping[str, Series]

    def periods(self) -> list[Period]:
        """The periods that a part is of, divisors aside unless there is nothing else."""
        leading = set(_leading(self.node)) or {name.measure for name in names(self.node)}
        found = {period for measure in leading for period in self.parts[measure].by_period}
        return sorted(found, key=lambda period: (period[1], period[0]))

    def outcomes(self, period: Period) -> Iterator[Outcome]:
        """What comes out, on each day on which that was something new."""
        last: tuple[object, ...] | None = None
        for day in sorted({known_since(figure) for figure in self._touched(self.node, period, False)}):
            look = _Look(self.parts, day)
            interval = look.at(self.node, period)
            if interval is not None and interval.speaks:
                taken = tuple(look.taken[key] for key in sorted(look.taken, key=str))
                said = (interval, tuple(figure.status for figure in taken))
                if said != last:
                    yield Outcome(day, interval, taken, frozenset(look.serving))
                last = said

    def _touched(self, node: Node, period: Period, divisor: bool) -> Iterator[Figure]:
        """Every figure that may have a say, whenever it became known."""
        if isinstance(node, Name):
            yield from self.parts[node.measure].about(period, serving=divisor)
        elif isinstance(node, Call):
            for each in (period, earlier(period, node.months)):
                yield from self._touched(node.inner, each, divisor) if each else ()
        elif isinstance(node, Operation):
            yield from self._touched(node.left, period, divisor)
            yield from self._touched(node.right, period, divisor or node.operator == "/")


def _leading(node: Node) -> Iterator[str]:
    """The measures that are not divided by."""
    if isinstance(node, Name):
        yield node.measure
    elif isinstance(node, Call):
        yield from _leading(node.inner)
    elif isinstance(node, Operation):
        yield from _leading(node.left)
        if node.operator != "/":
            yield from _leading(node.right)
