"""A breakdown by group from lives to figures, and an attacker over random breakdowns of two attributes."""

from datetime import date
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from perspectief.gate.counts import LEAST, Cell, Publication, Subject
from perspectief.gate.judge import judge
from perspectief.register.codes import Group
from tests.gate.conftest import PERSONS, Publish, ask, decide
from tests.gate.people import Row, grouped
from tests.gate.test_folder import KNOWN, LATER, MONTH, START, figures
from tests.gate.towns import Atom, Attacker, crossed, margin, stock, table

MEASURES = "measures:\n" + "".join(
    f"  - {{id: welfare_persons_{group}, name: {group}, unit: count, counted: person, minimum: 0}}\n"
    for group in (*Group, "none")
)
BY_GROUP = f"{PERSONS}, by: [group]"
ACTIVE = "id: active, measure: participation_share, what: participation_share, groups: [participation]"
ROWS: list[Row] = [(who, START, None, KNOWN, None) for who in range(100)]


def groups_of(care: int, participation: int) -> dict[Group, range]:
    return {
        Group.CARE: range(care),
        Group.PARTICIPATION: range(care, care + participation),
        Group.WORK: range(care + participation, 100),
    }


def ask_by_group(folder: Path) -> None:
    ask(folder, BY_GROUP, ACTIVE)
    (folder / "measures.yaml").write_text(MEASURES, encoding="utf-8")


def test_a_breakdown_leaves_with_its_small_cells_suppressed(folder: Path, let_out: Publish) -> None:
    ask_by_group(folder)
    decide(folder, "persons")
    let_out(grouped(ROWS, groups_of(4, 30)), MONTH, LATER)
    found = {figure.measure: [figure.value, figure.low, figure.high] for figure in figures(folder)}
    assert found["welfare_persons"] == [100, 100, 100]
    assert found["welfare_persons_participation"] == [30, 28, 32]
    assert found["welfare_persons_care"] == [None, 0, 9]
    assert found["welfare_persons_none"] == [None, 0, 9]
    assert found["welfare_persons_work"] == [65, 63, 67]


def test_a_share_of_a_group_is_told_by_its_rounded_parts_or_not_at_all(
    folder: Path, let_out: Publish
) -> None:
    ask_by_group(folder)
    done = let_out(grouped(ROWS, groups_of(20, 30)), MONTH, LATER)  # nobody takes part: a part under ten
    assert [(one.asked.definition.id, one.refusal.code) for one in done.plan.refused] == [
        ("active", "gate-under-ten")
    ]
    assert "participation_share" not in {figure.measure for figure in figures(folder)}


DOMAINS = {"age": ("old", "young"), "group": ("care", "other", "work")}
CELLS = crossed(DOMAINS)
MARGINS = ((), ("age",), ("group",), ("age", "group"))
counts = st.lists(st.integers(0, 30), min_size=len(CELLS), max_size=len(CELLS))
orders = st.lists(
    st.tuples(st.sampled_from(MARGINS), st.booleans()), max_size=6, unique_by=lambda one: one[0]
)


def covers(_subject: Subject, cell: Cell) -> set[Atom]:
    return {atom for atom in map(_atom, CELLS) if set(cell) <= {("age", atom[0]), ("group", atom[1])}}


def _atom(cell: Cell) -> Atom:
    return tuple(value for _, value in cell)


@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(counts, orders)
def test_breakdowns_in_any_order_reveal_no_count_under_ten(
    town: list[int], asked: list[tuple[tuple[str, ...], bool]]
) -> None:
    whole = table(stock(date(2030, 1, 31)), DOMAINS, town)
    truth = {_atom(cell): count for cell, count in whole.counts.items()}
    history: list[Publication] = []
    for by, exact in asked:
        if isinstance(found := judge(history, margin(whole, by), exact=exact), Publication):
            history.append(found)
    if not history:
        return
    attacker = Attacker(list(truth), covers)
    every = {cell for by in MARGINS[1:] for cell in margin(whole, by).counts}
    for cell in every:
        wanted = covers(whole.subject, cell)
        low, high = attacker.bounds(history, wanted)
        count = sum(truth[atom] for atom in wanted)
        assert low <= count <= high
        assert count >= LEAST or high - low >= 4, (cell, low, high)
