"""The terminal: one console for what was asked, one for what is told beside it."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

OUT = Console(highlight=False)
BESIDE = Console(stderr=True, highlight=False)


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
