"""A list of titles in a table of one's own: its column is found, rows stay in place, the rest is told."""

from pathlib import Path

import pytest

from perspectief.ground.problem import Refused
from perspectief.matching.titles.listed import read_titles


def _file(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("titel\nkok\n", "titel"),
        ("nr,Functie\n1,kok\n", "Functie"),
        ("nr;beroep;titel\n1;x;kok\n", "titel"),
        ("anything\nkok\n", "anything"),
        ("nr\tFUNCTIETITEL\n1\tkok\n", "FUNCTIETITEL"),
        ("\ufeffnr,titel\r\n1,kok\r\n", "titel"),
    ],
)
def test_the_column_is_found_by_what_people_call_it(tmp_path: Path, text: str, column: str) -> None:
    found = read_titles(_file(tmp_path, text))
    assert (found.column, found.titles, found.lines) == (column, ("kok",), (2,))


def test_a_column_can_be_named_and_an_empty_title_keeps_its_place(tmp_path: Path) -> None:
    found = read_titles(_file(tmp_path, 'wat,titel\nkok,x\n,y\n"hulp\nkok",z\nober,w\n'), "Wat")
    assert found.titles == ("kok", "", "hulp kok", "ober")
    assert found.lines == (2, 3, 4, 6)


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("", None, ("sheet-empty", 1, 1)),
        ("functie\n", None, ("sheet-empty", 1, 1)),
        ("colour,size\nred,3\n", None, ("titles-no-column", 1, 1)),
        ("titel,size\nred,3\n", "naam", ("titles-no-such-column", 1, 1)),
        ("titel,size\nred,3\nblue\n", None, ("sheet-row-length", 3, 1)),
        ('titel,size\n"red,3\n', None, ("sheet-bad-quotes", 2, 1)),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(
    tmp_path: Path, text: str, column: str | None, expected: tuple[str, int, int]
) -> None:
    with pytest.raises(Refused) as refused:
        read_titles(_file(tmp_path, text), column)
    assert [(each.code, each.place.line, each.place.column) for each in refused.value.problems] == [expected]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_titles(tmp_path / "nothing.csv")
    assert [each.code for each in refused.value.problems] == ["file-missing"]
