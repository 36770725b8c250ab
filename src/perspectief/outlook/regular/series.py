"""Forecasts of regular series, and how their widths are learnt."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from perspectief.outlook.regular import widths as learning
from perspectief.outlook.regular.bands import Forecast
from perspectief.outlook.regular.ensemble import LEVEL, LOG, ROOT, SIGNS, look_ahead_all
from perspectief.outlook.regular.members import PRIORS, SETTINGS
from perspectief.outlook.regular.widths import Widths

Floats = NDArray[np.float64]

LEAST = 4  # figures without which there is no regular series
MOMENTS = 3  # from which one looks back to learn widths, each a horizon before the next
_SMALL = 20  # a series that falls below a twentieth of its mean is no matter of ratios


def forecast(series: Floats, horizon: int, season: int = 12, *, widths: Widths | None = None) -> Forecast:
    """The outlook of one regular series (n,), equally spaced and without gaps; arrays have a first axis of 1.

    `season` is the number of periods in a year: 12, 4 or 1. Widths that are not given are learnt from the
    series' own past. Raises `ValueError` where a series is too short (under 4) or holds something that is
    not a number.
    """
    return forecast_all([series], horizon, season, widths=widths)


def forecast_all(
    series: Sequence[Floats], horizon: int, season: int = 12, *, widths: Widths | None = None
) -> Forecast:
    """The outlooks of many regular series, each with its own model, all with the same widths; see `forecast`.

    Widths that are not given are learnt from the past of all of them together.
    """
    checked = [_checked(one, number) for number, one in enumerate(series)]
    if not checked or horizon < 1 or season < 1:
        raise ValueError("a forecast needs a series, and a horizon and season of at least 1")
    known = widths if widths is not None else _looking_back(checked, horizon, season, MOMENTS)
    return _bare(checked, horizon, season).with_widths(known)


def rolling_widths(
    series: Sequence[Floats], horizon: int, season: int = 12, moments: int = MOMENTS
) -> Widths:
    """Widths learnt from the series' own past: forecasts from earlier moments against what came after.

    Nothing after the end of a series is looked at. Moments lie a horizon apart; a series too short for one
    is left out there.
    """
    return _looking_back([_checked(one, i) for i, one in enumerate(series)], horizon, season, moments)


def learnt_widths(forecast: Forecast, outcomes: Floats) -> Widths:
    """Widths learnt from forecasts and what came of them (n, horizon); NaN where that is not known."""
    return learning.learn(forecast.signs, forecast.errors(outcomes))


def cross_fitted(
    forecast: Forecast, outcomes: Floats, chances: Floats, folds: int = 5, seed: int = 1
) -> Floats:
    """Quantiles (n, horizon, k) at chances (k), each series' widths learnt from the outcomes of others.

    Series are dealt over `folds` at random, reproducibly; those of one fold get widths from all others
    (cross-fitting: Chernozhukov et al. 2018, doi:10.1111/ectj.12097).
    """
    number = len(forecast.units)
    dealt = np.random.default_rng(seed).permutation(number) % folds
    found = np.empty((*outcomes.shape, len(chances)))
    for fold in range(folds):
        own = dealt == fold
        others = learnt_widths(forecast.part(~own), outcomes[~own])
        found[own] = forecast.part(own).with_widths(others).quantiles(chances)
    return found


def _looking_back(series: Sequence[Floats], horizon: int, season: int, moments: int) -> Widths:
    """Widths from forecasts that start one, two, ... horizons before the end."""
    least = max(2 * LEAST, int(2.5 * season))
    signs, errors = [np.empty((0, horizon, SIGNS))], [np.empty((0, horizon))]
    for back in range(horizon, moments * horizon + 1, horizon):
        long = [one for one in series if len(one) - back >= least]
        if long:
            then = _bare([one[: len(one) - back] for one in long], horizon, season)
            came = np.stack([one[len(one) - back :][:horizon] for one in long])
            signs.append(then.signs)
            errors.append(then.errors(came))
    return learning.learn(np.concatenate(signs), np.concatenate(errors))


def _bare(series: Sequence[Floats], horizon: int, season: int) -> Forecast:
    """A forecast with the widths that are held beforehand."""
    kinds = np.array([_kind(one) for one in series], dtype=np.int64)
    units = np.array([float(np.abs(one).mean()) or 1.0 for one in series])
    values = np.concatenate([one / unit for one, unit in zip(series, units, strict=True)])
    ends = np.cumsum([len(one) for one in series], dtype=np.int64)
    centres, signs = look_ahead_all(values, ends, kinds, (horizon, season), SETTINGS, PRIORS)
    return Forecast(units, kinds, centres, signs, learning.beforehand())


def _kind(series: Floats) -> int:
    """The scale on which the errors of a series are alike."""
    least = series.min()
    if least < 0:
        return LEVEL
    return LOG if least > 0 and least * _SMALL >= series.mean() else ROOT


def _checked(series: Floats, number: int) -> Floats:
    """A series as one row of numbers; raises `ValueError` where it is not."""
    values = np.ascontiguousarray(series, dtype=np.float64)
    if values.ndim != 1 or len(values) < LEAST:
        raise ValueError(f"series {number}: a regular series is one row of at least {LEAST} figures")
    strange = np.flatnonzero(~np.isfinite(values))
    if len(strange):
        raise ValueError(f"series {number}: the figure at place {strange[0]} is not a number")
    return values
