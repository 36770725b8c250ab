"""From the figures of a series to the settings that they leave possible."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import logsumexp

from perspectief.outlook.national.beliefs import ANY, Beliefs
from perspectief.outlook.national.kernels import (
    JUMPS,
    LOGS,
    SEEN,
    SETTLED,
    SIZE,
    SQUARES,
    Floats,
    by_now,
    look_back,
    run_through,
)
from perspectief.outlook.national.model import NationalModel, Parameters
from perspectief.outlook.national.settings import fine_settings, rough_settings
from perspectief.outlook.national.widths import HORIZONS, widths

FEWEST = 3  # figures: a level, a slope, and something to judge them by
_KEPT = 3  # rough settings that fine ones are made from
_LONGEST = 12_000  # months


@dataclass(frozen=True)
class _Series:
    levels: Floats
    blur: Floats
    means: Floats


@dataclass(frozen=True)
class _Runs:
    """What came of running a series through each of some settings."""

    settings: Floats
    logs: Floats  # of the likelihood times the prior
    tallies: Floats
    states: Floats
    spreads: Floats


def fit(log_levels: Floats, beliefs: Beliefs = ANY, rounding: Floats | None = None) -> NationalModel:
    """Fit a series of monthly log levels (months), of which the last month is the last one known.

    NaN is a month without a figure. `rounding` (months) is the standard deviation (in logs) of each figure
    as published around what was counted. Raises `ValueError` for fewer than three figures, or infinite ones.
    The damped trend is that of Gardner and McKenzie 1985 (doi:10.1287/mnsc.31.10.1237); settings are
    averaged by their likelihood (Hoeting et al. 1999, doi:10.1214/ss/1009212519).
    """
    levels, noise = _checked(log_levels, rounding)
    rough = _run(_series(levels, noise / beliefs.scale), rough_settings(beliefs), None, beliefs)
    best = np.argsort(-rough.logs)[:_KEPT]
    series = _series(levels, noise / np.sqrt(_rates(rough, beliefs)[best[0]] / _shape(rough, beliefs)))
    fine = [fine_settings(beliefs, rough.settings[place]) for place in best]
    priors = np.concatenate([prior for _, prior in fine])
    runs = _run(series, np.concatenate([settings for settings, _ in fine]), priors, beliefs)
    likeliest = runs.settings[np.argmax(runs.logs)]
    errors = look_back(series.levels, series.blur, series.means, likeliest, beliefs.scale, HORIZONS)
    return _model(series, runs, beliefs, widths(errors, beliefs.trust))


def _checked(log_levels: Floats, rounding: Floats | None) -> tuple[Floats, Floats]:
    """The levels from the first figure on, and the noise of each."""
    levels = np.asarray(log_levels, dtype=np.float64)
    noise = np.zeros(len(levels)) if rounding is None else np.asarray(rounding, dtype=np.float64)
    if levels.ndim != 1 or noise.shape != levels.shape or len(levels) > _LONGEST:
        raise ValueError(f"one row of at most {_LONGEST} months, with as many roundings")
    if np.isinf(levels).any() or not (np.isfinite(noise) & (noise >= 0)).all():
        raise ValueError(
            "a log level is a number, or NaN where there is no figure; a rounding is nought or more"
        )
    known = np.flatnonzero(~np.isnan(levels))
    if len(known) < FEWEST:
        raise ValueError(f"{len(known)} figures; at least {FEWEST} are needed")
    return np.ascontiguousarray(levels[known[0] :]), np.ascontiguousarray(noise[known[0] :])


def _series(levels: Floats, relative_noise: Floats) -> _Series:
    """A series with the mean so far of each month, and the noise of its figures in units of the shock's."""
    known = ~np.isnan(levels)
    means = np.cumsum(np.where(known, levels, 0.0)) / np.cumsum(known)
    return _Series(levels, relative_noise**2, means)


def _run(series: _Series, settings: Floats, priors: Floats | None, beliefs: Beliefs) -> _Runs:
    """Run a series through every setting."""
    count = len(settings)
    states, spreads = np.empty((count, SIZE)), np.empty((count, SIZE, SIZE))
    tallies = np.empty((count, 5))
    for place, setting in enumerate(settings):
        tallies[place] = run_through(
            series.levels, series.blur, series.means, setting, beliefs.scale, states[place], spreads[place]
        )
    runs = _Runs(settings, np.zeros(count), tallies, states, spreads)
    logs = -_shape(runs, beliefs) * np.log(_rates(runs, beliefs)) - tallies[:, LOGS] / 2.0
    return replace(runs, logs=logs if priors is None else logs + priors)


def _shape(runs: _Runs, beliefs: Beliefs) -> float:
    """Of the inverse gamma distribution of a shock's variance."""
    return float((beliefs.worth + runs.tallies[0, SEEN]) / 2.0)


def _rates(runs: _Runs, beliefs: Beliefs) -> Floats:
    rates: Floats = (beliefs.worth * beliefs.scale**2 + runs.tallies[:, SQUARES]) / 2.0
    return rates


def _model(series: _Series, runs: _Runs, beliefs: Beliefs, factors: Floats) -> NationalModel:
    weights = np.exp(runs.logs - logsumexp(runs.logs))
    month = len(series.levels)
    after = np.array(
        [
            by_now(setting, month, tally, beliefs.scale)
            for setting, tally in zip(runs.settings, runs.tallies, strict=True)
        ]
    )
    return NationalModel(
        parameters=_parameters(series, runs, beliefs, weights, factors),
        settings=after,
        weights=weights / weights.sum(),
        states=runs.states,
        spreads=runs.spreads,
        shape=_shape(runs, beliefs),
        rates=_rates(runs, beliefs),
        jump_rates=runs.tallies[:, JUMPS] / (runs.tallies[:, SEEN] + SETTLED),
        jump_parts=after[:, 2] - runs.settings[:, 2],
        factors=factors,
        month=month,
    )


def _parameters(
    series: _Series, runs: _Runs, beliefs: Beliefs, weights: Floats, factors: Floats
) -> Parameters:
    damping, pull, bump, noise = (float(weights @ runs.settings[:, place]) for place in range(4))
    damping_sd, pull_sd = (
        float(np.sqrt(weights @ (runs.settings[:, place] - mean) ** 2))
        for place, mean in ((0, damping), (1, pull))
    )
    shock = float(np.sqrt(weights @ _rates(runs, beliefs) / (_shape(runs, beliefs) - 1.0)))
    state = weights @ runs.states
    return Parameters(
        damping=damping,
        damping_sd=damping_sd,
        pull=pull,
        pull_sd=pull_sd,
        long_mean=float(series.means[-1]),
        shock=shock,
        bump=shock * bump**0.5,
        noise=shock * noise**0.5,
        slope=float(state[1]),
        season=tuple(np.roll(state[2:], -(len(series.levels) % 12)).tolist()),
        jumps=round(float(weights @ runs.tallies[:, JUMPS])),
        widths=tuple(zip(HORIZONS.tolist(), factors.tolist(), strict=True)),
    )
