"""Putting a whole folder in the place of another, so that a reader finds the old one or the new one."""

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux: linux/fs.h
_RENAME_SWAP = 2  # macOS: sys/stdio.h
_ASIDE = "previous"
MARKER = ".perspectief-site.json"


def put_in_place(new: Path, output: Path) -> None:
    """Make `new` the folder `output`; what was there is removed. Both are on one file system.

    At every moment `output` is the old folder or the new one where the system can exchange two names;
    elsewhere there is one moment without it, which `heal` mends at the next build.
    """
    if not output.exists():
        new.rename(output)
        return
    if not _exchange(new, output):
        _in_two_steps(new, output)
    remove(new)


def heal(output: Path) -> None:
    """Put back an old folder that a build killed between two renames left aside; only one of ours."""
    aside = _aside(output)
    if is_ours(aside) and not os.path.lexists(output):
        aside.rename(output)
    discard(aside)


def is_ours(folder: Path) -> bool:
    """Whether a folder is one that this program made: it holds our marker."""
    return not folder.is_symlink() and (folder / MARKER).is_file()


def discard(folder: Path) -> None:
    """Remove a folder that this program made; what somebody else put there stays."""
    if is_ours(folder):
        remove(folder)
    elif folder.is_dir() and not folder.is_symlink():
        with suppress(OSError):
            folder.rmdir()  # only an empty one goes: a build was killed before it wrote anything


def remove(folder: Path) -> None:
    """Remove a folder of ours as far as that goes, its marker last: what is left of it is still ours."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != MARKER:
                path.unlink()
        (folder / MARKER).unlink(missing_ok=True)
        folder.rmdir()


def _aside(output: Path) -> Path:
    return output.with_name(f".{output.name}.{_ASIDE}")


def _in_two_steps(new: Path, output: Path) -> None:
    aside = _aside(output)
    output.rename(aside)
    new.rename(output)
    remove(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system or its file system cannot."""
    ways = {"linux": _exchanged_on_linux, "darwin": _exchanged_on_macos}
    way = ways.get(sys.platform)
    return way is not None and way(os.fsencode(one), os.fsencode(other))


def _exchanged_on_linux(one: bytes, other: bytes) -> bool:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)  # absent before glibc 2.28
    if rename is None:
        return False
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return bool(rename(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE) == 0)


def _exchanged_on_macos(one: bytes, other: bytes) -> bool:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
    if rename is None:
        return False
    rename.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)
    return bool(rename(one, other, _RENAME_SWAP) == 0)
