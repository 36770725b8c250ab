"""Every broken programme gives exactly the errors that were written down for it by hand."""

import shutil
from pathlib import Path

import pytest

from perspectief.ground.codes import PROBLEM_CODES
from perspectief.ground.problem import Problem, Refused
from perspectief.programme.load import PROGRAMME_FILE, load

GALLERY = Path(__file__).parent / "broken"
NAMES = sorted(path.stem for path in GALLERY.glob("*.yaml"))


def as_line(problem: Problem) -> str:
    """`code line:column path | found | suggestion`, spaces at the end left out."""
    head = f"{problem.code} {problem.place.line}:{problem.place.column} {problem.path}".rstrip()
    return " ".join(f"{head} | {problem.found} | {problem.suggestion}".split(" ")).rstrip()


def refusal(folder: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        load(folder)
    return caught.value


@pytest.mark.parametrize("name", NAMES)
def test_gives_exactly_the_errors_expected(name: str, tmp_path: Path) -> None:
    shutil.copy(GALLERY / f"{name}.yaml", tmp_path / PROGRAMME_FILE)
    problems = refusal(tmp_path).problems
    expected = (GALLERY / f"{name}.expected").read_text(encoding="utf-8").splitlines()
    assert [as_line(problem) for problem in problems] == expected
    assert {problem.place.file for problem in problems} == {PROGRAMME_FILE}


def test_is_a_gallery_with_an_expectation_for_every_file() -> None:
    assert len(NAMES) >= 32
    assert NAMES == sorted(path.stem for path in GALLERY.glob("*.expected"))


def test_expects_only_codes_that_have_words() -> None:
    expected = [path.read_text(encoding="utf-8") for path in GALLERY.glob("*.expected")]
    codes = {line.split(" ", 1)[0] for text in expected for line in text.splitlines()}
    assert codes <= set(PROBLEM_CODES)
