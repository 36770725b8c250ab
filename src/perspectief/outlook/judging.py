"""Forecasts from many moments, scored: of a model, and of two plain alternatives beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from perspectief.outlook.motion import Array
from perspectief.outlook.observation import MONTH, day_of
from perspectief.outlook.plain import around, last_value, straight_line
from perspectief.outlook.scoring import Forecasts, calibration, effective_moments, from_draws, inside, score
from perspectief.outlook.track import MomentScore, TrackedSeries

DRAWS = 2_000
Forecaster = Callable[[int], Array]
Plain = Callable[[Array, float, float], float]
PLAIN: dict[str, Plain] = {"last-value": last_value, "straight-line": straight_line}


@dataclass(frozen=True)
class Panel:
    """Levels (regions, times) of one kind of series, and how they are judged.

    `times` are years; one looks from each place of `origins`, `steps` places ahead. `name` is a code.
    """

    name: str
    source: str
    measure: str
    times: Array
    levels: Array
    origins: tuple[int, ...]
    steps: int
    pseudo_real_time: bool = True

    @property
    def ahead(self) -> float:
        """How far ahead one looks, in years."""
        return float(self.times[self.steps] - self.times[0])

    def day(self, place: int) -> date:
        """The day of a place."""
        return day_of(float(self.times[place]))


def tracked(panel: Panel, forecaster: Forecaster) -> TrackedSeries:
    """Score a model whose draws (regions, draws) from an origin `forecaster` gives, beside the plain ones."""
    ours = [_judged(panel, origin, forecaster(origin)) for origin in panel.origins]
    plain = {name: [_plain(panel, origin, way) for origin in panel.origins] for name, way in PLAIN.items()}
    covered = [float(inside(each, 0.80).mean()) for each in ours]
    spacing = float(np.diff(panel.times[list(panel.origins)]).mean()) if len(panel.origins) > 1 else 1.0
    return TrackedSeries(
        name=panel.name,
        source=panel.source,
        measure=panel.measure,
        months_ahead=max(1, round(panel.ahead / MONTH)),
        series=len(panel.levels),
        forecasts=sum(len(each.came) for each in ours),
        effective_moments=round(effective_moments(covered, spacing, panel.ahead), 1),
        first=panel.day(panel.origins[0]),
        last=panel.day(panel.origins[-1]),
        pseudo_real_time=panel.pseudo_real_time,
        scores=(
            score("outlook", _joined(ours)),
            *(score(name, _joined(found)) for name, found in plain.items()),
        ),
        calibration=calibration(_joined(ours)),
        moments=tuple(
            MomentScore(date=panel.day(origin), covered80=round(share, 4), forecasts=len(each.came))
            for origin, share, each in zip(panel.origins, covered, ours, strict=True)
        ),
    )


def _judged(panel: Panel, origin: int, draws: Array) -> Forecasts:
    """What draws (regions, draws) from one origin said, and what came."""
    came = panel.levels[:, origin + panel.steps]
    rows = [
        from_draws(*each) for each in zip(draws, panel.levels[:, origin].tolist(), came.tolist(), strict=True)
    ]
    quantiles, chances, fell = (np.array(part) for part in zip(*rows, strict=True))
    return Forecasts(quantiles, chances, came, fell)


def _plain(panel: Panel, origin: int, way: Plain) -> Forecasts:
    """A plain way from one origin; as unsure as it was off from earlier places whose outcome is known."""
    apart = float(panel.times[origin] - panel.times[origin - 1])
    earlier = range(1, origin - panel.steps + 1)
    errors = [_off(panel, at, _middles(panel, at, way, apart)) for at in earlier]
    seen = np.concatenate(errors) if errors else np.empty(0)
    middles = _middles(panel, origin, way, apart)
    pairs = zip(middles.tolist(), panel.levels[:, origin].tolist(), strict=True)
    draws = [around(middle, level, seen[:: _thin(seen)], origin, DRAWS) for middle, level in pairs]
    return _judged(panel, origin, np.array(draws))


def _off(panel: Panel, at: int, middles: Array) -> Array:
    """How far off middles were, in parts of the level that they looked from."""
    return np.asarray((panel.levels[:, at + panel.steps] - middles) / panel.levels[:, at])


def _middles(panel: Panel, at: int, way: Plain, apart: float) -> Array:
    return np.array([way(row[: at + 1], panel.ahead, apart) for row in panel.levels])


def _thin(seen: Array) -> int:
    return max(1, len(seen) // 5_000)


def _joined(found: Sequence[Forecasts]) -> Forecasts:
    return Forecasts(
        np.concatenate([each.quantiles for each in found]),
        np.concatenate([each.chances for each in found]),
        np.concatenate([each.came for each in found]),
        np.concatenate([each.fell for each in found]),
    )
