"""From lives to draft figures: what is decided, told again, corrected and withdrawn."""

import re
from datetime import date
from pathlib import Path

import pytest

from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import load_regions
from perspectief.facts.store import load_figures
from perspectief.gate.ledger import load_ledger
from perspectief.ground.problem import Refused
from tests.gate.conftest import FILES, PERSONS, PROGRAMME, Publish, ask, decide
from tests.gate.people import columns, joined

START, MONTH, LATER = date(2029, 5, 1), date(2030, 1, 1), date(2030, 2, 10)
KNOWN = date(2029, 6, 1)


def lives(count: int) -> list[tuple[int, date, date | None]]:
    return [(who, START, None) for who in range(1, count + 1)]


def figures(folder: Path) -> list[Figure]:
    return list(load_figures(folder, load_catalogue(folder), load_regions()))


def of(folder: Path, measure: str) -> list[Figure]:
    return [figure for figure in figures(folder) if figure.measure == measure]


def test_totals_leave_rounded_as_drafts_with_their_definition(folder: Path, let_out: Publish) -> None:
    let_out(columns(lives(123), KNOWN), MONTH, LATER)
    (figure,) = of(folder, "welfare_files")
    assert (figure.value, figure.low, figure.high) == (125, 123, 127)
    assert (figure.release, figure.origin, figure.kind) == ("draft", "counted", "stock")
    assert figure.end == date(2030, 1, 31) and figure.published_on == LATER
    assert "files" in figure.note and figure.source


def test_a_total_leaves_exact_only_where_it_was_so_decided(folder: Path, let_out: Publish) -> None:
    decide(folder, "files")
    done = let_out(columns(lives(123), KNOWN), MONTH, LATER)
    values = {figure.measure: (figure.value, figure.low, figure.high) for figure in figures(folder)}
    assert values == {"welfare_files": (123, 123, 123), "welfare_persons": (125, 123, 127)}
    assert [entry.decision for entry in done.ledger.entries] == ["totals", ""]


def test_a_decision_of_later_or_withdrawn_lets_nothing_leave_exact(folder: Path, let_out: Publish) -> None:
    decide(folder, "files", withdrawn_on=date(2030, 3, 1))
    let_out(columns(lives(123), KNOWN), MONTH, LATER)
    let_out(columns(lives(123), KNOWN), date(2030, 2, 1), date(2030, 3, 2))
    first, second = of(folder, "welfare_files")
    assert (first.value, second.value) == (123, 125)


def test_a_decision_of_a_count_that_is_not_there_is_refused(folder: Path, let_out: Publish) -> None:
    decide(folder, "people")
    with pytest.raises(Refused, match="gate-decision-unknown-count"):
        let_out(columns(lives(30), KNOWN), MONTH, LATER)


def test_the_same_month_twice_changes_nothing(folder: Path, let_out: Publish) -> None:
    let_out(columns(lives(123), KNOWN), MONTH, LATER)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = let_out(columns(lives(123), KNOWN), MONTH, LATER)
    assert again.plan.standing == 2 and not again.plan.entries and not again.added.new
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_dry_run_writes_nothing(folder: Path, let_out: Publish) -> None:
    done = let_out(columns(lives(123), KNOWN), MONTH, LATER, dry_run=True)
    assert len(done.added.new) == 2
    assert not (folder / "register" / "left.jsonl").exists() and not figures(folder)


def test_a_month_that_is_not_over_waits(folder: Path, let_out: Publish) -> None:
    done = let_out(columns(lives(123), KNOWN), MONTH, date(2030, 1, 20))
    assert not done.plan.entries


@pytest.mark.parametrize(("more", "told"), [(1, [123]), (9, [123]), (10, [123, 133])])
def test_a_correction_leaves_only_where_ten_people_differ(
    folder: Path, let_out: Publish, more: int, told: list[int]
) -> None:
    """Recorded afterwards: one person more would be that person."""
    decide(folder, "files")
    rows = [(who, START, None, KNOWN, None) for who in range(1, 124)]
    late = [(who, START, None, date(2030, 2, 20), None) for who in range(200, 200 + more)]
    let_out(joined(rows), MONTH, LATER)
    for day in (date(2030, 2, 25), date(2030, 2, 26)):
        let_out(joined([*rows, *late]), MONTH, day)
    assert [figure.value for figure in of(folder, "welfare_files")] == told


def test_rounding_tells_of_a_correction_of_ten_and_of_none_smaller(folder: Path, let_out: Publish) -> None:
    rows = [(who, START, None, KNOWN, None) for who in range(1, 124)]
    late = [(who, START, None, date(2030, 2, 20), None) for who in range(200, 209)]
    let_out(joined(rows), MONTH, LATER)
    let_out(joined([*rows, *late]), MONTH, date(2030, 2, 25))  # 123 and 132: 125 and 130 would look like five
    assert [figure.value for figure in of(folder, "welfare_files")] == [125]


def test_a_new_month_of_an_old_day_is_counted_as_it_was_first_known(folder: Path, let_out: Publish) -> None:
    """A second definition, added later, is as known then: no difference tells who was recorded late."""
    rows = [(who, START, None, KNOWN, None) for who in range(1, 124)]
    late = [(300, START, None, date(2030, 2, 20), None)]
    ask(folder, FILES)
    let_out(joined(rows), MONTH, LATER)
    ask(folder, FILES, PERSONS)
    done = let_out(joined([*rows, *late]), MONTH, date(2030, 2, 25))
    (entry,) = done.plan.entries
    assert entry.definition == "persons" and entry.publications[0].subject.known == LATER


def test_persons_beside_exact_files_do_not_tell_the_few_couples(folder: Path, let_out: Publish) -> None:
    decide(folder, "files", "persons")
    done = let_out(columns(lives(50), KNOWN), MONTH, LATER)  # every file one person: no couple at all
    assert [entry.definition for entry in done.plan.entries] == ["files"]
    (refused,) = done.plan.refused
    assert refused.asked.definition.id == "persons"
    assert (refused.refusal.code, refused.refusal.earlier) == ("gate-would-reveal", (1,))


def test_no_person_is_in_what_left(folder: Path, let_out: Publish) -> None:
    """Keys and days that are nowhere else in what is written: a scan finds neither."""
    rows = [(7_000_000 + who, date(2029, 3, 17), None, date(2029, 4, 23), None) for who in range(60)]
    decide(folder, "files")
    let_out(joined(rows), MONTH, LATER)
    written = "".join(
        path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in (".csv", ".jsonl")
    )
    assert len(written) > 500
    assert not re.search(r"70000[0-9]{2}|2029-03-17|17-3-2029|2029-04-23", written)


def test_a_measure_that_is_not_there_stops_before_anything_is_written(folder: Path, let_out: Publish) -> None:
    ask(folder, "id: files, measure: nothing_such, what: stock")
    with pytest.raises(Refused, match="gate-measure-missing"):
        let_out(columns(lives(30), KNOWN), MONTH, LATER)
    assert load_ledger(folder).entries == ()


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ((f"{FILES}, by: [group]",), "gate-no-breakdown"),
        ((f"{PERSONS}, groups: [care], by: [group]",), "gate-no-breakdown"),
        ((PERSONS, "id: again, measure: welfare_persons, what: stock"), "gate-one-measure"),
        ((f"{PERSONS}, by: [name]",), "not-one-of"),
        ((f"{PERSONS}, secret: 1",), "unknown-key"),
    ],
)
def test_what_cannot_be_counted_so_is_refused(
    folder: Path, let_out: Publish, counts: tuple[str, ...], code: str
) -> None:
    ask(folder, *counts)
    with pytest.raises(Refused, match=code):
        let_out(columns(lives(30), KNOWN), MONTH, LATER)


def test_a_programme_without_counts_says_so(folder: Path, let_out: Publish) -> None:
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    with pytest.raises(Refused, match="gate-no-counts"):
        let_out(columns(lives(30), KNOWN), MONTH, LATER)


def test_moves_between_groups_stay_inside(folder: Path, let_out: Publish) -> None:
    ask(folder, FILES, "id: moves, measure: welfare_persons, what: moves")
    done = let_out(columns(lives(123), KNOWN), MONTH, LATER)
    assert [entry.definition for entry in done.plan.entries] == ["files"]


def test_nothing_leaves_on_a_day_before_what_left_last(folder: Path, let_out: Publish) -> None:
    """Else a decision that was withdrawn since would hold again."""
    decide(folder, "files", withdrawn_on=date(2030, 2, 15))
    let_out(columns(lives(123), KNOWN), date(2030, 2, 1), date(2030, 3, 2))
    with pytest.raises(Refused, match="gate-day-passed"):
        let_out(columns(lives(123), KNOWN), MONTH, LATER)
    assert [figure.value for figure in of(folder, "welfare_files")] == [125]


SOME = "what: stock, counted: files, schemes:"
OVERLAPPING = (
    f"id: gi, measure: welfare_files, {SOME} [general, ioaw]",
    f"id: gz, measure: welfare_persons, {SOME} [general, ioaz]",
    f"id: iz, measure: welfare_work, {SOME} [ioaw, ioaz]",
)


def test_of_totals_that_only_overlap_one_leaves_exact(folder: Path, let_out: Publish) -> None:
    """Three of them exact would tell each scheme by itself."""
    ask(folder, *OVERLAPPING[:2])
    decide(folder, "gi", "gz")
    done = let_out(columns(lives(123), KNOWN), MONTH, LATER)
    assert done.plan.rounded == {"gz": "gi"}
    assert {f.measure: (f.value, f.low, f.high) for f in figures(folder)} == {
        "welfare_files": (123, 123, 123),
        "welfare_persons": (125, 123, 127),
    }
    ask(folder, OVERLAPPING[1])  # what left counts, whatever the programme asks now
    decide(folder, "gz")
    assert let_out(columns(lives(123), KNOWN), date(2030, 2, 1), date(2030, 3, 10)).plan.rounded == {
        "gz": "gi"
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schemes: [general]", "schemes: [general, ioaw, ioaz, bbz]"),
        ("schemes: [general], ages: all", "schemes: [general], ages: below_pension_age"),
    ],
)
def test_two_flows_that_differ_in_whom_they_take_are_not_both_exact(
    folder: Path, let_out: Publish, one: str, other: str
) -> None:
    flow = "what: outflow_to_work, period_months: 12, work_known_by: end_reason"
    ask(
        folder,
        f"id: one, measure: welfare_files, {flow}, {one}",
        f"id: two, measure: welfare_persons, {flow}, {other}",
    )
    decide(folder, "one", "two")
    assert let_out(columns(lives(123), KNOWN), MONTH, LATER).plan.rounded == {"two": "one"}


def test_nested_totals_are_exact_together(folder: Path, let_out: Publish) -> None:
    decide(folder, "files", "persons")
    assert let_out(columns(lives(123), KNOWN), MONTH, LATER).plan.rounded == {}
