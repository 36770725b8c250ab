"""The register's own counts of a made-up town are those that were published, on both databases."""

from datetime import date

import numpy as np
import pytest

from perspectief.register.codes import EndReason, Group, Scheme
from perspectief.register.counting.columns import Columns, loaded
from perspectief.register.counting.definition import Ages, CountDefinition, Counted, Flows, Period, What
from perspectief.register.counting.result import Series
from perspectief.register.counting.series import series
from perspectief.register.days import day_of, number_of
from perspectief.register.town.recount import THIRD
from perspectief.register.town.town import MadeUpTown, make_town
from perspectief.register.town.write import fill
from tests.register.places import Place

NOW = date(2023, 2, 1)
YEARS = [number_of(date(year, 12, 31)) for year in (2015, 2016, 2017)]
EVERY = frozenset(Scheme)
PUBLISHED = frozenset(EndReason) - frozenset(THIRD)


@pytest.fixture(scope="module")
def town() -> MadeUpTown:
    return make_town()


@pytest.fixture(scope="module")
def read_before() -> dict[str, Columns]:
    return {}


@pytest.fixture
def counted_from(register: Place, town: MadeUpTown, read_before: dict[str, Columns]) -> Columns:
    """What a register holds that was filled with the town; filled once for each database."""
    if register.vendor not in read_before:
        fill(town)
        read_before[register.vendor] = loaded()
    return read_before[register.vendor]


def count(
    columns: Columns, what: What, days: list[int] = YEARS, known_on: date = NOW, **how: object
) -> Series:
    values: dict[str, object] = {
        "schemes": EVERY,
        "ages": Ages.BELOW_PENSION_AGE,
        "period": Period.CALENDAR_YEAR,
    }
    definition = CountDefinition("x", "x", what, **(values | how))  # type: ignore[arg-type] # fields by name
    return series(columns, definition, days, known_on)


def tens(series: Series) -> list[int]:
    return [round(value / 10) * 10 for value in series.counts.value.tolist()]


@pytest.mark.parametrize("flows", Flows)
def test_what_the_register_counts_is_what_was_published(counted_from: Columns, flows: Flows) -> None:
    found = counted_from
    assert tens(count(found, What.STOCK)) == [3130, 3210, 3200]
    assert tens(count(found, What.STOCK, ages=Ages.ALL, age_from=18)) == [3130, 3210, 3200]
    assert tens(count(found, What.INFLOW, flows=flows))[1:] == [880, 710]
    assert tens(count(found, What.OUTFLOW, flows=flows, reasons=PUBLISHED))[1:] == [730, 680]
    assert tens(count(found, What.OUTFLOW, flows=flows, ages=Ages.ALL, reasons=frozenset(THIRD)))[1:] == [
        70,
        40,
    ]
    assert tens(count(found, What.OUTFLOW_TO_WORK, flows=flows))[1:] == [380, 360]
    files = [
        number_of(day) for day in (date(2018, 6, 30), date(2018, 12, 31), date(2019, 9, 1), date(2022, 11, 1))
    ]
    stock = count(found, What.STOCK, files, counted=Counted.FILES, ages=Ages.ALL)
    assert stock.counts.value.tolist() == [2870, 2770, 2668, 2372]


def test_there_are_figures_for_the_goals_of_every_month(counted_from: Columns) -> None:
    months = np.arange(np.datetime64("2014-02"), np.datetime64("2023-01"))
    ends = (months.astype("datetime64[D]").astype(int) - 1).tolist()
    back = count(counted_from, What.RETURNS, ends, period=Period.TRAILING, period_months=12)
    assert (back.counts.value[-60:] > 10).all() and (back.counts.value < 100).all()
    assert back.share is not None and 5 < float(back.share.percent[-12]) < 15
    group = frozenset({Group.PARTICIPATION})
    active = count(counted_from, What.PARTICIPATION_SHARE, ends, groups=group, period=Period.TRAILING)
    assert active.share is not None and (active.share.whole > 500).all()
    assert 30 < active.share.percent[0] < active.share.percent[-1] < 70
    assert (active.share.high[-12:] > active.share.percent[-12:]).all()


def test_what_was_known_then_differs_from_what_is_known_now(counted_from: Columns) -> None:
    stock = count(counted_from, What.STOCK).counts.value
    then = [
        int(count(counted_from, What.STOCK, [day], known_on=day_of(day + 20)).counts.value[0])
        for day in YEARS
    ]
    differences = np.abs(np.array(then) - stock)
    assert differences.any() and differences.max() < 60
    year = [number_of(date(2016, 12, 31))]
    reasons = frozenset({EndReason.UNKNOWN})
    before, after = (
        count(counted_from, What.OUTFLOW, year, known_on=known_on, reasons=reasons).counts.value[0]
        for known_on in (date(2017, 1, 10), NOW)
    )
    assert before != after
