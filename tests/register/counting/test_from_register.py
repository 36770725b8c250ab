"""The same definitions over a register, on both databases, as known before and after a correction."""

from datetime import date, timedelta

import pytest

from perspectief.register import record
from perspectief.register.codes import Scheme
from perspectief.register.counting.columns import loaded
from perspectief.register.counting.definition import CountDefinition, Counted, What
from perspectief.register.counting.series import series
from perspectief.register.days import number_of
from perspectief.register.models import GroupSpell, Membership, Participation, ResidentDetails, Work
from tests.register.people import AT, START, in_file, running_file
from tests.register.places import Place

MONTH_END = date(2021, 12, 31)
LATER = AT + timedelta(days=40)


@pytest.mark.parametrize("unit", Counted)
def test_stock_as_known_before_and_after_a_correction(register: Place, unit: Counted) -> None:
    rows = [in_file(running_file()), in_file(running_file())]
    record.end(rows[0], date(2021, 12, 1), LATER, end_reason="work")
    one = CountDefinition("a", "a", What.STOCK, unit)
    columns, days = loaded(), [number_of(MONTH_END)]
    before, after = (series(columns, one, days, at.date()).counts.value[0] for at in (AT, LATER))
    assert (before, after) == (2, 1 if unit is Counted.PERSONS else 2)  # its file still runs


def test_every_count_is_read_from_a_register(register: Place) -> None:
    row = in_file(running_file(), START, date(2021, 12, 1), reason="work")
    record.add(Membership, AT, file=row.file, resident=row.resident, valid_from=date(2022, 1, 5))
    who = row.resident
    record.add(Work, AT, resident=who, place="after", subsidy="none", valid_from=date(2021, 12, 1))
    record.add(GroupSpell, AT, resident=who, group="participation", valid_from=START)
    record.add(Participation, AT, resident=who, kind="volunteering", hours=3, valid_from=date(2022, 1, 20))
    record.add(ResidentDetails, AT, resident=who, birth_date=date(1990, 2, 3), valid_from=START)
    columns, day = loaded(), number_of(date(2022, 1, 31))
    found = {}
    for what in What:
        one = CountDefinition(
            "a", "a", what, schemes=frozenset(Scheme), age_from=18, period_months=12, hours_a_week=2
        )
        counts = series(columns, one, [day], date(2022, 3, 1)).counts
        assert counts.high[0] == counts.value[0]
        found[str(what)] = int(counts.value[0])
    assert found == {
        "stock": 1,
        "inflow": 2,
        "outflow": 1,
        "outflow_to_work": 1,
        "returns": 1,
        "participation_share": 1,
        "moves": 0,
    }
