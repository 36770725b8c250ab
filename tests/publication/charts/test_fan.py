"""The fan opens behind the last figure, holds what was expected, and is told in words too."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from perspectief.account import Account, account_on, open_house
from perspectief.account.model import IndicatorAccount
from perspectief.publication.charts import Look, draw, indicator_chart
from perspectief.publication.charts.calibration import calibration_chart
from perspectief.publication.charts.contents import contents
from perspectief.publication.charts.fan import Fan
from perspectief.publication.words import Words
from tests.account.foretold import moment, track_record

NL, EN = Words("nl"), Words("en")


@pytest.fixture(scope="module")
def on(future: Path) -> Any:
    """The account of a day."""
    house = open_house(future)
    return lru_cache(maxsize=8)(lambda day: account_on(house, date.fromisoformat(day)))


def one(account: Account, name: str) -> IndicatorAccount:
    return next(each for each in account.indicators if each.id == name)


def fan(account: Account, name: str = "welfare-files") -> Fan:
    shown = contents(one(account, name), account, NL)
    assert shown is not None and shown.fan is not None
    return shown.fan


def spec(account: Account, name: str = "welfare-files", *, narrow: bool = False) -> dict[str, Any]:
    made = indicator_chart(one(account, name), account, NL, narrow=narrow)
    assert made is not None
    return made


def layers(made: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [layer for layer in made["layer"] if layer["mark"]["type"] == mark]


def texts(made: dict[str, Any]) -> list[str]:
    return [value["text"] for layer in made["layer"] for value in layer["data"]["values"] if "text" in value]


def test_the_fan_opens_at_the_last_figure_as_rough_as_that_is(on: Any) -> None:
    first, *rest = fan(on("2022-06-30")).ribs
    assert (first.day, first.level, first.bands[0], first.bands[2]) == (
        date(2021, 9, 8),
        2600,
        (2550, 2650),
        (2550, 2650),
    )
    assert all(rib.day > first.day for rib in rest)


def test_three_bands_lie_within_each_other_around_the_middle(on: Any) -> None:
    for rib in fan(on("2022-06-30")).ribs[1:]:
        ends = [end for band in rib.bands for end in band]
        assert sorted(ends) == [ends[4], ends[2], ends[0], ends[1], ends[3], ends[5]]
        assert rib.bands[0][0] < rib.level < rib.bands[0][1]


def test_the_picture_has_a_band_for_each_and_a_dotted_middle(on: Any) -> None:
    made = spec(on("2022-06-30"))
    areas = layers(made, "area")
    assert len(areas) == 3
    widths = [value["y2"] - value["y"] for area in areas for value in area["data"]["values"][-1:]]
    assert widths == sorted(widths, reverse=True)  # the widest lies at the back
    assert any(layer["mark"].get("strokeDash") == [2, 3] for layer in layers(made, "line"))
    assert {"95 %", "80 %", "50 %", "verwacht: 2.462"} <= set(texts(made))


def test_the_frame_holds_the_due_date_the_aim_and_the_fan(on: Any) -> None:
    made = spec(on("2022-06-30"))
    low, high = made["encoding"]["y"]["scale"]["domain"]
    last = made["encoding"]["x"]["scale"]["domain"][1]
    assert low <= 2200 and all(
        low <= end <= high for rib in fan(on("2022-06-30")).ribs for end in rib.bands[1]
    )
    assert date(last["year"], last["month"], last["date"]) >= date(2023, 12, 31)


def test_the_words_are_about_the_due_date(on: Any) -> None:
    assert fan(on("2022-06-30")).at.day == date(2022, 12, 31)
    assert fan(on("2022-06-30")).label == "verwacht: 2.462"


def test_a_class_is_expected_by_its_name(on: Any) -> None:
    made = spec(on("2022-06-30"), "labour-tension")
    assert "verwacht: krap" in texts(made)
    assert len(layers(made, "area")) == 0  # one day: upright bars
    assert sum(layer["mark"].get("strokeWidth") == 18 for layer in layers(made, "rule")) == 3


def test_a_fan_that_runs_out_of_an_open_class_is_named_at_its_lower_edges(on: Any) -> None:
    account = on("2022-06-30")
    tension = one(account, "labour-tension")
    assert tension.outlook is not None
    wide = tuple(moment(date(2022, month, 28), 3.5, 6.0) for month in (10, 11, 12))
    changed = tension.model_copy(update={"outlook": tension.outlook.model_copy(update={"moments": wide})})
    made = indicator_chart(changed, account, NL)
    assert made is not None
    low, high = made["encoding"]["y"]["scale"]["domain"]
    assert high < 9  # the band is cut, and the classes keep their room
    ends = [value for layer in layers(made, "area") for value in layer["data"]["values"]]
    assert all(low <= end["y"] and end["y2"] <= high for end in ends)
    assert {"gemiddeld", "ruim"} <= set(texts(made))


@pytest.mark.parametrize("day", ["2019-06-30", "2026-06-01"])
def test_without_a_day_ahead_there_is_no_fan(on: Any, day: str) -> None:
    shown = contents(one(on(day), "welfare-files"), on(day), NL)
    assert shown is not None and shown.fan is None
    assert layers(spec(on(day)), "area") == []


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", ["welfare-files", "labour-tension", "jobs"])
def test_a_picture_with_a_fan_stays_small_and_the_same(
    on: Any, tmp_path: Path, name: str, narrow: bool
) -> None:
    made = spec(on("2022-06-30"), name, narrow=narrow)
    first, again = (draw(made, tmp_path / cache, "a", "b") for cache in ("one", "two"))
    assert first == again
    assert len(first.encode()) <= 60_000


def test_no_word_lies_on_the_fan(on: Any) -> None:
    made = spec(on("2022-06-30"))
    x, y = made["encoding"]["x"]["scale"]["domain"], made["encoding"]["y"]["scale"]["domain"]
    first, last = (date(end["year"], end["month"], end["date"]) for end in x)
    expected = next(
        value
        for layer in made["layer"]
        for value in layer["data"]["values"]
        if value.get("text") == "verwacht: 2.462"
    )
    day = first + (last - first) * (expected["px"] / made["width"])
    level = y[1] - (y[1] - y[0]) * (expected["py"] / made["height"])
    ribs = fan(on("2022-06-30")).ribs
    beyond = min(ribs, key=lambda rib: abs((rib.day - day).days)).bands[2]
    assert not beyond[0] <= level <= beyond[1]


def test_the_curve_of_calibration_shows_every_range_beside_the_diagonal(tmp_path: Path) -> None:
    tracked = track_record().tracked[0]
    made = calibration_chart(tracked, EN)
    diagonal, line, dots = made["layer"]
    assert [(value["x"], value["y"]) for value in diagonal["data"]["values"]] == [(0, 0), (1, 1)]
    points = [(one.said, one.came) for one in tracked.calibration]
    assert [(value["x"], value["y"]) for value in dots["data"]["values"]] == points
    assert line["data"] == dots["data"]
    assert dots["mark"]["fill"] == Look().accent
    svg = draw(made, tmp_path, "Calibration", "Table")
    assert "how often it came" in svg and "100 %" in svg
    assert len(svg.encode()) < 20_000
    assert svg == draw(calibration_chart(tracked, EN), tmp_path / "other", "Calibration", "Table")


def test_a_series_without_chances_has_only_the_diagonal() -> None:
    bare = track_record().tracked[0].model_copy(update={"calibration": ()})
    assert len(calibration_chart(bare, NL)["layer"]) == 1
