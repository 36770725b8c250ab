"""The country's series that regions move with: its figures month by month, and paths drawn beyond them."""

from dataclasses import dataclass

import numpy as np

from perspectief.outlook.motion import Array
from perspectief.outlook.observation import MONTH


@dataclass(frozen=True)
class Driver:
    """Months on the log scale, from the time `first` on: `past` (n) as known, then `middles` (m) expected.

    `paths` (draws, m) are shared by all regions, so that what shocks the country shocks them all. Before the
    first month the level of that month stands, after the last one that of the last.
    """

    first: float
    past: Array
    middles: Array
    paths: Array

    @property
    def until(self) -> float:
        """The time of the last figure."""
        return self.first + (len(self.past) - 1) * MONTH

    def middle(self, times: Array) -> Array:
        """The expected path at `times` (k), shape (k)."""
        return np.asarray(np.interp(times, self._grid(), np.concatenate([self.past, self.middles])))

    def drawn(self, times: Array, count: int) -> Array:
        """The first `count` paths at `times` (k), shape (count, k); all alike up to the last figure."""
        if count > len(self.paths):
            raise ValueError(f"{len(self.paths)} paths were drawn, {count} are asked for")
        months = np.clip((times - self.until) / MONTH, 0.0, self.paths.shape[1])
        lower = np.minimum(months.astype(np.int64), self.paths.shape[1] - 1)
        part = months - lower
        ahead = np.concatenate([np.full((count, 1), self.past[-1]), self.paths[:count]], axis=1)
        found = ahead[:, lower] * (1 - part) + ahead[:, lower + 1] * part
        known = times <= self.until
        found[:, known] = self.middle(times[known])
        return np.asarray(found)

    def _grid(self) -> Array:
        return np.asarray(self.first + np.arange(len(self.past) + len(self.middles)) * MONTH)
