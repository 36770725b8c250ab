"""Measures, figures and regions: the nouns of what is counted and who said so."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from perspectief.ground.text import Frozen, Text

Kind = Literal["stock", "flow", "change", "rate", "survey", "class"]
Status = Literal["A", "P", "E", "B", "M", "F", "I", "N", "O", "U", "V"]  # SDMX CL_OBS_STATUS
Origin = Literal["published", "computed", "inferred", "counted"]
Precision = Literal["day", "month", "year", "assumed"]
Release = Literal["draft", "released"]
Counted = Literal["file", "person", "household", "job", "vacancy", "establishment", "voucher", "none"]
Direction = Literal["up", "down", "level"]


class ScaleClass(Frozen):
    """One class of an ordered scale: `low` is included, `high` is not; None is open."""

    id: str
    name: Text
    low: float | None = None
    high: float | None = None


class Measure(Frozen):
    """A thing that is counted, with its unit and counted object."""

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


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a measure for a region and a period, as one source published it on one day.

    `value`, `low` and `high` are in `unit`; a class or an open interval has no value, and a known
    absence ("pm", "nnb") has none of the three. `start` and `end` bound the reference period and
    are both included. `released_by` is the office that released an own figure, on `released_on`.
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
