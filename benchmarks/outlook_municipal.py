"""Municipalities apart from the country: does a prior of 2015-16 hold for 2017's changes?

Persons on welfare of every municipality, relative to all of them. A published number is known to five either
way: covered is the share of that range which lies within the band. One moment: national shocks are shared.
"""

from itertools import pairwise

import numpy as np
from threadpoolctl import threadpool_limits

from perspectief.outlook.motion import Array
from perspectief.outlook.observation import Observation
from perspectief.outlook.prior import Prior
from perspectief.outlook.trajectory import fit
from scripts.fit_priors import PANELS, deviations, fitted

LEVELS = (0.50, 0.80, 0.95)
DRAWS = 4_000
SIZES = (0, 200, 500, 1_000, 1_000_000)


def main() -> None:
    """Print the coverage of each band, and of the band of 80 % by size."""
    panel = next(each for each in PANELS if each.measure == "welfare_persons")
    prior, regions = fitted(panel, until=2016), deviations(panel)
    with threadpool_limits(1):
        covered = np.array([_covered(region, prior, n) for n, region in enumerate(regions.values())])
    sizes = np.array([np.exp(region[1].low) for region in regions.values()])
    print(f"{len(covered)} municipalities; one moment, the end of 2016")
    for level, share in zip(LEVELS, covered.mean(axis=0), strict=True):
        print(f"the band of {level:.0%} covers {share:.1%} of the changes of 2017")
    for low, high in pairwise(SIZES):
        here = (sizes >= low) & (sizes < high)
        share = covered[here, 1].mean()
        print(f"  {low:,} to {high:,} persons: {here.sum()} municipalities, 80 % covers {share:.1%}")


def _covered(region: tuple[Observation, ...], prior: Prior, seed: int) -> Array:
    """How much of the range of 2017's figure lies within each band."""
    known, came = region[:2], region[2]
    draws = fit(known, prior).draws(np.array([came.middle]), DRAWS, seed)[:, 0]
    low, high = np.exp(came.low), np.exp(came.high)
    bands = [np.quantile(draws, [(1 - level) / 2, (1 + level) / 2]) for level in LEVELS]
    return np.array([max(0.0, min(b, high) - max(a, low)) / (high - low) for a, b in bands])


if __name__ == "__main__":
    main()
