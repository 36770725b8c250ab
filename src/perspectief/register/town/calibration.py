"""What the made-up town agrees with, read from `calibration.yaml`: published figures and what is assumed."""

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

_FIRST_YEAR = 1970


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Stretch(_Frozen):
    """Months up to and including `until` (2017-12), with the level that they end at and what went on.

    `persons` or `files` at the end; `outflow` without the third exit; its rate in per cent of the stock
    a month.
    """

    until: str = Field(pattern=r"^\d{4}-\d{2}$")
    persons: int | None = None
    files: int | None = None
    inflow: int | None = None
    outflow: int | None = None
    to_work: int | None = None
    outflow_rate: float = 0.0
    basis: Literal["published", "assumed"]

    @property
    def month(self) -> int:
        """The last month, counted since January 1970."""
        year, month = map(int, self.until.split("-"))
        return (year - _FIRST_YEAR) * 12 + month - 1


class Later(_Frozen):
    """What goes on after the last stretch."""

    outflow_rate: float


class Returns(_Frozen):
    """Shares that are back within so many months, rising."""

    months: tuple[int, ...]
    after_work: tuple[float, ...]
    after_other: tuple[float, ...]


class AtWork(_Frozen):
    """Shares that are still at work after so many months."""

    months: tuple[int, ...]
    share: tuple[float, ...]


class Calibration(_Frozen):
    """All of `calibration.yaml`; comments there say what each is and where it comes from."""

    published_of: str
    source: str
    persons_per_file: float
    files_full_size: int
    third_rate: float
    work_share: float
    stretches: tuple[Stretch, ...]
    later: Later
    outflow_season: tuple[float, ...]
    inflow_season: tuple[float, ...]
    exit_by_duration: tuple[tuple[int, float], ...]
    stock_by_duration: tuple[tuple[int, float], ...]
    longest_months: int
    returns: Returns
    shortest_gap_months: int
    couples_entering: float
    third_by_pension_age: float
    self_employed: float
    other_reasons: dict[str, float]
    groups_at_start: dict[str, float]
    group_move_months: float
    groups_after: dict[str, tuple[float, ...]]
    active: dict[str, tuple[float, float]]
    active_years: tuple[int, int]
    asked_and_not: dict[str, float]
    participation_kinds: dict[str, float]
    participation_months: float
    beside_share: float
    beside_months: float
    beside_subsidies: dict[str, float]
    after_subsidies: dict[str, float]
    contracts: dict[str, float]
    still_at_work: AtWork
    exempted: float
    in_activity: float
    activities: dict[str, tuple[int, int]]
    ioaw_share: float
    bbz_share: float
    postcodes: tuple[str, ...]
    region_postcodes: tuple[str, ...]
    recording_day: int
    late_start: float
    late_end: float
    wrong_reason: float
    wrong_day: float
    never_was: float


@cache
def load_calibration() -> Calibration:
    """The calibration that ships with the program."""
    text = files("perspectief.register.town").joinpath("calibration.yaml").read_text("utf-8")
    return Calibration.model_validate(YAML(typ="safe").load(text))
