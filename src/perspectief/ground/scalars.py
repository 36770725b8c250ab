"""Plain words of a YAML file: what they stand for, and where a number can be read in two ways."""

import re

_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_EXPONENT = r"[eE][-+]?[0-9]{1,3}"
_DECIMAL = re.compile(
    rf"[-+]?(?:(?:[0-9]{{1,18}}\.[0-9]{{0,18}}|\.[0-9]{{1,18}})(?:{_EXPONENT})?|[0-9]{{1,18}}{_EXPONENT})"
)
_THOUSANDS = re.compile(r"([-+]?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+)")
_COMMA = re.compile(r"([-+]?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),([0-9]+)")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def plain_value(text: str) -> str | int | float | bool | None:
    """What an unquoted word stands for in YAML 1.2.

    A word that a Dutch reader takes for thousands (``2.200``) stays text, so that a field for a number
    refuses it and a field for text keeps it. So do infinity, octal and hexadecimal numbers.
    """
    if text in _WORDS:
        return _WORDS[text]
    if is_ambiguous(text):
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text) and (number := float(text)) not in (float("inf"), float("-inf")):
        return number
    return text


def is_ambiguous(text: str) -> bool:
    """Whether the point in a number may mean thousands (2.200 is 2200) or a decimal (2.2)."""
    return _THOUSANDS.fullmatch(text) is not None


def without_thousands(text: str) -> str:
    """An ambiguous number read the Dutch way: ``45.000`` is ``45000``."""
    return text.replace(".", "").removeprefix("+")


def as_decimal(text: str) -> str:
    """An ambiguous number read as a decimal, written so that it has one reading; empty if it cannot."""
    if text.count(".") != 1:
        return ""
    shorter = text.rstrip("0")
    shorter = shorter + "0" if shorter.endswith(".") else shorter
    return text + "0" if is_ambiguous(shorter) else shorter


def likely_number(text: str) -> str:
    """The number somebody may have meant with a decimal comma, a percent or euro sign, or spaces."""
    bare = re.sub(r"[\s€%\u00a0]|,-+$", "", text)
    if is_ambiguous(bare):
        return without_thousands(bare)
    if match := _COMMA.fullmatch(bare):
        sign, whole, fraction = match.groups()
        return f"{sign.removeprefix('+')}{whole.replace('.', '')}.{fraction.rstrip('0') or '0'}"
    return bare if isinstance(plain_value(bare), int | float) and bare.lower() not in _BOOLEANS else ""


_BOOLEANS = ("true", "false")
