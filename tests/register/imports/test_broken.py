"""A gallery of files that are wrong, each with the exact report, and no BSN in any of them.

`NAME.expected` has a line per problem: `code line:column field | found | suggestion`. The first word of a
name may be the kind of file. `{1}` stands for a made BSN, `{bad}` for digits that fail the eleven-test.
"""

import re
from pathlib import Path

import pytest

from perspectief.ground.problem import Problem, Refused
from perspectief.register.imports import cells
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.importing import Order, import_file
from perspectief.register.imports.layout import Layout, load_layout, shipped
from perspectief.register.models import Import, Resident
from tests.register.imports import broken
from tests.register.imports.towns import CODE, at
from tests.register.people import bsn
from tests.register.places import Place

GALLERY = Path(__file__).parent / "broken"
FILES = {path.stem: path for path in sorted(GALLERY.iterdir()) if path.suffix != ".expected"}


def shown(problem: Problem) -> str:
    place = f"{problem.place.line}:{problem.place.column}"
    return f"{problem.code} {place} {problem.path} | {problem.found} | {problem.suggestion}".rstrip()


def expected(name: str) -> list[str]:
    text = (GALLERY / f"{name}.expected").read_text(encoding="utf-8")
    return [line.rstrip() for line in text.splitlines()]


def filled(text: str) -> str:
    """The text with made numbers in the places for them."""
    wrong = str(int(bsn(99)) ^ 1).zfill(9)
    return re.sub(r"\{(\d)\}", lambda found: bsn(int(found[1])), text).replace("{bad}", wrong)


def layout_for(name: str) -> Layout:
    kind = name.partition(".")[0]
    return shipped({"fixed": "benefits_fixed"}.get(kind, kind if kind in set(Kind) else "benefits"))


def bring(name: str, path: Path) -> None:
    if name.startswith("layout."):
        load_layout(path, Kind.PARTICIPATION)
    else:
        import_file(Order(path, layout_for(name), at("202203"), CODE))


def problems_of(name: str, folder: Path) -> tuple[Problem, ...]:
    source = FILES[name]
    named = name.startswith(("benefits_", "layout."))
    path = folder / (source.name if named else f"{name}_202203_2022-1{source.suffix}")
    path.write_text(filled(source.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    with pytest.raises(Refused) as refused:
        bring(name, path)
    return refused.value.problems


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_refused_with_exactly_these_problems(name: str, one: Place, tmp_path: Path) -> None:
    assert [shown(problem) for problem in problems_of(name, tmp_path)] == expected(name)
    assert Import.objects.count() == Resident.objects.count() == 0


@pytest.mark.parametrize("case", broken.CASES, ids=lambda case: case.name)
def test_broken_bytes_are_refused_with_exactly_these_problems(
    case: broken.Case, one: Place, tmp_path: Path
) -> None:
    path, layout = case.make(tmp_path)
    with pytest.raises(Refused) as refused:
        import_file(Order(path, layout, at("202203"), CODE))
    assert tuple(shown(problem) for problem in refused.value.problems) == case.expected
    assert Import.objects.count() == Resident.objects.count() == 0


def test_the_gallery_is_complete() -> None:
    assert {path.stem for path in GALLERY.glob("*.expected")} == set(FILES)
    assert len(FILES) + len(broken.CASES) >= 40


def test_no_report_holds_a_number_that_could_be_a_bsn() -> None:
    texts = [path.read_text(encoding="utf-8") for path in GALLERY.glob("*.expected")]
    texts += ["\n".join(case.expected) for case in broken.CASES]
    for line in "\n".join(texts).splitlines():
        assert cells.shown(line) == line
