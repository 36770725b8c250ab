"""Putting a whole folder in the place of another, so that a reader finds the old one or the new one."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux: linux/fs.h
_RENAME_SWAP = 2  # macOS: sys/stdio.h
_ASIDE = "previous"


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
    shutil.rmtree(new, ignore_errors=True)


def heal(output: Path) -> None:
    """Put back an old folder that a build killed between two renames left aside."""
    aside = _aside(output)
    if aside.is_dir() and not output.exists():
        aside.rename(output)
    shutil.rmtree(aside, ignore_errors=True)


def _aside(output: Path) -> Path:
    return output.with_name(f".{output.name}.{_ASIDE}")


def _in_two_steps(new: Path, output: Path) -> None:
    aside = _aside(output)
    output.rename(aside)
    new.rename(output)
    shutil.rmtree(aside, ignore_errors=True)


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
