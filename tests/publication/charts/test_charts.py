"""Charts say what the account says, are the same bytes each time and need no network."""

import json
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from perspectief.account import Account, account_on, open_house
from perspectief.account.model import IndicatorAccount
from perspectief.publication.charts import Look, draw, indicator_chart
from perspectief.publication.charts.contents import contents
from perspectief.publication.charts.frame import NARROW, WIDE, Frame, frame
from perspectief.publication.charts.labels import Box, Wish, box_of, place
from perspectief.publication.words import Words

EXAMPLE = Path(__file__).parents[3] / "examples" / "almelo"
NL, EN = Words("nl"), Words("en")
SVG = "{http://www.w3.org/2000/svg}"


@lru_cache(maxsize=4)
def known(day: str) -> Account:
    """The example as it was known on a day."""
    return account_on(open_house(EXAMPLE), date.fromisoformat(day))


def one(account: Account, name: str) -> IndicatorAccount:
    """An indicator by its id."""
    return next(each for each in account.indicators if each.id == name)


def spec(day: str, name: str, words: Words = NL, *, narrow: bool = False) -> dict[str, Any]:
    """The chart of an indicator on a day."""
    account = known(day)
    made = indicator_chart(one(account, name), account, words, narrow=narrow)
    assert made is not None
    return made


def texts(made: dict[str, Any]) -> list[str]:
    """All words in a chart."""
    return [value["text"] for layer in made["layer"] for value in layer["data"]["values"] if "text" in value]


def test_the_last_figure_and_the_aim_are_named_in_the_picture() -> None:
    said = texts(spec("2022-12-31", "welfare-files"))
    assert {"2.372", "doel: 2.200 of minder", "ingetrokken: 2.350 of minder", "bekend op 31-12-2022"} <= set(
        said
    )
    assert "2,372" in texts(spec("2022-12-31", "welfare-files", EN))


@pytest.mark.parametrize("name", ["welfare-files", "labour-tension", "jobs", "business-climate"])
def test_the_narrow_picture_keeps_what_matters(name: str) -> None:
    wide, narrow = texts(spec("2022-12-31", name)), texts(spec("2022-12-31", name, narrow=True))
    assert any("doel" in text for text in narrow)
    assert len(narrow) <= len(wide)


def test_what_became_known_later_is_not_in_the_picture() -> None:
    made = json.dumps(spec("2019-12-31", "welfare-files"))
    # What is expected may have any digits: "2372.5" is the bound of a band, and no figure.
    assert not re.search(r"(?<![\d.])2\.?372(?!\d|\.\d)", made)
    assert re.search(r"(?<![\d.])2\.?372(?!\d|\.\d)", json.dumps(spec("2022-12-31", "welfare-files")))


def test_an_inferred_figure_is_hollow_and_named() -> None:
    made = spec("2022-12-31", "jobs")
    assert "40.000, afgeleid" in texts(made)
    points = [layer for layer in made["layer"] if layer["mark"]["type"] == "point"]
    hollow = [layer["data"]["values"] for layer in points if layer["mark"].get("fill") == Look().paper]
    days = [value["x"][:10] for values in hollow for value in values]
    # The second is where the outlook ends, on the day of the target.
    assert sorted(days) == ["2016-07-01", "2022-12-31"]


def test_a_scale_stands_beside_its_classes_by_name() -> None:
    said = texts(spec("2022-12-31", "labour-tension"))
    assert {"gemiddeld", "krap", "zeer krap", "het doel"} <= set(said)
    assert said.count("krap of zeer krap") == 2


def test_an_indicator_without_figures_has_no_picture() -> None:
    account = known("2022-12-31")
    assert indicator_chart(one(account, "back-on-welfare"), account, NL) is None


def test_changes_are_not_drawn_as_levels() -> None:
    account = known("2022-12-31")
    shown = contents(one(account, "jobs"), account, NL)
    assert shown is not None
    assert all((dot.level or 0) > 30_000 for dot in shown.dots)


def test_a_picture_fetches_nothing() -> None:
    assert re.findall(r'"url"|"href"', json.dumps(spec("2022-12-31", "welfare-files"))) == []


@pytest.mark.parametrize("narrow", [False, True])
def test_the_svg_is_small_named_and_always_the_same(tmp_path: Path, narrow: bool) -> None:
    made = spec("2022-12-31", "welfare-files", narrow=narrow)
    first = draw(made, tmp_path / "a", "Minder <dossiers>", "Tabel eronder")
    again = draw(made, tmp_path / "a", "Minder <dossiers>", "Tabel eronder")
    fresh = draw(made, tmp_path / "b", "Minder <dossiers>", "Tabel eronder")
    assert first == again == fresh
    assert len(first.encode()) <= 60_000
    root = ElementTree.fromstring(first)
    assert root.get("role") == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and title.text == "Minder <dossiers>"
    assert desc is not None and root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert [element for element in root.iter() if element.get("aria-label")] == []
    assert root.get("width") == ("360" if narrow else "720")
    assert "<script" not in first and "http" not in first.replace("http://www.w3.org/", "")


def test_a_damaged_cache_is_only_a_cache(tmp_path: Path) -> None:
    made = spec("2022-12-31", "jobs")
    drawn = draw(made, tmp_path, "a", "b")
    assert len(list(tmp_path.glob("*.svg"))) == 1
    for path in tmp_path.glob("*.svg"):
        path.unlink()
    assert draw(made, tmp_path, "a", "b") == drawn


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\xff<svg>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:alert(1)"/></svg>',
    ],
)
def test_what_somebody_put_in_a_cache_is_drawn_anew(tmp_path: Path, kept: bytes) -> None:
    made = spec("2022-12-31", "jobs")
    drawn = draw(made, tmp_path, "a", "b")
    (path,) = tmp_path.glob("*.svg")
    path.write_bytes(kept)
    assert draw(made, tmp_path, "a", "b") == drawn


def test_a_picture_that_a_cache_links_to_is_not_read(tmp_path: Path) -> None:
    made, cache = spec("2022-12-31", "jobs"), tmp_path / "cache"
    drawn = draw(made, cache, "a", "b")
    (path,) = cache.glob("*.svg")
    path.unlink()
    (tmp_path / "other.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    path.symlink_to(tmp_path / "other.svg")
    assert draw(made, cache, "a", "b") == drawn


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_words_and_marks_stand_out() -> None:
    look = Look()
    for words in (look.accent, look.ink, look.muted):
        assert _contrast(words, look.paper) >= 4.5
        assert _contrast(words, look.tint) >= 4.5
    assert _contrast(look.line, look.paper) >= 3


def test_a_frame_holds_all_that_it_is_given() -> None:
    days = [date(2018, 5, 1), date(2022, 12, 31)]
    around = frame(WIDE, days, [2200, 2870], 0)
    assert 0 < around.x(days[0]) < around.x(days[1]) < WIDE.plot_width
    assert 0 < around.y(2870) < around.y(2200) < WIDE.plot_height
    assert len(frame(NARROW, [date(1998, 1, 1), date(2026, 1, 1)], [0, 1], None).years()) <= 8


@pytest.mark.parametrize("levels", [[5.0], [0.0, 0.0], [1e-3, 2e-3], [-5.0, 5.0], [44_000.0]])
def test_a_frame_can_be_made_of_anything(levels: list[float]) -> None:
    around = frame(NARROW, [date(2020, 1, 1)], levels, None)
    assert around.low < min(levels) <= max(levels) < around.high
    assert 3 <= len(around.ticks) <= 9


def test_labels_do_not_lie_over_each_other() -> None:
    wishes = [Wish(f"{number}.000", 100 + number * 9, 100, "value") for number in range(8)]
    edge = Box(0, 0, 300, 200)
    placed = place(wishes, [], edge, 13)
    boxes = [box_of(label, 13) for label in placed]
    assert len(placed) >= 3
    assert all(box.within(edge) for box in boxes)
    assert not any(a.over(b) for at, a in enumerate(boxes) for b in boxes[:at])


def test_the_name_of_a_class_stands_at_the_height_of_its_bar() -> None:
    made = spec("2026-01-01", "labour-tension")
    account = known("2026-01-01")
    around = frame_of(made, account)
    labels = [
        value
        for layer in made["layer"]
        for value in layer["data"]["values"]
        if value.get("text") in {"krap", "krap of zeer krap"} and value["px"] > 0
    ]
    assert labels
    floor = around.y(1.5)  # where the class "krap" begins, and the class below it ends
    assert all(label["py"] + 13 * 0.6 <= floor for label in labels)
    ceiling = around.y(4)
    assert all(label["py"] - 13 * 0.6 >= ceiling for label in labels if label["text"] == "krap")


def frame_of(made: dict[str, Any], account: Account) -> Frame:
    """The frame that a chart was drawn in, from its scales."""
    low, high = made["encoding"]["y"]["scale"]["domain"]
    size = replace(WIDE, left=made["padding"]["left"])
    return Frame(size, account.as_of, account.as_of, low, high, ())
