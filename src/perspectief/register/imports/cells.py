"""One cell's text as the value that is staged, or the code of what is wrong with it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem
from perspectief.register.bsn import Marker, passes
from perspectief.register.imports.fields import Field, Sort
from perspectief.register.imports.layout import Layout, Spot

CODES = (
    "import-bsn",
    "import-day",
    "import-period",
    "import-code",
    "import-digits",
    "import-text-too-long",
    "import-number-beyond",
    "import-empty",
    "import-money",
    "not-a-whole-number",
    "cell-formula",
    "import-day-as-number",
    "control-character",
)
_FORMULA = ("=", "+", "@")
_DAYS = {
    "yyyymmdd": re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII),
    "yyyy-mm-dd": re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII),
    "dd-mm-yyyy": re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})", re.ASCII),
}
_ISO = _DAYS["yyyy-mm-dd"]
_EXCEL_DAY = re.compile(r"[2-6]\d{4}([.,]\d+)?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-?(\d{2})|(\d{4})-?([12])", re.ASCII)
_WHOLE = re.compile(r"\d{1,15}", re.ASCII)
_MONEY = re.compile(r"(\d{1,12})(?:[.,](\d{2}))?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1880, 2200
_DIGITS = re.compile(r"\d(?:[ .\-]?\d){7,}")
_MOST_REMEMBERED = 200_000
MASK = "…"
_EACH_OTHER = (Sort.BSN, Sort.TEXT)  # remembering what seldom comes twice costs memory alone
NEW = "\0"  # what no cell can come to
Value = str | None


class Wrong(Exception):  # noqa: N818 (what a cell is, told to a person)
    """Why a cell cannot be taken: a code, and what would do."""

    def __init__(self, code: str, allowed: tuple[str, ...] = (), **details: str) -> None:
        super().__init__(code)
        self.code, self.allowed, self.details = code, allowed, details


def shown(text: str) -> str:
    """What may be shown of a cell: never digits in which somebody's BSN could stand."""
    return _DIGITS.sub(_without_bsn, text[:200])


def _without_bsn(found: "re.Match[str]") -> str:
    digits = re.sub(r"\D", "", found[0])
    windows = (digits[at : at + size] for size in (8, 9) for at in range(len(digits) - size + 1))
    return MASK if any(passes(window) for window in windows) else found[0]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of one field; `known` remembers what texts came to, so that each is read once."""

    field: Field
    read: Callable[[str], str]
    known: dict[str, Value]
    marker: Marker

    def value(self, text: str) -> Value:
        """The staged value of a text that is new; None for an empty cell. Raises `Wrong`."""
        if not text:
            if self.field.required:
                raise Wrong("import-empty")
            return None
        if not text.isprintable():
            raise Wrong("control-character")
        value = self.read(text)
        if self.field.sort not in _EACH_OTHER and len(self.known) < _MOST_REMEMBERED:
            self.known[text] = value
        return value

    def column(self, texts: Sequence[str]) -> Sequence[Value] | None:
        """The values of many cells; None where one of them may be wrong."""
        try:
            if self.field.sort is Sort.BSN:
                return self._marks([text.strip() for text in texts])
            if self.field.sort is Sort.TEXT and self._plain(texts):
                return texts
            try:
                return [self.known[text] for text in texts]
            except KeyError:
                return [self.value(text.strip()) for text in texts]
        except (Wrong, ValueError):
            return None

    def _plain(self, texts: Sequence[str]) -> bool:
        """Whether these can be taken as they are, without looking at each."""
        return (
            {text[:1] for text in texts}.isdisjoint({"", " ", *_FORMULA})
            and " " not in {text[-1:] for text in texts}
            and max(map(len, texts)) <= self.field.most
            and "".join(texts).isprintable()
        )

    def _marks(self, texts: list[str]) -> list[Value]:
        if self.field.required and not all(texts):
            raise Wrong("import-empty")
        marks = iter(self.marker.marks([text for text in texts if text]))
        return [next(marks) if text else None for text in texts]

    def problem(self, wrong: Wrong, place: Place, label: str, text: str) -> Problem:
        """The problem that a person sees: of a BSN the field alone, of anything else what stands there."""
        found = "" if self.field.sort is Sort.BSN else shown(text)
        likely = nearest(found, wrong.allowed) if wrong.allowed else ""
        return Problem(wrong.code, place, label, found, wrong.allowed, likely, wrong.details)


def reader(field: Field, spot: Spot, layout: Layout, marker: Marker) -> Reader:
    """The reader for a field as the layout has it."""
    makers: dict[Sort, Callable[[], Callable[[str], str]]] = {
        Sort.BSN: lambda: lambda text: _bsn(text, marker),
        Sort.DAY: lambda: _day_reader(layout, last=layout.last_day and field.name == "end"),
        Sort.MONTH: lambda: _month,
        Sort.CODE: lambda: lambda text: _code(text, field, spot),
        Sort.WHOLE: lambda: lambda text: _whole(text, field),
        Sort.TEXT: lambda: lambda text: _text(text, field),
        Sort.DIGITS: lambda: lambda text: _digits(text, field),
        Sort.CENTS: lambda: _cents,
    }
    return Reader(field, makers[field.sort](), {} if field.required else {"": None}, marker)


def _bsn(text: str, marker: Marker) -> str:
    try:
        return marker.mark(text)
    except ValueError:
        raise Wrong("import-bsn") from None


def _day_reader(layout: Layout, *, last: bool) -> Callable[[str], str]:
    form = _ISO if layout.form == "xlsx" else _DAYS[layout.dates]

    def read(text: str) -> str:
        found = form.fullmatch(text) or _ISO.fullmatch(text)
        if not found:
            raise Wrong(
                "import-day-as-number" if _EXCEL_DAY.fullmatch(text) else "import-day", (), form=layout.dates
            )
        return _day(found, layout.dates, last=last)

    return read


def _day(found: "re.Match[str]", form: str, *, last: bool) -> str:
    """The day; the one after it where the file tells last days and the register first days without."""
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise Wrong("import-day", (), form=form) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Wrong("import-day", (), form=form)
    return (day + timedelta(days=1) if last else day).isoformat()


def _month(text: str) -> str:
    """`2022-03` of 202203 or 2022-03, `2022-H1` of 2022-1."""
    found = _MONTH.fullmatch(text)
    if not found or not 1 <= int(found[2] or found[4]) <= 12:
        raise Wrong("import-period")
    return f"{found[1]}-{found[2]}" if found[1] else f"{found[3]}-H{found[4]}"


def _code(text: str, field: Field, spot: Spot) -> str:
    if spot.codes:
        if text not in spot.codes:
            raise Wrong("import-code", tuple(spot.codes))
        return spot.codes[text]
    if text not in field.codes:
        raise Wrong("import-code", field.codes)
    return text


def _whole(text: str, field: Field) -> str:
    if text.startswith(_FORMULA):
        raise Wrong("cell-formula")
    if not _WHOLE.fullmatch(text):
        raise Wrong("not-a-whole-number")
    if not field.least <= int(text) <= field.most:
        raise Wrong("import-number-beyond", (), least=str(field.least), most=str(field.most))
    return str(int(text))


def _cents(text: str) -> str:
    found = _MONEY.fullmatch(text)
    if not found:
        raise Wrong("import-money")
    return str(int(found[1]) * 100 + int(found[2] or 0))


def _text(text: str, field: Field) -> str:
    if text.startswith(_FORMULA):
        raise Wrong("cell-formula")
    if len(text) > field.most:
        raise Wrong("import-text-too-long", (), limit=str(field.most))
    return text


def _digits(text: str, field: Field) -> str:
    """Digits of a set number: zeros that a spreadsheet dropped in front are put back, a postcode is cut."""
    digits = text[:4] if field.name == "postcode" else text
    if field.name == "municipality":
        digits = digits.upper().removeprefix("GM")
    if not digits.isascii() or not digits.isdecimal() or not field.least <= len(digits) <= field.most:
        raise Wrong("import-digits", (), digits=str(field.most))
    return digits if field.least else digits.zfill(field.most)
