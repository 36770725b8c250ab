"""Functions over arrays, compiled when first called, kept on disk where there is a place for that.

They let go of Python while they run, so that two threads use two cores.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """The function, compiled; without a folder to keep it in, each process compiles it anew."""
    try:
        return cast("F", njit(cache=True, nogil=True)(function))
    except RuntimeError:  # numba's word for: no folder that may be written
        return cast("F", njit(nogil=True)(function))
