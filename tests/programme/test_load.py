"""A folder becomes a programme in which every part can be found back."""

import json
import os
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from perspectief.ground.codes import (
    PROBLEM_CODES,
    ConsistencyCode,
    FileCode,
    TextCode,
    ValueCode,
    YamlCode,
)
from perspectief.ground.problem import Refused
from perspectief.programme.load import PROGRAMME_FILE, load, loads

HERE = Path(__file__).parent
FULL = (HERE / "valid" / "full.yaml").read_text(encoding="utf-8")
MINIMAL = (HERE / "valid" / "minimal.yaml").read_text(encoding="utf-8")
# These need a file that cannot lie in the gallery, or a model of their own; tests/ground has them.
ELSEWHERE = {
    *get_args(FileCode),
    "yaml-syntax",
    "bad-form",
    "bad-value",
    "too-long",
    "more-problems",
    "yaml-too-much",
} - {
    "not-utf8",
    "control-character",
}


def keys_left_out(value: BaseModel, path: str = "") -> list[str]:
    """Keys that no object of a type in this programme sets, by type and key."""
    seen: dict[str, set[str]] = {}
    collect(value, seen)
    return sorted(
        f"{kind.__name__}.{name}"
        for kind in model_types(type(value), set())
        for name in kind.model_fields
        if name not in seen.get(kind.__name__, set())
    )


def collect(value: Any, seen: dict[str, set[str]]) -> None:
    if isinstance(value, BaseModel):
        seen.setdefault(type(value).__name__, set()).update(value.model_fields_set)
        for name in value.model_fields_set:
            collect(getattr(value, name), seen)
    elif isinstance(value, tuple):
        for item in value:
            collect(item, seen)


def model_types(kind: Any, found: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind not in found:
            found.add(kind)
            for field in kind.model_fields.values():
                model_types(field.annotation, found)
    else:
        for part in get_args(kind):
            model_types(part, found)
    return found


def refused(folder: Path) -> list[str]:
    with pytest.raises(Refused) as caught:
        load(folder)
    return [problem.code for problem in caught.value.problems]


def test_the_full_sample_uses_every_key() -> None:
    assert keys_left_out(loads(FULL).programme) == []


def test_the_minimal_sample_cannot_do_with_less() -> None:
    whole = loads(MINIMAL).tree.data
    for key in set(whole) - {"made_up"}:
        less = {name: value for name, value in whole.items() if name != key}
        with pytest.raises(Refused) as caught:
            loads(json.dumps(less))
        assert [(problem.code, problem.path) for problem in caught.value.problems] == [("missing-key", key)]


def test_every_part_can_be_found_back() -> None:
    loaded = loads(FULL)
    lines = FULL.splitlines()
    for index, indicator in enumerate(loaded.programme.indicators):
        place = loaded.place(("indicators", index, "region"))
        assert lines[place.line - 1][place.column - 1 :] == indicator.region
    assert loaded.place(("indicators", 0, "nothing")).line == loaded.place(("indicators", 0)).line


def test_markup_in_a_text_is_text() -> None:
    vision = loads(FULL).programme.vision
    assert vision is not None
    assert vision.text.nl == "Een stad waar <b>werk</b> is."
    title = "'<script>alert(1)</script> =HYPERLINK(\"x\") & {{ 7*7 }}'"
    loaded = loads(MINIMAL.replace("Voorbeeldstad werkt", title))
    assert loaded.programme.title.nl == title.strip("'")


def test_windows_line_ends_and_a_byte_order_mark_are_welcome(tmp_path: Path) -> None:
    (tmp_path / PROGRAMME_FILE).write_bytes(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())
    assert load(tmp_path).programme == loads(FULL).programme


def test_a_programme_that_links_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text(MINIMAL, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / PROGRAMME_FILE).symlink_to(tmp_path / "elsewhere.yaml")
    assert refused(folder) == ["outside-folder"]


def test_a_folder_without_a_programme_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == ["file-missing"]
    assert refused(tmp_path / "nowhere") == ["file-missing"]


def test_a_hundred_megabytes_of_one_line_are_refused(tmp_path: Path) -> None:
    path = tmp_path / PROGRAMME_FILE
    path.touch()
    os.truncate(path, 100_000_000)
    assert refused(tmp_path) == ["file-too-large"]


def test_one_long_line_within_the_limit_of_size_is_refused(tmp_path: Path) -> None:
    (tmp_path / PROGRAMME_FILE).write_text("title: " + "x" * 1_000_000, encoding="utf-8")
    assert refused(tmp_path) == ["line-too-long"]


def test_each_code_is_shown_by_the_gallery_or_tested_elsewhere() -> None:
    expected = [path.read_text(encoding="utf-8") for path in (HERE / "broken").glob("*.expected")]
    shown = {line.split(" ", 1)[0] for text in expected for line in text.splitlines()}
    assert set(PROBLEM_CODES) - shown - set(get_args(TextCode)) == ELSEWHERE
    assert len(set(PROBLEM_CODES)) == len(PROBLEM_CODES)
    assert set(get_args(ConsistencyCode)) <= shown
    assert {*get_args(YamlCode), *get_args(ValueCode)} <= shown | ELSEWHERE


def test_thousands_of_mistakes_of_one_kind_end_in_a_remark_that_there_are_more() -> None:
    goals = "".join(f"  - {{id: goal-{at}, title: x, parent: none-{at}}}\n" for at in range(600))
    keys = "".join(f"titel-{at}: x\n" for at in range(600))
    with pytest.raises(Refused) as caught:
        loads(MINIMAL + goals + keys)
    codes = [problem.code for problem in caught.value.problems]
    assert {code: codes.count(code) for code in set(codes)} == {
        "unknown-reference": 500,
        "unknown-key": 499,  # of the whole file a thousand are told
        "more-problems": 2,
    }


def test_a_long_chain_of_goals_is_refused_once() -> None:
    goals = "".join(f"  - {{id: g{at}, title: x, parent: g{at - 1}}}\n" for at in range(1, 900))
    with pytest.raises(Refused) as caught:
        loads(MINIMAL + "  - {id: g0, title: x}\n" + goals)
    assert [(problem.code, problem.found) for problem in caught.value.problems] == [("goal-too-deep", "g11")]


def test_more_editions_or_indicators_than_pages_can_be_made_of_are_refused() -> None:
    edition = "  - {{id: e{at}, title: x, kind: begroting, date: 2019-01-01}}\n"
    editions = MINIMAL.replace("goals:\n", "".join(edition.format(at=at) for at in range(101)) + "goals:\n")
    indicator = "  - {{id: i{at}, goal: werk, title: x, measure: jobs}}\n"
    indicators = MINIMAL + "indicators:\n" + "".join(indicator.format(at=at) for at in range(1_001))
    for text, path, most in ((editions, "editions", "100"), (indicators, "indicators", "1000")):
        with pytest.raises(Refused) as caught:
            loads(text)
        problems = [problem for problem in caught.value.problems if problem.code == "too-long"]
        assert [(problem.path, problem.details["max"]) for problem in problems] == [(path, most)]


def test_a_file_of_garbage_is_not_read_to_its_end() -> None:
    with pytest.raises(Refused) as caught:
        loads("- x\n" * 250_000)
    assert [problem.code for problem in caught.value.problems] == ["yaml-too-much"]


def test_a_whole_file_gives_no_more_than_a_thousand_problems() -> None:
    goals = "".join(f"  - {{id: werk, title: 1, since: none, parent: none-{at}}}\n" for at in range(600))
    with pytest.raises(Refused) as caught:
        loads(MINIMAL + goals)
    assert len(caught.value.problems) == 1_001
    assert caught.value.problems[-1].code == "more-problems"
    anchors = "".join(f"a{at}: &x 1\n" for at in range(5_000))
    with pytest.raises(Refused) as caught:
        loads(anchors)
    assert len(caught.value.problems) == 1_001
