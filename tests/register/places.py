"""Fixtures for tests on a register: an empty one for each test, on SQLite and on PostgreSQL.

For tests elsewhere: `from tests.register.places import *` in their conftest.
"""

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from perspectief.register.database import FILE, close_register, init_register, open_register
from scripts.ensure_postgres import find
from tests.register import cluster

__all__ = ["Place", "catalogue", "postgres_home", "register", "register_key", "sqlite_template"]

KEY = "a key for tests only, of more than enough characters"
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Place:
    """Where the open register is: what `open_register` takes, and `sqlite` or `postgresql`."""

    where: str
    vendor: str


def catalogue() -> dict[str, str]:
    """Every constraint and index of the open register, by its name."""
    if connection.vendor == "sqlite":
        return dict(_asked("SELECT name, coalesce(sql, '') FROM sqlite_master"))
    constraints = "SELECT conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) FROM pg_constraint"
    indexes = "SELECT indexname::text, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
    return dict(_asked(constraints)) | dict(_asked(indexes))


def _asked(question: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [(str(name), str(text)) for name, text in cursor.fetchall()]


@pytest.fixture(autouse=True)
def register_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSPECTIEF_REGISTER_KEY", KEY)
    monkeypatch.delenv("PERSPECTIEF_REGISTER_URL", raising=False)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    init_register(folder)
    close_register()
    return folder / FILE


@pytest.fixture(scope="session")
def postgres_home() -> Iterator[str]:
    if find() is None:
        pytest.skip("PostgreSQL is not installed; scripts/ensure_postgres.py tells how")
    with cluster.cluster() as home:
        cluster.make_database(home, "empty_register")
        init_register(cluster.url(home, "empty_register"))
        close_register()
        yield home


@pytest.fixture(params=["sqlite", "postgresql"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty register, open; a new one for every test."""
    make = _on_sqlite if request.param == "sqlite" else _on_postgres
    yield from make(request, tmp_path)


def _on_sqlite(request: pytest.FixtureRequest, folder: Path) -> Iterator[Place]:
    (folder / FILE).parent.mkdir()
    shutil.copy(request.getfixturevalue("sqlite_template"), folder / FILE)
    open_register(folder)
    yield Place(str(folder), "sqlite")
    close_register()


def _on_postgres(request: pytest.FixtureRequest, _: Path) -> Iterator[Place]:
    home, name = request.getfixturevalue("postgres_home"), f"register_{next(_numbers)}"
    cluster.make_database(home, name, "empty_register")
    open_register(cluster.url(home, name))
    yield Place(cluster.url(home, name), "postgresql")
    close_register()
    cluster.drop_database(home, name)
