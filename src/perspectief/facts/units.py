"""The units that measures come in: a closed list; publication has the words for each."""

from typing import Literal, get_args

Unit = Literal[
    "count",
    "percent",
    "percentage points",
    "grade",
    "ratio",
    "rank",
    "index",
    "per 1000 inhabitants",
    "per 10000 inhabitants",
    "per 1000 adults",
    "per 10000 adults",
    "per 1000 aged 15-64",
    "ha",
    "euro",
    "square metre",
    "days",
    "years",
]
UNITS: tuple[str, ...] = get_args(Unit)

# Which unit of a measure agrees with a unit sign that stands in the published text.
UNITS_OF_SIGN: dict[str, tuple[str, ...]] = {
    "%": ("percent", "percentage points"),
    "percentage points": ("percentage points",),
    "ha": ("ha",),
    "euro": ("euro",),
}
