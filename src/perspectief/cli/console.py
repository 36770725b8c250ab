"""The terminal: one console for what was asked, one for what is told beside it."""

from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from rich.console import Console

# What is printed holds other people's words and paths: "[/b]" in them is no markup, ":smile:" no picture.
OUT = Console(highlight=False, markup=False, emoji=False)
BESIDE = Console(stderr=True, highlight=False, markup=False, emoji=False)


class Bar(Protocol):
    """What tells how far work is."""

    def to(self, done: int, total: int) -> None:
        """So much is done of so much."""

    def about(self, what: str) -> None:
        """From here on it is about something else, which begins anew."""


class _Silent:
    def to(self, done: int, total: int) -> None:
        """Nobody watches."""

    def about(self, what: str) -> None:
        """Nobody watches."""


def progress(what: str) -> AbstractContextManager[Bar]:
    """A progress bar beside the answer; silent, and not even loaded, where nobody watches."""
    if not BESIDE.is_terminal:
        return nullcontext(_Silent())
    from perspectief.cli.bar import shown

    return shown(what, BESIDE)
