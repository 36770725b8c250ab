"""The regions that figures are about: from municipality and size class to the country."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from perspectief.ground.problem import Place, Problem
from perspectief.ground.text import Text

RegionKind = Literal["country", "province", "municipality", "labour_market_region", "size_class", "group"]
FIRST_YEAR, LAST_YEAR = 2010, 2026  # what the tables of municipalities cover

# Upper bounds are not included; the classes are those of the comparison in Dutch budgets.
_SIZE_CLASSES: tuple[tuple[str, int | None, str, str], ...] = (
    ("CLASS-0-20K", 20_000, "minder dan 20.000 inwoners", "fewer than 20,000 inhabitants"),
    ("CLASS-20-50K", 50_000, "20.000 tot 50.000 inwoners", "20,000 to 50,000 inhabitants"),
    ("CLASS-50-100K", 100_000, "50.000 tot 100.000 inwoners", "50,000 to 100,000 inhabitants"),
    ("CLASS-100-150K", 150_000, "100.000 tot 150.000 inwoners", "100,000 to 150,000 inhabitants"),
    ("CLASS-150-250K", 250_000, "150.000 tot 250.000 inwoners", "150,000 to 250,000 inhabitants"),
    ("CLASS-GT250K", None, "250.000 inwoners of meer", "250,000 inhabitants or more"),
)
# Given to no municipality: that of a town that does not exist.
MADE_UP_CODE = "GM0000"
_LABOUR_MARKET_CODE = re.compile(r"AM(0[1-9]|[12][0-9]|3[0-8])")
_CODE_AND_NAME = re.compile(r"(gm[0-9]{4})(?: \(.+\))?")
_EVERYDAY_NAMES = {"den haag": "'s-gravenhage", "den bosch": "'s-hertogenbosch"}
_LABOUR_MARKET_NAMES = {"AM05": "Twente"}  # the only name that a source at hand ties to a code


@dataclass(frozen=True, slots=True)
class RegionRecord:
    """One region; years and inhabitants are known of municipalities within `FIRST_YEAR`..`LAST_YEAR`.

    `name` is None where no source at hand names the code. `inhabitants` are those of 1 January of the
    last year in which the region existed, None where that was before 2019. `labour_market_region` is that
    of 2026, `province` the code. `members` are the municipalities of a group.
    """

    code: str
    kind: RegionKind
    name: Text | None
    first_year: int | None = None
    last_year: int | None = None
    inhabitants: int | None = None
    size_class: str | None = None
    labour_market_region: str | None = None
    province: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Regions:
    """All regions known: those that ship with the package and the groups that a programme names."""

    records: Mapping[str, RegionRecord]

    def find(self, code: str) -> RegionRecord | None:
        """The region with this code, or None."""
        found = self.records.get(code)
        if found is None and _LABOUR_MARKET_CODE.fullmatch(code):
            return RegionRecord(code, "labour_market_region", None)
        return found

    def suggest(self, text: str) -> RegionRecord | None:
        """The region whose code or name comes nearest to `text`, or None where nothing is near."""
        plain = text.strip()
        names = {record.name.nl.lower(): code for code, record in self.records.items() if record.name}
        # People leave out what only tells two places apart: "Hengelo" for "Hengelo (O.)".
        names = {name.partition(" (")[0]: code for name, code in names.items()} | names
        if plain.lower() in names:
            return self.records[names[plain.lower()]]
        close = get_close_matches(_tidy_code(plain), self.records, n=1, cutoff=0.8)
        if close:
            return self.records[close[0]]
        close = get_close_matches(plain.lower(), names, n=1, cutoff=0.75)
        return self.records[names[close[0]]] if close else None

    def municipalities_named(self, text: str) -> tuple[RegionRecord, ...]:
        """Those that may be meant by a code, a name with or without its brackets, or "GM0141 (Almelo)"."""
        plain = text.strip().lower()
        code = _CODE_AND_NAME.fullmatch(plain)
        wanted = code[1] if code else _EVERYDAY_NAMES.get(plain, plain)
        towns = [record for record in self.records.values() if record.kind == "municipality"]
        exact = [town for town in towns if wanted in (town.code.lower(), _name(town))]
        return tuple(exact or [town for town in towns if _name(town).partition(" (")[0] == wanted])

    def boundaries_problem(self, code: str, year: int, place: Place) -> Problem | None:
        """A problem where the table covers the year and the municipality did not exist in it.

        Which municipality came instead is not in the table and is not guessed.
        """
        record = self.find(code)
        if record is None or record.first_year is None or record.last_year is None:
            return None
        if not FIRST_YEAR <= year <= LAST_YEAR or record.first_year <= year <= record.last_year:
            return None
        existed = {"first_year": str(record.first_year), "last_year": str(record.last_year)}
        return Problem("region-not-in-year", place, found=code, details={"year": str(year), **existed})

    def with_groups(self, groups: Iterable[tuple[str, Text, tuple[str, ...]]]) -> "Regions":
        """These regions and groups of municipalities: (code, name, members) each."""
        added = {code: RegionRecord(code, "group", name, members=members) for code, name, members in groups}
        return Regions({**self.records, **added})

    def with_made_up(self, name: Text) -> "Regions":
        """These regions and a town that does not exist, under a code that no municipality has."""
        town = RegionRecord(MADE_UP_CODE, "municipality", name)
        return Regions({**self.records, MADE_UP_CODE: town})


def _name(record: RegionRecord) -> str:
    return record.name.nl.lower() if record.name else ""


def _tidy_code(text: str) -> str:
    """A code as somebody may have typed it: lower case, spaces, no leading zeros ("gm 141")."""
    match = re.fullmatch(r"(?:gm)?\s*([0-9]{1,4})", text.lower())
    return f"GM{int(match[1]):04d}" if match else text.upper().replace(" ", "")


def size_class_of(inhabitants: int) -> str:
    """The size class of a municipality with so many inhabitants."""
    return next(code for code, below, _, _ in _SIZE_CLASSES if below is None or inhabitants < below)


@lru_cache(maxsize=1)
def load_regions() -> Regions:
    """The regions that ship with the package.

    Source: CBS StatLine 03759ned and 86247NED, CC BY 4.0, re-derived (see `tables/README.md`).
    """
    country = RegionRecord("NL01", "country", Text(nl="Nederland", en="the Netherlands"))
    records = [country, *_provinces(), *_labour_market_regions(), *_size_classes(), *_municipalities()]
    return Regions({record.code: record for record in records})


def _table(name: str) -> list[dict[str, str]]:
    text = files("perspectief.facts").joinpath("tables", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _municipalities() -> list[RegionRecord]:
    return [
        RegionRecord(
            row["code"],
            "municipality",
            Text(nl=row["name"]),
            int(row["first_year"]),
            int(row["last_year"]),
            int(row["inhabitants"]) if row["inhabitants"] else None,
            row["size_class"] or None,
            row["labour_market_region"] or None,
            row["province"],
        )
        for row in _table("municipalities.csv")
    ]


def _provinces() -> list[RegionRecord]:
    return [
        RegionRecord(row["code"], "province", Text(nl=row["name"]), inhabitants=int(row["inhabitants"]))
        for row in _table("provinces.csv")
    ]


def _labour_market_regions() -> list[RegionRecord]:
    return [
        RegionRecord(code, "labour_market_region", Text(nl=name))
        for code, name in _LABOUR_MARKET_NAMES.items()
    ]


def _size_classes() -> list[RegionRecord]:
    return [
        RegionRecord(code, "size_class", Text(nl=f"gemeenten met {nl}", en=f"municipalities with {en}"))
        for code, _, nl, en in _SIZE_CLASSES
    ]
