"""How many enter and leave in each month of the made-up town, before anybody lives in it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from perspectief.register.town.calibration import Calibration, Stretch

Whole = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Plan:
    """Persons per month: `inflow`, `work`, `other` and `third` are those who enter and leave.

    `month` counts from January 1970; `persons` and `files` are levels at its end, `start` and `start_files`
    those before the first month. Each month persons change by what enters less what leaves.
    """

    month: Whole
    inflow: Whole
    work: Whole
    other: Whole
    third: Whole
    persons: Whole
    files: Whole
    start: int
    start_files: int

    def until(self, month: int) -> "Plan":
        """The same up to and including a month."""
        many = int(np.searchsorted(self.month, month, "right"))
        cut = {name: getattr(self, name)[:many] for name in _BY_MONTH}
        return Plan(**cut, start=self.start, start_files=self.start_files)

    def __len__(self) -> int:
        return len(self.month)


_BY_MONTH = ("month", "inflow", "work", "other", "third", "persons", "files")


@dataclass(frozen=True, slots=True)
class _Totals:
    """A stretch in whole persons: from `level` up to `end`."""

    months: Whole
    inflow: int
    work: int
    other: int
    third: int
    level: int
    end: int


def plan(known: Calibration, files: int, until: int) -> Plan:
    """The plan of a town that has so many files in November 2022, up to and including a month."""
    scale = files / known.files_full_size
    totals = list(_totals(known, scale, until))
    parts = {name: np.concatenate([_spread(known, each)[name] for each in totals]) for name in _FLOWS}
    start = totals[0].level
    persons = start + np.cumsum(parts["inflow"] - parts["work"] - parts["other"] - parts["third"])
    month = np.concatenate([each.months for each in totals])
    ratio = known.persons_per_file
    in_files = np.rint(persons / ratio).astype(np.int64)
    made = Plan(
        month, **parts, persons=persons, files=in_files, start=start, start_files=round(start / ratio)
    )
    return made.until(until)


_FLOWS = ("inflow", "work", "other", "third")


def _totals(known: Calibration, scale: float, until: int) -> Iterator[_Totals]:
    before, level = known.stretches[0], _level(known, known.stretches[0], scale)
    for stretch in [*known.stretches[1:], *_later(known, until)]:
        end = _level(known, stretch, scale)
        yield _of_stretch(known, stretch, np.arange(before.month + 1, stretch.month + 1), (level, end), scale)
        before, level = stretch, end


def _later(known: Calibration, until: int) -> Iterator[Stretch]:
    last = known.stretches[-1]
    for year in range(int(last.until[:4]) + 1, 1970 + until // 12 + 1):
        rate = known.later.outflow_rate
        yield Stretch(until=f"{year}-12", files=last.files, outflow_rate=rate, basis="assumed")


def _level(known: Calibration, stretch: Stretch, scale: float) -> int:
    in_files = (stretch.files or 0) * known.persons_per_file
    return round((in_files if stretch.persons is None else stretch.persons) * scale)


def _of_stretch(
    known: Calibration, stretch: Stretch, months: Whole, levels: tuple[int, int], scale: float
) -> _Totals:
    level, end = levels
    mean = (level + end) / 2 * len(months) / 100
    if stretch.outflow is not None and stretch.inflow is not None:
        outflow, inflow = round(stretch.outflow * scale), round(stretch.inflow * scale)
        third = level + inflow - outflow - end
    else:
        outflow, third = round(stretch.outflow_rate * mean), round(known.third_rate * mean)
        inflow = end - level + outflow + third
    share = stretch.to_work / stretch.outflow if stretch.to_work and stretch.outflow else known.work_share
    work = round(outflow * share)
    return _Totals(months, inflow, work, outflow - work, third, level, end)


def _spread(known: Calibration, totals: _Totals) -> dict[str, Whole]:
    season = {"inflow": known.inflow_season, "third": (1.0,) * 12}
    return {
        name: _by_month(getattr(totals, name), totals.months, season.get(name, known.outflow_season))
        for name in _FLOWS
    }


def _by_month(total: int, months: Whole, season: tuple[float, ...]) -> Whole:
    """A total over months by their weights, so that every part sum is as near as whole numbers allow."""
    weights: Weights = np.cumsum(np.asarray(season)[months % 12])
    reached = np.rint(weights / weights[-1] * total).astype(np.int64)
    parts: Whole = np.diff(reached, prepend=0)
    return parts
