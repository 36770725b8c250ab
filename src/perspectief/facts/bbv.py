"""The policy indicators that every municipality must show, as the list was in the budgets of a year.

Besluit begroting en verantwoording provincies en gemeenten, article 25(2), and the Regeling
beleidsindicatoren gemeenten. The regulation itself could not be read: names, units and sources are as budgets
and annual reports of municipalities give them; `tables/README.md` tells which, and what remains unconfirmed.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from perspectief.ground.text import Text

FIRST_YEAR = 2017


@dataclass(frozen=True, slots=True)
class BbvIndicator:
    """One indicator in one form of it.

    `number` is its place on the first list and `taakveld` the main field of tasks. It is required from
    budget year `from_year` until the one before `gone_by`, None where it still is; `years_known` is False
    where no source tells the year of a change, and these are the years between which it must have been.
    `source` is "" where none is confirmed, `measure` the measure of the catalogue, "" where there is none.
    """

    number: int
    id: str
    taakveld: int
    name: Text
    unit: Text
    source: str
    from_year: int
    gone_by: int | None
    years_known: bool
    measure: str
    seen_in: tuple[str, ...]

    def is_required(self, year: int) -> bool:
        """Whether it had to be in the budget of a year, as far as is known."""
        return self.from_year <= year and (self.gone_by is None or year < self.gone_by)


def bbv_indicators(year: int) -> tuple[BbvIndicator, ...]:
    """The indicators that the budget of a year had to show, in the order of the list; none before 2017."""
    return tuple(each for each in all_bbv_indicators() if each.is_required(year))


@lru_cache(maxsize=1)
def all_bbv_indicators() -> tuple[BbvIndicator, ...]:
    """Every indicator in every form that it had, in the order of the list."""
    text = files("perspectief.facts").joinpath("tables", "bbv_indicators.csv").read_text(encoding="utf-8")
    return tuple(_indicator(row) for row in csv.DictReader(text.splitlines()))


def _indicator(row: dict[str, str]) -> BbvIndicator:
    return BbvIndicator(
        number=int(row["number"]),
        id=row["id"],
        taakveld=int(row["taakveld"]),
        name=Text(nl=row["name_nl"], en=row["name_en"]),
        unit=Text(nl=row["unit_nl"], en=row["unit_en"]),
        source=row["source"],
        from_year=int(row["from_year"]),
        gone_by=int(row["gone_by"]) if row["gone_by"] else None,
        years_known=row["years_known"] == "yes",
        measure=row["measure"],
        seen_in=tuple(row["seen_in"].split("; ")),
    )
