"""Figures as observations: what each says of a path, on the scale of the model."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import exp, hypot, inf, isfinite, log

from perspectief.facts.keys import figure_key
from perspectief.facts.model import Figure, Measure
from perspectief.outlook.motion import expected_change
from perspectief.outlook.observation import DAYS_PER_YEAR, MONTH, Observation, Part, Scale, years_of
from perspectief.outlook.prior import Prior

ODD = 8.0  # times what a month usually brings
WHOLE = 50  # a whole number below this may be off by half of one: on the log scale that is much


def observations_of(
    figures: Iterable[Figure], measure: Measure, prior: Prior, as_of: date, breaks: Sequence[date] = ()
) -> tuple[Observation, ...]:
    """What the figures that say something by `as_of` say of the path of their measure, oldest first.

    Left out are forecasts, figures of a period that has not begun, and what bounds nothing on a log scale. Of
    one source and period only the last word counts; of sources that say the very same, the surest.
    """
    spoken = [figure for figure in _last_words(figures) if _speaks(figure, as_of)]
    levels = [figure for figure in spoken if figure.kind != "change"]
    flows_only = bool(levels) and all(figure.kind == "flow" for figure in levels)
    found = [
        _observation(figure, measure, prior, breaks)
        for figure in spoken
        if figure.kind != "flow" or flows_only
    ]
    kept = _once(each for each in found if each is not None and (isfinite(each.low) or isfinite(each.high)))
    ordered = sorted(kept, key=lambda each: (each.end, each.start, each.key))
    return _too_far(_at_odds(ordered), prior)


def _last_words(figures: Iterable[Figure]) -> list[Figure]:
    """Newest of each source, period and kind."""
    newest: dict[tuple[date, date, str, str], Figure] = {}
    for figure in sorted(figures, key=lambda each: each.published_on):
        newest[(figure.start, figure.end, figure.kind, figure.source)] = figure
    return list(newest.values())


def _once(observations: Iterable[Observation]) -> list[Observation]:
    """One of those that say the very same: the surest, which others repeat."""
    surest = sorted(observations, key=lambda each: -each.noise)
    return list({(each.part, each.start, each.end, each.low, each.high): each for each in surest}.values())


def _speaks(figure: Figure, as_of: date) -> bool:
    says = figure.low is not None or figure.high is not None
    return says and figure.status not in ("F", "M") and figure.start <= as_of


def _observation(
    figure: Figure, measure: Measure, prior: Prior, breaks: Sequence[date]
) -> Observation | None:
    part = _part(figure)
    bounds = _bounds(figure, measure, part, prior.scale)
    if bounds is None:
        return None
    start, end = years_of(figure.start), years_of(figure.end + timedelta(days=part == "mean"))
    return Observation(
        part=part,
        start=start,
        end=end,
        low=bounds[0],
        high=bounds[1],
        noise=_noise(figure, measure, prior),
        before=sum(figure.end < each for each in breaks),
        key=figure_key(figure),
    )


def _part(figure: Figure) -> Part:
    if figure.kind == "change":
        return "change"
    return "mean" if figure.kind in ("flow", "rate", "survey") and figure.start < figure.end else "point"


def _bounds(figure: Figure, measure: Measure, part: Part, scale: Scale) -> tuple[float, float] | None:
    low = -inf if figure.low is None else figure.low
    high = inf if figure.high is None else figure.high
    if part == "change" or scale == "plain":
        return low, high
    if measure.unit == "count" and isfinite(low) and isfinite(high) and high < WHOLE:
        low, high = low - 0.5, high + 0.5
    if high <= 0:
        return None
    years = max((figure.end - figure.start).days + 1, 1) / DAYS_PER_YEAR if figure.kind == "flow" else 1.0
    return log(low / years) if low > 0 else -inf, log(high / years) if isfinite(high) else inf


def _noise(figure: Figure, measure: Measure, prior: Prior) -> float:
    """What a figure may be off: by counting something else, by being inferred, or by its sample."""
    otherwise = figure.counted not in (measure.counted, *measure.counted_as) or bool(figure.assumption)
    definition = prior.definition * (2 if figure.origin == "inferred" else 1) * otherwise
    return hypot(definition, prior.survey if figure.kind == "survey" else 0.0)


def _at_odds(observations: list[Observation]) -> tuple[Observation, ...]:
    """Levels of one period that cannot all be true: each is believed less by how far apart they are."""
    apart = _apart(each for each in observations if each.part != "change")
    return tuple(
        replace(each, noise=hypot(each.noise, gap)) if (gap := apart.get(_period(each), 0.0)) > 0 else each
        for each in observations
    )


def _too_far(observations: tuple[Observation, ...], prior: Prior) -> tuple[Observation, ...]:
    """Levels of days less than a month apart, further from each other than any month brings: believed less.

    One of the two is wrong, and which is not known.
    """
    found = list(observations)
    points = [at for at, each in enumerate(found) if each.part == "point"]
    for one, other in pairwise(points):
        gap, apart = _between(found[one], found[other])
        usual = prior.for_level(_level(found[other], prior.scale))
        noise = hypot(found[one].noise, found[other].noise, usual.flutter, prior.registration)
        if gap < MONTH and apart > ODD * hypot(expected_change(usual, gap + MONTH / 30), noise):
            for at in (one, other):
                found[at] = replace(found[at], noise=hypot(found[at].noise, apart))
    return tuple(found)


def _between(one: Observation, other: Observation) -> tuple[float, float]:
    """Years between the middles of two periods, and how far the bounds of their levels are apart."""
    return other.middle - one.middle, max(one.low - other.high, other.low - one.high)


def _level(observation: Observation, scale: Scale) -> float:
    return exp(observation.centre) if scale == "log" and observation.centre is not None else 1.0


def _apart(observations: Iterable[Observation]) -> dict[tuple[Part, float, float], float]:
    """By part and period, how far the highest low bound lies above the lowest high one."""
    bounds: dict[tuple[Part, float, float], tuple[float, float]] = {}
    for each in observations:
        low, high = bounds.get(_period(each), (-inf, inf))
        bounds[_period(each)] = max(low, each.low), min(high, each.high)
    return {period: low - high for period, (low, high) in bounds.items()}


def _period(observation: Observation) -> tuple[Part, float, float]:
    return observation.part, observation.start, observation.end
