"""Which settings of the recursions are tried for a series, and how likely each is beforehand."""

from itertools import product

import numpy as np
from scipy.special import logsumexp

from perspectief.outlook.national.beliefs import Beliefs
from perspectief.outlook.national.kernels import Floats

# Bump of the level and noise of the figure, as variances beside that of the slope's shock: a register
# has little noise, a survey much.
_NOISES = ((0.1, 0.01), (0.4, 0.01), (1.0, 0.01), (0.4, 1.0), (0.4, 4.0), (0.4, 16.0))
# Season at the start and its walk: none, usual, strong. The usual walk is chosen on targets before 2015.
_SEASONS = ((0.0, 0.0), (1.0, 0.05), (30.0, 0.5))
_STEPS = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
_STEADIEST = 0.985


def rough_settings(beliefs: Beliefs) -> Floats:
    """Every noise with every season at the believed damping and pull: (settings, 6)."""
    pull = beliefs.pull[0] if beliefs.cyclic > 0.5 else 0.0
    return np.array(
        [(beliefs.damping[0], pull, *noise, *season) for noise, season in product(_NOISES, _SEASONS)]
    )


def fine_settings(beliefs: Beliefs, rough: Floats) -> tuple[Floats, Floats]:
    """Dampings and pulls around what is believed, for one rough setting: (settings, 6) and log priors."""
    dampings = np.clip(beliefs.damping[0] + _STEPS * beliefs.damping[1], 0.0, _STEADIEST)
    pulls = np.maximum(beliefs.pull[0] + _STEPS[1:4] * beliefs.pull[1], 0.0)
    bell = -0.5 * _STEPS**2
    with np.errstate(divide="ignore"):
        pulled = np.log(beliefs.cyclic) + bell[1:4] - logsumexp(bell[1:4])
        priors = np.append(pulled, np.log(1.0 - beliefs.cyclic))
    pairs = list(product(range(len(dampings)), range(4)))
    with_zero = np.append(pulls, 0.0)
    settings = np.array([(dampings[one], with_zero[other], *rough[2:]) for one, other in pairs])
    priors = np.array([bell[one] + priors[other] for one, other in pairs])
    possible = priors > -np.inf
    return settings[possible], priors[possible]
