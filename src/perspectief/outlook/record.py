"""What is said of the future on one day: an outlook for each indicator, and the chances of its targets.

Only what was known by that day is looked at: released figures, adopted editions. Every indicator of one
country shares the same paths of the country.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zlib import crc32

import numpy as np
from threadpoolctl import threadpool_limits

from perspectief.facts.model import Figure, Measure
from perspectief.facts.shipped import shipped_regions
from perspectief.outlook.bands import moments_of, rounded
from perspectief.outlook.chance import band_of, chance_of, why_not
from perspectief.outlook.country import driver_of
from perspectief.outlook.days import days_ahead
from perspectief.outlook.driver import Driver
from perspectief.outlook.motion import Array
from perspectief.outlook.observation import day_of, years_of
from perspectief.outlook.pace import PANELS, largest_changes, multiple
from perspectief.outlook.prior import Prior
from perspectief.outlook.priors import prior_of
from perspectief.outlook.reading import observations_of
from perspectief.outlook.regular_path import RegularPath, is_regular, months_in_a_row, path_of
from perspectief.outlook.said import Grounds, Said, SaidChance, SaidOutlook
from perspectief.outlook.trajectory import NothingKnownError, Trajectory, fit
from perspectief.programme.model import Indicator, Programme, Target, TargetVersion

MODEL = "trajectory-1"
DRAWS = 4_000
MONTHS_OF_COUNTRY = 180
COUNTRY = "NL01"

Known = Callable[[str, str], Sequence[Figure]]
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Knowledge:
    """What was known on a day: the programme as said by then, and figures by measure and region."""

    programme: Programme
    measures: Mapping[str, Measure]
    known: Known
    as_of: date
    seed: int = 1

    @cached_property
    def _drivers(self) -> dict[str, Driver | None]:
        return {}

    def driver(self, measure: str) -> Driver | None:
        """The driver that a measure of the country is, made once for all; None where it is too short."""
        if measure not in self._drivers:
            figures = [each for each in self.known(measure, COUNTRY) if each.kind == "stock"]
            self._drivers[measure] = driver_of(figures, MONTHS_OF_COUNTRY, DRAWS, self.seed)
        return self._drivers[measure]

    @cached_property
    def editions(self) -> dict[str, date]:
        """The day of each edition."""
        return {edition.id: edition.date for edition in self.programme.editions}


@dataclass(frozen=True)
class Case:
    """One measure of an indicator, its known figures, and its path where they tell of one."""

    knowledge: Knowledge
    indicator: Indicator
    measure: Measure
    region: str
    figures: tuple[Figure, ...]
    path: Trajectory | RegularPath | None
    prior: Prior
    assumed_days: bool

    @cached_property
    def seed(self) -> int:
        """A seed of its own for the local part."""
        return crc32(f"{self.knowledge.seed}|{self.measure.id}|{self.region}".encode())

    def levels(self, days: Sequence[date]) -> Array:
        """Draws for `days`, shape (draws, days)."""
        if self.path is None:
            raise NothingKnownError(self.measure.id)
        times = np.array([years_of(day) for day in days])
        found = self.path.draws(times, DRAWS, self.seed)
        return np.clip(found, self.measure.minimum, self.measure.maximum)


def say(knowledge: Knowledge, made_on: date, tell: Progress = lambda _: None) -> Said:
    """Everything that is said from `knowledge.as_of`; `tell` hears of each indicator that is done."""
    outlooks: list[SaidOutlook] = []
    with threadpool_limits(1):
        for indicator in knowledge.programme.indicators:
            outlooks += [_outlook(case_of(knowledge, indicator, id_)) for id_ in _measures(indicator)]
            tell(indicator.id)
    return Said(
        perspectief_outlook=1,
        as_of=knowledge.as_of,
        made_on=made_on,
        kind="real" if made_on == knowledge.as_of else "hindcast",
        model=MODEL,
        seed=knowledge.seed,
        outlooks=tuple(outlooks),
    )


def _measures(indicator: Indicator) -> list[str]:
    """The measure of an indicator, and those of targets that are about another."""
    others = [target.measure for target in indicator.targets if target.measure]
    return list(dict.fromkeys([indicator.measure, *others]))


def case_of(knowledge: Knowledge, indicator: Indicator, id_: str) -> Case:
    """What is known of one measure of an indicator."""
    measure = knowledge.measures[id_]
    region = indicator.region or knowledge.programme.municipality.code
    figures = tuple(each for each in knowledge.known(id_, region) if each.start <= knowledge.as_of)
    prior = prior_of(measure)
    driver = knowledge.driver(prior.driver) if prior.driver and figures else None
    breaks = [each.date for each in indicator.breaks if each.date <= knowledge.as_of]
    found = _path(knowledge, measure, figures, prior, driver, breaks)
    assumed = driver is not None or any(each.published_precision == "assumed" for each in figures)
    return Case(knowledge, indicator, measure, region, figures, found, prior, assumed)


def _path(
    knowledge: Knowledge,
    measure: Measure,
    figures: Sequence[Figure],
    prior: Prior,
    driver: Driver | None,
    breaks: Sequence[date],
) -> Trajectory | RegularPath | None:
    """A regular series that moves with no country has a model of its own; None where no level is known."""
    months = months_in_a_row(figures)
    if driver is None and not breaks and is_regular([each.value or 0.0 for each in months]):
        return path_of(months)
    try:
        return fit(observations_of(figures, measure, prior, knowledge.as_of, breaks), prior, driver)
    except NothingKnownError:
        return None


def _outlook(case: Case) -> SaidOutlook:
    targets = [
        (target, version)
        for target in case.indicator.targets
        if (target.measure or case.indicator.measure) == case.measure.id
        and (version := in_force(target, case.knowledge)) is not None
    ]
    dues = [version.due or target.due for target, version in targets]
    path = case.path
    days = () if path is None else days_ahead(day_of(path.last), case.knowledge.as_of, dues)
    return SaidOutlook(
        indicator=case.indicator.id,
        measure=case.measure.id,
        region=case.region,
        figures=() if path is None else path.keys,
        moments=moments_of(days, case.levels(days)) if days else (),
        chances=tuple(_chance(case, target, version) for target, version in targets),
        priors=_numbers(case.prior) if isinstance(path, Trajectory) else {},
        grounds=_grounds(case.prior) if isinstance(path, Trajectory) else None,
        inferred_only=bool(case.figures) and all(each.origin == "inferred" for each in case.figures),
        pseudo_real_time=case.assumed_days and path is not None,
    )


def _grounds(prior: Prior) -> Grounds:
    return Grounds(basis=prior.basis, text=prior.source, knows_until=prior.knows_until)


def _numbers(prior: Prior) -> dict[str, float]:
    return {name: rounded(number) for name, number in prior.numbers().items() if number}


def in_force(target: Target, knowledge: Knowledge) -> TargetVersion | None:
    """The version of a target that was said last by then; a programme as said by a day has no later ones."""
    said = [(_said_on(version, knowledge.editions), number) for number, version in enumerate(target.versions)]
    return target.versions[max(said)[1]] if said else None


def _said_on(version: TargetVersion, editions: Mapping[str, date]) -> date:
    if version.reported is not None:
        return version.reported.date
    return editions[version.edition or ""]


def _chance(case: Case, target: Target, version: TargetVersion) -> SaidChance:
    due, as_of = version.due or target.due, case.knowledge.as_of
    reason = why_not(case.indicator, version, due, as_of)
    if reason is None and case.path is None:
        reason = "no-figures"
    if reason is not None:
        return SaidChance(target=target.id, due=due, reason=reason)
    since = _baseline_day(case, version)
    levels = case.levels([as_of, due, since or due])
    found = chance_of(version, case.measure, levels[:, 1], case.seed, levels[:, 2] if since else None)
    now = float(np.median(levels[:, 0]))
    return SaidChance(
        target=target.id,
        due=due,
        chance=round(found.chance, 4),
        error=round(found.error, 5),
        gap=rounded(found.gap),
        pace_multiple=_pace(case, version, now, due) if found.gap > 0 else None,
    )


def _baseline_day(case: Case, version: TargetVersion) -> date | None:
    """The day of a baseline that the path reaches back to: then both move together."""
    baseline = version.change_since.baseline if version.change_since else None
    if baseline is None or not isinstance(case.path, Trajectory):
        return None
    return baseline.date if years_of(baseline.date) >= case.path.design.start else None


def _pace(case: Case, version: TargetVersion, now: float, due: date) -> float | None:
    """The pace needed, as a multiple of the largest of any municipality at least half as large.

    None where nothing compares, or where the level reaches the aim as it is and has only to stay.
    """
    panel = PANELS.get(case.prior.name)
    if panel is None:
        return None
    band = band_of(version, case.measure, DRAWS, case.seed)
    if band.gap(now) <= 0:
        return None
    edge = float(np.median(band.low if now < np.median(band.low) else band.high))
    regions = [case.knowledge.known(panel, code) for code in shipped_regions(panel) if code.startswith("GM")]
    years = years_of(due) - years_of(case.knowledge.as_of)
    found = multiple(now, edge, years, largest_changes(regions, now / 2))
    return None if found is None else rounded(found)
