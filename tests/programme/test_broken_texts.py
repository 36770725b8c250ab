"""Every folder of broken texts gives exactly the problems that were written down for it."""

from pathlib import Path
from typing import get_args

import pytest

from perspectief.ground.codes import PROBLEM_CODES, TextCode
from perspectief.ground.problem import Problem, Refused
from perspectief.programme.load import loads
from perspectief.programme.model import Programme
from perspectief.programme.questions import load_questions
from perspectief.programme.text_folders import TEXT_LIMIT
from perspectief.programme.texts import load_texts

GALLERY = Path(__file__).parent / "broken_texts"
NAMES = sorted(path.name for path in GALLERY.iterdir() if path.is_dir())
SOUND = "## Wat is er gebeurd\n\nHet aantal daalde.\n"
FILE = "texts/jaarverslag-2022/indicators/files.md"


@pytest.fixture(scope="module")
def programme() -> Programme:
    return loads((GALLERY / "programme.yaml").read_text(encoding="utf-8")).programme


def problems_of(folder: Path, programme: Programme) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for load in (load_texts, load_questions):
        try:
            load(folder, programme)
        except Refused as refused:
            found += refused.problems
    return tuple(sorted(found, key=lambda problem: problem.place))


def as_line(problem: Problem) -> str:
    place = problem.place
    head = f"{problem.code} {place.file}:{place.line}:{place.column}"
    return f"{head} | {problem.found} | {problem.suggestion}".rstrip()


def put(folder: Path, text: str | bytes, file: str = FILE) -> Path:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_gives_exactly_the_problems_expected(name: str, programme: Programme) -> None:
    expected = (GALLERY / name / "expected").read_text(encoding="utf-8").splitlines()
    problems = problems_of(GALLERY / name, programme)
    assert [as_line(problem) for problem in problems] == expected
    assert {problem.code for problem in problems} <= set(PROBLEM_CODES)


def test_is_a_gallery_in_which_every_folder_is_broken() -> None:
    assert len(NAMES) >= 15
    assert all((GALLERY / name / "expected").stat().st_size > 0 for name in NAMES)


def test_every_code_of_texts_is_shown() -> None:
    expected = [(GALLERY / name / "expected").read_text(encoding="utf-8") for name in NAMES]
    shown = {line.split(" ", 1)[0] for text in expected for line in text.splitlines()}
    assert set(get_args(TextCode)) - shown == {"html-in-text"}  # a remark


def test_an_unknown_heading_comes_with_those_that_would_do(programme: Programme) -> None:
    found = next(p for p in problems_of(GALLERY / "unknown-headings", programme) if p.found == "Meetmethode")
    assert found.allowed == ("Wat is er gebeurd", "Waarom", "Bijsturing")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, SOUND + "x" * TEXT_LIMIT)
    (found,) = problems_of(tmp_path, programme)
    assert (found.code, found.place.file) == ("file-too-large", FILE)


def test_a_section_longer_than_a_text_can_be_is_refused(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, SOUND + "woord\n" * 4_000)
    (found,) = problems_of(tmp_path, programme)
    assert (found.code, found.place.line) == ("too-long", 1)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, programme: Programme) -> None:
    outside = put(tmp_path, SOUND, "elsewhere/files.md")
    house = tmp_path / "house"
    link = house / FILE
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    assert [p.code for p in problems_of(house, programme)] == ["outside-folder"]


def test_a_folder_that_is_a_link_outwards_is_not_even_listed(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, SOUND, "elsewhere/secret-name.md")
    place = tmp_path / "house" / "texts" / "jaarverslag-2022" / "indicators"
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "elsewhere")
    (found,) = problems_of(tmp_path / "house", programme)
    assert found.code == "outside-folder"
    assert "secret" not in found.place.file


def test_a_link_that_leads_round_is_refused(tmp_path: Path, programme: Programme) -> None:
    link = tmp_path / FILE
    link.parent.mkdir(parents=True)
    link.symlink_to(link)
    assert [p.code for p in problems_of(tmp_path, programme)] == ["file-unreadable"]


def test_problems_of_all_files_come_at_once(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, "## Waarom\n")
    put(tmp_path, "Zomaar\n", "texts/begroting-2022/activities/coaching.md")
    put(tmp_path, SOUND, "texts/begroting-2022/indicators/fils.md")
    assert [problem.code for problem in problems_of(tmp_path, programme)] == [
        "text-before-heading",
        "unknown-subject",
        "section-empty",
    ]
