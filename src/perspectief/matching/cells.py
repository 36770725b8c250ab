"""One cell of a table as the value of a field of a profile or a vacancy, or why it cannot be that.

An empty cell is unknown. A list is written with bars between its codes ("office | evening"); a complete
list says what is so and, by leaving it out, what is not; "none" says that nothing is.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from perspectief.ground.day_field import day_in_a_table, likely_day
from perspectief.ground.near import nearest
from perspectief.ground.scalars import likely_number
from perspectief.matching.answers import Answers, complete

Code = TypeVar("Code", bound=StrEnum)
Cell = Callable[[str], object]
NOTHING = ("none", "geen")
YES, NO = ("yes", "ja", "1", "true"), ("no", "nee", "0", "false")
CODES = (
    "match-number",
    "match-whole-number",
    "match-day",
    "match-code",
    "match-yes-no",
    "match-language-level",
)


class Wrong(Exception):  # noqa: N818 (what a cell is, told to a person)
    """Why a cell cannot be taken: a code, what stands there, what would do and what was meant."""

    def __init__(self, code: str, found: str, allowed: tuple[str, ...] = (), suggestion: str = "") -> None:
        super().__init__(code)
        self.code, self.found, self.allowed, self.suggestion = code, found, allowed, suggestion


def text(cell: str) -> str:
    """As it stands."""
    return cell


def number(cell: str) -> float:
    """A number with a point; NaN and infinities are numbers here, and refused by `checks`."""
    try:
        return float(cell)
    except ValueError:
        raise Wrong("match-number", cell, suggestion=likely_number(cell)) from None


def whole(cell: str) -> int:
    """A whole number."""
    if cell.isascii() and cell.isdigit():
        return int(cell)
    raise Wrong("match-whole-number", cell)


def level(cell: str) -> int | None:
    """A level of work and thinking; 0 (does not apply) and 7 (unknown) are no levels."""
    found = whole(cell)
    return None if found in (0, 7) else found


def day(cell: str) -> object:
    """A day as 2026-03-31 or 31-03-2026."""
    found = day_in_a_table(cell)
    if found is None:
        raise Wrong("match-day", cell, suggestion=likely_day(cell))
    return found


def yes_or_no(cell: str) -> bool:
    """Yes or no."""
    if cell.lower() in YES:
        return True
    if cell.lower() in NO:
        return False
    raise Wrong("match-yes-no", cell, ("yes", "no"))


def words(cell: str) -> tuple[str, ...]:
    """Free words with bars between them, each once."""
    return tuple(dict.fromkeys(_parts(cell)))


def word_set(cell: str) -> frozenset[str]:
    """The same without an order."""
    return frozenset(_parts(cell))


def codes(kind: type[Code]) -> Callable[[str], frozenset[Code]]:
    """Codes of a list, in any case of letters."""
    known = {each.value.lower(): each for each in kind}

    def read(cell: str) -> frozenset[Code]:
        found = _parts(cell)
        for each in found:
            if each.lower() not in known:
                every = tuple(code.value for code in kind)
                raise Wrong("match-code", each, every, nearest(each, every))
        return frozenset(known[each.lower()] for each in found)

    return read


def answers(kind: type[Code]) -> Callable[[str], Answers[Code]]:
    """A complete list: what is not in it is not so."""
    read = codes(kind)
    return lambda cell: complete(kind, read(cell))


def languages(cell: str) -> dict[str, tuple[int | None, int | None]]:
    """`nld 3/2 | eng 1/1`: spoken and written, 1 to 4; 0 and 8 are no levels."""
    found = {}
    for part in _parts(cell):
        language, _, levels = part.partition(" ")
        spoken, _, written = levels.strip().partition("/")
        found[language.lower()] = (_language_level(spoken, part), _language_level(written or spoken, part))
    return found


def _language_level(level_text: str, part: str) -> int | None:
    if not (level_text.isascii() and level_text.isdigit()):
        raise Wrong("match-language-level", part)
    return None if level_text in ("0", "8") else int(level_text)


def _parts(cell: str) -> list[str]:
    return [] if cell.lower() in NOTHING else [part for each in cell.split("|") if (part := each.strip())]
