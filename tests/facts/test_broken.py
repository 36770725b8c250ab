"""A gallery of broken figure and measures files, each with the exact problems expected.

`NAME.expected` has a line per problem: `code line:column path | found | suggestion`.
"""

import shutil
from pathlib import Path

import pytest

from perspectief.facts.catalogue import Catalogue, load_catalogue
from perspectief.facts.codes import CATALOGUE_CODES, FIGURE_CODES, TABLE_CODES
from perspectief.facts.regions import Regions
from perspectief.facts.store import COLUMNS, load_figures
from perspectief.ground.problem import Problem, Refused

GALLERY = Path(__file__).parent / "broken"
NAMES = sorted(path.stem for path in GALLERY.glob("*.expected"))


def shown(problem: Problem) -> str:
    place = f"{problem.place.line}:{problem.place.column}"
    return f"{problem.code} {place} {problem.path} | {problem.found} | {problem.suggestion}".rstrip()


def expected(name: str) -> list[str]:
    text = (GALLERY / f"{name}.expected").read_text(encoding="utf-8")
    return [line.rstrip() for line in text.splitlines()]


def problems_of(name: str, folder: Path, regions: Regions) -> tuple[Problem, ...]:
    table = GALLERY / f"{name}.csv"
    if table.exists():
        shutil.copy(table, folder / "figures")
    else:
        shutil.copy(GALLERY / f"{name}.yaml", folder / "measures.yaml")
    with pytest.raises(Refused) as refused:
        load_figures(folder, load_catalogue(folder), regions)
    return refused.value.problems


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_is_refused_with_exactly_these_problems(
    name: str, folder: Path, regions: Regions
) -> None:
    assert [shown(problem) for problem in problems_of(name, folder, regions)] == expected(name)


def test_every_file_of_the_gallery_has_its_expected_problems() -> None:
    files = {path.stem for path in GALLERY.iterdir() if path.suffix in (".csv", ".yaml")}
    assert files == set(NAMES)
    assert len(NAMES) >= 40


def test_the_gallery_shows_every_code_of_tables_figures_and_measures() -> None:
    seen = {line.split(" ")[0] for name in NAMES for line in expected(name)}
    assert {*TABLE_CODES, *FIGURE_CODES, *CATALOGUE_CODES} - seen == {"bad-file-name"}


def test_a_line_beyond_all_length_is_refused(folder: Path, catalogue: Catalogue, regions: Regions) -> None:
    (folder / "figures" / "own.csv").write_text(f"{','.join(COLUMNS)}\n{'x' * 100_001}\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_figures(folder, catalogue, regions)
    assert [shown(problem) for problem in refused.value.problems] == ["line-too-long 2:1  |  |"]
