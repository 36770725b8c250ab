"""What the tests of facts share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from perspectief.facts.catalogue import Catalogue, load_catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions, load_regions

MakeFigure = Callable[..., Figure]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def regions() -> Regions:
    return load_regions()


@pytest.fixture(scope="session")
def make_figure() -> MakeFigure:
    """A sound figure of made-up content; single fields can be given otherwise."""

    def make(**changes: object) -> Figure:
        fields: dict[str, object] = {
            "measure": "welfare_files",
            "region": "GM0141",
            "start": date(2021, 12, 31),
            "end": date(2021, 12, 31),
            "kind": "stock",
            "as_published": "2.500",
            "value": 2500.0,
            "low": 2500.0,
            "high": 2500.0,
            "unit": "count",
            "counted": "dossiers",
            "status": "A",
            "origin": "published",
            "published_on": date(2022, 2, 1),
            "published_precision": "day",
            "release": "released",
            "source": "Made-up report",
            "source_url": "https://example.org/report",
            "note": "",
            "assumption": "",
        }
        return Figure(**{**fields, **changes})  # type: ignore[arg-type]  # fields by name

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "figures").mkdir()
    return tmp_path
