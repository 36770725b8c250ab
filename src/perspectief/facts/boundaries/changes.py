"""The changes of municipalities that ship with the package, and which municipalities there were in a year.

Source: CBS StatLine 03759ned, descriptions of the regions, CC BY 4.0, re-derived (see `tables/README.md`).
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

from perspectief.facts.regions import FIRST_YEAR, LAST_YEAR, load_regions, size_class_of

ChangeKind = Literal["merger", "split", "border", "rename"]
# A border that moves with fewer than this share of the inhabitants behind it changes no figure.
SMALL_SHARE = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Change:
    """What went from one municipality to another on a day.

    `inhabitants` moved out of the `out_of` that the origin had; None where not stated. The origin goes on
    after a `border` and ends with the others. `forms_target`: the target came into being by it.
    """

    day: date
    kind: ChangeKind
    origin: str
    target: str
    forms_target: bool
    inhabitants: int | None
    out_of: int | None

    @property
    def share(self) -> Fraction:
        """The share of the origin's inhabitants that moved; all of it where a municipality ends whole."""
        if self.kind in ("merger", "rename"):
            return Fraction(1)
        return Fraction(self.inhabitants, self.out_of) if self.inhabitants and self.out_of else Fraction(0)

    @property
    def is_small(self) -> bool:
        """Whether it is a border that moved with too few inhabitants to be reckoned with."""
        return self.kind == "border" and self.share < SMALL_SHARE


def changes_of(rows: Iterable[Mapping[str, str]]) -> tuple[Change, ...]:
    """The changes that the rows of the table hold, in their order."""
    return tuple(
        Change(
            date.fromisoformat(row["date"]),
            cast(ChangeKind, row["kind"]),
            row["from"],
            row["to"],
            row["forms_to"] == "yes",
            int(row["inhabitants"]) if row["inhabitants"] else None,
            int(row["out_of"]) if row["out_of"] else None,
        )
        for row in rows
    )


@lru_cache(maxsize=1)
def load_changes() -> tuple[Change, ...]:
    """Every change from `FIRST_YEAR` on, by day."""
    table = files("perspectief.facts").joinpath("tables", "municipality_changes.csv")
    return changes_of(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


def is_covered(year: int) -> bool:
    """Whether the tables know which municipalities there were on 1 January of the year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def undone(municipalities: Iterable[str], changes: Iterable[Change], day: date) -> frozenset[str]:
    """The municipalities of a day, from those of a later day and all changes in between."""
    there = set(municipalities)
    for change in sorted(changes, key=lambda change: change.day, reverse=True):
        if change.day <= day:
            break
        if change.forms_target:
            there.discard(change.target)
        if change.kind != "border":
            there.add(change.origin)
    return frozenset(there)


@lru_cache(maxsize=32)
def municipalities_in(year: int) -> frozenset[str]:
    """The codes of the municipalities on 1 January; empty for a year that the tables do not cover."""
    if not is_covered(year):
        return frozenset()
    records = load_regions().records.values()
    last = (one.code for one in records if one.kind == "municipality" and one.last_year == LAST_YEAR)
    return undone(last, load_changes(), date(year, 1, 1))


@lru_cache(maxsize=1)
def _inhabitants() -> dict[int, dict[str, int]]:
    text = files("perspectief.facts").joinpath("tables", "inhabitants.csv").read_text(encoding="utf-8")
    counts: dict[int, dict[str, int]] = {}
    for row in csv.DictReader(text.splitlines()):
        counts.setdefault(int(row["period"]), {})[row["region"]] = int(row["inhabitants"])
    return counts


def inhabitants_in(year: int) -> Mapping[str, int]:
    """Inhabitants on 1 January per country, province and municipality; empty before 2019."""
    return _inhabitants().get(year, {})


def size_class_in(code: str, year: int) -> str | None:
    """The size class of a municipality by its inhabitants on 1 January, or None where these are not known."""
    count = inhabitants_in(year).get(code)
    return size_class_of(count) if count is not None and code.startswith("GM") else None
