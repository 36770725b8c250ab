"""Made-up months of benefits for tests: a small town, each line valid, every BSN made at run time."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from perspectief.register.imports import layout as layouts
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.importing import Order, Report, import_file
from perspectief.register.imports.layout import Layout
from tests.register.people import bsn

CODE = "0999"
HEADER = (
    "gemeentecode;verslagmaand;dossiernummer;bsn_aanvrager;geboortedatum_aanvrager;doelgroep_aanvrager;"
    "tegenprestatie_aanvrager;bsn_partner;geboortedatum_partner;doelgroep_partner;tegenprestatie_partner;"
    "regeling;begindatum;einddatum;reden_einde;kostendelers"
)


@dataclass(frozen=True)
class Benefit:
    """A line; persons are numbers that a BSN is made from."""

    number: int
    person: int
    partner: int = 0
    month: str = "202203"
    start: str = "20200101"
    end: str = ""
    reason: str = ""
    group: str = "1"
    active: str = "0"
    birth: str = "19800515"
    scheme: str = "01"

    def line(self) -> str:
        """As the layout that ships has it."""
        partner = [bsn(self.partner), "19811120", self.group, self.active] if self.partner else [""] * 4
        first = [
            CODE,
            self.month,
            f"D{self.number:05}",
            bsn(self.person),
            self.birth,
            self.group,
            self.active,
        ]
        return ";".join([*first, *partner, self.scheme, self.start, self.end, self.reason, ""])

    def but(self, **changes: object) -> "Benefit":
        """The same with changes."""
        return replace(self, **changes)  # type: ignore[arg-type]  # by name, in tests


def at(month: str) -> datetime:
    """The tenth of the month after, when its file comes in."""
    year, number = int(month[:4]), int(month[4:])
    return datetime(year + number // 12, number % 12 + 1, 10, 9, tzinfo=UTC)


def write(folder: Path, *benefits: Benefit, month: str = "202203", name: str = "") -> Path:
    """The month as a CSV file; all lines get its month."""
    path = folder / (name or f"benefits_{month}.csv")
    lines = [HEADER, *(each.but(month=month).line() for each in benefits)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def bring(
    folder: Path,
    *benefits: Benefit,
    month: str = "202203",
    name: str = "",
    later: int = 0,
    many_end: bool = False,
) -> Report:
    """Write and import a month; `later` minutes after its usual moment."""
    path = write(folder, *benefits, month=month, name=name)
    moment = at(month).replace(minute=later)
    return import_file(Order(path, layouts.shipped("benefits"), moment, CODE, many_end=many_end))


def take(path: Path, layout: Layout | str, when: datetime | None = None, *, dry_run: bool = False) -> Report:
    """Import any file."""
    given = layouts.shipped(layout) if isinstance(layout, str) else layout
    return import_file(Order(path, given, when or at("202203"), CODE, dry_run))


__all__ = ["CODE", "HEADER", "Benefit", "Kind", "at", "bring", "take", "write"]
