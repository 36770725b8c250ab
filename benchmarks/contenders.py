"""Three ways to check, store and ask the same figures."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

SOURCE, URL, ANSWER = "made-up register", "https://example.org/table", "0" * 64
BIGGEST = 1e15


@dataclass(frozen=True)
class Rows:
    """Figures of one measure as plain arrays; `region` is a number, `final` says P or A."""

    measure: str
    region: NDArray[np.int32]
    start: NDArray[np.datetime64]
    end: NDArray[np.datetime64]
    value: NDArray[np.float64]
    final: NDArray[np.bool_]
    published_on: NDArray[np.datetime64]


class Contender(Protocol):
    """Takes batches and gives panels."""

    def add(self, rows: Rows) -> int:
        """Check and store what is not known yet; how many figures that were."""

    def panel(self, measure: str, as_of: str) -> int:
        """Read the newest value per region and period known on a day; how many those are."""

    def shares(self, seconds: float) -> dict[str, float]:
        """What share of the time went where, as far as it is known."""


def codes(regions: int) -> list[str]:
    """Codes of so many municipalities."""
    from perspectief.facts.regions import load_regions

    every = load_regions().records.values()
    return [one.code for one in every if one.kind == "municipality" and one.last_year == 2026][:regions]


class Ours:
    """`perspectief.facts.fetched`."""

    def __init__(self, place: Path, regions: int) -> None:
        from perspectief.facts.catalogue import Catalogue
        from perspectief.facts.fetched import engine, open_fetched, store
        from perspectief.facts.model import Measure
        from perspectief.ground.text import Text

        self.codes = tuple(codes(regions))
        measures = {
            f"measure_{number:02d}": Measure(
                id=f"measure_{number:02d}", name=Text(nl="m"), unit="count", counted="person", minimum=0
            )
            for number in range(40)
        }
        self.store = open_fetched(place, Catalogue(measures))
        self.spent: dict[str, float] = {}
        self._watch(store, "validate", "checking")
        self._watch(engine, "standing", "reading what stands")
        self._watch(store, "news", "what is new")
        self._watch(engine, "write_batch", "writing Parquet")

    def _watch(self, module: Any, name: str, shown: str) -> None:  # noqa: ANN401 (a module)
        """Add up how long a step takes."""
        step: Callable[..., Any] = getattr(module, name)
        self.spent[shown] = 0.0

        def watched(*arguments: Any) -> Any:  # noqa: ANN401 (whatever the step takes)
            began = time.perf_counter()
            try:
                return step(*arguments)
            finally:
                self.spent[shown] += time.perf_counter() - began

        setattr(module, name, watched)

    def add(self, rows: Rows) -> int:
        from perspectief.facts.fetched import Coded, batch_of

        batch = batch_of(
            {
                "measure": rows.measure,
                "region": Coded(rows.region, self.codes),
                "start": rows.start,
                "end": rows.end,
                "kind": "stock",
                "value": rows.value,
                "unit": "count",
                "counted": "person",
                "status": Coded(rows.final.astype(np.int32), ("P", "A")),
                "published_on": rows.published_on,
                "source": SOURCE,
                "source_url": URL,
                "answer": ANSWER,
            }
        )
        return self.store.append(batch, "made-up", rows.measure)

    def panel(self, measure: str, as_of: str) -> int:
        return len(self.store.panel(measure, date.fromisoformat(as_of)))

    def shares(self, seconds: float) -> dict[str, float]:
        known = {part: spent / seconds for part, spent in self.spent.items()}
        return {**known, "the rest": 1 - sum(known.values())}


class Pandas:
    """Data frames: one Parquet file per measure and batch."""

    def __init__(self, place: Path, regions: int) -> None:
        self.place = place
        self.codes = np.array(codes(regions), dtype=object)
        self.measures = {f"measure_{number:02d}" for number in range(40)}

    def add(self, rows: Rows) -> int:
        import pandas as pd

        frame = pd.DataFrame(
            {
                "measure": pd.Categorical([rows.measure] * len(rows.value)),
                "region": pd.Categorical.from_codes(rows.region, categories=self.codes),
                "start": rows.start,
                "end": rows.end,
                "kind": pd.Categorical(["stock"] * len(rows.value)),
                "value": rows.value,
                "low": rows.value,
                "high": rows.value,
                "unit": pd.Categorical(["count"] * len(rows.value)),
                "counted": pd.Categorical(["person"] * len(rows.value)),
                "status": pd.Categorical.from_codes(rows.final.astype(int), categories=["P", "A"]),
                "published_on": rows.published_on,
                "source": pd.Categorical([SOURCE] * len(rows.value)),
                "source_url": pd.Categorical([URL] * len(rows.value)),
                "answer": pd.Categorical([ANSWER] * len(rows.value)),
            }
        )
        self._check(frame)
        subject = ["measure", "region", "start", "end", "kind", "source"]
        said = ["value", "low", "high", "unit", "counted", "status"]
        standing = [pd.read_parquet(path) for path in sorted(self.place.glob(f"{rows.measure}-*.parquet"))]
        merged = pd.concat([*(one.assign(fresh=False) for one in standing), frame.assign(fresh=True)])
        merged = merged.sort_values([*subject, "published_on", "fresh"])
        same = merged[subject + said].eq(merged[subject + said].shift()).all(axis=1)
        new = merged[merged["fresh"] & ~same].drop(columns="fresh")
        if len(new):
            new.to_parquet(
                self.place / f"{rows.measure}-{len(standing)}.parquet", compression="zstd", index=False
            )
        return len(new)

    def _check(self, frame: Any) -> None:  # noqa: ANN401 (a data frame)
        wrong = (
            ~frame["measure"].isin(self.measures)
            | ~frame["region"].isin(self.codes)
            | ~frame["kind"].isin(["stock", "flow", "change", "rate", "survey", "class"])
            | ~frame["status"].isin(list("APEBMFINOUV"))
            | (frame["unit"] != "count")
            | (frame["counted"] != "person")
            | (frame["end"] < frame["start"])
            | (frame["published_on"] < frame["start"])
            | (frame["low"] > frame["high"])
            | (frame["value"] < frame["low"])
            | (frame["value"] > frame["high"])
            | (frame["value"] < 0)
            | (frame["value"].abs() > BIGGEST)
            | frame[["value", "low", "high"]].isna().all(axis=1)
            | frame[["start", "end", "published_on"]].isna().any(axis=1)
            | ~frame["source_url"].str.match(r"https?://[^\s<>\"]+$")
        )
        if wrong.any():
            raise ValueError("wrong rows")

    def panel(self, measure: str, as_of: str) -> int:
        import pandas as pd

        columns = ["region", "start", "end", "kind", "source", "value", "published_on"]
        files = sorted(self.place.glob(f"{measure}-*.parquet"))
        known = pd.concat([pd.read_parquet(path, columns=columns) for path in files])
        known = known[known["published_on"] <= pd.Timestamp(as_of)]
        newest = known.sort_values("published_on").drop_duplicates(
            ["region", "start", "end", "kind"], keep="last"
        )
        arrays = [newest[name].to_numpy() for name in ("region", "start", "end", "value")]
        return len(arrays[0])

    def shares(self, seconds: float) -> dict[str, float]:
        del seconds
        return {}


class Sqlite:
    """One table with an index; the rules as SQL over what came in."""

    COLUMNS = (
        "measure, region, start, end, kind, value, low, high, unit, counted, status, published_on,"
        " source, source_url, answer"
    )

    def __init__(self, place: Path, regions: int) -> None:
        self.codes = codes(regions)
        self.base = sqlite3.connect(place / "figures.db", isolation_level=None)
        self.base.executescript(
            f"""
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -200000;
            CREATE TABLE measures (measure TEXT PRIMARY KEY, unit TEXT, counted TEXT, minimum REAL);
            CREATE TABLE regions (region TEXT PRIMARY KEY);
            CREATE TABLE figures ({self.COLUMNS},
                PRIMARY KEY (measure, region, end, start, kind, source, published_on)) WITHOUT ROWID;
            CREATE TEMP TABLE fresh ({self.COLUMNS});
            """
        )
        self.base.executemany(
            "INSERT INTO measures VALUES (?, 'count', 'person', 0)",
            [(f"measure_{number:02d}",) for number in range(40)],
        )
        self.base.executemany("INSERT INTO regions VALUES (?)", [(code,) for code in self.codes])

    def add(self, rows: Rows) -> int:
        starts, ends, days = (
            column.astype("datetime64[D]").astype(str).tolist()
            for column in (rows.start, rows.end, rows.published_on)
        )
        values = rows.value.tolist()
        table = [
            (
                *(rows.measure, self.codes[region], start, end, "stock", value, value, value),
                *("count", "person", "A" if final else "P", day, SOURCE, URL, ANSWER),
            )
            for region, start, end, value, final, day in zip(
                rows.region.tolist(), starts, ends, values, rows.final.tolist(), days, strict=True
            )
        ]
        run = self.base.execute
        run("BEGIN")
        run("DELETE FROM fresh")
        self.base.executemany(f"INSERT INTO fresh VALUES ({', '.join('?' * 15)})", table)
        if run(_WRONG).fetchone()[0]:
            run("ROLLBACK")
            raise ValueError("wrong rows")
        before = self.base.total_changes
        run(_NEWS)
        added = self.base.total_changes - before
        run("COMMIT")
        return added

    def panel(self, measure: str, as_of: str) -> int:
        found = self.base.execute(
            "SELECT region, start, end, kind, value, max(published_on) FROM figures"
            " WHERE measure = ? AND published_on <= ? GROUP BY region, end, start, kind",
            (measure, as_of),
        ).fetchall()
        columns = list(zip(*found, strict=True))
        arrays = [np.array(columns[0]), np.array(columns[1], dtype="datetime64[D]"), np.array(columns[4])]
        return len(arrays[0])

    def shares(self, seconds: float) -> dict[str, float]:
        del seconds
        return {}


_WRONG = """
SELECT count(*) FROM fresh f LEFT JOIN measures m USING (measure) LEFT JOIN regions r USING (region)
WHERE m.measure IS NULL OR r.region IS NULL OR f.unit <> m.unit OR f.counted <> m.counted
   OR f.kind NOT IN ('stock', 'flow', 'change', 'rate', 'survey', 'class')
   OR f.status NOT IN ('A', 'P', 'E', 'B', 'M', 'F', 'I', 'N', 'O', 'U', 'V')
   OR f.end < f.start OR f.published_on < f.start OR f.low > f.high OR f.value < f.low OR f.value > f.high
   OR f.value < m.minimum OR abs(f.value) > 1e15
   OR (f.value IS NULL AND f.low IS NULL AND f.high IS NULL)
   OR f.start IS NULL OR f.end IS NULL OR f.published_on IS NULL
   OR f.source_url NOT GLOB 'http*://*'
"""
_NEWS = """
INSERT INTO figures
SELECT f.* FROM fresh f
WHERE NOT EXISTS (
    SELECT 1 FROM (
        SELECT value, status FROM figures g
        WHERE g.measure = f.measure AND g.region = f.region AND g.end = f.end AND g.start = f.start
          AND g.kind = f.kind AND g.source = f.source AND g.published_on <= f.published_on
        ORDER BY g.published_on DESC LIMIT 1
    ) before WHERE before.value IS f.value AND before.status IS f.status
)
"""
CONTENDERS: dict[str, Callable[[Path, int], Contender]] = {"ours": Ours, "pandas": Pandas, "sqlite": Sqlite}
