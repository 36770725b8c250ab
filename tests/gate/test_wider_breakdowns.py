"""What may be told by group and by scheme adds up to its total, and ties between counts are known."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.gate.breakdowns import can_break_down
from perspectief.gate.counting import Counter
from perspectief.gate.counts import FREE, TOTAL, Nested, Publication, Subject, Table, Ties
from perspectief.gate.definitions import Asked
from perspectief.gate.judge import Refusal, judge
from perspectief.gate.ties import nodes_of, ties_of
from perspectief.ground.problem import Refused
from perspectief.register.codes import EndReason, Group, Scheme
from perspectief.register.counting.definition import CountDefinition, Counted, Flows, What, WorkKnownBy
from tests.gate.conftest import Publish, ask
from tests.gate.lives import MONTHS, Life, columns, every_life, first_of
from tests.gate.people import grouped
from tests.gate.test_breakdown import ROWS, groups_of
from tests.gate.test_folder import LATER, MONTH, figures
from tests.gate.towns import month_end, stock, table

BOTH = frozenset({Scheme.GENERAL, Scheme.IOAW})
PERSONS = CountDefinition("persons", "m", What.STOCK, schemes=BOTH)
FILES = replace(PERSONS, counted=Counted.FILES)
CAME, LEFT = (replace(PERSONS, what=what) for what in (What.INFLOW, What.OUTFLOW))
ACTIVE = replace(PERSONS, what=What.PARTICIPATION_SHARE)
TO_WORK = replace(PERSONS, what=What.OUTFLOW_TO_WORK)
CARE = frozenset({Group.CARE})
KNOWN = date(2031, 1, 1)
ASKED = [
    Asked(PERSONS, ("group",)),
    Asked(PERSONS, ("scheme",)),
    Asked(PERSONS, ("group", "scheme")),
    Asked(FILES, ("scheme",)),
    Asked(CAME, ("group",)),
    Asked(LEFT, ("group",)),
    Asked(replace(CAME, period_months=2), ("group",)),
    Asked(ACTIVE, ("group",)),
]


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(st.sampled_from(every_life()), st.integers(1, 9), min_size=1, max_size=12))
def test_the_cells_of_a_breakdown_add_up_to_its_total(town: dict[Life, int]) -> None:
    counter = Counter(columns(town), frozenset(), KNOWN)
    days = [month_end(month) for month in range(MONTHS)]
    for asked in ASKED:
        totals = {one.day: one.tables[-1] for one in counter.totals(asked, days, lambda _: KNOWN)}
        cells = {one.day: one.tables[-1] for one in counter.breakdowns(asked, days, lambda _: KNOWN)}
        assert totals.keys() == cells.keys() == set(days)
        for day in days:
            assert sum(cells[day].counts.values()) == totals[day].counts[TOTAL], asked
            assert cells[day].subject == totals[day].subject


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: f"{one.definition.what} by {' and '.join(one.by)}")
def test_these_can_be_broken_down(asked: Asked) -> None:
    assert can_break_down(asked.definition, asked.by)


@pytest.mark.parametrize(
    ("definition", "by"),
    [
        (FILES, ("group",)),  # partners may be in two groups
        (replace(PERSONS, groups=CARE), ("group",)),
        (replace(PERSONS, schemes=frozenset({Scheme.GENERAL})), ("scheme",)),
        (CAME, ("scheme",)),  # who changes scheme neither comes nor leaves
        (replace(LEFT, reasons=frozenset({EndReason.WORK})), ("group",)),
        (replace(CAME, flows=Flows.COUNTING_DAYS), ("group",)),
        (TO_WORK, ("group",)),
        (replace(PERSONS, what=What.RETURNS), ("group",)),
    ],
)
def test_these_do_not_add_up(definition: CountDefinition, by: tuple[str, ...]) -> None:
    assert not can_break_down(definition, by)


def name(definition: CountDefinition) -> str:
    return nodes_of(definition)[0].name


def test_a_scheme_by_itself_is_a_cell_of_all_of_them() -> None:
    general = replace(PERSONS, schemes=frozenset({Scheme.GENERAL}))
    tie = Nested(name(general), name(PERSONS), (("scheme", "general"),), whole=True)
    assert tie in ties_of([general, PERSONS]).nested
    care = replace(general, groups=CARE)
    cell = (("group", "care"), ("scheme", "general"))
    assert Nested(name(care), name(PERSONS), cell, whole=True) in ties_of([care, PERSONS]).nested


def test_who_left_for_work_left_and_who_came_back_came() -> None:
    ties = ties_of([TO_WORK, LEFT]).nested
    assert Nested(name(TO_WORK), name(LEFT)) in ties
    for_work = replace(LEFT, reasons=frozenset({EndReason.WORK, EndReason.SELF_EMPLOYED}))
    assert ties_of([TO_WORK, for_work]).nested == ()
    by_reason = replace(TO_WORK, work_known_by=WorkKnownBy.END_REASON)
    assert Nested(name(by_reason), name(for_work)) in ties_of([by_reason, for_work]).nested
    everybody = frozenset(Scheme)
    back, came = replace(PERSONS, what=What.RETURNS, schemes=everybody), replace(CAME, schemes=everybody)
    assert Nested(name(back), name(came)) in ties_of([back, came]).nested
    assert ties_of([back, replace(came, age_to=27)]).nested[-1:] != (Nested(name(back), name(came)),)


def test_who_came_in_a_group_came_into_it() -> None:
    care = replace(CAME, groups=CARE)
    assert Nested(name(CAME), name(care), of=(("group", "care"),)) in ties_of([CAME, care]).nested


def flow(definition: str, first: int, last: int, count: int) -> Table:
    return table(Subject(definition, first_of(first), month_end(last), month_end(last)), {}, [count])


def test_months_of_one_count_and_the_year_of_another_give_the_few_between_them() -> None:
    """Sixty left in three months, and of all three months fifty-eight for work: two did not."""
    ties = Ties(nested=(Nested("to-work", "left"),))
    history: list[Publication] = []
    for month in range(3):
        told = judge(history, flow("left", month, month, 20), ties, exact=True)
        assert isinstance(told, Publication)
        history.append(told)
    refused = judge(history, flow("to-work", 0, 2, 58), ties, exact=True)
    assert isinstance(refused, Refusal) and refused.code == "gate-would-reveal"
    assert isinstance(judge(history, flow("to-work", 0, 2, 58), FREE, exact=True), Publication)
    assert isinstance(judge(history, flow("to-work", 0, 2, 30), ties, exact=True), Publication)


def test_stocks_between_the_months_of_a_flow_give_the_other_flow() -> None:
    """A stock a quarter, what came in each month: the two who left in the quarter are left over."""
    ties = ties_of([PERSONS, CAME, LEFT])
    history: list[Publication] = []
    for day, count in ((month_end(-1), 100), (month_end(2), 158)):
        told = judge(history, table(stock(day, name(PERSONS)), {}, [count]), ties, exact=True)
        assert isinstance(told, Publication)
        history.append(told)
    answers = []
    for month in range(3):
        answers.append(judge(history, flow(name(CAME), month, month, 20), ties, exact=True))
        history += [one for one in answers[-1:] if isinstance(one, Publication)]
    assert [type(one) for one in answers] == [Publication, Publication, Refusal]


MEASURES = """measures:
  - {id: active_persons, name: x, unit: count, counted: person, minimum: 0}
""" + "".join(
    f"  - {{id: active_persons_{group}, name: x, unit: count, counted: person, minimum: 0}}\n"
    for group in (*Group, "none")
)


def test_how_many_take_part_leaves_by_group_where_it_is_a_number(folder: Path, let_out: Publish) -> None:
    ask(folder, "id: active, measure: active_persons, what: participation_share, by: [group]")
    (folder / "measures.yaml").write_text(MEASURES, encoding="utf-8")
    done = let_out(grouped(ROWS, groups_of(20, 30)), MONTH, LATER)
    assert [one.refusal.code for one in done.plan.refused] == ["gate-would-reveal"]
    told = {figure.measure: (figure.kind, figure.value) for figure in figures(folder)}
    assert told == {"active_persons": ("stock", 0)}


def test_a_share_by_group_is_refused_before_anything_is_counted(folder: Path, let_out: Publish) -> None:
    ask(folder, "id: active, measure: participation_share, what: participation_share, by: [group]")
    with pytest.raises(Refused, match="gate-no-breakdown"):
        let_out(grouped(ROWS, groups_of(20, 30)), MONTH, LATER + timedelta(days=1))
