"""Figures as a Data Package: a file of figures, lists of measures and regions, and what every column is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import duckdb

from perspectief.ground.files import write_atomically
from perspectief.ground.problem import Place, Problem, Refused

Format = Literal["csv", "parquet"]
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"  # Data Package, version 2
_TYPES = {"VARCHAR": "string", "DATE": "date", "DOUBLE": "number", "INTEGER": "integer", "BIGINT": "integer"}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_KEYS = {"measures": "measure", "regions": "region"}
# What a spreadsheet would run as a formula gets an apostrophe, as in `facts.table.guarded`.
_FORMULA, _PLAIN = r"^'*[=+\-@\t\r\n]", r"^[+-]?[0-9][0-9.,]*%?$"
_CBS = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of itself, in the reader's language: `columns` by the name of each column."""

    name: str
    title: str
    description: str
    columns: Mapping[str, str]


def write_package(
    connection: duckdb.DuckDBPyConnection, directory: Path, form: Format, as_of: date, package: Package
) -> int:
    """Write the figures known on a day, the lists and `datapackage.json`; how many figures that are.

    The description is written last, so a package that has one is whole. Raises `Refused` where the
    directory cannot be written.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE exported AS SELECT * FROM figures WHERE known_since <= $day"
            ' ORDER BY measure, region, "end", start, published_on, source, kind',
            {"day": as_of},
        )
        tables = {"figures": "exported", "measures": "measures", "regions": "regions"}
        resources = [
            _resource(connection, directory, (name, table), form, package) for name, table in tables.items()
        ]
    except (OSError, duckdb.IOException) as error:
        raise Refused([Problem("not-writable", Place(directory.name))]) from error
    described = {
        "$schema": PROFILE,
        "name": package.name,
        "title": package.title,
        "description": package.description,
        "version": as_of.isoformat(),
        **_sources(connection),
        "resources": resources,
    }
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    write_atomically(directory / "datapackage.json", text.encode("utf-8"))
    (count,) = connection.execute("SELECT count(*) FROM exported").fetchone() or (0,)
    return int(count)


def _resource(
    connection: duckdb.DuckDBPyConnection,
    directory: Path,
    table: tuple[str, str],
    form: Format,
    package: Package,
) -> dict[str, Any]:
    name, stored = table
    path = directory / f"{name}.{form}"
    columns = _columns(connection, stored)
    part = path.with_name(f".{path.name}.part")
    target = str(part).replace("'", "''")
    options = "FORMAT csv, HEADER" if form == "csv" else "FORMAT parquet, COMPRESSION zstd"
    selected = ", ".join(_cell(column, kind, form) for column, kind in columns.items())
    query = f"SELECT {selected} FROM {stored}"  # noqa: S608 (our own names)
    connection.execute(f"COPY ({query}) TO '{target}' ({options})")
    part.replace(path)
    data = path.read_bytes()
    return {
        "name": name,
        "type": "table",
        "path": path.name,
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": _schema(name, columns, package),
        **({"licenses": [_CBS]} if name == "regions" else {}),
    }


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    rows = connection.execute(f"DESCRIBE {table}").fetchall()
    return {row[0]: row[1] for row in rows}


def _cell(column: str, kind: str, form: Format) -> str:
    if form == "parquet" or kind != "VARCHAR":
        return f'"{column}"'
    formula, plain = (pattern.replace("'", "''") for pattern in (_FORMULA, _PLAIN))
    dangerous = f"regexp_matches(\"{column}\", '{formula}') AND NOT regexp_matches(\"{column}\", '{plain}')"
    said = f"nullif(\"{column}\", '')"
    return f'CASE WHEN {dangerous} THEN chr(39) || {said} ELSE {said} END AS "{column}"'


def _schema(name: str, columns: Mapping[str, str], package: Package) -> dict[str, Any]:
    fields = []
    for column, kind in columns.items():
        said = package.columns.get(column)
        fields.append({"name": column, "type": _TYPES[kind], **({"description": said} if said else {})})
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if name in _KEYS:
        return {**schema, "primaryKey": [_KEYS[name]]}
    schema["primaryKey"] = ["measure", "region", "start", "end", "kind", "published_on", "source"]
    schema["foreignKeys"] = [
        {"fields": [key], "reference": {"resource": other, "fields": [key]}} for other, key in _KEYS.items()
    ]
    return schema


def _sources(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Each source with its address, and its licence where that is known: Statistics Netherlands'."""
    query = "SELECT source, min(nullif(source_url, '')) FROM exported GROUP BY source ORDER BY source"
    rows = connection.execute(query).fetchall()
    sources = []
    for source, url in rows:
        licence = {"licenses": [_CBS]} if _is_cbs(source) else {}
        sources.append({"title": source, **({"path": url} if url else {}), **licence})
    return {"sources": sources} if sources else {}


def _is_cbs(source: str) -> bool:
    return source == "CBS" or source.startswith(("CBS ", "CBS,"))
