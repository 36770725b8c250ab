"""The texts of a handed-in form held against the folder: what changed since they were handed out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import cast

from perspectief.account.forms.layout import HEADER_ROW, TEXT_COLUMNS, fingerprint, plain
from perspectief.account.forms.opened import Opened
from perspectief.account.forms.texts import Standing, texts_of
from perspectief.account.house import House
from perspectief.ground.problem import Problem
from perspectief.ground.sheets import Sheet
from perspectief.ground.text import LANGUAGES, Language
from perspectief.programme.text_files import faults_of, is_one_section, sections_of, with_section
from perspectief.programme.written import SECTIONS, SubjectKind

_BLAMELESS = ("", "ambiguous-number")  # a number alone in a text is a text


@dataclass(frozen=True, slots=True)
class TextChange:
    """One section that will say something else; `before` and `after` are its words."""

    path: PurePosixPath
    about: str
    section: str
    language: Language
    before: str
    after: str


@dataclass(slots=True)
class TextRows:
    """What the rows change, and the files as they will be; None is a file that will be gone."""

    changes: list[TextChange]
    files: dict[PurePosixPath, str]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class _Row:
    sheet: Sheet
    number: int
    kind: SubjectKind
    name: str
    section: str

    def text(self, column: str) -> str:
        return self.sheet.text(self.number, TEXT_COLUMNS.index(column) + 1)

    def problem(self, code: str, column: str, found: str = "", **more: str) -> Problem:
        return self.sheet.problem(code, self.number, TEXT_COLUMNS.index(column) + 1, found, **more)


def read_text_rows(opened: Opened, house: House) -> TextRows:
    """Every section that the office changed, put into the files as they stand now."""
    made = TextRows([], {}, [])
    sheet = opened.sheets.get("texts")
    if sheet is None:
        return made
    own = _own_subjects(house, opened.owner)
    standing: dict[str, Standing] = {}
    for number in sorted({row for row, _ in sheet.cells if row > HEADER_ROW}):
        row = _row(opened, sheet, number, own)
        if isinstance(row, Problem):
            made.problems.append(row)
            continue
        about = f"{row.kind}:{row.name}"
        if about not in standing:
            standing[about] = texts_of(house.folder, opened.edition, row.kind, row.name)
        _take(made, row, standing[about], opened.handed_out[about, row.section])
    return made


def _own_subjects(house: House, owner: str) -> frozenset[str]:
    programme = house.programme
    indicators = {f"indicator:{one.id}" for one in programme.indicators if one.owner == owner}
    return frozenset(
        indicators | {f"activity:{one.id}" for one in programme.activities if one.owner == owner}
    )


def _row(opened: Opened, sheet: Sheet, number: int, own: frozenset[str]) -> _Row | Problem:
    edition, about, _, word = (sheet.text(number, column) for column in range(1, 5))
    section = opened.words.get("section", {}).get(word, word)
    if edition != opened.edition:
        return sheet.problem("form-fixed-cell", number, 1, suggestion=opened.edition)
    if about not in own:
        return sheet.problem("form-not-yours", number, 2)
    kind = cast(SubjectKind, about.partition(":")[0])
    if (about, section) not in opened.handed_out or section not in SECTIONS[kind]:
        return sheet.problem("form-text-row", number, 4)
    return _Row(sheet, number, kind, about.partition(":")[2], section)


def _take(made: TextRows, row: _Row, standing: Standing, handed_out: tuple[str, str]) -> None:
    """One row into the files, in both languages."""
    problems = [*_cell_problems(row, handed_out)]
    for language, mark in zip(LANGUAGES, handed_out, strict=True):
        after, before = plain(row.text(language)), standing.part(row.section, language)
        if problems or fingerprint(after) == mark or plain(before) == after:
            continue
        if fingerprint(before) != mark:
            problems.append(row.problem("form-text-changed", language, file=str(standing.paths[language])))
            continue
        problems += _change(made, row, standing, language, (before, after))
    if not plain(row.text("nl")) and plain(row.text("en")):
        problems.append(row.problem("english-without-dutch", "nl"))
    made.problems += problems


def _cell_problems(row: _Row, handed_out: tuple[str, str]) -> Iterator[Problem]:
    """What is wrong with the cells; words that stand as they were handed out are not looked at again."""
    for language, mark in zip(LANGUAGES, handed_out, strict=True):
        column = TEXT_COLUMNS.index(language) + 1
        cell = row.sheet.cells.get((row.number, column))
        if cell is None or (not cell.code and fingerprint(cell.text) == mark):
            continue
        if cell.code not in _BLAMELESS:
            yield row.problem(cell.code, language)
        elif not is_one_section(cell.text, row.kind, row.section, language):
            yield row.problem("form-text-heading", language)
        else:
            yield from _text_faults(row, language, cell.text)


def _text_faults(row: _Row, language: Language, text: str) -> Iterator[Problem]:
    for fault in faults_of(text, row.kind, row.section, language):
        place = row.problem(fault.code, language, fault.found)
        yield Problem(
            fault.code,
            place.place,
            place.path,
            fault.found,
            fault.allowed,
            fault.suggestion,
            dict(fault.details),
        )


def _change(
    made: TextRows, row: _Row, standing: Standing, language: Language, words: tuple[str, str]
) -> list[Problem]:
    """Put the words into the file, unless something that stands there would swallow them."""
    path = standing.paths[language]
    text = made.files.get(path, standing.texts[language])
    expected = sections_of(text, row.kind, language) | {row.section: words[1]}
    changed = with_section(text, row.kind, row.section, words[1], language)
    if sections_of(changed, row.kind, language) != {code: said for code, said in expected.items() if said}:
        return [row.problem("form-text-file", language, file=str(path))]
    made.files[path] = changed
    made.changes.append(TextChange(path, f"{row.kind}:{row.name}", row.section, language, *words))
    return []


def as_bytes(files: Mapping[PurePosixPath, str]) -> dict[PurePosixPath, bytes | None]:
    """The files to write; one without any words is taken away."""
    return {path: text.encode() if text else None for path, text in files.items()}
