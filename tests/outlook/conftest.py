"""What the tests of outlooks share: figures and measures of made-up content."""

from collections.abc import Callable
from datetime import date

import pytest

from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.model import Figure, Measure

MakeFigure = Callable[..., Figure]


def make_figure(day: date = date(2021, 12, 31), value: float | None = 2500.0, **changes: object) -> Figure:
    """A sound exact figure of files for one day, known a month later; fields can be given otherwise."""
    fields: dict[str, object] = {
        "measure": "welfare_files",
        "region": "GM0141",
        "start": day,
        "end": day,
        "kind": "stock",
        "as_published": str(value),
        "value": value,
        "low": value,
        "high": value,
        "unit": "count",
        "counted": "dossiers",
        "status": "A",
        "origin": "published",
        "published_on": date.fromordinal(day.toordinal() + 30),
        "published_precision": "day",
        "release": "released",
        "source": "Made-up report",
        "source_url": "https://example.org/report",
        "note": "",
        "assumption": "",
    }
    return Figure(**{**fields, **changes})  # type: ignore[arg-type]  # fields by name


@pytest.fixture(scope="session")
def measures() -> dict[str, Measure]:
    """The measures of the catalogue."""
    return dict(load_catalogue().measures)
