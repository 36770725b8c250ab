"""The outlook of one national series: joint draws of its months to come, on the log scale."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perspectief.outlook.national.kernels import SIZE, Floats, draw_paths, look_ahead
from perspectief.outlook.national.widths import over_months

_LARGEST = 20_000_000  # draws times months
_Which = NDArray[np.int64]


@dataclass(frozen=True)
class Parameters:
    """What was learnt of a series, as means over every setting that its figures leave possible.

    `damping` per month; `pull` on the growth of a month per unit of distance (in logs) to `long_mean`;
    `shock` the standard deviation of a month's shock to the slope, `bump` that of the level and `noise` that
    of a figure, in logs; `slope` the growth of the last month without its season; `season` (12) what each
    month adds to growth, the first month to come in front; `jumps` how many strange months were seen;
    `widths` the factor by which an outlook is wider than the recursion says, each with its months ahead.
    """

    damping: float
    damping_sd: float
    pull: float
    pull_sd: float
    long_mean: float
    shock: float
    bump: float
    noise: float
    slope: float
    season: tuple[float, ...]
    jumps: int
    widths: tuple[tuple[int, float], ...]


@dataclass(frozen=True, eq=False)
class NationalModel:
    """A fitted series, with `draws`, `middle` and `spread` of its months to come.

    It holds the settings that its figures leave possible (settings, 6), their weights (settings), what is
    known of the state of each (settings, 14) and (settings, 14, 14) and of the variance of a shock, which is
    the unit of the others: inverse gamma with `shape` and `rates` (settings). `jump_rates` (settings) is the
    chance of a jump in a month, `jump_parts` (settings) what jumps add to the variance of a bump; `factors`
    widen what is drawn, and `month` counts the months that the series had.
    """

    parameters: Parameters
    settings: Floats
    weights: Floats
    states: Floats
    spreads: Floats
    shape: float
    rates: Floats
    jump_rates: Floats
    jump_parts: Floats
    factors: Floats
    month: int

    def middle(self, months: int) -> Floats:
        """The mean log level of each month to come (months); raises `ValueError` for no months."""
        middle: Floats = self.weights @ self._ahead(months)[0]
        return middle

    def spread(self, months: int) -> Floats:
        """The standard deviation of the log level of each month to come (months)."""
        expected, variance = self._ahead(months)
        shock = self.rates / (self.shape - 1.0)
        off = expected - self.weights @ expected
        total = self.weights @ (variance * shock[:, None] + off**2)
        spread: Floats = np.sqrt(total) * over_months(self.factors, months)
        return spread

    def draws(self, months: int, draws: int, seed: int) -> Floats:
        """Joint paths of log levels (draws, months), the same for the same seed; raises `ValueError`."""
        _check(months, draws)
        rng = np.random.default_rng(seed)
        which = rng.choice(len(self.weights), size=draws, p=self.weights)
        shock = np.sqrt(self.rates[which] / rng.gamma(self.shape, size=draws))[:, None]
        states = self._drawn_states(which, shock, rng)
        shocks = shock * rng.standard_normal((draws, months))
        bumps = shock * self._drawn_bumps(which, months, rng)
        mean = self.parameters.long_mean
        paths = draw_paths(states, self.settings[which], mean, self.month, shocks, bumps)
        middle = self.middle(months)
        widened: Floats = middle + (paths - middle) * over_months(self.factors, months)
        return widened

    def _ahead(self, months: int) -> tuple[Floats, Floats]:
        """What each setting expects (settings, months), and its variance in units of the shock's."""
        _check(months, 1)
        paths = np.empty((len(self.weights), 2, months))
        mean = self.parameters.long_mean
        for place, setting in enumerate(self.settings):
            look_ahead(self.states[place], self.spreads[place], setting, mean, self.month, paths[place])
        return paths[:, 0], paths[:, 1]

    def _drawn_states(self, which: _Which, shock: Floats, rng: np.random.Generator) -> Floats:
        """Where the series may be by now (draws, 14)."""
        values, vectors = np.linalg.eigh(self.spreads)
        roots = vectors * np.sqrt(np.maximum(values, 0.0))[:, None, :]
        off = np.einsum("dij,dj->di", roots[which], rng.standard_normal((len(which), SIZE)))
        states: Floats = self.states[which] + shock * off
        return states

    def _drawn_bumps(self, which: _Which, months: int, rng: np.random.Generator) -> Floats:
        """Bumps of the level (draws, months) in units of the shock, now and then a jump among them."""
        usual = self.settings[which, 2] - self.jump_parts[which]
        variance = np.repeat(usual[:, None], months, axis=1)
        rates = self.jump_rates[which][:, None]
        jumps = rng.random(variance.shape) < rates
        variance += jumps * self.jump_parts[which][:, None] / np.maximum(rates, 1e-12)
        bumps: Floats = np.sqrt(variance) * rng.standard_normal(variance.shape)
        return bumps


def _check(months: int, draws: int) -> None:
    if months < 1 or draws < 1 or months * draws > _LARGEST:
        raise ValueError(f"months and draws are 1 or more, and together at most {_LARGEST} values")
