"""What each table of figures that ships with the package holds, and how its rows become figures."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from perspectief.facts.model import Kind

Period = Literal["month", "month_end", "year", "new_year"]
Calendar = Literal["two_months", "next_month", "next_year", "half_year"]


@dataclass(frozen=True, slots=True)
class Series:
    """One column: a measure, how many units one of its numbers stands for, and how it was rounded.

    `half` is half of the source's rounding, in units of the measure, and `half_provisional` that of
    provisional numbers. Figures of before `since` count something else, named by `counted_before`.
    """

    measure: str
    kind: Kind
    times: int = 1
    half: float = 0.0
    half_provisional: float | None = None
    since: date | None = None
    counted_before: str = ""


@dataclass(frozen=True, slots=True)
class ShippedTable:
    """One table: its file, the CBS table (a column `table` of a row goes first), periods and calendar.

    `taken_on` is the day on which it was taken from the source, where that is known.
    """

    file: str
    table: str
    period: Period
    calendar: Calendar
    series: tuple[Series, ...]
    taken_on: date | None = None


_BREAK = date(2016, 1, 1)

TABLES: tuple[ShippedTable, ...] = (
    ShippedTable(
        "benefits_national.csv",
        "37789ksz",
        "month_end",
        "two_months",
        (
            Series("welfare_benefits_national", "stock", 1000, 50, 500),
            Series("welfare_benefits_national_below_pension_age", "stock", 1000, 50, 500),
            Series("welfare_benefits_national_pension_age", "stock", 1000, 50, 500),
            Series("ioaw_benefits_national", "stock", 1000, 50),
            Series("ioaz_benefits_national", "stock", 1000, 50),
            Series("unemployment_benefits_national", "stock", 1000, 50),
        ),
        date(2026, 7, 8),
    ),
    ShippedTable(
        "labour_national.csv",
        "80590ned",
        "month",
        "next_month",
        (
            Series("labour_participation_net", "rate", half=0.05),
            Series("labour_participation_net_adjusted", "rate", half=0.05),
            Series("unemployment_rate", "rate", half=0.05),
            Series("unemployment_rate_adjusted", "rate", half=0.05),
            Series("labour_force_employed", "stock", 1000, 500),
            Series("labour_force_unemployed", "stock", 1000, 500),
            Series("labour_force_unemployed_adjusted", "stock", 1000, 500),
        ),
        date(2026, 7, 17),
    ),
    ShippedTable(
        "welfare_yearly.csv",
        "",
        "year",
        "next_year",
        (
            Series("welfare_persons", "stock", half=5),
            Series("welfare_inflow", "flow", half=5, since=_BREAK, counted_before="instromers 18+"),
            Series("welfare_outflow", "flow", half=5, since=_BREAK, counted_before="uitstromers 18+"),
            Series(
                "welfare_outflow_to_work",
                "flow",
                half=5,
                since=_BREAK,
                counted_before="uitstromers naar werk 18+",
            ),
            Series("inhabitants_18_plus", "stock", half=5),
        ),
    ),
    ShippedTable(
        "inhabitants.csv",
        "03759ned",
        "new_year",
        "half_year",
        (Series("inhabitants", "stock"),),
        date(2026, 7, 2),
    ),
)


def bounds_of_period(text: str, period: Period) -> tuple[date, date]:
    """First and last day, both included, of "2026-04" or "2026"; a count on one day begins and ends on it."""
    year, _, month = text.partition("-")
    if period == "new_year":
        return date(int(year), 1, 1), date(int(year), 1, 1)
    if period == "year":
        return date(int(year), 1, 1), date(int(year), 12, 31)
    last = date(int(year), int(month), monthrange(int(year), int(month))[1])
    return (last if period == "month_end" else last.replace(day=1)), last


def assumed_day(end: date, calendar: Calendar) -> date:
    """The day by which the source has usually published a period that ended on `end`.

    37789ksz: the end of the second month after; 80590ned: the 20th of the next month; the welfare panel:
    the end of the next year; 03759ned: the end of June.
    """
    if calendar == "half_year":
        return date(end.year, 6, 30)
    if calendar == "next_year":
        return date(end.year + 1, 12, 31)
    months = end.year * 12 + end.month - 1 + (2 if calendar == "two_months" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, monthrange(year, month)[1] if calendar == "two_months" else 20)
