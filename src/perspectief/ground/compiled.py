"""Functions over arrays, compiled when first called and kept on disk where there is a place for that."""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """The function, compiled; without a folder to keep it in, each process compiles it anew.

    numba keeps it beside the module or in the user's cache; a service that may write neither has to work too.
    """
    try:
        return cast("F", njit(cache=True)(function))
    except RuntimeError:  # numba's word for: no folder that may be written
        return cast("F", njit(function))
