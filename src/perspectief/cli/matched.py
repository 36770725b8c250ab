"""People and vacancies of two files, brought into one frame with a taxonomy and the weights of a
municipality.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from perspectief.cli.taxonomies import taxonomy_at, titles_at
from perspectief.facts.postcodes import all_centres
from perspectief.facts.table import Row, Table, read_table
from perspectief.ground.files import read_text
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching.case import Case, case_of
from perspectief.matching.checks import profile_faults, vacancy_faults
from perspectief.matching.frame import Frame, Places
from perspectief.matching.job_posting import Link, postings_in, vacancy_of_posting
from perspectief.matching.mended import Remark, mended
from perspectief.matching.people import People, people_of
from perspectief.matching.profile import Profile
from perspectief.matching.tabular import (
    PERSON_CELLS,
    VACANCY_CELLS,
    Rows,
    profiles_of,
    skills_in,
    vacancies_of_rows,
)
from perspectief.matching.taxonomy.nearness import nearness
from perspectief.matching.taxonomy.taxonomy import Taxonomy
from perspectief.matching.titles.index import TitleIndex
from perspectief.matching.titles.link import links_of
from perspectief.matching.vacancies import Vacancies, vacancies_of
from perspectief.matching.vacancy import Vacancy
from perspectief.matching.vum.reading import profile_of, vacancy_of
from perspectief.matching.weights import Weights, read_weights, shipped_weights

SURE = ("same_name", "likely")
LIMIT_BYTES = 500_000_000
CODES = ("match-json", "match-nothing", "match-no-kind")
Document = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Files:
    """Which files to take: CSV or JSON each; a taxonomy and weights where they are not the usual ones."""

    people: Path
    vacancies: Path
    taxonomy: Path | None = None
    weights: Path | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """What was read; `remarks` are faults in what others sent, whose fields count as unknown, by file."""

    frame: Frame
    weights: Weights
    people: People
    vacancies: Vacancies
    taxonomy: Taxonomy
    remarks: tuple[tuple[str, Remark], ...]

    def case(self) -> Case:
        """The two sides in the form that is matched."""
        return case_of(self.people, self.vacancies, self.frame, self.weights)


def read_files(files: Files) -> Matched:
    """Both files in one frame. Raises `Refused` with everything in them that cannot be used."""
    weights = (
        shipped_weights() if files.weights is None else read_weights(files.weights, files.weights.parent)
    )
    taxonomy, _ = taxonomy_at(files.taxonomy)
    people = _source(files.people, tuple(PERSON_CELLS))
    vacancies = _source(files.vacancies, tuple(VACANCY_CELLS))
    frame = _frame(taxonomy)
    try:
        profiles, frame, of_people = _people(people, frame)
    except Refused as refused:
        raise Refused([*refused.problems, *_also_wrong(vacancies, frame)]) from refused
    jobs, frame, of_jobs = _vacancies(vacancies, frame, lambda text: _linked(text, files))
    told = ((files.people.name, of_people), (files.vacancies.name, of_jobs))
    remarks = tuple((name, each) for name, found in told for each in found)
    columns = people_of(profiles, frame, weights.travel.travel())
    return Matched(frame, weights, columns, vacancies_of(jobs, frame), taxonomy, remarks)


def _also_wrong(vacancies: Table | list[Document], frame: Frame) -> tuple[Problem, ...]:
    """What is wrong with the vacancies too: everything is told at once."""
    try:
        _vacancies(vacancies, frame, lambda text: ())
    except Refused as refused:
        return refused.problems
    return ()


def _linked(title: str, files: Files) -> tuple[str, ...]:
    """The occupation that a title most likely stands for; none where that is not sure."""
    index = _titles(files.taxonomy)
    found = links_of(index, [title], 1)[0]
    return tuple(index.taxonomy.occupations[link.occupation].id for link in found if link.certainty in SURE)


@cache
def _titles(taxonomy: Path | None) -> TitleIndex:
    return titles_at(taxonomy)


def _source(path: Path, columns: tuple[str, ...]) -> Table | list[Document]:
    text = read_text(path, root=path.parent, limit_bytes=LIMIT_BYTES)
    if path.suffix.lower() != ".json":
        return _told(read_table(text, path.name, ["reference"], columns, {}))
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused([Problem("match-json", Place(path.name, error.lineno, error.colno))]) from error
    documents = list(_documents(found))
    if not documents:
        raise Refused([Problem("match-no-kind", Place(path.name))])
    return documents


def _documents(found: object) -> Iterator[Document]:
    """Documents of VUM in a list, or postings of schema.org anywhere."""
    listed = found if isinstance(found, list) else [found]
    vum = [
        each for each in listed if isinstance(each, Mapping) and {"idWerkzoekende", "idVacature"} & set(each)
    ]
    yield from vum or postings_in(found)


def _told(table: Table) -> Table:
    if table.problems:
        raise Refused(table.problems)
    if not table.rows:
        raise Refused([Problem("match-nothing", Place(table.file))])
    return table


def _people(source: Table | list[Document], frame: Frame) -> tuple[list[Profile], Frame, tuple[Remark, ...]]:
    if isinstance(source, Table):
        frame = frame.with_skills(skills_in(source.rows))
        return profiles_of(_rows(source), frame), frame, ()
    read = [profile_of(each) for each in source if "idWerkzoekende" in each]
    frame = frame.with_skills(skill for each in read for skill in each.skills)
    frame = frame.with_occupations(each for one in read for each in one.occupations + one.done)
    found = mended(read, lambda one: profile_faults(one, frame))
    return list(found.things), frame, found.remarks


def _vacancies(
    source: Table | list[Document], frame: Frame, link: Link
) -> tuple[list[Vacancy], Frame, tuple[Remark, ...]]:
    if isinstance(source, Table):
        frame = frame.with_skills(skills_in(source.rows))
        return vacancies_of_rows(_rows(source), frame), frame, ()
    read = [_vacancy(each, frame, link) for each in source if "idWerkzoekende" not in each]
    frame = frame.with_skills(skill for each in read for skill in each.skills)
    frame = frame.with_occupations(each for one in read for each in one.occupations)
    found = mended(read, lambda one: vacancy_faults(one, frame))
    return list(found.things), frame, found.remarks


def _vacancy(document: Document, frame: Frame, link: Link) -> Vacancy:
    """One of VUM, or a posting: its words where the taxonomy has them, else what they most likely mean."""
    if "idVacature" in document:
        return vacancy_of(document)
    return vacancy_of_posting(
        document, lambda text: (text,) if frame.occupation(text) is not None else link(text)
    )


def _rows(table: Table) -> Rows[Row]:
    return Rows(table.rows, table.place)


def _frame(taxonomy: Taxonomy) -> Frame:
    centres = all_centres()
    places = Places(
        tuple(each.postcode for each in centres),
        np.array([each.latitude for each in centres]),
        np.array([each.longitude for each in centres]),
    )
    ids = tuple(each.id for each in taxonomy.occupations)
    return Frame(places, ids, nearness(taxonomy), (), _aliases(taxonomy))


def _aliases(taxonomy: Taxonomy) -> dict[str, int]:
    """Names in either language, then codes of other schemes: the nearest occupation of each."""
    found: dict[str, int] = {}
    for index, each in enumerate(taxonomy.occupations):
        for name in (each.nl, each.en, *each.others_nl, *each.others_en):
            found.setdefault(name, index)
            found.setdefault(name.lower(), index)
    for code in taxonomy.codes:
        if (meant := taxonomy.index_of(code.occupation)) is not None:
            found.setdefault(code.code, meant)
    return found
