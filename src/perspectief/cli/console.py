"""The terminal: one console for what was asked, one for what is told beside it."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

# What is printed holds other people's words and paths: "[/b]" in them is no markup, ":smile:" no picture.
OUT = Console(highlight=False, markup=False, emoji=False)
BESIDE = Console(stderr=True, highlight=False, markup=False, emoji=False)


def progress() -> Progress:
    """A progress bar beside the answer; silent where nobody watches."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=BESIDE,
        transient=True,
        disable=not BESIDE.is_terminal,
    )
