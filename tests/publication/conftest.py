"""One site per test run and worker; pictures are drawn once per worker."""

from datetime import date
from pathlib import Path

import pytest

from tests.account.foretold import foretold
from tests.publication.built import ALMELO, GRONINGEN, Built, accounts_of, build


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of one worker; a build refuses a cache that is shared by a link."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def almelo(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    """Almelo's site as known on 31 December 2022."""
    current, editions = accounts_of(ALMELO)
    return build(current, editions, tmp_path_factory.mktemp("almelo") / "site", cache)


@pytest.fixture(scope="session")
def groningen(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    """The site of a second house, with a deeper tree and a theme of its own."""
    current, editions = accounts_of(GRONINGEN, date(2026, 1, 1))
    output = tmp_path_factory.mktemp("groningen") / "site"
    return build(current, editions, output, cache, GRONINGEN / "theme")


@pytest.fixture(scope="session")
def future(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Almelo's folder with outlooks and a track record that were made up."""
    return foretold(tmp_path_factory.mktemp("future") / "almelo")


@pytest.fixture(scope="session")
def ahead(future: Path, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    """The site of that folder half a year before its targets are due."""
    current, editions = accounts_of(future, date(2022, 6, 30))
    return build(current, editions, tmp_path_factory.mktemp("ahead") / "site", cache)


@pytest.fixture(scope="session")
def looking_back(future: Path, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    """The same, years after, with a track record."""
    current, editions = accounts_of(future, date(2026, 6, 1))
    return build(current, editions, tmp_path_factory.mktemp("back") / "site", cache)
