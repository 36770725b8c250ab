"""Texts in a CSV so that a spreadsheet shows them and runs none as a formula; and back again."""

import re
from collections.abc import Callable

# A Dutch spreadsheet cuts at semicolons whatever the file says; quotes then hold no lines together.
_PARTS = re.compile(r"([;\n\r])")
# What begins a formula, behind white space, quotes and apostrophes that were put before it already.
_DANGEROUS = re.compile(r"[ \"']*[=+\-@\t]")
_GUARDED = re.compile(r"'[ \"']*[=+\-@\t]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*%?")


def guarded(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would take for a formula.

    That is at its beginning and after every semicolon and line end; a plain number stays as it is.
    """
    return _each(text, _guarded_part)


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return _each(text, lambda part: part[1:] if _GUARDED.match(part) else part)


def _each(text: str, change: Callable[[str], str]) -> str:
    return "".join(change(part) for part in _PARTS.split(text))


def _guarded_part(part: str) -> str:
    dangerous = _DANGEROUS.match(part) and not _PLAIN_NUMBER.fullmatch(part.strip(" "))
    return f"'{part}" if dangerous else part
