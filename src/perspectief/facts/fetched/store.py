"""The fetched figures of a folder: added to, and asked what was known on a day."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.facts.catalogue import Catalogue, load_catalogue
from perspectief.facts.fetched import engine
from perspectief.facts.fetched.batch import TEXTS, Coded, Days, FigureBatch, Numbers, Rows
from perspectief.facts.fetched.checks import MOST_ROWS, validate
from perspectief.facts.fetched.files import (
    PLACE,
    add_file,
    figure_files,
    is_whole,
    one_writer,
    table_place,
)
from perspectief.facts.fetched.vintages import news
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions, load_regions
from perspectief.facts.store import order
from perspectief.ground.files import shown_name
from perspectief.ground.problem import Place, Problem, Refused

_FIGURE = tuple(column.name for column in fields(Figure))
_STORED = tuple(name for name in _FIGURE if name in {*TEXTS, "start", "end", "published_on"})


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """What was known of a measure on a day: for each region, period and kind the newest value.

    Columns of one length, in the order of region, end, start and kind. `values` are in the measure's unit,
    NaN where the newest figure has no single value (an interval, a class, a known absence). Where two
    sources published on the same day, the first by name speaks, as in `facts.store.Facts`.
    """

    measure: str
    as_of: date
    regions: NDArray[np.object_]
    starts: Days
    ends: Days
    kinds: NDArray[np.object_]
    values: Numbers
    published_on: Days

    def __len__(self) -> int:
        return len(self.values)


class Fetched:
    """The fetched figures of `folder`. What other processes add meanwhile is seen by the next question."""

    def __init__(self, folder: Path, catalogue: Catalogue, regions: Regions) -> None:
        self.folder = folder
        self.catalogue = catalogue
        self.regions = regions
        self._spans: dict[Path, tuple[str, str]] = {}  # of files, which never change
        self._connection = engine.connect()

    def append(self, batch: FigureBatch, source: str, table: str, *, retrieved_on: date | None = None) -> int:
        """Add what the batch says and was not known yet, as one new file; how many figures that were.

        Without `retrieved_on` each figure's `published_on` is true. With it, the batch is what the source
        says on that day, and a figure that differs from the newest one known is a revision: it is kept
        beside the earlier one, published on its own day where that is later, else on `retrieved_on`.
        Raises `Refused` where a rule of `validate` is broken, or where a source says two things of one
        subject on one day; then nothing is added.
        """
        shown = f"{PLACE}/{source}/{table}"
        place = table_place(self.folder, source, table)
        problems = validate(batch, self.catalogue, self.regions, shown)
        if problems:
            raise Refused(problems)
        if not len(batch):
            return 0
        bounded = batch.bounded()
        ranked = replace(bounded, **{name: getattr(bounded, name).ranked() for name in TEXTS})
        with one_writer(self.folder):
            new = self._new(ranked, place, shown, retrieved_on)
            if len(new):
                add_file(place, lambda part: engine.write_batch(new, part))
        return len(new)

    def _new(self, batch: FigureBatch, place: Path, shown: str, retrieved_on: date | None) -> FigureBatch:
        """The rows that are news, in the order of the file, with their days."""
        day = None if retrieved_on is None else int(np.datetime64(retrieved_on, "D").astype(np.int64))
        files = sorted(place.glob("*.parquet"))
        found = news(engine.standing(files, batch), engine.vintages(batch), day)
        if len(found.contradictions):
            raise Refused(_contradictions(batch, found.contradictions, shown))
        return _published(batch.take(found.rows), found.published_on.astype("datetime64[D]"))

    def known(self, measure: str, region: str, as_of: date) -> tuple[Figure, ...]:
        """Figures known on `as_of`, every vintage, in the order of `facts.store.Facts.known`."""
        figures = self.figures([measure], [region])
        return tuple(figure for figure in figures if figure.is_known(as_of))

    def figures(
        self, measures: Collection[str], regions: Collection[str] | None = None
    ) -> tuple[Figure, ...]:
        """Every vintage of every figure of these measures (and regions), for `facts.store.Facts.of`."""
        query = f"SELECT {', '.join(_quoted((*_STORED, 'value', 'low', 'high')))}"
        where = "list_contains($measures, measure)"
        asked: dict[str, Any] = {"measures": sorted(set(measures))}
        if regions is not None:
            where += " AND list_contains($regions, region)"
            asked["regions"] = sorted(set(regions))
        files = self._files_with(measures)
        if not files:
            return ()
        with self._reading():
            found = self._ask(f"{query} FROM read_parquet($files) WHERE {where}", files, asked).fetchall()
        return tuple(sorted((_figure(row) for row in found), key=order))

    def answers(self, measures: Collection[str]) -> Mapping[str, frozenset[str]]:
        """The answers that figures of each measure were read from, by SHA-256."""
        files = self._files_with(measures)
        if not files:
            return {}
        query = (
            "SELECT measure, list(DISTINCT answer) FROM read_parquet($files)"
            " WHERE list_contains($measures, measure) AND answer <> '' GROUP BY measure"
        )
        with self._reading():
            found = self._ask(query, files, {"measures": sorted(set(measures))}).fetchall()
        return {measure: frozenset(answers) for measure, answers in found}

    def panel(self, measure: str, as_of: date) -> Panel:
        """The newest value per region, period and kind that was known on `as_of`."""
        files = self._files_with([measure])
        if not files:
            return _empty_panel(measure, as_of)
        asked = {"measure": measure, "as_of": as_of}
        with self._reading():
            sources = self._ask(_SOURCES, files, asked).fetchall()
            asked["sources"] = [source for (source,) in sources]
            found = self._ask(_PANEL, files, asked).fetchnumpy()
        days = {name: found[name].astype("datetime64[D]") for name in ("start", "end")}
        published = (found["newest"] // _MOST_SOURCES).astype("datetime64[D]")
        return Panel(
            measure,
            as_of,
            found["region"],
            days["start"],
            days["end"],
            found["kind"],
            found["value"],
            published,
        )

    def measures(self) -> tuple[str, ...]:
        """The measures of which there are figures."""
        files = self._seen()
        if not files:
            return ()
        with self._reading():
            query = "SELECT DISTINCT measure FROM read_parquet($files) ORDER BY measure"
            return tuple(name for (name,) in self._ask(query, list(files), {}).fetchall())

    def files(self) -> list[Path]:
        """The Parquet files that stand now; they can be read as they are by any program."""
        return list(self._seen())

    def damaged(self) -> tuple[Problem, ...]:
        """A problem for every file whose bytes are no longer those that were written."""
        return tuple(
            Problem("fetched-file-damaged", Place(shown_name(path, self.folder)))
            for path in figure_files(self.folder)
            if not is_whole(path)
        )

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Where a file turns out to be damaged, look which."""
        try:
            with engine.reading():
                yield
        except Refused as refused:
            raise Refused(self.damaged() or refused.problems) from refused

    def _ask(self, query: str, files: Sequence[Path], asked: dict[str, Any]) -> Any:  # noqa: ANN401 (DuckDB's own cursor)
        cursor = self._connection.cursor()
        return cursor.execute(query, {"files": engine.listed(files), **asked})

    def _files_with(self, measures: Collection[str]) -> list[Path]:
        """The files that may hold one of the measures."""
        return [
            path
            for path, (low, high) in self._seen().items()
            if any(low <= measure <= high for measure in measures)
        ]

    def _seen(self) -> dict[Path, tuple[str, str]]:
        """The span of measures of every file that stands now; only files not seen before are opened."""
        now = figure_files(self.folder)
        unseen = [path for path in now if path not in self._spans]
        if unseen:
            self._spans.update(_spans(unseen, self.folder))
        return {path: self._spans[path] for path in now}


_MOST_SOURCES = 1024
_KNOWN = "FROM read_parquet($files) WHERE measure = $measure AND published_on <= $as_of"
_SOURCES = f"SELECT DISTINCT source {_KNOWN} ORDER BY source"
# The newest day wins, and on one day the first source: both in one number, which is quick to compare.
_PANEL = f"""
SELECT region, start, "end", kind, arg_max(coalesce(value, 'nan'::DOUBLE), newness) AS value,
       max(newness) AS newest
FROM (
    SELECT region, start, "end", kind, value,
           (published_on - {engine.EPOCH}) * {_MOST_SOURCES}
           + {_MOST_SOURCES} - least(list_position($sources, source), {_MOST_SOURCES}) AS newness
    {_KNOWN}
)
GROUP BY ALL ORDER BY region, "end", start, kind
"""  # noqa: S608 (our own names)


def open_fetched(folder: Path, catalogue: Catalogue | None = None, regions: Regions | None = None) -> Fetched:
    """The fetched figures of a folder, which may have none yet; nothing is read before it is asked for."""
    return Fetched(folder, catalogue or load_catalogue(folder), regions or load_regions())


def _published(batch: FigureBatch, days: Days) -> FigureBatch:
    """The batch with other days of publication; a day that was moved is known to the day."""
    precision = batch.published_precision
    words = (*precision.words, "day")
    moved = np.where(days == batch.published_on, precision.codes, len(words) - 1).astype(np.int32)
    return replace(batch, published_on=days, published_precision=Coded(moved, words))


def _empty_panel(measure: str, as_of: date) -> Panel:
    numbers = np.zeros(0)
    days, texts = numbers.astype("datetime64[D]"), numbers.astype(object)
    return Panel(measure, as_of, texts, days, days, texts, numbers, days)


def _quoted(columns: Sequence[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _spans(files: Sequence[Path], folder: Path) -> dict[Path, tuple[str, str]]:
    """Raises `Refused` with every file that is damaged or lies elsewhere."""
    root = folder.resolve()
    outside = [path for path in files if not path.resolve().is_relative_to(root)]
    problems = [Problem("outside-folder", Place(shown_name(path, folder))) for path in outside]
    if problems:
        raise Refused(problems)
    try:
        with engine.reading():
            return engine.spans(files)
    except Refused:
        pass  # one of them: look which
    spans: dict[Path, tuple[str, str]] = {}
    for path in files:
        try:
            with engine.reading(shown_name(path, folder)):
                spans |= engine.spans([path])
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return spans


def _contradictions(batch: FigureBatch, rows: Rows, shown: str) -> list[Problem]:
    details = {"rows": str(len(rows))}
    return [
        Problem(
            "contradiction-in-batch",
            Place(shown, row + 1, 1),
            "value",
            found=f"{batch.measure.text(row)} {batch.region.text(row)} {batch.end[row]}",
            details=details,
        )
        for row in rows[:MOST_ROWS].tolist()
    ]


def _figure(row: tuple[Any, ...]) -> Figure:
    held = dict(zip((*_STORED, "value", "low", "high"), row, strict=True))
    if not held["as_published"] and held["value"] is not None:
        held["as_published"] = f"{held['value']:.15g}"
    return Figure(**held, release="released")
