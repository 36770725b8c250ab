"""Two plain alternatives, to see what an outlook adds: the last value, and a line through the last two.

Both get bands from how far they were off before: the errors of the same look ahead at earlier moments, of all
series of the kind, as parts of the level.
"""

import numpy as np

from perspectief.outlook.motion import Array

USUAL = 0.05  # the deviation of an error before any was seen
WORTH = 10.0  # errors that this counts for


def last_value(levels: Array, ahead: float, apart: float) -> float:
    """The level stays as it was."""
    return float(levels[-1])


def straight_line(levels: Array, ahead: float, apart: float) -> float:
    """The line through the last two levels, `apart` from each other, goes on."""
    if len(levels) < 2:
        return float(levels[-1])
    return float(levels[-1] + (levels[-1] - levels[-2]) * ahead / apart)


def around(middle: float, level: float, errors: Array, seed: int, count: int) -> Array:
    """Draws (count) about a middle, as wide as earlier errors (parts of the level looked from) were."""
    variance = (WORTH * USUAL**2 + float(errors @ errors)) / (WORTH + len(errors))
    width = abs(level) * np.sqrt(variance)
    return np.asarray(middle + width * np.random.default_rng(seed).standard_normal(count))
