"""The Parquet files that hold fetched figures: where they lie, written whole or not at all, never changed."""

import fcntl
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from perspectief.facts.fetched_place import FETCHED, PLACE
from perspectief.ground.problem import Place, Problem, Refused

__all__ = [
    "FETCHED",
    "PLACE",
    "add_file",
    "figure_files",
    "is_whole",
    "one_writer",
    "refusing",
    "table_place",
]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_PART = ".new.part"  # one name will do: there is one writer at a time
_HASH_LETTERS = 12


def figure_files(folder: Path) -> list[Path]:
    """Every file of fetched figures in a folder, in the order of their names."""
    return sorted((folder / PLACE).glob("*/*/*.parquet"))


def table_place(folder: Path, source: str, table: str) -> Path:
    """The directory of a source's table; raises `Refused` where a name cannot be one of a directory."""
    for name in (source, table):
        if not _NAME.fullmatch(name):
            raise Refused([Problem("bad-file-name", Place(PLACE), found=name)])
    return folder / PLACE / source / table


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Wait until no other process adds figures to the folder; readers never wait.

    The lock goes with the process that holds it, so a killed one leaves none. What a killed writer left
    half done is removed.
    """
    place = folder / PLACE
    with refusing(PLACE):
        place.mkdir(parents=True, exist_ok=True)
        handle = os.open(place / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        for part in place.glob(f"*/*/{_PART}"):
            part.unlink()
        yield
    finally:
        os.close(handle)


def add_file(place: Path, write: Callable[[Path], None]) -> Path:
    """Have `write` make a file, put in `place` under the hash of its bytes; only within `one_writer`."""
    with refusing(PLACE):
        place.mkdir(parents=True, exist_ok=True)
        part = place / _PART
        write(part)
        with part.open("rb+") as stream:
            digest = sha256(stream.read()).hexdigest()
            os.fsync(stream.fileno())
        final = place / f"{digest[:_HASH_LETTERS]}.parquet"
        part.replace(final)
        _keep_name(place)
    return final


def is_whole(path: Path) -> bool:
    """Whether a file holds the bytes that it was written with."""
    return sha256(path.read_bytes()).hexdigest().startswith(path.stem)


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """A full disk or a directory without rights becomes a problem that a person can read."""
    try:
        yield
    except OSError as error:
        raise Refused(
            [Problem("not-writable", Place(file), details={"reason": error.strerror or ""})]
        ) from error


def _keep_name(place: Path) -> None:
    """After a power cut, too, the new name stands in its directory."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
