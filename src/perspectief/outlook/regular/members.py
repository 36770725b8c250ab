"""The five models whose mean is the forecast, and the priors of their parameters.

Two return to half of the trend line of the whole series; one keeps half of that line as its drift, as the
theta method does (Assimakopoulos & Nikolopoulos 2000, doi:10.1016/S0169-2070(00)00066-2; Hyndman & Billah
2003, doi:10.1016/S0169-2070(01)00143-1); one wanders without drift; one estimates its drift. What they get
wrong differs, so their mean gets less wrong. Members and settings were chosen by forecasting the training
parts of the monthly series of the M3 competition from nine earlier moments (Makridakis & Hibon 2000,
doi:10.1016/S0169-2070(00)00057-1).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Five = tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Member:
    """One model: means and standard deviations of its parameters beforehand, and what it is fitted to.

    `line` is the share of the series' trend line that is taken out before and put back after; `differenced`
    whether changes are modelled; `fixed_season` whether shrunk indices are taken out; `ridge` as in
    `arma.Problem`; `root` whether square roots are modelled, where the others model logs.
    """

    means: Five
    sds: Five
    line: float = 0.0
    differenced: bool = False
    fixed_season: bool = False
    ridge: float = -1.0
    root: bool = False

    def numbers(self) -> list[float]:
        """What kernels ask: line, differenced, fixed season, ridge, root."""
        return [self.line, float(self.differenced), float(self.fixed_season), self.ridge, float(self.root)]


MEMBERS = (
    Member((1.5, -1.2, -0.3, 0, 0), (0.7, 0.4, 0.5, 0, 0), line=0.5, fixed_season=True, ridge=0.0),
    Member((1.5, -0.8, -0.3, 1.1, -0.7), (0.7, 0.4, 0.5, 0.5, 0.25), line=0.5, ridge=0.0, root=True),
    Member((0.3, 0, -0.9, 0, 0), (0.7, 0, 0.25, 0, 0), line=0.5, differenced=True, fixed_season=True),
    Member((0.7, 0, -0.9, 1.1, -0.7), (0.7, 0, 0.5, 0.5, 0.5), differenced=True, root=True),
    Member((0.3, 0, -0.9, 1.1, -0.7), (0.7, 0, 0.5, 0.5, 0.25), differenced=True, ridge=5.0),
)
SETTINGS: Floats = np.array([member.numbers() for member in MEMBERS])
PRIORS: Floats = np.array([[member.means, member.sds] for member in MEMBERS], dtype=np.float64)
