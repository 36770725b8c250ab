"""From when somebody has the pension age (AOW), by day of birth."""

import numpy as np

from perspectief.register.counting.columns import Numbers
from perspectief.register.counting.months import months_later
from perspectief.register.days import Days

_AT_65 = 780
# Pension age in months by the year in which it is reached: Algemene Ouderdomswet art. 7a; set yearly,
# five years ahead. Years after the last are read as the last.
_MONTHS_BY_YEAR = {
    2013: 781,
    2014: 782,
    2015: 783,
    2016: 786,
    2017: 789,
    2018: 792,
    2019: 796,
    2022: 799,
    2023: 802,
    2024: 804,
    2028: 807,
}


def pension_day(born: Numbers) -> Days:
    """The day on which the pension age is reached."""
    month = np.asarray(born).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    needed = np.full(len(month), _AT_65)
    for year, months in _MONTHS_BY_YEAR.items():
        # Who has not reached it before this year needs the age of this year.
        needed = np.where(month + needed >= (year - 1970) * 12, months, needed)
    return months_later(born, needed)
