"""What a chart of an indicator shows, in days and levels: dots, aims, bands and editions."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from perspectief.account.model import (
    Account,
    FigureView,
    IndicatorAccount,
    Interval,
    TargetAccount,
    VersionView,
)
from perspectief.publication.charts.fan import Fan, fan_of
from perspectief.publication.sentences.aims import aim_alone
from perspectief.publication.sentences.lookup import figure_of, main_case, measure_of
from perspectief.publication.words import Words
from perspectief.publication.words.amounts import is_rough
from perspectief.publication.words.dates import middle

Sort = Literal["exact", "rough", "inferred", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure: its period, its level or only its range, and its words."""

    start: date
    end: date
    level: float | None
    low: float | None
    high: float | None
    sort: Sort
    series: str
    label: str

    @property
    def day(self) -> date:
        """The middle of the period."""
        return middle(self.start, self.end)


@dataclass(frozen=True, slots=True)
class AimLine:
    """One aim over the days that it was in force; `held` is whether it still is."""

    start: date
    due: date
    low: float
    high: float
    held: bool
    main: bool
    label: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a chart shows."""

    dots: tuple[Dot, ...]
    aims: tuple[AimLine, ...]
    bands: tuple[tuple[float | None, float | None, str, bool], ...]
    editions: tuple[tuple[date, str], ...]
    as_of: date
    asked: str  # the words inside the class that is aimed at
    minimum: float | None
    fan: Fan | None = None


def contents(indicator: IndicatorAccount, account: Account, words: Words) -> Contents | None:
    """What there is to draw, or None when no figure or level of an aim can be drawn."""
    measure = measure_of(account, indicator.measure)
    own = [_dot(figure, account, words) for figure in _levels(indicator.figures, account, indicator.measure)]
    elsewhere = [
        _dot(figure, account, words, series=words.text(figure.region_name))
        for figure in _levels(indicator.comparators, account, indicator.measure)
    ]
    if not own:
        return None
    return Contents(
        dots=(*own, *_near(elsewhere, own)),
        aims=tuple(line for target in _distinct(indicator) for line in _lines(target, account, words)),
        bands=_bands(indicator, account, words),
        editions=tuple((edition.date, words.text(edition.title)) for edition in account.editions),
        as_of=account.as_of,
        asked=words.t("the aim"),
        minimum=measure.minimum,
        fan=fan_of(indicator, account, words),
    )


def _levels(keys: tuple[str, ...], account: Account, measure: str) -> list[FigureView]:
    figures = [figure for key in keys if (figure := figure_of(account, key))]
    levels = [one for one in figures if one.measure == measure and one.kind != "change"]
    return [one for one in levels if one.low is not None or one.high is not None or one.value is not None]


def _dot(figure: FigureView, account: Account, words: Words, series: str = "") -> Dot:
    measure = measure_of(account, figure.measure)
    level = figure.value
    if level is None and figure.kind != "class" and figure.low is not None and figure.high is not None:
        level = (figure.low + figure.high) / 2
    sort: Sort = "exact" if figure.low == figure.high else "rough"
    if figure.origin == "inferred":
        sort = "inferred"
    label = words.figure(figure, measure) if level is None else words.number(level)
    if series:
        sort, label = "elsewhere", f"{series} {label}"
    elif sort == "inferred":
        label = words.t("{figure}, inferred", figure=label)
    elif is_rough(figure) and level is not None and figure.low is not None and figure.high is not None:
        label = words.interval(figure.low, figure.high)
    return Dot(figure.start, figure.end, level, figure.low, figure.high, sort, series, label)


def _near(elsewhere: list[Dot], own: list[Dot]) -> list[Dot]:
    """Other places only where they can share the scale: within the span of the own figures, doubled."""
    levels = [one.level for one in own if one.level is not None]
    if not levels:
        return elsewhere
    middle_level, reach = (
        (min(levels) + max(levels)) / 2,
        max(max(levels) - min(levels), abs(max(levels)) * 0.5),
    )
    return [dot for dot in elsewhere if dot.level is not None and abs(dot.level - middle_level) <= reach * 2]


def _distinct(indicator: IndicatorAccount) -> list[TargetAccount]:
    """The targets of the indicator's own measure; one that asks the same as an earlier one is left out."""
    seen: list[tuple[Interval | None, date]] = []
    found = []
    for target in indicator.targets:
        level, due = target.version.aim.level, target.version.due
        if target.measure != indicator.measure or (level is not None and (level, due) in seen):
            continue
        seen.append((level, due))
        found.append(target)
    return found


def _lines(target: TargetAccount, account: Account, words: Words) -> list[AimLine]:
    indicator = next(one for one in account.indicators if one.id == target.indicator)
    main = main_case(account, indicator)
    is_main = main is not None and main.target.id == target.id
    lines: list[AimLine] = []
    for version, until in _runs(target):
        level = version.aim.level
        if level is None or level.low is None or level.high is None or version.aim.kind == "class_is":
            continue
        held = until is None
        due = min(version.due, until) if until and until > version.said_on else version.due
        label = _label(target, version, held, is_main, account, words)
        lines.append(
            AimLine(min(version.said_on, version.due), due, level.low, level.high, held, is_main, label)
        )
    return lines


def _runs(target: TargetAccount) -> list[tuple[VersionView, date | None]]:
    """Each version that said something new, with the day on which another took its place."""
    runs: list[tuple[VersionView, date | None]] = []
    for version in target.versions[: target.in_force + 1]:
        if runs and (runs[-1][0].aim, runs[-1][0].due) == (version.aim, version.due):
            continue
        if runs:
            runs[-1] = (runs[-1][0], version.said_on)
        runs.append((version, None))
    return runs


def _label(
    target: TargetAccount, version: VersionView, held: bool, main: bool, account: Account, words: Words
) -> str:
    asked = aim_alone(version, measure_of(account, target.measure), words)
    if not held:
        return words.t("withdrawn: {aim}", aim=asked)
    if version.reported:
        return words.t(
            "aim according to {source}: {aim}", source=words.text(version.reported.name), aim=asked
        )
    if target.milestone_of:
        return words.t("step on the way: {aim}", aim=asked)
    if target.of_vision and not main:
        return words.t("vision: {aim}", aim=asked)
    return words.t("aim: {aim}", aim=asked)


def _bands(
    indicator: IndicatorAccount, account: Account, words: Words
) -> tuple[tuple[float | None, float | None, str, bool], ...]:
    aims = {target.version.aim.class_.id for target in indicator.targets if target.version.aim.class_}
    scale = measure_of(account, indicator.measure).scale
    bands = []
    for step in scale:
        name = words.text(step.name)
        asked = step.id in aims
        bands.append((step.low, step.high, name, asked))
    return tuple(bands)


def span_of_days(shown: Contents) -> list[date]:
    """Every day that a chart has to hold; only an aim or a fan lies beyond the day looked from."""
    days = [day for dot in shown.dots for day in (dot.start, dot.end)]
    days += [rib.day for rib in shown.fan.ribs] if shown.fan else []
    days += [day for line in shown.aims for day in (line.start, line.due)]
    days += [day for day, _ in shown.editions if min(days) - timedelta(days=400) <= day]
    return [*days, min(shown.as_of, max(days) + timedelta(days=400))]
