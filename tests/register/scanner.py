"""Finds what may be a BSN: nine digits by themselves (or spaced as people do) that pass the eleven-test."""

import re

from perspectief.register.bsn import passes

# Not within a longer number, a decimal, a hexadecimal or a name; also as 1234.56.789 and 1234 56 789.
_NINE = re.compile(r"(?<![\w.,-])(\d{9}|\d{4}\.\d{2}\.\d{3}|\d{4} \d{2} \d{3})(?![\w-]|[.,]\d)")


def suspects(text: str) -> list[str]:
    """All numbers in a text that may be somebody's."""
    return [found for found in _NINE.findall(text) if passes(re.sub(r"\D", "", found))]
