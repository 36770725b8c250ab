"""Compiled: what every member expects of every series, and the signs of how far off that may be."""

import numpy as np
from numpy.typing import NDArray

from perspectief.ground.compiled import compiled
from perspectief.outlook.regular import arma, season

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

SIGNS = 5
LOG, ROOT, LEVEL = 0, 1, 2  # the scale on which errors are alike: ratios, roots of counts, plain differences
# Numba keeps compiled code until the file of a kernel changes, but not those it calls: this makes it change.
BUILT_ON = "80436905607a"  # of arma.py and season.py; a test says what it has to be
_LEAST = 1e-4  # no error is expected to be smaller than a hundredth of a per cent
_LOWEST_ROOT = 0.03
_MEMORY = 0.94  # a month ago; half a year ago counts for two thirds


@compiled
def work_scale(values: Floats, kind: int) -> Floats:
    """Values over their unit (n), on the scale of a kind."""
    scaled = values.copy()
    for t in range(len(values)):
        if kind == LOG:
            scaled[t] = np.log(values[t])
        elif kind == ROOT:
            scaled[t] = 2 * np.sqrt(values[t])
    return scaled


@compiled
def _slope(values: Floats) -> float:
    """The slope of the least-squares line."""
    middle = (len(values) - 1) / 2
    cross, own = 0.0, 0.0
    for t in range(len(values)):
        cross += (t - middle) * values[t]
        own += (t - middle) ** 2
    return float(cross / own)


@compiled
def _bound(path: Floats, values: Floats) -> None:
    """A path that leaves the range of the past by more than that range is cut off."""
    low, high = values.min(), values.max()
    for ahead in range(len(path)):
        path[ahead] = min(max(path[ahead], 2 * low - high), 2 * high - low)


@compiled
def _without_season(values: Floats, period: int) -> tuple[Floats, Floats]:
    """Values less their seasonal indices (n), and the indices (period)."""
    rest, yearly = values.copy(), season.indices(values, period)
    for t in range(len(values)):
        rest[t] -= yearly[t % period]
    return rest, yearly


@compiled
def _modelled(rest: Floats, differenced: bool) -> tuple[Floats, float]:
    """Changes, or departures from the mean, and that mean."""
    if differenced:
        return rest[1:] - rest[:-1], 0.0
    middle = rest.mean()
    return rest - middle, middle


@compiled
def _expected(values: Floats, horizon: int, period: int, setting: Floats, prior: Floats) -> Floats:
    """What one member expects (horizon), on the scale of `values`."""
    n = len(values)
    rest, yearly = values.copy(), np.zeros(period)
    if setting[2] > 0:
        rest, yearly = _without_season(values, period)
    slope = setting[0] * _slope(rest)
    for t in range(n):
        rest[t] -= slope * t
    modelled, middle = _modelled(rest, setting[1] > 0)
    problem = arma.pose(modelled, period, prior, setting[3])
    arma.fit(problem)
    path = arma.look_ahead(problem, horizon)
    level = rest[n - 1]
    for ahead in range(horizon):
        level += path[ahead]
        reached = level if setting[1] > 0 else path[ahead] + middle
        path[ahead] = reached + slope * (n + ahead) + yearly[(n + ahead) % period]
    _bound(path, values)
    return path


@compiled
def _member(values: Floats, kind: int, shape: tuple[int, int], setting: Floats, prior: Floats) -> Floats:
    """What one member expects of values over their unit, on the scale of the kind; shape: horizon, period."""
    if kind == LOG and setting[4] > 0:
        path = _expected(work_scale(values, ROOT), shape[0], shape[1], setting, prior)
        for ahead in range(len(path)):
            path[ahead] = 2 * np.log(max(path[ahead] / 2, _LOWEST_ROOT))
        return path
    return _expected(work_scale(values, kind), shape[0], shape[1], setting, prior)


@compiled
def _next_errors(values: Floats, step: float, memory: float) -> tuple[float, float]:
    """Mean absolute errors of exponential smoothing one period ahead: of all, and with weights that fade."""
    level, total, recent, weight = values[0], 0.0, 0.0, 0.0
    for t in range(1, len(values)):
        error = values[t] - level
        total += abs(error)
        recent = memory * recent + abs(error)
        weight = memory * weight + 1
        level += step * error
    return total / (len(values) - 1), recent / weight


@compiled
def _best_errors(values: Floats) -> tuple[float, float]:
    """The same for the best smoothing."""
    best, recent = _next_errors(values, 0.05, _MEMORY)
    for step in range(2, 20):
        found = _next_errors(values, step / 20, _MEMORY)
        if found[0] < best:
            best, recent = found
    return best, recent


@compiled
def _away_from_line(values: Floats) -> float:
    """The standard deviation about the least-squares line."""
    n, slope, middle, total = len(values), _slope(values), values.mean(), 0.0
    for t in range(n):
        total += (values[t] - middle - slope * (t - (n - 1) / 2)) ** 2 / n
    return float(np.sqrt(total))


@compiled
def _changes(values: Floats, horizon: int) -> Floats:
    """The mean absolute change over 1 to `horizon` periods (horizon).

    Where less than a third of the series is left to see it, it grows as a random walk's.
    """
    seen, n = np.zeros(horizon), len(values)
    for ahead in range(1, horizon + 1):
        if ahead > 1 and 3 * ahead > 2 * n:
            seen[ahead - 1] = seen[ahead - 2] * np.sqrt(ahead / (ahead - 1))
        else:
            for t in range(ahead, n):
                seen[ahead - 1] += abs(values[t] - values[t - ahead]) / (n - ahead)
    return seen


@compiled
def _discord(paths: Floats, ahead: int) -> float:
    """The standard deviation of the members' figures for one period."""
    members, middle, total = len(paths), 0.0, 0.0
    for k in range(members):
        middle += paths[k, ahead] / members
    for k in range(members):
        total += (paths[k, ahead] - middle) ** 2 / members
    return float(np.sqrt(total))


@compiled
def _signs(values: Floats, paths: Floats, period: int, out: Floats) -> None:
    """Fill `out` (horizon, 5) with logs of the series' signs.

    The typical error one period ahead; past changes over as long; how far the members are apart; how far the
    series was from its trend line; the typical error of late.
    """
    rest, _ = _without_season(values, period)
    changes, line = _changes(rest, len(out)), _away_from_line(rest)
    typical, recent = _best_errors(rest)
    for ahead in range(len(out)):
        out[ahead, 0] = np.log(typical + _LEAST)
        out[ahead, 1] = np.log(changes[ahead] + _LEAST)
        out[ahead, 2] = np.log(_discord(paths, ahead) + _LEAST)
        out[ahead, 3] = np.log(line + _LEAST)
        out[ahead, 4] = np.log(recent + _LEAST)


@compiled
def look_ahead_all(
    values: Floats, ends: Integers, kinds: Integers, shape: tuple[int, int], settings: Floats, priors: Floats
) -> tuple[Floats, Floats]:
    """Centres (n, horizon) and signs (n, horizon, 5) of n series.

    `values` holds all series over their units, one after the other; `ends` (n) where each ends; `kinds` (n);
    `shape` is horizon and period; `settings` and `priors` as in `members`.
    """
    number, horizon, members = len(ends), shape[0], len(settings)
    centres, signs = np.zeros((number, horizon)), np.empty((number, horizon, SIGNS))
    paths = np.empty((members, horizon))
    start = 0
    for i in range(number):
        own = values[start : ends[i]]
        for k in range(members):
            paths[k] = _member(own, kinds[i], shape, settings[k], priors[k])
            for ahead in range(horizon):
                centres[i, ahead] += paths[k, ahead] / members
        _signs(work_scale(own, kinds[i]), paths, shape[1], signs[i])
        start = ends[i]
    return centres, signs
