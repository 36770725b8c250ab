"""Editions are added and changed in the text of a programme: only the lines meant change."""

import difflib
from pathlib import Path

import pytest

from perspectief.ground.problem import Refused
from perspectief.programme.editing import with_changed_edition, with_edition
from perspectief.programme.load import loads

ROOT = Path(__file__).parents[2]
FILES = [
    ROOT / "examples" / "almelo" / "programme.yaml",
    ROOT / "tests" / "houses" / "groningen" / "programme.yaml",
    *sorted((ROOT / "tests" / "programme" / "valid").glob("*.yaml")),
]
NEW = {
    "id": "begroting-2090",
    "title": "Begroting: 2090",
    "kind": "begroting",
    "date": "2089-11-05",
    "status": "concept",
}
HEAD = "perspectief: 1\ntitle: T\nmunicipality: {code: GM0141, name: Almelo, boundaries: 2019}\nambition: A\n"
GOALS = "goals:\n  - {id: g, title: G}\n"
FIRST = "id: een, title: Een, kind: begroting, date: 2019-11-07"
ONE = "    title: Een\n    kind: begroting\n    date: 2019-11-07"
LAYOUTS = {
    "comments": f"editions:\n  # the first\n  - id: een  # an id\n{ONE}  # a day\n\n# the goals\n{GOALS}",
    "no indent": "editions:\n- id: een\n" + ONE.replace("    ", "  ") + f"\n{GOALS}",
    "wide dash": "editions:\n  -   id: een\n" + ONE.replace("    ", "      ") + f"\n{GOALS}",
    "braces": f"editions:\n  - {{{FIRST}}}\n{GOALS}",
    "brackets": f"editions: [{{{FIRST}}}]\n{GOALS}",
    "literal": f"editions:\n  - id: een\n{ONE}\n    note: |\n      # no comment\n      a text\n\n\n{GOALS}",
    "folded": f"editions:\n  - id: een\n{ONE}\n    note: >-\n      a text\n      of two lines\n{GOALS}",
    "last": f"{GOALS}editions:\n  - id: een\n{ONE}",
}


def changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_edition_is_added_in_lines_of_its_own(path: Path) -> None:
    before = path.read_text("utf-8")
    after = with_edition(before, NEW)
    lines = changed(before, after)
    assert all(line.startswith("+") for line in lines)
    assert len(lines) in (1, 5)
    assert loads(after).programme.editions[-1].status == "concept"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_every_layout_keeps_its_form(layout: str, newline: str) -> None:
    before = (HEAD + LAYOUTS[layout]).replace("\n", newline)
    opened = with_edition(before, NEW)
    adopted = with_changed_edition(
        opened, NEW["id"], {"date": "2089-11-06", "status": "adopted", "decision": "R-1"}
    )
    editions = loads(adopted).programme.editions
    assert (editions[-1].status, editions[-1].decision, str(editions[-1].date)) == (
        "adopted",
        "R-1",
        "2089-11-06",
    )
    assert editions[0] == loads(before).programme.editions[0]
    kept = [line for line in before.splitlines() if "een" not in line]
    assert [line for line in kept if line not in adopted.splitlines()] == []
    assert ("\r\n" in adopted) == (newline == "\r\n")
    assert adopted.replace("\r\n", "").count("\n") == (0 if newline == "\r\n" else adopted.count("\n"))


def test_adopting_changes_the_lines_of_that_edition_alone() -> None:
    opened = with_edition(FILES[0].read_text("utf-8"), NEW)
    adopted = with_changed_edition(
        opened, NEW["id"], {"date": "2089-11-05", "status": "adopted", "decision": "2089-91: ja"}
    )
    assert changed(opened, adopted) == [
        '+     decision: "2089-91: ja"',
        "-     status: concept",
        "+     status: adopted",
    ]


def test_an_edition_that_exists_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        with_edition(FILES[0].read_text("utf-8"), NEW | {"id": "begroting-2020"})
    assert [problem.code for problem in refused.value.problems] == ["edition-exists"]


def test_values_that_the_file_would_not_load_with_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        with_edition(FILES[0].read_text("utf-8"), NEW | {"id": "Niet Goed"})
    assert [problem.code for problem in refused.value.problems] == ["bad-id"]


@pytest.mark.parametrize(
    "title", ['een "citaat": ja', "true", "2089", "# geen commentaar", "a\\b", "- x", "{x}", "é – ü"]
)
def test_a_title_comes_back_as_it_was_given(title: str) -> None:
    after = with_edition(FILES[0].read_text("utf-8"), NEW | {"title": title})
    assert loads(after).programme.editions[-1].title.nl == title
