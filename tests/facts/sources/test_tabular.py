"""Plain tables: UWV's own columns, Dutch numbers, odd encodings, workbooks, and cells that cannot be read.

The tables were made up by hand: no address of UWV's table is confirmed by a source that was read.
"""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from perspectief.facts.fetched import FigureBatch
from perspectief.facts.model import Fetching, Measure
from perspectief.facts.regions import Regions
from perspectief.facts.sources.settings import BUILT_IN
from perspectief.facts.sources.source import Order
from perspectief.facts.sources.tabular import Layout, Spot, Tabular
from perspectief.ground.problem import Refused
from perspectief.ground.text import Text
from tests.facts.sources.conftest import MakeWeb

UWV = next(entry.layout for entry in BUILT_IN if entry.id == "uwv")
HEAD = "Jaar;Kwartaal;Regio;Beroepsgroep;Spanning;Typering\n"
ROWS = "2022;1;Twente;Totaal;4,52;zeer krap\n2022;2;Twente;Totaal;x;\n2022;1;Twente;Techniek;9,1;zeer krap\n"
TENSION = Measure(
    id="labour_tension",
    name=Text(nl="Spanning"),
    unit="ratio",
    counted="none",
    minimum=0,
    fetch=Fetching(
        source="uwv",
        table="t",
        code="Spanning",
        cells={"Beroepsgroep": "Totaal"},
        kind="rate",
        frequency="quarter",
        counted_on="period",
    ),
)


class Desk:
    """A folder with one table, read with a layout."""

    def __init__(self, folder: Path, make_web: MakeWeb, regions: Regions) -> None:
        self.folder, self.web, self.regions = folder, make_web(), regions

    def read(
        self,
        data: bytes,
        layout: Layout | None = UWV,
        measure: Measure = TENSION,
        name: str = "t.csv",
    ) -> FigureBatch:
        (self.folder / name).write_bytes(data)
        spot = Spot("uwv", "UWV", layout or Layout(), file=name)
        source = Tabular(spot, self.web, self.folder, self.regions)
        order = Order("uwv", "t", (measure,))
        return source.read(order, source.shape(order))

    def problems(self, data: bytes, **more: object) -> list[tuple[str, str, int]]:
        with pytest.raises(Refused) as refused:
            self.read(data, **more)  # type: ignore[arg-type]  # as `read` takes them
        return [(each.code, each.found, each.place.line) for each in refused.value.problems]


@pytest.fixture
def desk(tmp_path: Path, make_web: MakeWeb, regions: Regions) -> Desk:
    return Desk(tmp_path, make_web, regions)


def test_the_columns_of_uwv(desk: Desk) -> None:
    batch = desk.read((HEAD + ROWS).encode())
    assert batch.region.texts() == ["AM05", "AM05"]
    assert batch.start.astype(str).tolist() == ["2022-01-01", "2022-04-01"]
    assert batch.value[0] == 4.52
    assert batch.status.texts() == ["A", "M"] and batch.as_published.texts()[1] == "x"
    assert batch.note.texts()[0] == "zeer krap"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_however_a_spreadsheet_saved_it(desk: Desk, encoding: str) -> None:
    text = HEAD + "2022;1;Súdwest-Fryslân;Totaal;4,52;zeer krap\n"
    assert desk.read(text.encode(encoding)).region.texts() == ["GM1900"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_whatever_stands_between_cells(desk: Desk, delimiter: str) -> None:
    text = (HEAD + "2022;1;Twente;Totaal;4.52;zeer krap\n").replace(";", delimiter)
    layout = Layout(region="Regio", year="Jaar", quarter="Kwartaal", decimal=".")
    assert desk.read(text.encode(), layout).value.tolist() == [4.52]


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234,5", 1234.5), ("1234", 1234.0), ("12%", 12.0), ("-3,5", -3.5), ("1 234", 1234.0)],
)
def test_numbers_as_people_write_them(desk: Desk, text: str, value: float) -> None:
    line = f"2022;1;Twente;Totaal;{text};\n"
    measure = TENSION.model_copy(update={"minimum": None})
    assert desk.read((HEAD + line).encode(), measure=measure).value.tolist() == [value]


@pytest.mark.parametrize("text", ["4.52", "1,2,3", "veel", "nan", "inf", "1e400", "0x10", "1.23.456"])
def test_no_number_is_guessed(desk: Desk, text: str) -> None:
    line = f"2022;1;Twente;Totaal;{text};\n"
    assert desk.problems((HEAD + line).encode()) == [("cell-not-number", text, 2)]


@pytest.mark.parametrize(
    ("line", "code", "found"),
    [
        ("2022;5;Twente;Totaal;1;", "cell-not-period", "2022 5"),
        ("22;1;Twente;Totaal;1;", "cell-not-period", "22 1"),
        (";;Twente;Totaal;1;", "cell-not-period", ""),
        ("2022;1;Twentsche;Totaal;1;", "region-not-known", "Twentsche"),
        ("2022;1;;Totaal;1;", "region-not-known", ""),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(desk: Desk, line: str, code: str, found: str) -> None:
    assert desk.problems((HEAD + ROWS + line).encode()) == [(code, found, 5)]


def test_every_wrong_cell_is_told_at_once(desk: Desk) -> None:
    lines = "".join(f"2022;1;Nergens {number};Totaal;1;\n" for number in range(30))
    found = desk.problems((HEAD + lines).encode())
    assert len(found) == 20 and {code for code, _, _ in found} == {"region-not-known"}


def test_a_missing_column_is_told(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        desk.read((HEAD + ROWS).replace("Kwartaal", "Kw").encode())
    assert [(each.code, each.found) for each in refused.value.problems] == [("column-missing", "Kwartaal")]


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"PK\x03\x04\x00\x00", b'"open'])
def test_what_is_no_table_is_refused(desk: Desk, data: bytes) -> None:
    with pytest.raises(Refused):
        desk.read(data)


@pytest.mark.parametrize("name", ["../t.csv", "/etc/passwd", "a/../../t.csv"])
def test_no_file_outside_the_folder_is_read(desk: Desk, name: str) -> None:
    source = Tabular(Spot("x", "X", Layout(), file=name), desk.web, desk.folder, desk.regions)
    with pytest.raises(Refused) as refused:
        source.shape(Order("x", "t", (TENSION,)))
    assert [each.code for each in refused.value.problems] == ["outside-folder"]


def test_a_workbook(desk: Desk, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Cijfers")
    for row in (["Gemeente", "Jaar", "Aantal"], ["Almelo", 2024, 12.5], ["GM0153", 2024, 7]):
        sheet.append(row)
    book.save(tmp_path / "made.xlsx")
    layout = Layout(region="Gemeente", year="Jaar", sheet="Cijfers")
    fetch = Fetching(source="own", table="t", code="Aantal", kind="rate", counted_on="period")
    measure = TENSION.model_copy(update={"fetch": fetch})
    batch = desk.read((tmp_path / "made.xlsx").read_bytes(), layout, measure, "t.xlsx")
    assert (batch.region.texts(), batch.value.tolist()) == (["GM0141", "GM0153"], [12.5, 7.0])
    assert batch.end.astype("datetime64[D]").tolist() == [date(2024, 12, 31)] * 2
    layout = Layout(region="Gemeente", year="Jaar", sheet="Elders")
    with pytest.raises(Refused) as refused:
        desk.read((tmp_path / "made.xlsx").read_bytes(), layout, measure, "t.xlsx")
    assert [each.code for each in refused.value.problems] == ["sheet-missing"]
