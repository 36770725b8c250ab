"""The best of many as a heap in two arrays, its first the worst: what a better one takes the place of."""

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.compiled import compiled

Floats = NDArray[np.float64]
Best = NDArray[np.int32]


@compiled
def keep(gain: float, vacancy: int, count: int, gains: Floats, best: Best) -> None:
    """Put one on the heap: higher gain, then the lower row, is better."""
    if count < len(gains):
        gains[count], best[count] = gain, vacancy
        _rise(count, gains, best)
    elif gain > gains[0] or (gain == gains[0] and vacancy < best[0]):
        gains[0], best[0] = gain, vacancy
        _sink(len(gains), gains, best)


@compiled
def _is_worse(one: int, other: int, gains: Floats, best: Best) -> bool:
    return bool(gains[one] < gains[other] or (gains[one] == gains[other] and best[one] > best[other]))


@compiled
def _swap(one: int, other: int, gains: Floats, best: Best) -> None:
    gains[one], gains[other] = gains[other], gains[one]
    best[one], best[other] = best[other], best[one]


@compiled
def _rise(at: int, gains: Floats, best: Best) -> None:
    while at > 0 and _is_worse(at, (at - 1) // 2, gains, best):
        _swap(at, (at - 1) // 2, gains, best)
        at = (at - 1) // 2


@compiled
def _sink(size: int, gains: Floats, best: Best) -> None:
    at, below = 0, 1
    while below < size:
        if below + 1 < size and _is_worse(below + 1, below, gains, best):
            below += 1
        if not _is_worse(below, at, gains, best):
            return
        _swap(at, below, gains, best)
        at, below = below, 2 * below + 1


@compiled
def in_order(size: int, gains: Floats, best: Best) -> None:
    """From a heap to a list, the best first; what is left open gets no vacancy."""
    for last in range(size - 1, 0, -1):
        _swap(0, last, gains, best)
        _sink(last, gains, best)
    gains[size:] = 0.0
    best[size:] = -1
