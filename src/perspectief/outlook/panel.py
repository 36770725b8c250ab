"""A prior fitted on a panel: how regions of one kind moved, so that three figures of another are enough.

Empirical Bayes: the numbers of the motion are those under which the figures of all regions together are
likeliest (Efron and Morris 1975, doi:10.1080/01621459.1975.10479864), held near where they start by a wide
log-normal, so that what a short panel cannot tell stays what was assumed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from scipy.optimize import minimize

from perspectief.outlook.driver import Driver
from perspectief.outlook.motion import Array, Motion
from perspectief.outlook.observation import Observation
from perspectief.outlook.prior import Prior
from perspectief.outlook.trajectory import fit

Free = Literal["noise", "drift", "damping", "flutter", "smallness", "spread", "flutter_spread"]
STRIDE = -0.5  # of the first steps, in logs
WIDE = 1.5  # standard deviation, in logs, of what a number may differ from where it starts
IN_MOTION = {"noise", "drift", "damping", "flutter"}


def fit_prior(
    start: Prior,
    panel: Sequence[Sequence[Observation]],
    free: Sequence[Free],
    *,
    rounds: int = 200,
    driver: Driver | None = None,
) -> Prior:
    """The prior under which a panel is likeliest; `panel` holds the observations of each region,
    which move with `driver` where there is one.

    Only the numbers named in `free` move; each begins at a positive value of `start`.
    """
    begin = np.log([_number(start, name) for name in free])

    def unlikely(point: Array) -> float:
        prior = _with(start, _named(free, point))
        total = sum(fit(region, prior, driver).log_evidence for region in panel)
        return float(-total + ((point - begin) ** 2).sum() / (2 * WIDE**2))

    corners = np.vstack([begin, begin + STRIDE * np.eye(len(begin))])
    options = {"maxfev": rounds, "xatol": 0.02, "fatol": 0.1, "initial_simplex": corners}
    found = minimize(unlikely, begin, method="Nelder-Mead", options=options)
    fitted = _with(start, _named(free, found.x))
    return replace(fitted, basis="fitted")


def _named(free: Sequence[Free], point: Array) -> dict[str, float]:
    return {name: float(value) for name, value in zip(free, np.exp(point), strict=True)}


def _number(prior: Prior, name: str) -> float:
    return float(getattr(prior.motion if name in IN_MOTION else prior, name))


def _with(prior: Prior, numbers: dict[str, float]) -> Prior:
    get = numbers.get
    old = prior.motion
    motion = Motion(
        noise=get("noise", old.noise),
        drift=get("drift", old.drift),
        damping=get("damping", old.damping),
        flutter=get("flutter", old.flutter),
    )
    return replace(
        prior,
        motion=motion,
        smallness=get("smallness", prior.smallness),
        spread=get("spread", prior.spread),
        flutter_spread=get("flutter_spread", prior.flutter_spread),
    )
