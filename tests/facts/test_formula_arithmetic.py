"""Computed values and bounds against plain arithmetic, over formulas made at random."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import product
from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.formula.evaluate import evaluate
from perspectief.facts.formula.interval import Interval, combined
from perspectief.facts.formula.parse import Operator
from perspectief.facts.model import Figure, Measure
from perspectief.facts.store import Facts
from perspectief.ground.text import Text
from tests.facts.conftest import MakeFigure

PARTS = ("aa", "bb", "cc")
Numbers = Mapping[str, float]
Both = tuple[str, Callable[[Numbers], float]]  # a formula as text, and the same as plain Python
ROUNDING = 0.0051  # computed figures keep two digits more than their measure is shown with


def _joined(parts: tuple[Both, str, Both]) -> Both:
    (left, one), sign, (right, two) = parts
    plain: dict[str, Callable[[Numbers], float]] = {
        "+": lambda numbers: one(numbers) + two(numbers),
        "-": lambda numbers: one(numbers) - two(numbers),
        "*": lambda numbers: one(numbers) * two(numbers),
        "/": lambda numbers: one(numbers) / two(numbers),
    }
    return f"({left}) {sign} ({right})", plain[sign]


def _named(name: str) -> Both:
    return name, lambda numbers: numbers[name]


def _constant(number: float) -> Both:
    return str(number), lambda _: float(number)


LEAVES = st.one_of(st.sampled_from(PARTS).map(_named), st.sampled_from([1, 2, 0.5, 100, 1000]).map(_constant))
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(_joined),
    max_leaves=6,
).filter(lambda both: any(part in both[0] for part in PARTS))
VALUES = st.fixed_dictionaries({part: st.integers(1, 5_000).map(float) for part in PARTS})
HALVES = st.fixed_dictionaries({part: st.sampled_from([0.0, 0.25, 0.5]) for part in PARTS})


def a_measure(measure: str, formula: str | None = None) -> Measure:
    return Measure(id=measure, name=Text(nl=measure), unit="count", counted="file", formula=formula)


def catalogue_with(formula: str) -> Catalogue:
    own = {part: a_measure(part) for part in PARTS}
    return Catalogue({**own, "sum": a_measure("sum", formula)})


def computed(formula: str, figures: list[Figure]) -> tuple[Figure, ...]:
    catalogue = catalogue_with(formula)
    return evaluate(catalogue.measures["sum"], catalogue, Facts.of(figures), "GM0141")


def _figures(values: Numbers, halves: Numbers, make: MakeFigure) -> list[Figure]:
    return [
        make(
            measure=part,
            value=values[part],
            low=values[part] - halves[part],
            high=values[part] + halves[part],
        )
        for part in PARTS
    ]


def _plain(work: Callable[[Numbers], float], numbers: Numbers) -> float | None:
    try:
        return work(numbers)
    except ZeroDivisionError:
        return None


@given(both=FORMULAS, values=VALUES)
def test_exact_parts_give_what_plain_arithmetic_gives(
    both: Both, values: Numbers, make_figure: MakeFigure
) -> None:
    text, work = both
    found = computed(text, _figures(values, dict.fromkeys(PARTS, 0.0), make_figure))
    wanted = _plain(work, values)
    if wanted is None:
        assert found == ()
        return
    (figure,) = found
    assert figure.value is not None
    assert isclose(figure.value, wanted, rel_tol=1e-9, abs_tol=ROUNDING)


@given(both=FORMULAS, values=VALUES, halves=HALVES)
def test_the_bounds_hold_whatever_the_parts_were(
    both: Both, values: Numbers, halves: Numbers, make_figure: MakeFigure
) -> None:
    text, work = both
    for figure in computed(text, _figures(values, halves, make_figure)):
        low = -inf if figure.low is None else figure.low
        high = inf if figure.high is None else figure.high
        for shifts in product((-1, -0.3, 0, 0.6, 1), repeat=len(PARTS)):
            numbers = {
                part: values[part] + shift * halves[part] for part, shift in zip(PARTS, shifts, strict=True)
            }
            truth = _plain(work, numbers)
            assert truth is not None
            slack = 1e-9 + 1e-9 * abs(truth)
            assert low - slack <= truth <= high + slack


@given(now=st.integers(1, 10**6), before=st.integers(1, 10**6))
def test_growth_is_that_of_the_schoolbook(now: int, before: int, make_figure: MakeFigure) -> None:
    figures = [
        make_figure(
            measure="aa", value=float(number), low=float(number), high=float(number), start=day, end=day
        )
        for number, day in ((before, date(2020, 12, 31)), (now, date(2021, 12, 31)))
    ]
    (growth,) = computed("growth(aa, 12)", figures)
    (change,) = computed("change(aa, 12)", figures)
    assert growth.value == pytest.approx((now - before) / before * 100, abs=ROUNDING)
    assert change.value == now - before
    assert (growth.end, change.end) == (date(2021, 12, 31), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("2 + 3 * aa", 302.0),
        ("10 - 4 - 3 + 0 * aa", 3.0),
        ("aa / 10 / 5", 2.0),
        ("-aa + 1", -99.0),
        ("2 * -aa", -200.0),
    ],
)
def test_signs_bind_as_they_do_on_paper(formula: str, value: float, make_figure: MakeFigure) -> None:
    (figure,) = computed(formula, [make_figure(measure="aa", value=100.0, low=100.0, high=100.0)])
    assert figure.value == value


@pytest.mark.parametrize("formula", ["aa / bb", "1 / (aa - aa)"])
def test_a_divisor_that_may_be_nought_gives_no_figure(formula: str, make_figure: MakeFigure) -> None:
    figures = [
        make_figure(measure="aa", value=3.0, low=3.0, high=3.0),
        make_figure(measure="bb", value=0.2, low=-0.3, high=0.7),
    ]
    assert computed(formula, figures) == ()


def test_an_open_bound_stays_open(make_figure: MakeFigure) -> None:
    """“More than 2,400” minus 100 is more than 2,300, and nothing else is said."""
    figures = [
        make_figure(measure="aa", value=None, low=2400.0, high=None),
        make_figure(measure="bb", value=100.0, low=100.0, high=100.0),
    ]
    (figure,) = computed("aa - bb", figures)
    assert (figure.value, figure.low, figure.high) == (None, 2300.0, None)
    (quotient,) = computed("bb / aa * 100", figures)
    assert quotient.low == 0.0
    assert quotient.high == pytest.approx(100 / 2400 * 100, abs=0.011)


def test_bounds_stay_within_what_the_measure_can_be(make_figure: MakeFigure) -> None:
    catalogue = catalogue_with("aa / bb * 100")
    share = catalogue.measures["sum"].model_copy(update={"minimum": 0.0, "maximum": 100.0})
    figures = [
        make_figure(measure="aa", value=10.0, low=5.0, high=15.0),
        make_figure(measure="bb", value=10.0, low=5.0, high=15.0),
    ]
    (figure,) = evaluate(share, catalogue, Facts.of(figures), "GM0141")
    assert (figure.value, figure.high) == (100.0, 100.0)
    assert figure.low == pytest.approx(100 / 3, abs=0.011)


INTERVALS = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)).map(
    lambda ends: Interval(sum(ends) / 2, min(ends), max(ends))
)
OPERATORS = st.sampled_from(["+", "-", "*", "/"])


@given(INTERVALS, OPERATORS, INTERVALS)
def test_a_value_lies_within_its_bounds(left: Interval, operator: Operator, right: Interval) -> None:
    found = combined(operator, left, right)
    if found is not None and found.value is not None:
        assert found.low <= found.value <= found.high


@given(INTERVALS, OPERATORS, st.sampled_from([(0.0, inf), (1.0, inf), (-inf, -1.0), (-inf, inf)]))
def test_open_ends_never_turn_into_no_number(
    left: Interval, operator: Operator, ends: tuple[float, float]
) -> None:
    found = combined(operator, left, Interval(None, *ends))
    assert found is None or (found.low == found.low and found.high == found.high)
