"""What is wrong between the fields of one line, each a code, a field and values for its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from perspectief.register.bsn import Marker, passes
from perspectief.register.imports import by_column
from perspectief.register.imports.by_column import Bounds
from perspectief.register.imports.cells import Value
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.lining import Check, Fault, Values

CODES = (
    "import-other-municipality",
    "import-period-differs",
    "import-period-ahead",
    "import-file-name",
    "import-end-before-start",
    "import-day-after-period",
    "import-day-before-period",
    "import-day-ahead",
    "import-birth-after-start",
    "import-partner-same",
    "import-partner-missing",
    "import-end-missing",
    "import-reference-is-bsn",
    "import-nothing-told",
    "import-hours-reversed",
)
HERE = ZoneInfo("Europe/Amsterdam")
_FAR = "9999-12-31"
_PERIOD_FIELDS = {Kind.BENEFITS: "month", Kind.REINTEGRATION: "period", Kind.JOBS: "year"}
_HALVES = {"H1": ("01", "07"), "H2": ("07", "01")}


@dataclass(frozen=True, slots=True)
class Period:
    """A month, half-year or year: its name, its first day and the first day after it, as 2022-03-01."""

    name: str
    first: str
    after: str


def period_of(name: str) -> Period:
    """The period that is called 2022-03, 2022-H1 or 2022."""
    year, _, part = name.partition("-")
    if not part:
        return Period(name, f"{year}-01-01", f"{int(year) + 1:04}-01-01")
    if part in _HALVES:
        begins, after = _HALVES[part]
        next_year = int(year) + (part == "H2")
        return Period(name, f"{year}-{begins}-01", f"{next_year:04}-{after}-01")
    first = date(int(year), int(part), 1)
    return Period(name, first.isoformat(), (first + timedelta(days=31)).replace(day=1).isoformat())


@dataclass
class Checks:
    """The checks of one file: of which municipality it should be, when it comes in, and its period.

    `period` is that of the first line; every other line has to be of it.
    """

    kind: Kind
    municipality: str
    at: datetime
    marker: Marker
    name_pattern: str = ""
    file: str = ""
    period: Period | None = field(default=None)

    @property
    def line(self) -> Check:
        """The check of a line of this kind."""
        return {Kind.BENEFITS: self._benefit, Kind.JOBS: self._jobs, Kind.VACANCIES: self._vacancy}.get(
            self.kind, self._of_resident
        )

    @property
    def today(self) -> str:
        """The day of the import in the Netherlands."""
        return self.at.astimezone(HERE).date().isoformat()

    def fine(self, columns: Mapping[str, Sequence[Value]]) -> bool:
        """Whether surely nothing is wrong with these lines; of the first line of a period nothing is sure."""
        if self.kind in _PERIOD_FIELDS and self.period is None:
            return False
        if self.kind is Kind.BENEFITS and self.period:
            bounds = Bounds(self.municipality, self.period.name, self.period.first, self.period.after)
            return by_column.benefits(columns, bounds, self._is_of_line)
        names = tuple(columns)
        lines = (dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True))
        return not any(fault for line in lines for fault in self.line(line))

    def _is_of_line(self, reference: str, *marks: Value) -> bool:
        return passes(reference) and self.marker.mark(reference) in marks

    def _benefit(self, line: Values) -> Iterator[Fault]:
        yield from self._place_and_period(line)
        yield from self._days(line)
        yield from _persons(line)
        if self._is_of_line(line["file"] or "", line["bsn"], line.get("partner_bsn")):
            yield "import-reference-is-bsn", "file", {}

    def _place_and_period(self, line: Values) -> Iterator[Fault]:
        there = line.get("municipality")
        if there and self.municipality and there != self.municipality:
            yield "import-other-municipality", "municipality", {"municipality": self.municipality}
        name = _PERIOD_FIELDS[self.kind]
        told = line[name] or ""
        if self.period is None:
            self.period = period_of(told)
            yield from self._first(name)
        elif told != self.period.name:
            yield "import-period-differs", name, {"period": self.period.name}

    def _first(self, name: str) -> Iterator[Fault]:
        """Told once, at the first line: a period still to come, or another than the file's name says."""
        if self.period is None:
            return
        if self.period.first > self.today:
            yield "import-period-ahead", name, {"today": self.today}
        if self.name_pattern and not _named(self.name_pattern, name, self.period.name, self.file):
            yield "import-file-name", name, {"file": self.file}

    def _days(self, line: Values) -> Iterator[Fault]:
        period = self.period
        if period is None:
            return
        start, end = line.get("start") or "", line.get("end")
        if start >= period.after:
            yield "import-day-after-period", "start", {"period": period.name}
        if end and end <= start:
            yield "import-end-before-start", "end", {"start": start}
        elif end and end > period.after:
            yield "import-day-after-period", "end", {"period": period.name}
        elif end and end <= period.first:
            yield "import-day-before-period", "end", {"period": period.name}
        if line.get("end_reason") and not end:
            yield "import-end-missing", "end_reason", {}

    def _of_resident(self, line: Values) -> Iterator[Fault]:
        if self.kind is Kind.REINTEGRATION:
            yield from self._place_and_period(line)
            yield from self._days(line)
            if not line.get("facility") and line.get("subsidy") in (None, "none"):
                yield "import-nothing-told", "facility" if "facility" in line else "bsn", {}
            return
        start, end = line.get("start"), line.get("end")
        if start and end and end <= start:
            yield "import-end-before-start", "end", {"start": start}
        if start and start > self.today and self.kind not in (Kind.PLANS, Kind.EXEMPTIONS):
            yield "import-day-ahead", "start", {"today": self.today}
        birth = line.get("birth_date")
        if birth and birth > self.today:
            yield "import-day-ahead", "birth_date", {"today": self.today}

    def _jobs(self, line: Values) -> Iterator[Fault]:
        yield from self._place_and_period(line)

    def _vacancy(self, line: Values) -> Iterator[Fault]:
        low, high = line.get("hours_from"), line.get("hours_to")
        if low and high and int(low) > int(high):
            yield "import-hours-reversed", "hours_from", {"high": high}
        start, end = line.get("start"), line.get("end")
        if start and end and end <= start:
            yield "import-end-before-start", "end", {"start": start}


def _persons(line: Values) -> Iterator[Fault]:
    for who in ("", "partner_"):
        birth = line.get(f"{who}birth_date")
        if birth and birth > (line.get("start") or _FAR):
            yield "import-birth-after-start", f"{who}birth_date", {"start": line.get("start") or ""}
    partner = line.get("partner_bsn")
    if partner and partner == line["bsn"]:
        yield "import-partner-same", "partner_bsn", {}
    for name in ("birth_date", "group", "active"):
        if not partner and line.get(f"partner_{name}"):
            yield "import-partner-missing", f"partner_{name}", {}


def _named(pattern: str, field: str, period: str, file: str) -> bool:
    """Whether a file's name holds its period, written in any of the usual ways; `*` is anything."""
    ways = {period, period.replace("-", ""), period.replace("-", "_"), period.replace("H", "")}
    for way in ways:
        whole = re.escape(pattern).replace(re.escape("{" + field + "}"), re.escape(way))
        if re.fullmatch(whole.replace(r"\*", ".*"), file, re.DOTALL):
            return True
    return False
