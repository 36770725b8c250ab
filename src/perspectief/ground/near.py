"""The word that somebody may have meant."""

from collections.abc import Collection
from difflib import get_close_matches

# Comparing every wrong word with very many known ones would take minutes.
MOST_KNOWN = 300


def nearest(word: str, known: Collection[str]) -> str:
    """The known word most like `word`, or an empty text where none is like it."""
    if len(known) > MOST_KNOWN:
        return ""
    by_folded = {_folded(candidate): candidate for candidate in sorted(known, reverse=True)}
    # A longer word costs much time to compare and is no slip of the pen.
    matches = get_close_matches(_folded(word[:60]), list(by_folded), n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else ""


def _folded(word: str) -> str:
    return word.strip().lower().replace("_", "-").replace(" ", "-")
