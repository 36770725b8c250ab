"""A forecast of one or many regular series: middle, bands, and draws whose shares are the bands."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from perspectief.outlook.regular.ensemble import LOG, ROOT
from perspectief.outlook.regular.widths import Widths

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected of n series.

    `units` (n): a figure over its unit is what is modelled; `kinds` (n): the scale on which errors are alike
    (logs, roots, levels); `centres` (n, horizon) on that scale; `signs` (n, horizon, 5) of how far off it may
    be; `widths` turns those into bands.
    """

    units: Floats
    kinds: Integers
    centres: Floats
    signs: Floats
    widths: Widths

    @property
    def middle(self) -> Floats:
        """The median path of each series (n, horizon), in the series' own unit."""
        return self._figures(self.centres)

    def quantiles(self, chances: Floats) -> Floats:
        """The figures that are not exceeded with such chances (k), each between 0 and 1: (n, horizon, k)."""
        if not np.all((chances > 0) & (chances < 1)):
            raise ValueError("chances lie between 0 and 1")
        away = self.widths.sizes(self.signs)[..., None] * self.widths.multiples(norm.ppf(chances))
        return self._figures(self.centres[..., None] + away)

    def band(self, level: float) -> tuple[Floats, Floats]:
        """Low and high (n, horizon) of the band that holds the outcome with chance `level`, such as 0.8."""
        both = self.quantiles(np.array([(1 - level) / 2, (1 + level) / 2]))
        return both[..., 0], both[..., 1]

    def draws(self, count: int, seed: int) -> Floats:
        """Paths (n, count, horizon) that agree with the bands; the same for the same seed.

        The errors of one path go together over time (a Gaussian copula), so that a chance about several
        periods can be counted from them as well. Each series has a stream of its own.
        """
        horizon = self.centres.shape[1]
        root = np.linalg.cholesky(self.widths.likeness(horizon) + 1e-12 * np.eye(horizon))
        streams = np.random.SeedSequence(seed).spawn(len(self.centres))
        scores = np.stack([np.random.default_rng(one).standard_normal((count, horizon)) for one in streams])
        away = self.widths.sizes(self.signs)[:, None, :] * self.widths.multiples(scores @ root.T)
        return self._figures(self.centres[:, None, :] + away)

    def with_widths(self, widths: Widths) -> "Forecast":
        """The same with other widths."""
        return replace(self, widths=widths)

    def part(self, chosen: NDArray[np.bool_]) -> "Forecast":
        """The forecast of some of the series (a mask of n)."""
        return Forecast(
            self.units[chosen], self.kinds[chosen], self.centres[chosen], self.signs[chosen], self.widths
        )

    def errors(self, outcomes: Floats) -> Floats:
        """Outcomes (n, horizon) less the centres, on the scale of the kinds.

        NaN where an outcome is missing or cannot stand on that scale.
        """
        over = outcomes / self.units[:, None]
        kinds = self.kinds[:, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.where(over > 0, np.log(over), np.nan)
            roots = np.where(over >= 0, 2 * np.sqrt(over), np.nan)
        errors: Floats = np.where(kinds == LOG, logs, np.where(kinds == ROOT, roots, over)) - self.centres
        return errors

    def _figures(self, values: Floats) -> Floats:
        """Values (n, ...) on the scale of the kinds, as figures."""
        shape = (-1,) + (1,) * (values.ndim - 1)
        kinds, units = self.kinds.reshape(shape), self.units.reshape(shape)
        roots = (np.maximum(values, 0) / 2) ** 2
        logs = np.exp(np.where(kinds == LOG, np.minimum(values, 700), 0))
        figures: Floats = np.where(kinds == LOG, logs, np.where(kinds == ROOT, roots, values)) * units
        return figures
