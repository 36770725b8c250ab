"""The log of what left: `register/left.jsonl`, only ever added to, replaced whole or not at all.

Each line carries the hash of the one before. That shows a line that was changed, left out or moved. Who
writes the whole file anew, or cuts off its end, is found by the figures that are then not in it, and by the
last hash, which `register publish` prints so that it can be kept elsewhere.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from perspectief.gate.counts import Publication
from perspectief.gate.entries import NOTHING_BEFORE, Entry, line_of, read_line
from perspectief.ground.files import read_text, write_atomically
from perspectief.ground.problem import Place, Problem, Refused

FILE = Path("register") / "left.jsonl"
_LOCK = Path("register") / ".left.lock"
_LIMIT = 200_000_000


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that left, oldest first, with the file as it was read and the hash of its last line."""

    entries: tuple[Entry, ...] = ()
    text: str = ""
    last: str = NOTHING_BEFORE

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Every publication; those of one entry share its number."""
        return tuple(publication for entry in self.entries for publication in entry.publications)

    def with_more(self, entries: Sequence[Entry]) -> "Ledger":
        """The log with more lines."""
        lines, last = [], self.last
        for entry in entries:
            line, last = line_of(entry, last)
            lines.append(line + "\n")
        return Ledger((*self.entries, *entries), self.text + "".join(lines), last)


def load_ledger(folder: Path, file: Path = FILE) -> Ledger:
    """A log of a folder, empty where nothing left yet; raises `Refused` where it was changed."""
    path = folder / file
    if not path.exists() and not path.is_symlink():
        return Ledger()
    text = read_text(path, root=folder, limit_bytes=_LIMIT)
    entries: list[Entry] = []
    last = NOTHING_BEFORE
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            entry, last = read_line(line, last)
            if entry.number != number:
                raise ValueError(number)
        except ValueError as error:
            raise Refused([Problem("gate-log-changed", Place(file.as_posix(), number, 1))]) from error
        entries.append(entry)
    if text and not text.endswith("\n"):
        raise Refused([Problem("gate-log-changed", Place(file.as_posix(), len(entries), 1))])
    return Ledger(tuple(entries), text, last)


def write_ledger(folder: Path, ledger: Ledger, file: Path = FILE) -> None:
    """Put the log in place of the one that it goes on from."""
    (folder / file).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(folder / file, ledger.text.encode("utf-8"))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else publishes from this folder meanwhile; raises `Refused` where somebody does.

    The system drops the lock when a run is killed; on a system without such locks it is up to the person.
    """
    path = folder / _LOCK
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Refused([Problem("gate-busy", Place(FILE.as_posix()))]) from error
