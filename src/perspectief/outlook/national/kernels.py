"""Compiled recursions of the damped cycle: run through a series, look ahead, look back, draw paths.

The state of a month holds the level, the slope, and what each of twelve calendar months adds to growth:

    slope' = damping * slope - pull * (level - long mean) + shock
    level' = level + slope' + season of the month + bump
    figure = level + noise

Variances are in units of the shock's variance. A setting (6) is damping, pull, bump, noise, season at the
start, season's walk. Filter: Kalman 1960 (doi:10.1115/1.3662552). Errors beyond three standard deviations are
bounded as by Huber 1964 (doi:10.1214/aoms/1177703732): what is beyond is a jump of the level, so that one
strange month does not become a trend.
"""

import numpy as np
from numpy.typing import NDArray

from perspectief.ground.compiled import compiled

Floats = NDArray[np.float64]

SIZE = 14  # level, slope, twelve seasons
SQUARES, LOGS, SEEN, JUMPS, JUMPED = 0, 1, 2, 3, 4  # what a tally (5) holds
_LONG = 120  # months: a mean of fewer is not yet a long mean, and pulls by its share of them
_LIMIT = 3.0  # standard deviations; chosen on targets before 2015
SETTLED = 24  # months before the scale is known well enough to call an error strange
_START = 4.0  # how many times the usual variance of slopes the first slope has
_KNOWN = 3.0  # how many months the scale that was expected beforehand counts for


@compiled
def run_through(
    levels: Floats, blur: Floats, means: Floats, setting: Floats, scale: float, state: Floats, spread: Floats
) -> Floats:
    """Run through a series: fills `state` (14) and `spread` (14, 14), gives the tally of its errors.

    `levels` (months) may hold NaN where no figure is known; `blur` (months) is the variance of each figure's
    own noise, `means` (months) the long mean so far; `scale` the standard deviation of a shock that is
    expected beforehand. The tally: squared errors over their variances, logs of those variances, figures
    seen, jumps, and what jumps added to variances; all of them sums.
    """
    tally = np.zeros(5)
    _begin(levels[0], blur[0], setting, state, spread)
    for month in range(1, len(levels)):
        _live(month, levels, blur, means, setting, scale, state, spread, tally)
    return tally


@compiled
def look_back(
    levels: Floats, blur: Floats, means: Floats, setting: Floats, scale: float, horizons: NDArray[np.int64]
) -> Floats:
    """Errors of outlooks from each month before, over the spread that was stated then (months, horizons).

    NaN where no outlook was made (the first months, and two months of every three) or no figure came yet.
    """
    state, spread, tally = np.empty(SIZE), np.empty((SIZE, SIZE)), np.zeros(5)
    errors = np.full((len(levels), len(horizons)), np.nan)
    paths = np.empty((2, horizons[-1]))
    _begin(levels[0], blur[0], setting, state, spread)
    for month in range(1, len(levels)):
        _live(month, levels, blur, means, setting, scale, state, spread, tally)
        if month < SETTLED or (len(levels) - 1 - month) % 3 != 0:
            continue
        look_ahead(state, spread, by_now(setting, month + 1, tally, scale), means[month], month + 1, paths)
        now = _scale_squared(tally, scale)
        for place in range(len(horizons)):
            then = month + horizons[place]
            if then < len(levels):
                expected, variance = paths[0, horizons[place] - 1], paths[1, horizons[place] - 1]
                errors[month, place] = (levels[then] - expected) / np.sqrt(variance * now)
    return errors


@compiled
def by_now(setting: Floats, months: int, tally: Floats, scale: float) -> Floats:
    """The setting (6) for the months after so many: the pull as it is by then, jumps in the bump."""
    after = setting.copy()
    after[1] *= min(1.0, months / _LONG)
    after[2] += tally[JUMPED] / _scale_squared(tally, scale) / (tally[SEEN] + SETTLED)
    return after


@compiled
def _scale_squared(tally: Floats, scale: float) -> float:
    """The variance of a shock as far as it is known."""
    return float((tally[SQUARES] + _KNOWN * scale * scale) / (tally[SEEN] + _KNOWN))


@compiled
def _begin(level: float, blur: float, setting: Floats, state: Floats, spread: Floats) -> None:
    state[:] = 0.0
    spread[:] = 0.0
    state[0] = level
    spread[0, 0] = setting[3] + blur
    spread[1, 1] = _START / (1.0 - setting[0] * setting[0])
    _widen_season(spread, setting[4])


@compiled
def _live(  # noqa: PLR0913, PLR0917 (a compiled loop takes its arrays one by one)
    month: int, levels: Floats, blur: Floats, means: Floats, setting: Floats, scale: float,
    state: Floats, spread: Floats, tally: Floats,
) -> None:  # fmt: skip
    """One month on, and take its figure in."""
    pull = setting[1] * min(1.0, month / _LONG)
    _step(state, spread, setting[0], pull, means[month - 1], month % 12)
    _shake(spread, setting[2])
    _widen_season(spread, setting[5])
    if np.isnan(levels[month]):
        return
    variance = spread[0, 0] + setting[3] + blur[month]
    error = levels[month] - state[0]
    beyond = error * error / (_LIMIT * _LIMIT * _scale_squared(tally, scale)) - variance
    if month > SETTLED and beyond > 0.0:
        spread[0, 0] += beyond
        variance += beyond
        tally[JUMPS] += 1.0
        tally[JUMPED] += beyond * _scale_squared(tally, scale)
    _learn(state, spread, error, variance)
    tally[SQUARES] += error * error / variance
    tally[LOGS] += np.log(variance)
    tally[SEEN] += 1.0


@compiled
def _widen_season(spread: Floats, variance: float) -> None:
    """Seasons move, but together they add nothing to a year."""
    if variance > 0.0:
        for row in range(12):
            for column in range(12):
                spread[2 + row, 2 + column] -= variance / 12.0
            spread[2 + row, 2 + row] += variance


@compiled
def _step(state: Floats, spread: Floats, damping: float, pull: float, mean: float, month: int) -> None:
    """One month on, without shocks: what is expected, and how what is unknown carries over."""
    state[1] = damping * state[1] - pull * (state[0] - mean)
    state[0] += state[1] + state[2 + month]
    for column in range(SIZE):
        spread[1, column] = damping * spread[1, column] - pull * spread[0, column]
        spread[0, column] += spread[1, column] + spread[2 + month, column]
    for row in range(SIZE):
        spread[row, 1] = damping * spread[row, 1] - pull * spread[row, 0]
        spread[row, 0] += spread[row, 1] + spread[row, 2 + month]


@compiled
def _shake(spread: Floats, bump: float) -> None:
    """What a month's shock to the slope and bump of the level leave unknown."""
    spread[0, 0] += 1.0 + bump
    spread[0, 1] += 1.0
    spread[1, 0] += 1.0
    spread[1, 1] += 1.0


@compiled
def _learn(state: Floats, spread: Floats, error: float, variance: float) -> None:
    """Take a figure in."""
    first = spread[0].copy()
    for row in range(SIZE):
        gain = first[row] / variance
        state[row] += gain * error
        for column in range(SIZE):
            spread[row, column] -= gain * first[column]


@compiled
def look_ahead(state: Floats, spread: Floats, after: Floats, mean: float, month: int, paths: Floats) -> None:
    """Fill `paths` (2, months) with the level expected of each month to come, and its variance.

    `after` is a setting as `by_now` gives it; `month` counts from the start of the series.
    """
    expected, unknown = state.copy(), spread.copy()
    for step in range(paths.shape[1]):
        _step(expected, unknown, after[0], after[1], mean, (month + step) % 12)
        _shake(unknown, after[2])
        paths[0, step] = expected[0]
        paths[1, step] = unknown[0, 0]


@compiled
def draw_paths(
    states: Floats, after: Floats, mean: float, month: int, shocks: Floats, bumps: Floats
) -> Floats:
    """Levels (draws, months) from `states` (draws, 14), settings `after` (draws, 6), and what happens.

    `shocks` to the slope and `bumps` of the level (both draws, months) are in logs.
    """
    paths = np.empty(shocks.shape)
    for draw in range(shocks.shape[0]):
        level, slope = states[draw, 0], states[draw, 1]
        for step in range(shocks.shape[1]):
            slope = after[draw, 0] * slope - after[draw, 1] * (level - mean) + shocks[draw, step]
            level += slope + states[draw, 2 + (month + step) % 12] + bumps[draw, step]
            paths[draw, step] = level
    return paths
