"""The file of anchors: where the chain ended on which moment, a line each, only ever added to.

Every line carries the mark of the one before it, and its own mark under the key. A line that a crash left
half is passed over; what lies around it still has to fit.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.trail.chain import NOTHING_BEFORE
from perspectief.register.trail.keys import Key

FILE = Path("register") / "trail-anchors.jsonl"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Up to entry `number` the chain ended in `link`; `line` counts from 1, `at` is ISO 8601 with zone."""

    line: int
    number: int
    link: str
    at: str
    key: str
    before: str
    mark: str = ""

    @property
    def moment(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True, slots=True)
class Anchors:
    """A file as it was read: the anchors that can be believed, its whole lines, and what is wrong with it."""

    good: tuple[Anchor, ...] = ()
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    last: Anchor | None = None  # the last line that can be read, believed or not


def marked(anchor: Anchor, key: Key) -> Anchor:
    """The same anchor with its mark."""
    return Anchor(**(_body(anchor) | {"mark": key.of_anchor(_bytes(anchor))}))


def line_of(anchor: Anchor) -> str:
    """An anchor as a line."""
    return json.dumps(asdict(anchor), sort_keys=True)


def read_anchors(path: Path, keys: Mapping[str, Key]) -> Anchors:
    """The anchors in a file, none where there is no such file; Refused where it cannot be read."""
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise _refused("trail-anchor-unreadable", path, error) from error
    lines = tuple(data.decode("utf-8", "replace").split("\n"))
    good: list[Anchor] = []
    problems: list[Problem] = []
    last: Anchor | None = None
    kept = []
    for place, line in enumerate(lines, start=1):
        anchor = _parsed(line)
        if anchor is None:
            continue
        kept.append(line)
        if _fits(anchor, last, keys):
            good.append(anchor)
        else:
            problems.append(Problem("trail-anchor-changed", Place(path.name, place)))
        last = anchor
    return Anchors(tuple(good), tuple(kept), tuple(problems), last)


def _parsed(line: str) -> Anchor | None:
    """The anchor in a line, None where it is not whole."""
    try:
        values = json.loads(line)
        if not all(isinstance(values[name], int) for name in ("line", "number")):
            return None
        found = Anchor(**values)
        datetime.fromisoformat(found.at)
    except (ValueError, TypeError, KeyError):
        return None
    return found


def _fits(anchor: Anchor, last: Anchor | None, keys: Mapping[str, Key]) -> bool:
    key = keys.get(str(anchor.key))
    before, line = (last.mark, last.line + 1) if last else (NOTHING_BEFORE, 1)
    return bool(key and marked(anchor, key) == anchor and anchor.before == before and anchor.line == line)


def _body(anchor: Anchor) -> dict[str, Any]:
    return {name: value for name, value in asdict(anchor).items() if name != "mark"}


def _bytes(anchor: Anchor) -> bytes:
    return json.dumps(_body(anchor), sort_keys=True, separators=(",", ":")).encode()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else adds to this file meanwhile; the system drops the lock when a run is killed."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = _opened(path)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def add_lines(path: Path, lines: tuple[str, ...]) -> None:
    """Add lines and wait until they are on the disk; Refused (`trail-anchor-unwritten`) where it fails."""
    try:
        handle = _opened(path)
        try:
            text = "".join(f"{line}\n" for line in lines)
            os.write(handle, (_mend(path) + text).encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        _keep_name(path.parent)
    except OSError as error:
        raise _refused("trail-anchor-unwritten", path, error) from error


def _opened(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _mend(path: Path) -> str:
    """What ends a line that a crash left half."""
    data = path.read_bytes()
    return "\n" if data and not data.endswith(b"\n") else ""


def _keep_name(folder: Path) -> None:
    """A new file's name lies on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(handle, fcntl.LOCK_EX)


def _refused(code: str, path: Path, error: OSError) -> Refused:
    return Refused([Problem(code, Place(path.name), details={"reason": error.strerror or ""})])
