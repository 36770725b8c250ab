"""One empty register on SQLite for tests of what does not depend on the database."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from perspectief.register.database import FILE, close_register, open_register
from tests.register.places import Place

__all__ = ["one"]


@pytest.fixture
def one(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An empty register, open."""
    folder = tmp_path_factory.mktemp("one")
    (folder / FILE).parent.mkdir()
    shutil.copy(sqlite_template, folder / FILE)
    open_register(folder)
    yield Place(str(folder), "sqlite")
    close_register()
