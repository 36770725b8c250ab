"""Locks that the system drops by itself when a build is killed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# A lock that is a link is not followed, and one that is a pipe does not keep us waiting.
_WARY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FILE = os.O_RDWR | os.O_CREAT | _WARY
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _WARY


@contextmanager
def locked_file(path: Path) -> Iterator[bool]:
    """Hold a lock on a file, made if it is not there; gives whether nobody else does."""
    with _held(os.open(path, _FILE, 0o644)) as ours:
        yield ours


def touch(path: Path) -> None:
    """Make the file of a lock if it is not there; raises `OSError` where it could not be held."""
    os.close(os.open(path, _FILE, 0o644))


@contextmanager
def locked_folder(path: Path) -> Iterator[bool]:
    """Hold a lock on a folder itself, which goes along when its name changes; True where there is none."""
    if not _can_lock() or path.is_symlink() or not path.is_dir():
        yield True
        return
    with _held(os.open(path, _FOLDER)) as ours:
        yield ours


@contextmanager
def _held(handle: int) -> Iterator[bool]:
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _can_lock() -> bool:
    try:
        import fcntl  # noqa: F401 (only whether it is there)
    except ImportError:  # a system without it: two builds at once are then up to the person
        return False
    return True


def _locked(handle: int) -> bool:
    if not _can_lock():
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
