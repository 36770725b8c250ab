"""Made-up figures for the tests of fetched ones."""

from datetime import date
from pathlib import Path

import numpy as np

from perspectief.facts.fetched import FigureBatch, batch_of, open_fetched
from perspectief.facts.fetched.batch import Column
from perspectief.facts.regions import load_regions

LATER = date(2030, 1, 1)


def sound(**changes: Column) -> FigureBatch:
    """Two months of one municipality, sound; columns can be given otherwise."""
    columns: dict[str, Column] = {
        "measure": "welfare_persons",
        "region": "GM0141",
        "start": [date(2020, 1, 1), date(2020, 2, 1)],
        "end": [date(2020, 1, 31), date(2020, 2, 29)],
        "kind": "stock",
        "value": [2500.0, 2510.0],
        "unit": "count",
        "counted": "person",
        "status": "P",
        "published_on": [date(2020, 3, 31), date(2020, 4, 30)],
        "source": "Made-up register",
        "source_url": "https://example.org/table",
        "answer": "0" * 64,
    }
    return batch_of({**columns, **changes})


def monthly(refresh: int, regions: int = 40, months: int = 60) -> FigureBatch:
    """What a made-up source says at its `refresh`-th refresh: one month more, and a few values revised."""
    rng = np.random.default_rng(7)
    rows = regions * months
    value = rng.integers(100, 9000, rows).astype(float)
    month = np.tile(np.arange(months), regions)
    value += (rng.integers(0, 6, rows) == 0) * np.minimum(refresh, 3)
    keep = np.flatnonzero(month < months - 12 + refresh)
    first = np.datetime64("2015-01") + month
    batch = sound(
        region=np.repeat(CODES[:regions], months).tolist(),
        start=first.astype("datetime64[D]"),
        end=(first + 1).astype("datetime64[D]") - 1,
        value=value,
        published_on=(first + 3).astype("datetime64[D]"),
    )
    return batch.take(keep)


CODES = [code for code, region in load_regions().records.items() if region.kind == "municipality"]
REFRESHES = 6


def refresh_all(folder: Path) -> int:
    """Six refreshes one after the other, as a program would do them; how many figures were added."""
    fetched = open_fetched(folder)
    first = date(2021, 1, 15)
    return sum(
        fetched.append(
            monthly(number),
            "made-up",
            "monthly",
            retrieved_on=first.replace(month=1 + number),
        )
        for number in range(REFRESHES)
    )
