"""What every connector has to do, whatever it speaks: one suite, a case for each.

`test_live.py` asks the real services the same, for as much as needs no change of theirs.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from perspectief.facts.model import Calendar, Fetching, Measure
from perspectief.facts.regions import Regions
from perspectief.facts.sources.cbs_odata3 import CbsOdata3
from perspectief.facts.sources.cbs_odata4 import CbsOdata4
from perspectief.facts.sources.http import Web
from perspectief.facts.sources.settings import BUILT_IN
from perspectief.facts.sources.source import Order, Source
from perspectief.facts.sources.swing import Swing
from perspectief.facts.sources.tabular import Layout, Spot, Tabular
from perspectief.ground.problem import Refused
from perspectief.ground.text import Text
from tests.facts.sources import replay
from tests.facts.sources.conftest import MakeWeb
from tests.facts.sources.replay import Row, Service, Table, odata4, served

# Made up by hand, for these tests alone: no source ever said so.
TRUTH = {
    ("GM0141", 2023): 120.0,
    ("GM0141", 2024): 130.0,
    ("NL01", 2023): 9_000.0,
    ("NL01", 2024): 9_500.0,
    ("GM0153", 2024): None,
}
EXPECTED = {key: value for key, value in TRUTH.items() if value is not None}


@dataclass
class World:
    """What a made-up source says; a test changes it."""

    values: dict[tuple[str, int], float | None]
    title: str = "Verzonnen aantal"
    unit: str = "aantal"
    code: str = "M1"
    with_regions: bool = True

    def rows(self) -> Iterator[tuple[str, int, float | None]]:
        for (region, year), value in self.values.items():
            yield region, year, value


@dataclass
class Case:
    """A connector on a world: how the world is served, and how the connector is made."""

    name: str
    code: str
    serve: Callable[[World, ExitStack, Path], str]
    make: Callable[[Web, Regions, str, Path], Source]
    describes_units: bool = True


def _cbs4(world: World, stack: ExitStack, folder: Path) -> str:
    service = Service(lambda request: None)
    service.answer = lambda request: odata4({"T": _table4(world)}, service).answer(request)
    return stack.enter_context(served(service)).address


def _table4(world: World) -> Table:
    dimensions: list[Row] = [{"Identifier": "Perioden", "Kind": "TimeDimension"}]
    if world.with_regions:
        dimensions.append({"Identifier": "RegioS", "Kind": "GeoDimension"})
    observations = [
        {
            "Id": number,
            "Measure": world.code,
            "ValueAttribute": "None" if value is not None else "Impossible",
            "Value": value,
            "RegioS": region,
            "Perioden": f"{year}JJ00",
        }
        for number, (region, year, value) in enumerate(world.rows())
    ]
    periods = [{"Identifier": f"{year}JJ00", "Status": "Definitief"} for year in (2023, 2024)]
    measures = [{"Identifier": world.code, "Title": world.title, "Unit": world.unit, "Decimals": 0}]
    about: Row = {"Title": "Verzonnen", "Modified": "2026-01-01"}
    return Table("T", about, dimensions, measures, {"Perioden": periods, "RegioS": []}, observations, page=2)


def _cbs3(world: World, stack: ExitStack, folder: Path) -> str:
    def answer(request: replay.Request) -> tuple[str, bytes] | None:
        part = request.path.rpartition("/")[2]
        kinds = [("Perioden", "TimeDimension"), ("RegioS", "GeoDimension"), (world.code, "Topic")]
        properties = [
            {"Key": key, "Type": kind, "Title": world.title, "Unit": world.unit, "Decimals": 0}
            for key, kind in kinds
            if key != "RegioS" or world.with_regions
        ]
        cells = [
            {"ID": number, "RegioS": f"{region:<8}", "Perioden": f"{year}JJ00", world.code: value}
            for number, (region, year, value) in enumerate(world.rows())
        ]
        lists: dict[str, list[Row]] = {
            "TableInfos": [{"Title": "Verzonnen", "Modified": "2026-01-01"}],
            "DataProperties": properties,
            "Perioden": [{"Key": f"{year}JJ00", "Status": "Definitief"} for year in (2023, 2024)],
            "TypedDataSet": cells,
        }
        rows = lists.get(part, [])
        if "$filter" in request.query:
            passes = replay.predicate(request.query["$filter"])
            rows = [row for row in rows if passes(row)]
        held: Row = {"value": rows}
        begin = int(request.query.get("$skip", "0"))
        if part == "TypedDataSet":
            held["value"] = rows[begin : begin + 2]
            if begin + 2 < len(rows):
                held["odata.nextLink"] = replay.following(service, request, "$skip", begin + 2)
        return "application/json", json.dumps(held).encode()

    service = Service(answer)
    return stack.enter_context(served(service)).address


def _swing(world: World, stack: ExitStack, folder: Path) -> str:
    def answer(request: replay.Request) -> tuple[str, bytes] | None:
        variables: list[Row] = [
            {"Variable": world.code, "Name": world.title, "Unit": world.unit, "Decimals": 0}
        ]
        data: list[Row] = [
            {"Variable": world.code, "GeoItem": region, "Period": str(year), "Value": value}
            for region, year, value in world.rows()
            if value is not None
        ]
        rows = variables if request.path.endswith("/Variables") else data
        passes = replay.predicate(request.query["$filter"])
        return "application/json", json.dumps({"value": [row for row in rows if passes(row)]}).encode()

    return stack.enter_context(served(Service(answer))).address


def _csv(world: World) -> bytes:
    columns = ["Jaar", *(["Regio"] if world.with_regions else []), world.code]
    lines = [";".join(columns)]
    for region, year, value in world.rows():
        cells = [
            str(year),
            *([region] if world.with_regions else []),
            "x" if value is None else f"{value:.0f}",
        ]
        if value is not None:
            lines.append(";".join(cells))
    return "\ufeff".encode() + "\r\n".join(lines).encode()


def _table_on_the_web(world: World, stack: ExitStack, folder: Path) -> str:
    return stack.enter_context(served(Service(lambda request: ("text/csv", _csv(world))))).address + "/t.csv"


def _own_table(world: World, stack: ExitStack, folder: Path) -> str:
    (folder / "t.csv").write_bytes(_csv(world))
    return "t.csv"


LAYOUT = Layout(region="Regio", year="Jaar", missing=("x",))
CASES = [
    Case("cbs_odata4", "M1", _cbs4, lambda web, regions, at, folder: CbsOdata4(web, regions, at)),
    Case("cbs_odata3", "M1", _cbs3, lambda web, regions, at, folder: CbsOdata3(web, regions, at)),
    Case("swing", "M1", _swing, lambda web, regions, at, folder: Swing(web, regions, at, "swing", "S")),
    Case(
        "table on the web",
        "M1",
        _table_on_the_web,
        lambda web, regions, at, folder: Tabular(Spot("uwv", "T", LAYOUT, url=at), web, folder, regions),
        describes_units=False,
    ),
    Case(
        "own table",
        "M1",
        _own_table,
        lambda web, regions, at, folder: Tabular(Spot("own", "T", LAYOUT, file=at), web, folder, regions),
        describes_units=False,
    ),
]
FETCH = Fetching(source="made-up", table="T", code="M1", kind="stock", frequency="year")
MEASURE = Measure(
    id="made_up",
    name=Text(nl="Verzonnen"),
    unit="count",
    counted="file",
    fetch=FETCH,
    calendar=Calendar(first_months=2),
)
ORDER = Order("made-up", "T", (MEASURE,))


@dataclass
class Bench:
    """A connector at work on a world."""

    case: Case
    world: World
    source: Source
    folder: Path
    web: Web

    def read(self, order: Order = ORDER) -> dict[tuple[str, int], float]:
        batch = self.source.read(order, self.source.shape(order))
        years = batch.end.astype("datetime64[Y]").astype(int) + 1970
        return dict(zip(zip(batch.region.texts(), years.tolist(), strict=True), batch.value, strict=True))

    def serve_again(self, stack: ExitStack) -> None:
        if self.case.name == "own table":
            self.case.serve(self.world, stack, self.folder)


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def bench(
    request: pytest.FixtureRequest, tmp_path: Path, make_web: MakeWeb, regions: Regions
) -> Iterator[Bench]:
    case: Case = request.param
    world = World(dict(TRUTH))
    with ExitStack() as stack:
        at = case.serve(world, stack, tmp_path)
        web = make_web()
        yield Bench(case, world, case.make(web, regions, at, tmp_path), tmp_path, web)


def test_every_figure_comes_in(bench: Bench) -> None:
    assert bench.read() == EXPECTED


def test_the_same_again(bench: Bench) -> None:
    assert bench.source.shape(ORDER) == bench.source.shape(ORDER)
    assert bench.read() == bench.read()


def test_every_figure_names_an_answer_that_is_kept(bench: Bench) -> None:
    batch = bench.source.read(ORDER, bench.source.shape(ORDER))
    for digest in set(batch.answer.texts()):
        assert bench.web.answers.read(digest)
    assert set(batch.answer.texts()) <= set(bench.web.answers.first_days())


def test_a_period_became_known_by_the_calendar(bench: Bench) -> None:
    batch = bench.source.read(ORDER, bench.source.shape(ORDER))
    known = dict(zip(batch.end.astype(str).tolist(), batch.published_on.astype(str).tolist(), strict=True))
    assert known == {"2023-12-31": "2024-02-29", "2024-12-31": "2025-02-28"}
    assert set(batch.published_precision.texts()) == {"assumed"}


def test_only_regions_that_are_asked_for(bench: Bench) -> None:
    order = replace(ORDER, regions=frozenset({"GM0141"}))
    assert set(bench.read(order)) == {("GM0141", 2023), ("GM0141", 2024)}


def test_only_from_the_day_that_is_asked_for(bench: Bench) -> None:
    assert set(bench.read(replace(ORDER, since=date(2024, 1, 1)))) == {("GM0141", 2024), ("NL01", 2024)}


def test_progress_reaches_its_end(bench: Bench) -> None:
    told: list[tuple[int, int | None]] = []
    bench.source.read(ORDER, bench.source.shape(ORDER), lambda done, total: told.append((done, total)))
    assert told and told[-1][0] == told[-1][1]


def test_a_code_that_is_gone_is_seen(bench: Bench) -> None:
    before = bench.source.shape(ORDER)
    bench.world.code = "M2"
    with ExitStack() as stack:
        bench.serve_again(stack)
        assert set(before.columns) == {"M1"} and set(bench.source.shape(ORDER).columns) == set()


def test_another_title_or_unit_is_seen(bench: Bench) -> None:
    if not bench.case.describes_units:
        return  # a plain table has no titles but its columns, which the test above changes
    bench.world.title, bench.world.unit = "Iets anders", "x 1000"
    column = bench.source.shape(ORDER).columns["M1"]
    assert (column.title, column.unit) == ("Iets anders", "x 1000")


def test_a_unit_is_reckoned_with(bench: Bench) -> None:
    if not bench.case.describes_units:
        return  # a plain table does not say its unit
    bench.world.unit = "x 1000"
    assert bench.read() == {key: value * 1000 for key, value in EXPECTED.items()}


def test_a_unit_that_does_not_fit_is_refused(bench: Bench) -> None:
    if not bench.case.describes_units:
        return  # a plain table does not say its unit
    bench.world.unit = "%"
    with pytest.raises(Refused) as refused:
        bench.read()
    assert [problem.code for problem in refused.value.problems] == ["unit-of-source-differs"]


def test_a_dimension_that_is_gone_is_seen(bench: Bench) -> None:
    if bench.case.name == "swing":
        return  # its form has no list of dimensions
    bench.world.with_regions = False
    with ExitStack() as stack:
        bench.serve_again(stack)
        assert not {"RegioS", "Regio"} & set(bench.source.shape(ORDER).dimensions)


def test_nothing_is_written_but_answers_and_the_log(bench: Bench) -> None:
    bench.read()
    written = {path.relative_to(bench.folder).parts[:2] for path in bench.folder.rglob("*") if path.is_file()}
    assert written <= {("fetched", "answers"), ("fetched", "log.jsonl"), ("t.csv",)}


def test_what_is_built_in_is_reached_safely() -> None:
    assert all(entry.url is None or entry.url.startswith("https://") for entry in BUILT_IN)
