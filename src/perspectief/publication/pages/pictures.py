"""The pictures of indicators, drawn once and kept in the cache."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perspectief.account.model import Account, FigureView, IndicatorAccount, TrackedSeries
from perspectief.publication import sentences
from perspectief.publication.charts import Look, draw, indicator_chart, sparkline
from perspectief.publication.charts.calibration import calibration_chart
from perspectief.publication.charts.frame import WIDE
from perspectief.publication.sentences.track import ahead, series_name
from perspectief.publication.words import Words
from perspectief.publication.words.dates import middle


@dataclass(frozen=True, slots=True)
class Drawn:
    """A wide and a narrow picture as SVG, and the size of the wide one in pixels."""

    wide: str
    narrow: str
    width: int = WIDE.width
    height: int = WIDE.height


@dataclass(frozen=True, slots=True)
class Pictures:
    """Draws what a page asks for; `cache` keeps what was drawn before, `look` holds the accent."""

    cache: Path
    look: Look

    def of(
        self, account: Account, indicator: IndicatorAccount, words: Words, future: str = ""
    ) -> Drawn | None:
        """The chart of an indicator; None where there is nothing to draw. `future` tells its fan in words."""
        title = sentences.headline(indicator, account, words)
        description = " ".join(
            part for part in (words.t("The same figures stand in the table below the chart."), future) if part
        )
        drawn = []
        for narrow in (False, True):
            spec = indicator_chart(indicator, account, words, narrow=narrow, look=self.look)
            if spec is None:
                return None
            drawn.append(draw(spec, self.cache, title, description))
        return Drawn(wide=drawn[0], narrow=drawn[1])

    def calibration(self, tracked: TrackedSeries, words: Words) -> str:
        """The calibration curve of a series as SVG."""
        title = f"{series_name(tracked.name, words)}: {ahead(tracked, words)}"
        description = words.t("The same numbers stand in the table beside the chart.")
        return draw(calibration_chart(tracked, words, self.look), self.cache, title, description)

    def sparklines(self, account: Account) -> Mapping[str, str]:
        """A small picture for each indicator with at least two levels."""
        figures = {figure.key: figure for figure in account.figures}
        drawn: dict[str, str] = {}
        for indicator in account.indicators:
            points = [point for key in indicator.figures if (point := _point(figures[key], indicator))]
            if len(points) > 1:
                drawn[indicator.id] = sparkline(points, _aim(account, indicator))
        return drawn


def _point(figure: FigureView, indicator: IndicatorAccount) -> tuple[date, float] | None:
    """The middle of a figure's period and of its range; None for a change, a class or a gap."""
    if figure.kind in {"change", "class"} or figure.measure != indicator.measure:
        return None
    level = figure.value
    if level is None and figure.low is not None and figure.high is not None:
        level = (figure.low + figure.high) / 2
    return None if level is None else (middle(figure.start, figure.end), level)


def _aim(account: Account, indicator: IndicatorAccount) -> float | None:
    """The level aimed at, where it is one number on the indicator's own scale."""
    case = sentences.main_case(account, indicator)
    level = case.target.version.aim.level if case and case.target.measure == indicator.measure else None
    if case is None or level is None:
        return None
    return level.low if case.upward else level.high
