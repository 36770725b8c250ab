"""DuckDB in memory over the Parquet files: columns in, columns and rows out."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from perspectief.facts.fetched.batch import COLUMNS, DAYS, NUMBERS, Coded, Days, FigureBatch
from perspectief.facts.fetched.files import PLACE
from perspectief.facts.fetched.vintages import SAID_NUMBERS, SAID_TEXTS, WHO, Ints, Vintages
from perspectief.ground.problem import Place, Problem, Refused

EPOCH = "DATE '1970-01-01'"
_GROUP_ROWS = 61_440  # some tens of groups in a large file, so that a measure is found without reading all


def connect(threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """An empty database in memory that fetches nothing by itself."""
    config: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    if threads:
        config["threads"] = threads  # a single thread writes the same bytes every time
    return duckdb.connect(config=config)


def listed(files: Sequence[Path]) -> list[str]:
    """Paths as DuckDB takes them: letters that stand for a pattern stand for themselves."""
    pattern = str.maketrans({"[": "[[]", "*": "[*]", "?": "[?]"})
    return [str(path).translate(pattern) for path in files]


@contextmanager
def reading(file: str = PLACE) -> Iterator[None]:
    """A file that DuckDB cannot read becomes a problem that names it."""
    try:
        yield
    except (duckdb.Error, UnicodeDecodeError) as error:  # a damaged file trips DuckDB in many ways
        raise Refused([Problem("fetched-file-damaged", Place(file))]) from error


def spans(files: Sequence[Path]) -> dict[Path, tuple[str, str]]:
    """The first and last measure of each file, by alphabet, from the statistics at its end."""
    query = (
        "SELECT file_name, min(stats_min_value), max(stats_max_value) FROM parquet_metadata($files)"
        " WHERE path_in_schema = 'measure' GROUP BY file_name"
    )
    rows = connect().execute(query, {"files": listed(files)}).fetchall()
    if len(rows) != len(files):
        raise duckdb.InvalidInputException("a file without measures")
    return {Path(name): (low or "", high or "\U0010ffff") for name, low, high in rows}


def day_numbers(days: Days) -> Ints:
    """Days since 1970."""
    return days.astype("datetime64[D]").astype(np.int64)


def _in_batch(column: str, *, single: bool) -> str:
    """How a column of a batch is written in SQL; a `single` word for all rows is looked up once."""
    quoted = f'"{column}"'
    if column in DAYS:
        return f"{EPOCH} + {quoted} AS {quoted}"
    if column in NUMBERS:
        return f"nullif({quoted}, 'nan'::DOUBLE) AS {quoted}"
    looked_up = "1" if single else f"{quoted} + 1"
    return f"($words_{column})[{looked_up}] AS {quoted}"


def write_batch(batch: FigureBatch, path: Path) -> None:
    """The batch as a Parquet file: the same rows give the same bytes with one version of DuckDB."""
    columns: dict[str, NDArray[Any]] = {}
    words: dict[str, list[str]] = {}
    for name in COLUMNS:
        column = getattr(batch, name)
        if isinstance(column, Coded):
            columns[name], words[f"words_{name}"] = column.codes, list(column.words)
        else:
            columns[name] = day_numbers(column).astype(np.int32) if name in DAYS else column
    columns = {name: np.ascontiguousarray(column) for name, column in columns.items()}
    connection = connect(threads=1)
    written = (_in_batch(name, single=len(words.get(f"words_{name}", ())) == 1) for name in COLUMNS)
    select = f"SELECT {', '.join(written)} FROM batch"  # noqa: S608 (our own names)
    target = str(path).replace("'", "''")
    options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP_ROWS}"
    connection.register("batch", columns)
    connection.execute(f"COPY ({select}) TO '{target}' ({options})", words)
    connection.close()


def standing(files: Sequence[Path], batch: FigureBatch) -> Vintages:
    """What the files say about the subjects of a batch, in the codes of the batch; -1 is another word."""
    if not files:
        return vintages(batch.take(np.zeros(0, dtype=np.int64)))
    connection = connect()
    joins, texts = [], []
    for name in (*WHO, *SAID_TEXTS):
        held: Coded = getattr(batch, name)
        connection.execute(f"CREATE TABLE words_{name} (word VARCHAR, code BIGINT)")
        table = {"word": np.array(held.words, dtype=object), "code": np.arange(len(held.words))}
        connection.register("made", table)
        connection.execute(f"INSERT INTO words_{name} SELECT word, code FROM made")  # noqa: S608 (our own names)
        kind = "JOIN" if name in WHO else "LEFT JOIN"
        joins.append(f'{kind} words_{name} ON words_{name}.word = f."{name}"')
        texts.append(f"coalesce(words_{name}.code, -1) AS {name}")
    days = [f'f."{name}" - {EPOCH} AS "{name}"' for name in DAYS]
    numbers = [f"coalesce(f.{name}, 'nan'::DOUBLE) AS {name}" for name in SAID_NUMBERS]
    query = f"SELECT {', '.join((*texts, *days, *numbers))} FROM read_parquet($files) f {' '.join(joins)}"  # noqa: S608 (our own names)
    with reading():
        found = connection.execute(query, {"files": listed(files)}).fetchnumpy()
    connection.close()
    return _vintages(found, [len(getattr(batch, name).words) for name in WHO])


def vintages(batch: FigureBatch) -> Vintages:
    """What the batch says; its columns of texts are ranked."""
    columns: dict[str, NDArray[Any]] = {}
    for name in (*WHO, *SAID_TEXTS):
        columns[name] = getattr(batch, name).codes.astype(np.int64)
    columns |= {name: day_numbers(getattr(batch, name)) for name in DAYS}
    columns |= {name: getattr(batch, name) for name in SAID_NUMBERS}
    return _vintages(columns, [len(getattr(batch, name).words) for name in WHO])


def _vintages(columns: Mapping[str, NDArray[Any]], sizes: Sequence[int]) -> Vintages:
    who = np.zeros(len(columns["value"]), dtype=np.int64)
    for name, size in zip(WHO, sizes, strict=True):
        who = who * size + columns[name].astype(np.int64)
    period = columns["end"].astype(np.int64) * 2**32 + columns["start"].astype(np.int64)
    said = tuple(columns[name] for name in (*SAID_TEXTS, *SAID_NUMBERS))
    return Vintages((who, period), columns["published_on"].astype(np.int64), said)
