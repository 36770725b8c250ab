"""All figures of a folder in a database in memory that reaches nothing else, for questions in SQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb
import numpy as np

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.fetched import Fetched
from perspectief.facts.fetched.engine import connect, listed, reading
from perspectief.facts.model import Figure, Measure
from perspectief.facts.regions import Regions
from perspectief.ground.problem import Place, Problem, Refused

Language = Literal["nl", "en"]
FIGURE_COLUMNS: dict[str, str] = {
    "measure": "VARCHAR",
    "region": "VARCHAR",
    "start": "DATE",
    "end": "DATE",
    "kind": "VARCHAR",
    "value": "DOUBLE",
    "low": "DOUBLE",
    "high": "DOUBLE",
    "as_published": "VARCHAR",
    "unit": "VARCHAR",
    "counted": "VARCHAR",
    "status": "VARCHAR",
    "origin": "VARCHAR",
    "published_on": "DATE",
    "published_precision": "VARCHAR",
    "source": "VARCHAR",
    "source_url": "VARCHAR",
    "note": "VARCHAR",
    "assumption": "VARCHAR",
    "answer": "VARCHAR",
    "known_since": "DATE",
}
MEMORY_LIMIT = "4GB"
_TAKEN = ("figures", "measures", "regions", "known", "newest")
_BY_DAY = (
    "CREATE MACRO known(day) AS TABLE SELECT * FROM figures WHERE known_since <= day::DATE",
    "CREATE MACRO newest(day) AS TABLE SELECT * FROM figures WHERE known_since <= day::DATE"
    ' QUALIFY row_number() OVER (PARTITION BY measure, region, start, "end", kind, source'
    " ORDER BY published_on DESC) = 1",
)
_QUESTIONS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that a question gave, under the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Analysis:
    """Questions in SQL over the figures of a folder; nothing can be changed, nothing else be reached.

    Tables: `figures`, `measures`, `regions`; a view per measure under its id; `known(day)` gives the figures
    that were known on a day and `newest(day)` of those the newest of each source, region, period and kind.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def ask(self, question: str) -> Answer:
        """The answer to one question; raises `Refused` where it is none, or cannot be answered."""
        try:
            statements = self._connection.extract_statements(question)
            problem = _not_a_question(statements)
            if problem:
                raise Refused([problem])
            return self._answer(statements[0])
        except duckdb.Error as error:
            said = str(error).split("\n\nLINE")[0][:500]
            raise Refused([Problem("sql-refused", Place("SQL"), found=said)]) from error

    def _answer(self, question: duckdb.Statement) -> Answer:
        """Within a transaction that can change nothing: a question may hide an insertion."""
        self._connection.execute("BEGIN TRANSACTION READ ONLY")
        try:
            found = self._connection.execute(question)
            columns = tuple(column[0] for column in found.description or ())
            return Answer(columns, tuple(found.fetchall()))
        finally:
            self._connection.execute("ROLLBACK")

    def views(self) -> tuple[str, ...]:
        """The names of the tables and views."""
        query = "SELECT table_name FROM information_schema.tables ORDER BY table_name"
        return tuple(name for (name,) in self._connection.execute(query).fetchall())


def _not_a_question(statements: Sequence[duckdb.Statement]) -> Problem | None:
    if len(statements) != 1:
        return Problem("sql-one-question", Place("SQL"), found=str(len(statements)))
    one = statements[0]
    running = one.type == duckdb.StatementType.EXPLAIN and "analy" in one.query.lower()
    if one.type not in _QUESTIONS or running:
        return Problem("sql-only-questions", Place("SQL"), found=one.query.strip()[:80])
    return None


def open_analysis(
    own: Iterable[Figure],
    fetched: Fetched | None,
    catalogue: Catalogue,
    regions: Regions,
    words: Mapping[str, str],
    language: Language = "nl",
) -> Analysis:
    """The own figures and the fetched ones together, loaded into memory; `words` describes each column.

    Figures that no office has released yet are left out.
    """
    connection = load_figures_and_lists(own, fetched, catalogue, regions, language)
    _describe(connection, catalogue, words, language)
    _lock(connection)
    return Analysis(connection)


def load_figures_and_lists(
    own: Iterable[Figure],
    fetched: Fetched | None,
    catalogue: Catalogue,
    regions: Regions,
    language: Language,
) -> duckdb.DuckDBPyConnection:
    """A database in memory with the tables `figures`, `measures` and `regions`."""
    connection = connect(threads=1)
    connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
    columns = ", ".join(f'"{name}" {kind}' for name, kind in FIGURE_COLUMNS.items())
    connection.execute(f"CREATE TABLE figures ({columns})")
    _load_own(connection, [figure for figure in own if figure.release == "released"])
    if fetched is not None:
        _load_fetched(connection, fetched.files())
    _load_catalogue(connection, catalogue, language)
    _load_regions(connection, regions, language)
    return connection


def _load_own(connection: duckdb.DuckDBPyConnection, figures: Sequence[Figure]) -> None:
    rows = []
    for figure in figures:
        since = max(figure.published_on, figure.released_on or figure.published_on)
        extra = {"answer": "", "known_since": since}
        rows.append([extra[name] if name in extra else getattr(figure, name) for name in FIGURE_COLUMNS])
    _insert(connection, "figures", tuple(FIGURE_COLUMNS), rows)


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Rows of Python values as columns: a row at a time would take long."""
    if not rows:
        return
    made = {}
    for number, _ in enumerate(columns):
        cells = [None if row[number] is None else str(row[number]) for row in rows]
        made[f"c{number}"] = np.array(cells, dtype=object)
    connection.register("made", made)
    connection.execute(f"INSERT INTO {table} ({', '.join(map(_name, columns))}) SELECT * FROM made")  # noqa: S608 (our own names)
    connection.unregister("made")


def _load_fetched(connection: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> None:
    if not files:
        return
    columns = [_name(name) for name in FIGURE_COLUMNS if name != "known_since"]
    query = f"INSERT INTO figures SELECT {', '.join(columns)}, published_on FROM read_parquet($files)"  # noqa: S608 (our own names)
    with reading():
        connection.execute(query, {"files": listed(files)})


def _load_catalogue(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, language: Language) -> None:
    columns = ("measure", "name", "unit", "counted", "better", "definition", "source_name", "source_table")
    connection.execute(f"CREATE TABLE measures ({', '.join(f'{name} VARCHAR' for name in columns)})")
    rows = [
        (
            one.id,
            one.name.within(language),
            one.unit,
            one.counted,
            one.better,
            one.definition.within(language) if one.definition else None,
            one.source_name,
            one.source_table,
        )
        for one in catalogue.measures.values()
    ]
    _insert(connection, "measures", columns, rows)


def _load_regions(connection: duckdb.DuckDBPyConnection, regions: Regions, language: Language) -> None:
    columns = ("region", "name", "kind", "first_year", "last_year", "inhabitants", "size_class")
    kinds = {"first_year": "INTEGER", "last_year": "INTEGER", "inhabitants": "BIGINT"}
    said = ", ".join(f"{name} {kinds.get(name, 'VARCHAR')}" for name in columns)
    connection.execute(f"CREATE TABLE regions ({said})")
    rows = [
        (
            one.code,
            one.name.within(language) if one.name else None,
            one.kind,
            one.first_year,
            one.last_year,
            one.inhabitants,
            one.size_class,
        )
        for one in regions.records.values()
    ]
    _insert(connection, "regions", columns, rows)


def _describe(
    connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, words: Mapping[str, str], language: Language
) -> None:
    """A view per measure, the questions by day, and what every column is."""
    made = [*_comments("figures", words)]
    for one in catalogue.measures.values():
        view = _name(one.id if one.id not in _TAKEN else f"{one.id}_")
        said = f"SELECT * EXCLUDE (measure) FROM figures WHERE measure = {_text(one.id)}"  # noqa: S608 (an id, quoted)
        made.append(f"CREATE VIEW {view} AS {said}")
        made.append(f"COMMENT ON VIEW {view} IS {_text(_said_of(one, language))}")
        made += _comments(view, {name: text for name, text in words.items() if name != "measure"})
    connection.execute("; ".join(("BEGIN", *made, *_BY_DAY, "COMMIT")))


def _said_of(measure: Measure, language: Language) -> str:
    definition = measure.definition.within(language) if measure.definition else ""
    return f"{measure.name.within(language)} ({measure.unit}). {definition}".strip()


def _comments(table: str, words: Mapping[str, str]) -> list[str]:
    return [
        f"COMMENT ON COLUMN {table}.{_name(column)} IS {_text(words[column])}"
        for column in FIGURE_COLUMNS
        if column in words
    ]


def _lock(connection: duckdb.DuckDBPyConnection) -> None:
    """From here on no file and no address can be reached, and no setting be changed."""
    connection.execute("SET threads = 2")
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET temp_directory = ''")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
