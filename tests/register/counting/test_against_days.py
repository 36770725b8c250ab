"""Counts of random lives are those of an oracle that looks at every day."""

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perspectief.register.codes import Group, ParticipationDefinition, Scheme
from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import (
    Ages,
    CountDefinition,
    Counted,
    Flows,
    Period,
    What,
    WorkKnownBy,
)
from perspectief.register.counting.months import counting_days
from perspectief.register.counting.result import Series
from perspectief.register.counting.series import series
from perspectief.register.days import day_of
from tests.register.counting.lives import BEGIN, END, Oracle, Row, columns, corrected, lives, workers

SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
SCHEMES = st.sampled_from([frozenset({Scheme.GENERAL}), frozenset({Scheme.IOAW}), frozenset(Scheme)])
GROUPS = st.sampled_from([frozenset(), frozenset({Group.PARTICIPATION}), frozenset({Group.WORK, Group.CARE})])
DAYS = st.lists(st.integers(BEGIN + 60, END), max_size=3).map(lambda days: [*sorted(days), END])
MONTH_ENDS = counting_days(day_of(BEGIN + 60), day_of(END))


@st.composite
def definitions(draw: st.DrawFn, what: What) -> CountDefinition:
    flows = draw(st.sampled_from(Flows))
    periods = Period if flows is Flows.EVENTS else [Period.TRAILING]
    return CountDefinition(
        "a",
        "a",
        what,
        schemes=draw(SCHEMES),
        ages=draw(st.sampled_from(Ages)),
        age_from=draw(st.sampled_from([None, 18, 27])),
        age_to=draw(st.sampled_from([None, 27])),
        groups=draw(GROUPS),
        flows=flows,
        period=draw(st.sampled_from(periods)),
        period_months=draw(st.integers(1, 3)),
    )


@st.composite
def asked(draw: st.DrawFn, what: What) -> tuple[CountDefinition, list[int]]:
    definition = draw(definitions(what))
    if definition.flows is Flows.EVENTS:
        return definition, draw(DAYS)
    return definition, sorted(draw(st.sets(st.sampled_from(MONTH_ENDS.tolist()), min_size=1, max_size=4)))


def counted(rows: list[Row], definition: CountDefinition, days: list[int], known_on: int = END) -> Series:
    return series(columns(rows), definition, days, day_of(known_on))


def oracles(rows: list[Row], definition: CountDefinition, known_on: int = END) -> tuple[Oracle, Oracle]:
    """Without and with who is of an unknown age."""
    return Oracle(rows, definition, known_on), Oracle(rows, definition, known_on, unknown_ages=True)


@SLOW
@given(lives(), asked(What.STOCK), st.sampled_from(Counted))
def test_stock(rows: list[Row], what: tuple[CountDefinition, list[int]], unit: Counted) -> None:
    definition = replace(what[0], counted=unit)
    found = counted(rows, definition, what[1])
    sure, all_ = oracles(rows, definition)
    assert found.counts.value.tolist() == [len(sure.population(day)) for day in what[1]]
    assert found.counts.high.tolist() == [len(all_.population(day)) for day in what[1]]


@SLOW
@given(lives(), asked(What.INFLOW), st.sampled_from(Counted))
def test_inflow(rows: list[Row], what: tuple[CountDefinition, list[int]], unit: Counted) -> None:
    definition = replace(what[0], counted=unit)
    found = counted(rows, definition, what[1])
    sure, all_ = oracles(rows, definition)
    assert found.after.tolist() == [sure.after(day) for day in what[1]]
    expected = [sure.inflow(sure.after(day), day) for day in what[1]]
    assert found.counts.value.tolist() == expected
    others = [all_.inflow(all_.after(day), day) for day in what[1]]
    assert found.counts.high.tolist() == np.maximum(expected, others).tolist()


@SLOW
@given(lives(), asked(What.OUTFLOW), st.sampled_from(Counted))
def test_outflow(rows: list[Row], what: tuple[CountDefinition, list[int]], unit: Counted) -> None:
    definition = replace(what[0], counted=unit)
    found = counted(rows, definition, what[1])
    sure = oracles(rows, definition)[0]
    assert found.counts.value.tolist() == [sure.outflow(sure.after(day), day) for day in what[1]]


LEAVING = st.builds(
    CountDefinition,
    st.just("a"),
    st.just("a"),
    st.just(What.OUTFLOW_TO_WORK),
    schemes=st.just(frozenset(Scheme)) | SCHEMES,
    ages=st.sampled_from([Ages.ALL, Ages.ALL, Ages.BELOW_PENSION_AGE]),
    work_known_by=st.sampled_from(WorkKnownBy),
    period_months=st.sampled_from([1, 3, 12]),
    return_months=st.sampled_from([2, 3, 6, 1]),
)
KNOWN = st.just(END) | st.integers(BEGIN + 60, END)


@SLOW
@given(workers() | lives(), LEAVING, DAYS, KNOWN)
def test_outflow_to_work(
    rows: list[Row], definition: CountDefinition, days: list[int], known_on: int
) -> None:
    found = counted(rows, definition, days, known_on)
    sure = oracles(rows, definition, known_on)[0]
    assert found.counts.value.tolist() == [len(sure.left_for_work(sure.after(day), day)) for day in days]
    assert (found.counts.high >= found.counts.value).all()


@SLOW
@given(workers() | lives(), LEAVING, DAYS, KNOWN)
def test_returns(rows: list[Row], definition: CountDefinition, days: list[int], known_on: int) -> None:
    found = counted(rows, replace(definition, what=What.RETURNS), days, known_on)
    sure = oracles(rows, definition, known_on)[0]
    assert found.counts.value.tolist() == [sure.returns(sure.after(day), day) for day in days]
    left = [sure.left_for_work(sure.after(day), day) for day in days]
    assert found.share is not None
    assert found.share.whole.tolist() == [len(each) for each in left]
    assert found.share.part.tolist() == [sum(sure.back(*one) is not None for one in each) for each in left]


@SLOW
@given(
    lives(),
    asked(What.PARTICIPATION_SHARE),
    st.sampled_from(ParticipationDefinition),
    st.sampled_from([0, 1, 2, 4]),
)
def test_participation_share(
    rows: list[Row],
    what: tuple[CountDefinition, list[int]],
    kinds: ParticipationDefinition,
    hours: int,
) -> None:
    definition = replace(what[0], participation=kinds, hours_a_week=hours)
    found = counted(rows, definition, what[1])
    sure, all_ = oracles(rows, definition)
    windows = list(zip(found.after.tolist(), what[1], strict=True))
    parts = [sure.taking_part(*window) for window in windows]
    assert found.share is not None
    assert list(zip(found.share.part.tolist(), found.share.whole.tolist(), strict=True)) == [
        (active, whole) for active, _, whole in parts
    ]
    assert found.counts.high.tolist() == [all_.taking_part(*window)[1] for window in windows]
    if not definition.by_age:
        upper = [perhaps / whole * 100 if whole else np.nan for _, perhaps, whole in parts]
        np.testing.assert_allclose(found.share.high, upper)


@SLOW
@given(lives(), asked(What.MOVES))
def test_moves(rows: list[Row], what: tuple[CountDefinition, list[int]]) -> None:
    definition = replace(what[0], groups=frozenset())
    found = counted(rows, definition, what[1])
    sure = oracles(rows, definition)[0]
    assert found.moves is not None
    for at, day in enumerate(what[1]):
        assert found.moves.table[at].tolist() == sure.moves(sure.after(day), day).tolist()


@SLOW
@given(corrected(), asked(What.STOCK), st.sampled_from(list(What)))
def test_as_known_on_a_day_is_what_was_known_then(
    worlds: tuple[list[Row], int, list[Row], list[Row]],
    what: tuple[CountDefinition, list[int]],
    kind: What,
) -> None:
    first, day, then, both = worlds
    definition = replace(what[0], what=kind)
    for known_on, rows in ((day - 1, first), (day, then)):
        seen, alone = (counted(each, definition, what[1], known_on) for each in (both, rows))
        assert seen.counts.value.tolist() == alone.counts.value.tolist()
        assert seen.counts.high.tolist() == alone.counts.high.tolist()


@SLOW
@given(lives(), definitions(What.STOCK), st.sampled_from(Counted), DAYS, DAYS)
def test_stock_and_flows_close(
    rows: list[Row], definition: CountDefinition, unit: Counted, some: list[int], others: list[int]
) -> None:
    """Of every two days, so many months apart as there are: trailing periods from each to the next."""
    definition = replace(definition, counted=unit, period=Period.TRAILING, flows=Flows.EVENTS)
    held = columns(rows)
    for day in {*some, *others}:
        for months in (1, 5, 12):
            _closes(held, replace(definition, period_months=months), day)


def _closes(held: Columns, definition: CountDefinition, day: int) -> None:
    came, left = (
        series(held, replace(definition, what=what), [day], day_of(END))
        for what in (What.INFLOW, What.OUTFLOW)
    )
    before, after = series(held, definition, [int(came.after[0]), day], day_of(END)).counts.value
    assert after == before + came.counts.value[0] - left.counts.value[0]


@SLOW
@given(lives(), st.sampled_from(Counted), SCHEMES, GROUPS)
def test_stock_and_flows_close_between_counting_days(
    rows: list[Row], unit: Counted, schemes: frozenset[Scheme], groups: frozenset[Group]
) -> None:
    definition = CountDefinition(
        "a", "a", What.STOCK, unit, schemes=schemes, groups=groups, flows=Flows.COUNTING_DAYS
    )
    held = columns(rows)
    stock, came, left = (
        series(held, replace(definition, what=what), MONTH_ENDS, day_of(END)).counts.value
        for what in (What.STOCK, What.INFLOW, What.OUTFLOW)
    )
    assert (np.diff(stock) == (came - left)[1:]).all()


@SLOW
@given(lives(), definitions(What.MOVES))
def test_moves_close_on_the_stock_of_each_group(rows: list[Row], definition: CountDefinition) -> None:
    definition = replace(definition, groups=frozenset(), flows=Flows.EVENTS, period=Period.TRAILING)
    held = columns(rows)
    days = MONTH_ENDS
    table = series(held, replace(definition, period_months=1), days, day_of(END)).moves
    assert table is not None
    for at, group in enumerate(Group):
        of_group = replace(definition, what=What.STOCK, groups=frozenset({group}))
        stock = series(held, of_group, days, day_of(END)).counts.value
        gained = table.table[:, :, at].sum(axis=1) - table.table[:, at, :].sum(axis=1)
        assert (np.diff(stock) == gained[1:]).all()
