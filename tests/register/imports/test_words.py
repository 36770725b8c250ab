"""Everything that can be wrong with a file has words in two languages that say what to do."""

import importlib
import pkgutil

import pytest

from perspectief.cli import register_imports
from perspectief.publication.words.problem_words import PROBLEMS
from perspectief.publication.words.words import Words
from perspectief.register import imports
from tests.register.imports import broken
from tests.register.imports.test_broken import FILES, expected

MODULES = [
    importlib.import_module(f"perspectief.register.imports.{each.name}")
    for each in pkgutil.iter_modules(imports.__path__)
]
CODES = sorted({code for module in [*MODULES, register_imports] for code in getattr(module, "CODES", ())})
# Told by other tests: they need a register with something in it, or the command line.
ELSEWHERE = {
    "import-moment-before",
    "import-period-passed",
    "import-many-end",
    "import-kind-unknown",
    "import-json-too-large",
}


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_words_in_both_languages(code: str) -> None:
    assert Words("nl").t(PROBLEMS[code]) != PROBLEMS[code]


def test_the_gallery_shows_every_code() -> None:
    lines = [line for name in FILES for line in expected(name)]
    lines += [line for case in broken.CASES for line in case.expected]
    assert set(CODES) - {line.split(" ")[0] for line in lines} == ELSEWHERE
