"""Measures, figures and regions: the nouns of what is counted and who said so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from perspectief.ground.day_field import Day
from perspectief.ground.text import Frozen, Text

Kind = Literal["stock", "flow", "change", "rate", "survey", "class"]
Status = Literal["A", "P", "E", "B", "M", "F", "I", "N", "O", "U", "V"]  # SDMX CL_OBS_STATUS
Origin = Literal["published", "computed", "inferred", "counted"]
Precision = Literal["day", "month", "year", "assumed"]
Release = Literal["draft", "released"]
Counted = Literal["file", "person", "household", "job", "vacancy", "establishment", "voucher", "none"]
Finest = Literal["municipality", "labour_market_region", "province_or_large_city", "country"]
Direction = Literal["up", "down", "level"]


class ScaleClass(Frozen):
    """One class of an ordered scale: `low` is included, `high` is not; None is open."""

    id: str
    name: Text
    low: float | None = None
    high: float | None = None


class Fetching(Frozen):
    """Where figures of a measure are fetched: a source, its table, and the code of the measure there.

    `cells` names the code of every other dimension, `region` the region of a table that knows only one. No
    `code` says that none was confirmed by the source itself: nothing is fetched then, and nothing guessed.
    `title` is what the source called that code when it was confirmed.
    `rounding` is how the source rounds, in units of the measure, and `rounding_provisional` as long as a
    figure is provisional.
    """

    source: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)
    table: str = Field(max_length=100)
    code: str | None = Field(default=None, max_length=200)
    title: str | None = Field(default=None, max_length=300)
    cells: Mapping[str, str] = {}
    region: str | None = None
    kind: Kind = "stock"
    frequency: Literal["week", "month", "quarter", "year"] = "year"
    counted_on: Literal["first_day", "last_day", "period"] = "last_day"
    rounding: float | None = Field(default=None, gt=0)
    rounding_provisional: float | None = Field(default=None, gt=0)
    since: Day | None = None


class Calendar(Frozen):
    """When a source speaks of a period: so many months after its end, first, revised and for good."""

    first_months: int = Field(ge=0, le=60)
    revised_months: int | None = Field(default=None, ge=0, le=60)
    final_months: int | None = Field(default=None, ge=0, le=60)


class Measure(Frozen):
    """A thing that is counted, with its unit and counted object.

    `finest` is the smallest region that its source has figures of; of the largest cities only the four that
    Statistics Netherlands counts apart.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)
    name: Text
    unit: str
    counted: Counted
    counted_as: tuple[str, ...] = ()
    decimals: int = Field(default=0, ge=0, le=6)
    better: Literal["lower", "higher"] | None = None
    scale: tuple[ScaleClass, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    definition: Text | None = None
    scheme: Text | None = None
    age: Text | None = None
    source_name: str | None = None
    source_table: str | None = None
    bbv: bool = False
    finest: Finest = "municipality"
    fetch: Fetching | None = None
    calendar: Calendar | None = None
    formula: str | None = Field(default=None, max_length=300)


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a measure for a region and a period, as one source published it on one day.

    `value`, `low` and `high` are in `unit`; a class or an open interval has no value, and a known
    absence ("pm", "nnb") has none of the three. `start` and `end` bound the reference period and
    are both included. `released_by` is the office that released an own figure, on `released_on`; `answer` is
    the SHA-256 of the bytes that a fetched figure was read from.
    """

    measure: str
    region: str
    start: date
    end: date
    kind: Kind
    as_published: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    counted: str
    status: Status
    origin: Origin
    published_on: date
    published_precision: Precision
    release: Release
    source: str
    source_url: str
    note: str
    assumption: str
    note_en: str = ""
    assumption_en: str = ""
    released_by: str = ""
    released_on: date | None = None
    answer: str = ""

    def is_known(self, as_of: date) -> bool:
        """Whether everyone could know it on a day: published and, where an office released it, released."""
        since = max(self.published_on, self.released_on or self.published_on)
        return self.release == "released" and since <= as_of

    @property
    def key(self) -> tuple[str, str, date, date, str, date, str]:
        """What makes a figure the same figure again: all but what it says."""
        return (
            self.measure,
            self.region,
            self.start,
            self.end,
            self.kind,
            self.published_on,
            self.source,
        )
