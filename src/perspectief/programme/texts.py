"""What owners write per edition, read from `texts/<edition>/indicators|activities/<id>.md`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from perspectief.ground.checked import in_order
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Text
from perspectief.programme.markdown_sections import Cut, Part, cut
from perspectief.programme.model import Programme
from perspectief.programme.text_folders import Shelf, TextFile
from perspectief.programme.written import HEADINGS, SECTIONS, SubjectKind, WrittenText

TEXTS = "texts"
_FOLDERS: dict[str, SubjectKind] = {"indicators": "indicator", "activities": "activity"}


def load_texts(folder: Path, programme: Programme) -> tuple[WrittenText, ...]:
    """Every section in `texts/`, by edition and subject; raises `Refused` with all problems of all files."""
    return read_texts(folder, programme)[0]


def read_texts(folder: Path, programme: Programme) -> tuple[tuple[WrittenText, ...], tuple[Problem, ...]]:
    """The same, with remarks that refuse nothing: HTML in a text, which pages show as text."""
    shelf = Shelf(folder, [])
    remarks: list[Problem] = []
    texts: list[WrittenText] = []
    editions = {edition.id for edition in programme.editions}
    for place in shelf.folders(folder / TEXTS, editions, "unknown-edition"):
        for kind_place in shelf.folders(place, _FOLDERS, "unknown-text-folder"):
            kind = _FOLDERS[kind_place.name]
            files = _about_known(shelf, kind_place, kind, programme)
            texts += _of_kind(shelf, files, place.name, kind, remarks)
    if shelf.problems:
        raise Refused(in_order(shelf.problems))
    return _sorted(texts, programme), tuple(remarks)


def _about_known(
    shelf: Shelf, place: Path, kind: SubjectKind, programme: Programme
) -> dict[str, list[TextFile]]:
    """The files of a folder by what they are about; of an unknown subject only the name is looked at."""
    indicators, activities = subjects_of(programme)
    known = indicators if kind == "indicator" else activities
    files: dict[str, list[TextFile]] = {}
    for file in shelf.files(place):
        if file.stem in known:
            files.setdefault(file.stem, []).append(file)
        else:
            problem = Problem(
                "unknown-subject", Place(file.file), "", file.stem[:80], known, nearest(file.stem, known)
            )
            shelf.problems.append(problem)
    return files


def _of_kind(
    shelf: Shelf, files: Mapping[str, list[TextFile]], edition: str, kind: SubjectKind, remarks: list[Problem]
) -> Iterator[WrittenText]:
    for subject, versions in files.items():
        pairs = paired(shelf, versions, SECTIONS[kind], remarks)
        for section in SECTIONS[kind]:
            if section in pairs:
                yield WrittenText(
                    edition=edition, subject_kind=kind, subject=subject, section=section, text=pairs[section]
                )


def paired(
    shelf: Shelf, files: list[TextFile], sections: tuple[str, ...], remarks: list[Problem],
    start: Mapping[str, int] | None = None,
) -> dict[str, Text]:  # fmt: skip
    """The sections of a Dutch file with those of the English one beside it; English alone is a problem.

    `start` says for a file on which line (0 is the first) its text begins.
    """
    parts: dict[str, dict[str, Part]] = {"nl": {}, "en": {}}
    names: dict[str, str] = {file.language: file.file for file in files}
    broken = False
    for file in files:
        headings = {section: HEADINGS[file.language][section] for section in sections}
        made = cut(file.text, file.file, headings, start=(start or {}).get(file.file, 0))
        _keep(shelf, made, remarks)
        parts[file.language] = made.parts
        broken = broken or (file.language == "nl" and bool(made.problems))
    if not broken:  # a Dutch section may be missing only because it is wrong
        shelf.problems.extend(_english_alone(parts, names))
    return {
        section: Text(nl=part.text, en=parts["en"][section].text if section in parts["en"] else None)
        for section, part in parts["nl"].items()
    }


def _keep(shelf: Shelf, made: Cut, remarks: list[Problem]) -> None:
    shelf.problems.extend(made.problems)
    remarks.extend(made.remarks)


def _english_alone(parts: Mapping[str, Mapping[str, Part]], names: Mapping[str, str]) -> Iterator[Problem]:
    for section, part in parts["en"].items():
        if section not in parts["nl"]:
            found = HEADINGS["en"][section]
            yield Problem(
                "english-without-dutch", Place(names.get("en", ""), part.line, 1), "", found,
                suggestion=HEADINGS["nl"][section],
            )  # fmt: skip


def subjects_of(programme: Programme) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the indicators and of the activities."""
    indicators = tuple(indicator.id for indicator in programme.indicators)
    return indicators, tuple(activity.id for activity in programme.activities)


def _sorted(texts: list[WrittenText], programme: Programme) -> tuple[WrittenText, ...]:
    """In the order of the programme file, whatever the names of the folders are."""
    editions = [edition.id for edition in programme.editions]
    subjects = [subject for ids in subjects_of(programme) for subject in ids]
    sections = [section for each in SECTIONS.values() for section in each]

    def order(text: WrittenText) -> tuple[int, str, int, int]:
        return (
            editions.index(text.edition), text.subject_kind, subjects.index(text.subject),
            sections.index(text.section),
        )  # fmt: skip

    return tuple(sorted(texts, key=order))
