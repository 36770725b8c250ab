"""A made-up house with three offices and an edition that is being written, and its forms filled in."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from perspectief.account import House, open_house
from perspectief.account.forms import HandedIn, form_for
from perspectief.account.forms import read_form as read_form_on
from perspectief.account.forms.layout import FIGURE_COLUMNS, TEXT_COLUMNS
from perspectief.publication.words import Words
from perspectief.publication.workbook import workbook_bytes

AS_OF = date(2023, 9, 1)
PROGRAMME = """\
perspectief: 1
made_up: true
title: {nl: Werk en economie, en: Work and economy}
municipality: {code: GM0014, name: Groningen, boundaries: 2020}
ambition: Iedereen doet mee.
owners:
  - {id: work, name: {nl: Afdeling werk, en: Department of work}, stand_in: policy}
  - {id: economy, name: {nl: Afdeling economie, en: Department of the economy}}
  - {id: policy, name: {nl: Beleid, en: Policy}}
editions:
  - {id: begroting-2023, title: {nl: Begroting 2023, en: Budget 2023}, kind: begroting, date: 2022-11-01}
  - id: begroting-2024
    title: {nl: Begroting 2024, en: Budget 2024}
    kind: begroting
    date: 2023-11-01
    status: concept
    texts_due: 2023-10-01
goals:
  - {id: work, title: Werk}
indicators:
  - id: benefits
    goal: work
    title: {nl: Bijstandsuitkeringen, en: Welfare benefits}
    measure: welfare_files
    owner: work
    frequency: yearly
    definition: {text: Aantal dossiers aan het eind van het jaar.}
    source: {name: Eigen telling}
    targets:
      - {id: benefits-2024, due: 2024-12-31, versions: [{edition: begroting-2023, at_most: 9000}]}
  - id: jobs
    goal: work
    title: {nl: Banen, en: Jobs}
    measure: jobs
    owner: economy
    frequency: yearly
    targets:
      - {id: jobs-2024, due: 2024-12-31, versions: [{edition: begroting-2023, at_least: 150000}]}
activities:
  - id: guidance
    title: {nl: Begeleiding, en: Guidance}
    goals: [work]
    owner: work
    measures: [welfare_persons]
"""
FIGURES = """\
measure,region,start,end,kind,as_published,value,low,high,unit,counted,status,origin,published_on,\
published_precision,release,source,source_url,note,assumption
welfare_files,GM0014,2020-12-31,2020-12-31,stock,9.950,,,,count,file,A,published,2021-03-01,day,released,\
Verzonnen jaarverslag,,,
jobs,GM0014,2021-12-31,2021-12-31,stock,148.000,,,,count,job,A,published,2022-03-01,day,released,\
Verzonnen register,,,
"""
HAPPENED = "Het aantal daalde.\n\n- sneller dan verwacht\n- vooral bij jongeren"
TEXTS = f"## Wat is er gebeurd\n\n{HAPPENED}\n\n## Bijsturing\n\nNiet nodig.\n"
SHEETS = {"figures": ("Cijfers", FIGURE_COLUMNS), "texts": ("Teksten", TEXT_COLUMNS)}
Change = Callable[[Workbook], None]


def new_house(folder: Path) -> Path:
    """A folder with the programme, two figures and a text of a colleague."""
    (folder / "figures").mkdir(parents=True)
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    (folder / "figures" / "all.csv").write_text(FIGURES, encoding="utf-8")
    texts = folder / "texts" / "begroting-2024" / "indicators"
    texts.mkdir(parents=True)
    (texts / "benefits.md").write_text(TEXTS, encoding="utf-8")
    return folder


def form_bytes(house: House, owner: str = "work") -> bytes:
    return workbook_bytes(form_for(house, owner, "begroting-2024", AS_OF), Words("nl"))


def read_form(house: House, path: Path) -> HandedIn:
    """What a form would change, on the day that these forms are of."""
    return read_form_on(house, path, AS_OF)


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def sheet(book: Workbook, role: str) -> Worksheet:
    found = book[SHEETS[role][0]]
    assert isinstance(found, Worksheet)
    return found


def put(book: Workbook, role: str, row: int, **cells: object) -> None:
    """Fill in cells of one row by the names of their columns."""
    for column, value in cells.items():
        sheet(book, role).cell(row, SHEETS[role][1].index(column) + 1).value = value  # type: ignore[assignment]  # whatever a person types


def handed_in(folder: Path, to: Path, *changes: Change, owner: str = "work") -> Path:
    """A form of the folder with changes made in it, saved as a person would."""
    book = opened(form_bytes(open_house(folder), owner))
    for change in changes:
        change(book)
    book.save(to)
    return to


def filled_in(book: Workbook) -> None:
    """Two figures and two texts, as an office may fill them in."""
    put(
        book, "figures", 2, as_published="9.812", published_on=date(2022, 3, 1), note="Geteld op 31 december."
    )
    put(
        book,
        "figures",
        3,
        as_published="ca. 9.700",
        published_on="2023-03-01",
        source="Jaarverslag",
        source_url="https://example.org/verslag",
        status="voorlopig",
    )
    put(book, "texts", 3, nl="Er kwam meer werk.\n\n> Zie het *jaarverslag*.", en="There was more work.")
    put(book, "texts", 6, nl="Iedereen krijgt een gesprek.")
