"""The driver of a family of measures, from the country's own figures as they were known on a day."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from perspectief.facts.model import Figure
from perspectief.outlook import national
from perspectief.outlook.driver import Driver
from perspectief.outlook.motion import Array
from perspectief.outlook.observation import years_of

FEWEST_MONTHS = 24
BELIEFS = {"welfare_benefits_national_below_pension_age": national.WELFARE}


def driver_of(figures: Sequence[Figure], months: int, count: int, seed: int) -> Driver | None:
    """The driver of a monthly series with `count` paths of `months` beyond it; None where it is too short.

    Of figures of one month the one that became known last counts; forecasts are no figures. Months without a
    figure lie on the line between those beside them.
    """
    counted = (each for each in figures if each.status != "F")
    newest = {_month(each): each for each in sorted(counted, key=lambda each: each.published_on)}
    levels = {month: each for month, each in newest.items() if each.value is not None and each.value > 0}
    if len(levels) < FEWEST_MONTHS:
        return None
    first, last = min(levels), max(levels)
    logs, rounding = np.full(last - first + 1, np.nan), np.zeros(last - first + 1)
    for month, figure in levels.items():
        logs[month - first] = np.log(figure.value or 1.0)
        rounding[month - first] = _rounding(figure)
    beliefs = BELIEFS.get(figures[0].measure, national.ANY)
    model = national.fit(logs, beliefs, rounding)
    at = years_of(levels[first].end + timedelta(days=1))
    return Driver(at, _filled(logs), model.middle(months), model.draws(months, count, seed))


def _month(figure: Figure) -> int:
    return figure.end.year * 12 + figure.end.month - 1


def _rounding(figure: Figure) -> float:
    """The standard deviation, in logs, of a number that was rounded."""
    low, high = figure.low or figure.value or 1.0, figure.high or figure.value or 1.0
    return float((high - low) / np.sqrt(12) / (figure.value or 1.0))


def _filled(logs: Array) -> Array:
    known = np.flatnonzero(~np.isnan(logs))
    return np.asarray(np.interp(np.arange(len(logs)), known, logs[known]))
