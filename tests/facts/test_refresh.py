"""Refreshing table by table: what is new, what changed, and what stops without harming the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.fetched import FigureBatch, batch_of, open_fetched
from perspectief.facts.model import Fetching, Measure
from perspectief.facts.refresh import Refresh, TableReport, orders_of
from perspectief.facts.sources import shapes
from perspectief.facts.sources.source import Column, Order, Progress, Shape, silent
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Text

FIRST, LATER = date(2026, 3, 2), date(2026, 6, 1)


def _measure(id_: str, table: str, code: str | None, since: date | None = None) -> Measure:
    fetch = Fetching(source="made-up", table=table, code=code, since=since)
    return Measure(id=id_, name=Text(nl=id_), unit="count", counted="file", fetch=fetch)


FILES, JOBS = _measure("files", "T1", "M1"), _measure("posts", "T2", "M2")
CATALOGUE = Catalogue({each.id: each for each in (FILES, JOBS)})


@dataclass
class Service:
    """A source in memory: values by table and year, and a shape by table."""

    name: str = "made-up"
    values: dict[str, dict[int, float]] = field(
        default_factory=lambda: {"T1": {2024: 100, 2025: 90}, "T2": {2025: 7}}
    )
    shapes: dict[str, Shape] = field(
        default_factory=lambda: {
            "T1": Shape("Files", {"M1": Column("M1", "Files", "aantal")}, {"Regions": {}}),
            "T2": Shape("Posts", {"M2": Column("M2", "Posts", "aantal")}, {"Regions": {}}),
        }
    )
    broken: Mapping[str, Exception] = field(default_factory=dict)
    read_tables: list[str] = field(default_factory=list)

    def shape(self, order: Order) -> Shape:
        if order.table in self.broken:
            raise self.broken[order.table]
        return self.shapes[order.table]

    def read(self, order: Order, shape: Shape, progress: Progress = silent) -> FigureBatch:
        self.read_tables.append(order.table)
        years = self.values[order.table]
        progress(len(years), len(years))
        return batch_of(
            {
                "measure": order.measures[0].id,
                "region": "GM0141",
                "start": [date(year, 12, 31) for year in years],
                "end": [date(year, 12, 31) for year in years],
                "kind": "stock",
                "value": list(years.values()),
                "unit": "count",
                "counted": "file",
                "published_on": [date(year + 1, 2, 28) for year in years],
                "source": "made-up",
            }
        )


@pytest.fixture
def service() -> Service:
    return Service()


Run = Callable[..., dict[str, TableReport]]


@pytest.fixture
def refresh(tmp_path: Path, service: Service) -> Run:
    def run(today: date = FIRST, accept: tuple[str, ...] = ()) -> dict[str, TableReport]:
        work = Refresh(open_fetched(tmp_path, CATALOGUE), lambda _: service, today, accept)
        return {report.order.table: report for report in work.run(orders_of([FILES, JOBS]))}

    return run


def _stored(folder: Path) -> dict[str, bytes]:
    kept = (path for path in (folder / "fetched").rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def _values(folder: Path, on: date) -> list[float | None]:
    figures = open_fetched(folder, CATALOGUE).known("files", "GM0141", on)
    return [figure.value for figure in figures]


def test_one_order_for_each_table_and_none_without_a_code() -> None:
    second = _measure("more_files", "T1", "M9")
    orders = orders_of([JOBS, second, _measure("guessed", "T1", None), FILES])
    assert [(order.table, [each.id for each in order.measures]) for order in orders] == [
        ("T1", ["files", "more_files"]),
        ("T2", ["posts"]),
    ]


def test_the_earliest_wish_counts_and_no_limit_goes_first() -> None:
    day, later = date(2015, 1, 1), date(2018, 1, 1)
    both = [_measure("a", "T", "A", later), _measure("b", "T", "B", day)]
    assert orders_of(both)[0].since == day
    assert orders_of([*both, _measure("c", "T", "C")])[0].since is None


def test_twice_adds_nothing(refresh: Run, tmp_path: Path) -> None:
    assert {table: report.figures for table, report in refresh().items()} == {"T1": 2, "T2": 1}
    before = _stored(tmp_path)
    assert [report.outcome for report in refresh().values()] == ["same", "same"]
    assert _stored(tmp_path) == before


def test_a_changed_value_is_one_figure_and_the_past_stays(
    refresh: Run, service: Service, tmp_path: Path
) -> None:
    refresh(FIRST)
    service.values["T1"][2025] = 92
    assert refresh(LATER)["T1"].figures == 1
    assert _values(tmp_path, FIRST) == [100, 90]
    assert _values(tmp_path, LATER) == [100, 90, 92]


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (Shape("Other", {"M1": Column("M1", "Files", "aantal")}, {"Regions": {}}), "table-title"),
        (Shape("Files", {"M1": Column("M1", "Households", "aantal")}, {"Regions": {}}), "title"),
        (Shape("Files", {"M1": Column("M1", "Files", "x 1000")}, {"Regions": {}}), "unit"),
        (Shape("Files", {}, {"Regions": {}}), "code-gone"),
        (Shape("Files", {"M1": Column("M1", "Files", "aantal")}, {}), "dimension-gone"),
        (
            Shape("Files", {"M1": Column("M1", "Files", "aantal")}, {"Regions": {}, "Age": {}}),
            "dimension-new",
        ),
    ],
)
def test_a_changed_shape_stops_that_table_only(
    refresh: Run, service: Service, tmp_path: Path, now: Shape, kind: str
) -> None:
    refresh(FIRST)
    service.shapes["T1"] = now
    service.values = {"T1": {2026: 1}, "T2": {2025: 7, 2026: 8}}
    service.read_tables.clear()
    reports = refresh(LATER)
    assert (reports["T1"].outcome, [change.kind for change in reports["T1"].changes]) == ("changed", [kind])
    assert reports["T2"].outcome == "new"
    assert service.read_tables == ["T2"]
    assert _values(tmp_path, LATER) == [100, 90]
    assert refresh(LATER)["T1"].outcome == "changed", "it does not pass the second time"


def test_an_accepted_shape_is_the_one_from_then_on(refresh: Run, service: Service) -> None:
    refresh(FIRST)
    service.shapes["T1"] = replace(service.shapes["T1"], title="Files and more")
    report = refresh(LATER, accept=("T1",))["T1"]
    assert report.outcome == "same" and report.changes
    assert refresh(LATER)["T1"].changes == ()


def test_a_code_that_is_not_in_the_table_is_told(refresh: Run, service: Service) -> None:
    service.shapes["T1"] = Shape("Files", {}, {})
    report = refresh()["T1"]
    assert [(each.code, each.found) for each in report.problems] == [("code-not-in-table", "M1")]


def test_a_source_that_fails_harms_nothing_else(refresh: Run, service: Service, tmp_path: Path) -> None:
    service.broken = {"T1": Refused([Problem("source-silent", Place("T1"))])}
    reports = refresh()
    assert (reports["T1"].outcome, reports["T2"].outcome) == ("refused", "new")
    assert _values(tmp_path, LATER) == []


def test_a_second_refresh_at_the_same_time_is_refused(service: Service, tmp_path: Path) -> None:
    work = Refresh(open_fetched(tmp_path, CATALOGUE), lambda _: service, FIRST)
    running = work.run(orders_of([FILES, JOBS]))
    next(running)
    with pytest.raises(Refused) as refused:
        list(work.run(orders_of([FILES])))
    assert [each.code for each in refused.value.problems] == ["refresh-running"]
    assert len(list(running)) == 1, "the first one goes on"
    assert len(list(work.run(orders_of([FILES])))) == 1, "and leaves no lock"


def test_another_measure_of_the_same_table_keeps_what_was_known(tmp_path: Path) -> None:
    held = Shape("T", {"A": Column("A", "a", "n")}, {"Age": {"1": "one"}})
    now = Shape("T", {"B": Column("B", "b", "n")}, {"Age": {"2": "two"}})
    both = shapes.together(held, now)
    assert set(both.columns) == {"A", "B"} and both.dimensions == {"Age": {"1": "one", "2": "two"}}
    shapes.keep(tmp_path, "s", "T", shapes.Taken(both, FIRST))
    assert shapes.taken(tmp_path, "s", "T") == shapes.Taken(both, FIRST)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"title": 1}', '{"columns": []}'])
def test_a_damaged_shape_is_told_by_its_name(tmp_path: Path, text: str) -> None:
    place = tmp_path / shapes.SHAPES / "s"
    place.mkdir(parents=True)
    (place / "T.json").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        shapes.taken(tmp_path, "s", "T")
    assert refused.value.problems[0].place.file.endswith("s/T.json")


@pytest.mark.parametrize("table", ["../T", "a/b", "", ".hidden"])
def test_a_table_cannot_lead_out_of_the_folder(tmp_path: Path, table: str) -> None:
    with pytest.raises(Refused) as refused:
        shapes.keep(tmp_path, "s", table, shapes.Taken(Shape("", {}, {}), FIRST))
    assert [each.code for each in refused.value.problems] == ["bad-file-name"]
    assert list(tmp_path.iterdir()) == []
