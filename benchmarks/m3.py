"""The monthly series of the M3 competition, read from the data beside the project."""

import csv
import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from perspectief.outlook.motion import Array

DATA = Path(__file__).parents[2] / "shared" / "data" / "forecasting"


@dataclass(frozen=True)
class Series:
    """One series: what a method may see, and the 18 months that it has to foretell."""

    number: int
    train: Array
    test: Array


def load_m3() -> list[Series]:
    """All 1,428 series by number; raises FileNotFoundError where the data is not at hand."""
    parts: dict[tuple[str, str], list[float]] = {}
    with gzip.open(DATA / "m3_monthly.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            parts.setdefault((row["series"], row["split"]), []).append(float(row["value"]))
    names = sorted({name for name, _ in parts})
    return [
        Series(int(name[1:]), np.array(parts[name, "train"]), np.array(parts[name, "test"])) for name in names
    ]
