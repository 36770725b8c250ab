"""A seasonal ARMA model of one series: compiled fitting and looking ahead.

    (1 - f1 B - f2 B^2) (1 - F B^m) (x - level) = (1 + t B) (1 + T B^m) error

Fitted by conditional least squares (Box & Jenkins 1970) with a normal prior on the parameters: short series
get what most series have, long ones speak for themselves. Free parameters (5) are the inverse hyperbolic
tangents of two partial autocorrelations (Barndorff-Nielsen & Schou 1973,
doi:10.1016/0047-259X(73)90030-4), of the moving average, and of the seasonal pair; so every model is
stationary and invertible.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perspectief.ground.compiled import compiled

Floats = NDArray[np.float64]

_ROUNDS = 120
_ENOUGH = 1e-2  # in log posterior: less than a forecast can show
_STEP = 0.7  # of the first simplex, in standard deviations of the prior
_TINY = 1e-30


class Problem(NamedTuple):
    """What is to be explained.

    `values` (n); `period`; `prior` (2, 5), means and standard deviations of the free parameters, 0 where a
    parameter is fixed; `ridge`, how many observations speak for a level of 0 (negative: the level is 0).
    `work` (7, n) is scratch: errors of the values, errors of a level of one, and the ones themselves;
    `model` (9) is scratch for coefficients.
    """

    values: Floats
    period: int
    prior: Floats
    ridge: float
    work: Floats
    model: Floats


@compiled
def pose(values: Floats, period: int, prior: Floats, ridge: float) -> Problem:
    """A problem with its scratch."""
    work = np.zeros((7, len(values)))
    for t in range(len(values)):
        work[6, t] = 1.0
    return Problem(values, period, prior, ridge, work, np.empty(9))


@compiled
def set_model(problem: Problem, point: Floats) -> None:
    """Fill `model` for a point in standard deviations from the prior's means.

    Five coefficients (f1, f2, t, F, T); what evens out the first, second and seasonal errors; the first
    autocorrelation.
    """
    model, place = problem.model, 0
    for i in range(5):
        free = problem.prior[0, i]
        if problem.prior[1, i] > 0:
            free += problem.prior[1, i] * point[place]
            place += 1
        model[i] = np.tanh(free)
    first, second = model[0], model[1]
    model[0] = first * (1 - second)
    model[5] = np.sqrt(max(1e-8, (1 - first * first) * (1 - second * second)))
    model[6] = np.sqrt(1 - second * second)
    model[7] = np.sqrt(1 - model[3] * model[3])
    model[8] = first


@compiled
def errors(values: Floats, c: Floats, period: int, out: Floats, row: int) -> None:
    """Fill three rows of `out` (., n): without the last months, without last year, and what errors are left.

    The first errors of the season and of all are scaled to the same variance as the others.
    """
    last, n = 0.0, len(values)
    for t in range(n):
        now = values[t]
        if t > 1:
            now -= c[0] * values[t - 1] + c[1] * values[t - 2]
        elif t == 1:
            now = c[6] * (now - c[8] * values[0])
        else:
            now *= c[5]
        out[row, t] = now
        now = (
            now - c[3] * out[row, t - period] - c[4] * out[row + 1, t - period] if t >= period else c[7] * now
        )
        out[row + 1, t] = now
        last = now - c[2] * last
        out[row + 2, t] = last


@compiled
def _sums(problem: Problem) -> tuple[float, float]:
    """Sum of squared errors at the best level, and that level."""
    work = problem.work
    errors(problem.values, problem.model, problem.period, work, 0)
    squares, cross, own = 0.0, 0.0, problem.ridge + _TINY  # a unit root says nothing of the level
    for t in range(work.shape[1]):
        squares += work[2, t] * work[2, t]
    if problem.ridge < 0:
        return squares, 0.0
    errors(work[6], problem.model, problem.period, work, 3)
    for t in range(work.shape[1]):
        cross += work[2, t] * work[5, t]
        own += work[5, t] * work[5, t]
    return squares - cross * cross / own, cross / own


@compiled
def loss(problem: Problem, point: Floats) -> float:
    """Minus the log posterior at a point, but for a constant."""
    set_model(problem, point)
    squares, _ = _sums(problem)
    if not np.isfinite(squares):
        return 1e300
    away = 0.0
    for place in range(len(point)):
        away += point[place] * point[place]
    return float(0.5 * problem.work.shape[1] * np.log(max(squares, 0.0) + _TINY) + 0.5 * away)


@compiled
def _rank(scores: Floats) -> tuple[int, int, int]:
    """Places of the best, the worst, and the worst but one."""
    best, worst, next_worst = 0, 0, 0
    for i in range(1, len(scores)):
        if scores[i] < scores[best]:
            best = i
        if scores[i] > scores[worst]:
            worst = i
    next_worst = best
    for i in range(len(scores)):
        if i != worst and scores[i] > scores[next_worst]:
            next_worst = i
    return best, worst, next_worst


@compiled
def _towards(problem: Problem, simplex: Floats, worst: int, stride: float, point: Floats) -> float:
    """Fill `point` on the line from the worst corner through the middle of the others; gives its loss."""
    corners = len(simplex)
    for place in range(len(point)):
        middle = -simplex[worst, place]
        for i in range(corners):
            middle += simplex[i, place]
        middle /= corners - 1
        point[place] = middle + stride * (middle - simplex[worst, place])
    return loss(problem, point)


@compiled
def _put(simplex: Floats, scores: Floats, worst: int, point: Floats, score: float) -> None:
    """Let a point take the place of the worst corner."""
    scores[worst] = score
    for place in range(len(point)):
        simplex[worst, place] = point[place]


@compiled
def _shrink(problem: Problem, simplex: Floats, scores: Floats, best: int) -> None:
    """Bring all corners half-way to the best."""
    for i in range(len(scores)):
        if i != best:
            for place in range(simplex.shape[1]):
                simplex[i, place] = 0.5 * (simplex[i, place] + simplex[best, place])
            scores[i] = loss(problem, simplex[i])


@compiled
def _fold(problem: Problem, simplex: Floats, scores: Floats, trial: Floats) -> bool:
    """One move of Nelder and Mead; False where the corners are alike. `trial` (2, size) is scratch."""
    best, worst, next_worst = _rank(scores)
    if scores[worst] - scores[best] < _ENOUGH:
        return False
    mirrored = _towards(problem, simplex, worst, 1.0, trial[0])
    if mirrored < scores[next_worst]:
        further = _towards(problem, simplex, worst, 2.0, trial[1]) if mirrored < scores[best] else np.inf
        chosen = 1 if further < mirrored else 0
        _put(simplex, scores, worst, trial[chosen], min(further, mirrored))
        return True
    stride = 0.5 if mirrored < scores[worst] else -0.5
    inside = _towards(problem, simplex, worst, stride, trial[1])
    if inside < min(mirrored, scores[worst]):
        _put(simplex, scores, worst, trial[1], inside)
    else:
        _shrink(problem, simplex, scores, best)
    return True


@compiled
def fit(problem: Problem) -> None:
    """Leave the likeliest model in `model` (search: Nelder & Mead 1965, doi:10.1093/comjnl/7.4.308)."""
    size = 0
    for i in range(5):
        size += problem.prior[1, i] > 0
    simplex, scores, trial = np.zeros((size + 1, size)), np.empty(size + 1), np.zeros((2, size))
    for i in range(size + 1):
        if i > 0:
            simplex[i, i - 1] = _STEP
        scores[i] = loss(problem, simplex[i])
    rounds = 0
    while rounds < _ROUNDS and _fold(problem, simplex, scores, trial):
        rounds += 1
    set_model(problem, simplex[_rank(scores)[0]])


@compiled
def look_ahead(problem: Problem, horizon: int) -> Floats:
    """The expected path (horizon) of the model that was fitted."""
    n, period, c = len(problem.values), problem.period, problem.model
    _, level = _sums(problem)
    values = np.zeros(n + horizon)
    for t in range(n):
        values[t] = problem.values[t] - level
    rows = np.zeros((3, n + horizon))
    errors(values[:n], c, period, rows, 0)
    for t in range(n, n + horizon):
        now = c[2] * rows[2, n - 1] if t == n else 0.0
        rows[1, t] = now
        if t >= period:
            now += c[3] * rows[0, t - period] + c[4] * rows[1, t - period]
        rows[0, t] = now
        values[t] = now + c[0] * values[t - 1] + (c[1] * values[t - 2] if t > 1 else 0.0)
    return values[n:] + level
