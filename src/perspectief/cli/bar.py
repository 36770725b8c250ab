"""The progress bar of a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


@dataclass(frozen=True, slots=True)
class _Shown:
    bar: Progress
    task: TaskID

    def to(self, done: int, total: int) -> None:
        """Move the bar."""
        self.bar.update(self.task, completed=done, total=total)

    def about(self, what: str) -> None:
        """Begin again, with something else."""
        self.bar.reset(self.task, description=what, total=None)


@contextmanager
def shown(what: str, console: Console) -> Iterator[_Shown]:
    """A bar that goes away when the work is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Shown(bar, bar.add_task(what, total=None))
