"""The yearly welfare panel of 2015-2017 in the boundaries of 2026: nothing lost, every move told."""

import csv
from collections.abc import Mapping
from math import fsum
from pathlib import Path

import pytest

from perspectief.facts.boundaries.changes import load_changes, municipalities_in
from perspectief.facts.boundaries.recode import Recoded, recode, recode_ratio
from perspectief.facts.regions import Regions

COLUMNS = {
    "stock": "bijstandsontvangers",
    "inflow": "instroom_aantal",
    "outflow": "uitstroom_aantal",
    "outflow to work": "uitstroom_naar_werk_aantal",
}
Panel = Mapping[tuple[int, str], Mapping[str, float]]
CASES = [(year, name) for year in (2015, 2016, 2017) for name in COLUMNS]


def _read(path: Path) -> Panel:
    panel: dict[tuple[int, str], dict[str, float]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["regiosoort"] == "gemeente" and row["leeftijd"] == "18+":
                for name in (*COLUMNS.values(), "inwoners_18plus"):
                    cell = panel.setdefault((int(row["jaar"]), name), {})
                    if row[name]:
                        cell[row["regiocode"]] = float(row[name])
    return panel


@pytest.fixture(scope="module")
def panel(shared_data: Path) -> Panel:
    return _read(shared_data / "cbs" / "bijstand_flow_region_2015_2017.csv")


def _recoded(panel: Panel, year: int, name: str) -> tuple[Mapping[str, float], Recoded]:
    values = panel[year, COLUMNS[name]]
    return values, recode(values, year, 2026, "stock" if name == "stock" else "flow")


def _provinces(values: Mapping[str, float], regions: Regions) -> dict[str, float]:
    sums: dict[str, list[float]] = {}
    for code, value in values.items():
        record = regions.find(code)
        assert record
        assert record.province
        sums.setdefault(record.province, []).append(value)
    return {code: fsum(parts) for code, parts in sums.items()}


@pytest.mark.parametrize(("year", "name"), CASES)
def test_the_sum_over_municipalities_is_unchanged(panel: Panel, year: int, name: str) -> None:
    values, recoded = _recoded(panel, year, name)
    assert set(values) == municipalities_in(year)
    assert set(recoded.values) == municipalities_in(2026)
    assert recoded.left_out == ()
    assert fsum(recoded.values.values()) == pytest.approx(fsum(values.values()), abs=0.001)


@pytest.mark.parametrize(("year", "name"), CASES)
def test_a_province_changes_only_by_leerdam_and_zederik(
    panel: Panel, regions: Regions, year: int, name: str
) -> None:
    values, recoded = _recoded(panel, year, name)
    before, after = _provinces(values, regions), _provinces(recoded.values, regions)
    moved = values["GM0545"] + values["GM0707"]
    expected = before | {"PV28": before["PV28"] - moved, "PV26": before["PV26"] + moved}
    assert moved > 0
    assert after == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("year", [2015, 2016, 2017])
def test_the_recoding_of_every_changed_municipality_is_listed(panel: Panel, year: int) -> None:
    values, recoded = _recoded(panel, year, "stock")
    gone = set(values) - municipalities_in(2026)
    listed = {step.region: step for step in recoded.steps}
    assert {part.region for step in recoded.steps for part in step.parts} >= gone
    unlisted = set(recoded.values) - set(listed)
    assert all(recoded.values[code] == values[code] for code in unlisted)
    for step in recoded.steps:
        total = fsum(part.share * part.value for part in step.parts)
        assert recoded.values[step.region] == pytest.approx(total)
        assert all(part.value == values[part.region] for part in step.parts)


@pytest.mark.parametrize("year", [2015, 2016, 2017])
def test_only_what_was_split_is_an_assumption(panel: Panel, year: int) -> None:
    _, recoded = _recoded(panel, year, "stock")
    apportioned = {
        part.region for step in recoded.steps if step.assumed for part in step.parts if part.share < 1
    }
    # Haaren, Littenseradiel, Nissewaard (to Hellevoetsluis, 2018), Slochteren (to Groningen, 2017), Winsum.
    expected = {"GM0788", "GM0140", "GM0053", "GM1930"}
    assert apportioned == (expected if year == 2017 else expected | {"GM0040"})


def test_no_municipality_changed_province_but_by_the_moves_told(regions: Regions) -> None:
    across = set()
    for change in load_changes():
        origin, target = regions.find(change.origin), regions.find(change.target)
        if origin and target and change.inhabitants and origin.province != target.province:
            across.add((change.origin, change.target, change.inhabitants))
    assert {pair for pair in across if pair[2] > 100} == {
        ("GM0545", "GM1961", 21248),
        ("GM0707", "GM1961", 14020),
    }
    assert {pair for pair in across if pair[2] <= 100} == {
        ("GM0451", "GM1884", 10),
        ("GM0944", "GM1945", 5),
        ("GM1696", "GM1904", 4),
    }


def test_persons_per_1000_adults_are_recomputed_from_their_parts(panel: Panel) -> None:
    persons, adults = panel[2017, "bijstandsontvangers"], panel[2017, "inwoners_18plus"]
    recoded = recode_ratio(persons, adults, 2017, 2026, per=1000)
    parts = ("GM0003", "GM0010", "GM0024")
    expected = 1000 * sum(persons[code] for code in parts) / sum(adults[code] for code in parts)
    assert recoded.values["GM1979"] == pytest.approx(expected)
    mean = sum(1000 * persons[code] / adults[code] for code in parts) / 3
    assert abs(recoded.values["GM1979"] - mean) > 0.1
