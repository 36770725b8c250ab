"""Lines that are looked at by the thousand come to what they come to one by one."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from perspectief.register.bsn import Marker, all_pass, passes
from perspectief.register.imports import layout as layouts
from perspectief.register.imports.cells import Wrong, reader
from perspectief.register.imports.checks import Checks, Period
from perspectief.register.imports.fields import FIELDS, Kind
from perspectief.register.imports.lining import Values
from tests.register.people import bsn

MARKER = Marker(b"a key for tests only, of more than enough characters")
MARKS = tuple(MARKER.mark(bsn(number)) for number in (1, 2))
PERIOD = Period("2022-03", "2022-03-01", "2022-04-01")
DAYS = st.sampled_from(["1980-01-01", "2022-02-28", "2022-03-01", "2022-03-02", "2022-04-01", "2022-04-02"])
NAMES = tuple(field.name for field in FIELDS[Kind.BENEFITS])
# By far most lines are right, as they are in a file.
LINE = st.fixed_dictionaries(
    {
        "municipality": st.sampled_from(["0999"] * 9 + ["0998"]),
        "month": st.sampled_from(["2022-03"] * 9 + ["2022-02"]),
        "file": st.sampled_from(["D1", "1", bsn(1), bsn(2), bsn(3)]),
        "bsn": st.just(MARKS[0]),
        "birth_date": st.none() | DAYS,
        "group": st.just("work"),
        "active": st.none(),
        "partner_bsn": st.sampled_from([None, None, MARKS[1], MARKS[1], MARKS[0]]),
        "partner_birth_date": st.none() | DAYS,
        "partner_group": st.sampled_from([None, None, "care"]),
        "partner_active": st.sampled_from([None, None, None, "no"]),
        "scheme": st.just("general"),
        "start": DAYS,
        "end": st.none() | st.none() | DAYS,
        "end_reason": st.sampled_from([None, None, "work"]),
        "sharing": st.none(),
    }
)


def checks(kind: Kind = Kind.BENEFITS) -> Checks:
    return Checks(kind, "0999", datetime(2022, 4, 10, tzinfo=UTC), MARKER, period=PERIOD)


@given(st.lists(LINE, min_size=1, max_size=3), st.sets(st.sampled_from(["birth_date", "end", "end_reason"])))
def test_lines_are_fine_together_exactly_where_each_is(lines: list[Values], left_out: set[str]) -> None:
    told = [{name: value for name, value in line.items() if name not in left_out} for line in lines]
    columns = {name: [line[name] for line in told] for name in told[0]}
    assert checks().fine(columns) is not any(list(checks().line(line)) for line in told)


@given(st.lists(st.sampled_from([bsn(1), f" {bsn(2)}", "", "  ", "123456789", "x", "1" * 10, bsn(3)[1:]])))
def test_a_column_of_numbers_is_what_its_cells_are(texts: list[str]) -> None:
    layout = layouts.shipped("benefits")
    for name in ("bsn", "partner_bsn"):
        field, spot = next(each for each in layout.told() if each[0].name == name)
        each = reader(field, spot, layout, MARKER)
        expected: list[str | None] | None = []
        for text in texts:
            try:
                assert expected is not None
                expected.append(each.value(text.strip()))
            except Wrong:
                expected = None
                break
        assert each.column(texts) == expected


@given(st.lists(st.integers(0, 99).map(lambda number: f"{number * 9_876_543 % 10**9:09}")))
def test_the_eleven_test_of_many_is_that_of_each(numbers: list[str]) -> None:
    assert all_pass(numbers) is all(map(passes, numbers))
    assert not all_pass([bsn(1), "٣" * 9]) and not all_pass(["1" * 8])


def test_a_long_key_marks_many_as_it_marks_one() -> None:
    for key in (b"k" * 32, b"k" * 64, b"k" * 65, b"k" * 300):
        marker, numbers = Marker(key), [bsn(each) for each in range(20)]
        assert marker.marks(numbers) == [marker.mark(number) for number in numbers]
