"""Few, irregular and rough figures: do bands hold what they say, and how wide are they?

The M3 monthly series are cut down to four to eight figures of their last five years of training, each exact,
rounded to two digits, or an interval of up to five per cent either way. Priors are fitted on the figures of
one half of the series and used on the other. The peer is a random walk with drift, fitted to the same few.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm
from threadpoolctl import threadpool_limits

from benchmarks.outlook_m3 import read
from perspectief.outlook.motion import Array, Motion
from perspectief.outlook.observation import MONTH, Observation
from perspectief.outlook.panel import Free, fit_prior
from perspectief.outlook.prior import Prior
from perspectief.outlook.trajectory import fit

LEVELS = (0.50, 0.80, 0.95)
AHEAD = (6, 12, 18)
WINDOW = 60
DRAWS = 4_000
EVERY = 3  # series of a half are fitted on: the kinds of series follow one another, so none is passed over
REGISTRATION = (
    0.005  # what any figure may be off; a series of equal figures would seem to stand still for ever
)
START = Prior("any", "log", Motion(0.08, 0.04, 1.0, 0.03), 0.6, flutter_spread=0.6, registration=REGISTRATION)
FREE: tuple[Free, ...] = ("noise", "drift", "damping", "flutter", "spread", "flutter_spread")


@dataclass(frozen=True)
class Thinned:
    """What is left of a series, what came after it, and the level of its training part."""

    figures: tuple[Observation, ...]
    came: Array
    end: float


def thinned(train: Array, test: Array, number: int, seed: int) -> Thinned:
    """A few rough figures of a training part, and what came; the same for the same number and seed."""
    rng = np.random.default_rng([seed, number])
    window = min(WINDOW, len(train))
    months = np.sort(rng.choice(window, size=rng.integers(4, 9), replace=False)) + len(train) - window
    figures = tuple(_blurred(float(train[month]), month * MONTH, rng) for month in months)
    return Thinned(figures, test[np.array(AHEAD) - 1], (len(train) - 1) * MONTH)


def _blurred(value: float, at: float, rng: np.random.Generator) -> Observation:
    kind = rng.integers(3)
    low = high = value
    if kind == 1:
        step = 10 ** (np.floor(np.log10(value)) - 1)
        low, high = np.round(value / step) * step - step / 2, np.round(value / step) * step + step / 2
    elif kind == 2:
        low, high = value * (1 - rng.uniform(0.0, 0.05)), value * (1 + rng.uniform(0.0, 0.05))
    return Observation("point", at, at, float(np.log(low)), float(np.log(high)))


def ours(case: Thinned, prior: Prior, seed: int) -> Array:
    """Bands (levels, 2, horizons) from draws."""
    times = case.end + np.array(AHEAD) * MONTH
    draws = fit(case.figures, prior).draws(times, DRAWS, seed)
    return np.array([np.quantile(draws, [(1 - level) / 2, (1 + level) / 2], axis=0) for level in LEVELS])


def walk_with_drift(case: Thinned) -> Array:
    """Bands (levels, 2, horizons) of a random walk with drift on logs, by maximum likelihood."""
    at = np.array([each.middle for each in case.figures])
    level = np.array([(each.low + each.high) / 2 for each in case.figures])
    steps, gaps = np.diff(level), np.diff(at)
    span = at[-1] - at[0]
    drift = (level[-1] - level[0]) / span
    variance = ((steps - drift * gaps) ** 2 / gaps).sum() / max(len(steps) - 1, 1)
    ahead = case.end + np.array(AHEAD) * MONTH - at[-1]
    middle = level[-1] + drift * ahead
    sd = np.sqrt(variance * ahead * (1 + ahead / span))
    edges = [norm.ppf([(1 - one) / 2, (1 + one) / 2]) for one in LEVELS]
    return np.asarray(np.exp([[middle + edge * sd for edge in pair] for pair in edges]))


def judged(cases: Sequence[Thinned], bands: Array) -> tuple[Array, Array, Array]:
    """Coverage, mean and median width (levels each) in parts of what came; `bands` (cases, levels, 2, h)."""
    came = np.array([case.came for case in cases])[:, None, :]
    inside = (bands[:, :, 0] <= came) & (came <= bands[:, :, 1])
    widths = (bands[:, :, 1] - bands[:, :, 0]) / came
    return inside.mean(axis=(0, 2)), widths.mean(axis=(0, 2)), np.median(widths, axis=(0, 2))


def main(seed: int = 1) -> None:
    """Print coverage and width of both, and the priors that were fitted."""
    began = time.perf_counter()
    with threadpool_limits(1):
        series = read()
        pairs = zip(series.train, series.came, strict=True)
        cases = [thinned(train, came, number, seed) for number, (train, came) in enumerate(pairs)]
        halves = [np.arange(half, len(cases), 2) for half in (0, 1)]
        bands = np.empty((len(cases), len(LEVELS), 2, len(AHEAD)))
        for here, other in (halves, halves[::-1]):
            learnt = [cases[at].figures for at in other[::EVERY]]
            prior = fit_prior(START, learnt, FREE)
            print(f"prior from {len(learnt)} others: {_shown(prior)}")
            for at in here:
                bands[at] = ours(cases[at], prior, int(at))
        peer = np.array([walk_with_drift(case) for case in cases])
    print(
        f"{len(cases)} series, {', '.join(map(str, AHEAD))} months ahead; {time.perf_counter() - began:.0f} s"
    )
    print(f"{'':28}" + "".join(f"{level:>10.0%}" for level in LEVELS))
    for name, found in (("outlook", bands), ("random walk with drift", peer)):
        for word, row in zip(("covers", "mean width", "median width"), judged(cases, found), strict=True):
            print(f"{name + ', ' + word:36}" + "".join(f"{value:>10.1%}" for value in row))


def _shown(prior: Prior) -> str:
    return ", ".join(f"{name} {value:.3g}" for name, value in prior.numbers().items() if value)


if __name__ == "__main__":
    main()
