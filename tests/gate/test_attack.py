"""Random sequences of publications, and an attacker who holds all of them together."""

from dataclasses import dataclass
from itertools import product

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from perspectief.gate.counts import (
    FREE,
    LEAST,
    TOTAL,
    Cell,
    Closing,
    Nested,
    Publication,
    Said,
    Subject,
    Table,
    Ties,
)
from perspectief.gate.judge import Refusal, judge
from tests.gate.towns import Atom, Attacker, margin, month_end, stock, table, window

MONTHS, LENGTH = 7, 3
GROUPS = ("care", "work")
SOON, LATER = "soon", "later"  # back within half a year, or within a year
RINGS = {"back-6": (SOON,), "back-12": (SOON, LATER)}
RETURNS = Ties(nested=(Nested("back-6", "back-12"),))
# Shrinking an attack takes longer than finding it: the first that is found will do.
QUICK = settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
Lives = dict[Atom, int]  # persons by month of return, how soon they returned, and group


@dataclass(frozen=True)
class Wish:
    """What is asked to leave: a definition, its last month, whether by group, whether exact."""

    definition: str
    last: int
    by_group: bool
    exact: bool


lives = st.lists(st.integers(0, 12), min_size=MONTHS * 4, max_size=MONTHS * 4).map(
    lambda counts: dict(zip(product(map(str, range(MONTHS)), (SOON, LATER), GROUPS), counts, strict=True))
)
wishes = st.lists(
    st.builds(
        Wish,
        st.sampled_from(sorted(RINGS)),
        st.integers(LENGTH - 1, MONTHS - 1),
        st.booleans(),
        st.booleans(),
    ),
    min_size=4,
    max_size=14,
    unique_by=lambda wish: (wish.definition, wish.last, wish.by_group),
)


def lived(rings: tuple[str, ...], count: int) -> Lives:
    return dict.fromkeys(product(map(str, range(MONTHS)), rings, GROUPS), count)


def covers(subject: Subject, cell: Cell) -> set[Atom]:
    last = next(month for month in range(MONTHS) if month_end(month) == subject.end)
    months = map(str, range(last - LENGTH + 1, last + 1))
    groups = [value for _, value in cell] or GROUPS
    return set(product(months, RINGS[subject.definition], groups))


def counted(town: Lives, wish: Wish) -> Table:
    subject = window(wish.definition, wish.last, LENGTH)
    whole = [sum(town[atom] for atom in covers(subject, (("group", group),))) for group in GROUPS]
    found = table(subject, {"group": GROUPS}, whole)
    return found if wish.by_group else margin(found, ())


def published(town: Lives, asked: list[Wish]) -> list[Publication]:
    history: list[Publication] = []
    for wish in asked:
        if isinstance(found := judge(history, counted(town, wish), RETURNS, exact=wish.exact), Publication):
            history.append(found)
    return history


def of_interest() -> list[set[Atom]]:
    """Every count of people in a month, a ring and a group, and every sum over rings, groups or both."""
    found: list[set[Atom]] = []
    for month in map(str, range(MONTHS)):
        for rings in ((SOON,), (LATER,), (SOON, LATER)):
            for groups in (("care",), ("work",), GROUPS):
                found.append(set(product((month,), rings, groups)))
    return found


@QUICK
@given(lives, wishes)
def test_all_publications_together_reveal_no_count_under_ten(town: Lives, asked: list[Wish]) -> None:
    history = published(town, asked)
    if not history:
        return
    attacker = Attacker(list(town), covers)
    cells = [covers(p.subject, said.cell) for p in history for said in p.said if said.rule != "exact"]
    for wanted in [*of_interest(), *cells]:
        low, high = attacker.bounds(history, wanted)
        truth = sum(town[atom] for atom in wanted)
        assert low <= truth <= high
        assert truth >= LEAST or low < high, (wanted, truth, history)


@QUICK
@given(lives)
def test_whoever_publishes_without_the_gate_is_attacked(town: Lives) -> None:
    """The attacker is no straw man: nested definitions told exactly give the few between them."""
    naive = []
    for definition in RINGS:
        one = counted(town, Wish(definition, LENGTH, False, True))
        count = one.counts[TOTAL]
        naive.append(Publication(0, one.subject, (), (Said(TOTAL, "exact", count, count, count),)))
    between = covers(naive[1].subject, TOTAL) - covers(naive[0].subject, TOTAL)
    low, high = Attacker(list(town), covers).bounds(naive, between)
    assert low == high == sum(town[atom] for atom in between)


def windows(months: list[int]) -> list[Table]:
    """The total of every three months in a row."""
    lasts = range(LENGTH - 1, len(months))
    return [
        table(window("back", last, LENGTH), {}, [sum(months[last - LENGTH + 1 : last + 1])]) for last in lasts
    ]


def test_many_exact_windows_give_the_months_once_each_has_been_empty() -> None:
    """Each window leaves room; the last takes it away, and is refused for all those before it."""
    history: list[Publication] = []
    *before, last = windows([0, 10, 10, 10, 0, 10, 10, 10, 0])
    for one in before:
        found = judge(history, one, exact=True)
        assert isinstance(found, Publication)
        history.append(found)
    refused = judge(history, last, exact=True)
    assert isinstance(refused, Refusal)
    assert refused.code == "gate-would-reveal"
    for number in refused.earlier:  # without any one of these it could have left
        fewer = [one for one in history if one.number in refused.earlier and one.number != number]
        assert isinstance(judge(fewer, last, exact=True), Publication)
    assert isinstance(judge(history, last), Publication)  # to the nearest five it may


def test_of_a_total_under_ten_no_more_is_told_whatever_was_decided() -> None:
    found = judge([], table(stock(), {}, [4]), exact=True)
    assert isinstance(found, Publication) and found.said[0].rule == "under_ten"


def test_exact_totals_of_nested_definitions_give_the_few_between_them() -> None:
    town = lived((SOON,), 8)
    town |= lived((LATER,), 1)
    wide = judge([], counted(town, Wish("back-12", 2, False, True)), RETURNS, exact=True)
    assert isinstance(wide, Publication)
    narrow = counted(town, Wish("back-6", 2, False, True))
    refused = judge([wide], narrow, RETURNS, exact=True)
    assert isinstance(refused, Refusal) and refused.earlier == (1,)
    assert isinstance(judge([wide], narrow, RETURNS), Publication)  # to the nearest five it may


def test_only_what_stands_in_the_way_is_named() -> None:
    town = lived((SOON,), 8)
    town |= lived((LATER,), 1)
    history: list[Publication] = []
    for wish in (Wish("back-12", 6, False, True), Wish("back-12", 2, False, True)):
        found = judge(history, counted(town, wish), RETURNS, exact=True)
        assert isinstance(found, Publication)
        history.append(found)
    refused = judge(history, counted(town, Wish("back-6", 2, False, True)), RETURNS, exact=True)
    assert isinstance(refused, Refusal) and refused.earlier == (2,)


def test_stocks_that_close_give_the_flow_that_was_not_told() -> None:
    ties = Ties(closing=(Closing("files", "in", "out"),))
    days = [month_end(0), month_end(1)]
    before, now = (table(stock(day), {}, [count]) for day, count in zip(days, (60, 68), strict=True))
    came = table(Subject("in", stock(days[1]).end.replace(day=1), days[1], days[1]), {}, [12])
    history: list[Publication] = []
    for one in (before, now):
        found = judge(history, one, ties, exact=True)
        assert isinstance(found, Publication)
        history.append(found)
    refused = judge(history, came, ties, exact=True)
    assert isinstance(refused, Refusal)
    assert set(refused.earlier) == {1, 2}
    assert isinstance(judge(history, came, FREE, exact=True), Publication)


def test_an_attribute_in_the_definition_makes_its_total_a_cell() -> None:
    few, more = table(stock(), {}, [9]), table(stock(), {}, [12])
    refused = judge([], few, exact=True, selected=True)
    assert isinstance(refused, Refusal) and refused.code == "gate-under-ten"
    told = judge([], more, exact=True, selected=True)
    assert isinstance(told, Publication)
    assert (told.said[0].rule, told.said[0].value) == ("rounded", 10)
