"""What the tests of sources share: the captured tables served on localhost, and a folder to fetch into."""

import json
import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from perspectief.facts.sources.answers import Answers
from perspectief.facts.sources.http import Manners, Web
from tests.facts.sources.replay import Service, Table, odata4, served

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data"
QUICK = Manners(connect_timeout=2, read_timeout=20, tries=4, first_wait=0.01, longest_wait=5, pause=0)
TODAY = date(2026, 7, 20)


def captured(table: str) -> Table:
    """A table as Statistics Netherlands answered in July 2026."""
    place = SHARED / "cbs_odata" / table
    if not place.is_dir():
        pytest.skip("needs ../shared/data/cbs_odata")

    def rows(name: str) -> list[dict[str, object]]:
        return list(json.loads((place / f"{name}.json").read_text(encoding="utf-8"))["value"])

    codes = {path.stem.removeprefix("codes-"): rows(path.stem) for path in place.glob("codes-*.json")}
    properties = json.loads((place / "properties.json").read_text(encoding="utf-8"))
    observations = rows("observations-page-1")
    return Table(table, properties, rows("dimensions"), rows("measure-codes"), codes, observations)


MakeWeb = Callable[..., Web]


@pytest.fixture
def make_web(tmp_path: Path) -> Iterator[MakeWeb]:
    """A way to ask that waits no longer than tests should."""
    with ExitStack() as webs:

        def make(today: date = TODAY, manners: Manners = QUICK, folder: Path = tmp_path) -> Web:
            web = Web(Answers(folder), today, manners, sleep=lambda _: None, jitter=random.Random(1))
            return webs.enter_context(web)

        yield make


@pytest.fixture
def tables() -> dict[str, Table]:
    """The captured tables, to be changed by a test as it likes."""
    return {name: captured(name) for name in ("03759ned", "37789ksz", "80590ned")}


@pytest.fixture
def cbs(tables: dict[str, Table]) -> Iterator[Service]:
    """The captured tables served over HTTP."""
    with served(odata4(tables)) as service:
        yield service
