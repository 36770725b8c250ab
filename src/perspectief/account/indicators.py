"""One indicator on one day: its targets, its figures, and where each target stands."""

from dataclasses import dataclass
from datetime import date

from perspectief.account.aim import aim_of
from perspectief.account.figures import FigureBook, levels
from perspectief.account.house import House
from perspectief.account.known import Said
from perspectief.account.model import ChanceView, IndicatorAccount, TargetAccount, VersionView
from perspectief.account.outlooks import Heard, Subject, chance_view, heard_of, outlook_view
from perspectief.account.said_before import Looking, said_before
from perspectief.account.sources import sources_of
from perspectief.account.standing import Case, Standing, Stated, standing_of
from perspectief.ground.text import Text
from perspectief.programme.model import Indicator, Precision, Target, TargetVersion


@dataclass(frozen=True, slots=True)
class Day:
    """A house looked at from one day."""

    house: House
    said: Said
    book: FigureBook

    @property
    def as_of(self) -> date:
        """The day itself."""
        return self.said.as_of


def indicator_account(day: Day, indicator: Indicator) -> IndicatorAccount:
    """What is known of an indicator on the day."""
    programme = day.house.programme
    region = indicator.region or programme.municipality.code
    figures = day.book.known(indicator.measure, region)
    level_figures = levels(figures)
    elsewhere = _elsewhere(day, indicator, region)
    beside = tuple(figure for pair in elsewhere for figure in day.book.known(*pair))
    heard = _heard(day, indicator, indicator.measure, region)
    targets = _targets(day, indicator, region)
    owners = {owner.id: owner for owner in programme.owners}
    return IndicatorAccount(
        id=indicator.id,
        goal=indicator.goal,
        title=indicator.title,
        measure=indicator.measure,
        region=region,
        region_name=_region_name(day.house, region),
        supplementary=indicator.supplementary,
        definition=indicator.definition,
        working_definition=indicator.working_definition,
        explanation=indicator.explanation,
        influence=indicator.influence,
        influence_note=indicator.influence_note,
        owner=owners.get(indicator.owner or ""),
        frequency=indicator.frequency,
        next_figure=indicator.next_figure,
        source=indicator.source,
        breaks=tuple(each for each in indicator.breaks if each.date <= day.as_of),
        targets=targets,
        figures=tuple(figure.key for figure in figures),
        comparators=tuple(figure.key for figure in beside),
        latest=level_figures[-1].key if level_figures else None,
        conflicts=tuple(
            c for pair in [(indicator.measure, region), *elsewhere] for c in day.book.conflicts(*pair)
        ),
        sources=sources_of(
            (*figures, *beside),
            (indicator.measure, *indicator.comparators),
            day.house.catalogue,
            day.house.taken_in,
            day.as_of,
        ),
        outlook=outlook_view(heard),
        said_before=said_before(
            heard, Looking(day.as_of, day.said.editions, _of_measure(targets, indicator), level_figures)
        ),
    )


def _heard(day: Day, indicator: Indicator, measure: str, region: str) -> tuple[Heard, ...]:
    """What was said of a measure by the day; a concept, looked at from inside, knows all of it."""
    until = None if day.said.concept else day.as_of
    return heard_of(Subject(indicator.id, measure, region), day.house.outlooks, until)


def _of_measure(targets: tuple[TargetAccount, ...], indicator: Indicator) -> tuple[TargetAccount, ...]:
    """The targets that are about the indicator's own measure, as its outlook is."""
    return tuple(target for target in targets if target.measure == indicator.measure)


def _region_name(house: House, code: str) -> Text:
    programme = house.programme
    named = [programme.municipality, programme.labour_market_region, programme.size_class, *programme.regions]
    own = next((region.name for region in named if region and region.code == code), None)
    record = house.regions.find(code)
    return own or (record and record.name) or Text(nl=code)


def _elsewhere(day: Day, indicator: Indicator, region: str) -> list[tuple[str, str]]:
    """Measure and region of what stands beside: the same measure elsewhere, and other measures named."""
    programme = day.house.programme
    others = ["NL01", programme.municipality.code]
    others += [each.code for each in (programme.size_class, programme.labour_market_region) if each]
    others += [group.code for group in programme.regions]
    places = list(dict.fromkeys([region, *others]))
    pairs = [(indicator.measure, place) for place in places if place != region]
    return pairs + [(measure, place) for measure in indicator.comparators for place in places]


def _targets(day: Day, indicator: Indicator, region: str) -> tuple[TargetAccount, ...]:
    accounts = [
        account
        for target in indicator.targets
        if (account := _target_account(day, indicator, target, region))
    ]
    headline = next((each for each in accounts if each.adopted and not each.of_vision), None)
    return tuple(each.model_copy(update={"headline": each is headline}) for each in accounts)


def _target_account(day: Day, indicator: Indicator, target: Target, region: str) -> TargetAccount | None:
    """The target as its known versions leave it; None before anyone spoke of it."""
    measure = day.house.catalogue.measures[target.measure or indicator.measure]
    versions = _versions(day, indicator, target)
    if not versions:
        return None
    in_force = versions[-1]
    heard = _heard(day, indicator, measure.id, region)
    chance = chance_view(heard, target.id, versions, day.as_of)
    vision = day.house.programme.vision
    standing = standing_of(
        Case(
            indicator=indicator,
            measure=measure,
            aim=in_force.aim,
            due=in_force.due,
            first_said=versions[0].said_on,
            as_of=day.as_of,
            figures=levels(day.book.known(measure.id, region)),
            peers=levels(day.book.known(measure.id, in_force.aim.peers)) if in_force.aim.peers else (),
            stated=_stated(chance, heard),
            baseline=in_force.baseline,
        )
    )
    return TargetAccount(
        id=target.id,
        indicator=indicator.id,
        title=target.title,
        measure=measure.id,
        headline=False,
        of_vision=vision is not None and target.id in vision.targets,
        adopted=in_force.edition is not None,
        milestone_of=target.milestone_of,
        explanation=target.explanation,
        due_assumption=target.due_assumption,
        versions=versions,
        in_force=len(versions) - 1,
        status=standing.status,
        missing=standing.missing,
        latest=standing.latest,
        distance=standing.distance,
        pace=standing.pace,
        by=standing.by,
        before_baseline=standing.before_baseline,
        chance=_seen_from(chance, heard, standing),
    )


def _stated(chance: ChanceView | None, heard: tuple[Heard, ...]) -> Stated | None:
    if chance is None or chance.chance is None:
        return None
    return Stated(chance.chance, frozenset(heard[-1].outlook.figures), chance.inferred_only or chance.old)


def _seen_from(chance: ChanceView | None, heard: tuple[Heard, ...], standing: Standing) -> ChanceView | None:
    """The chance, with whether it rests on the latest figure; none of what has been decided."""
    if chance is None or standing.status in ("reached", "missed"):
        return None
    current = chance.chance is not None and standing.latest in heard[-1].outlook.figures
    return chance.model_copy(update={"current": current})


def _versions(day: Day, indicator: Indicator, target: Target) -> tuple[VersionView, ...]:
    known = (_version(day, indicator, target, version) for version in target.versions)
    return tuple(sorted(known, key=lambda version: (day.said.is_concept(version.edition), version.said_on)))


def _said_on(day: Day, version: TargetVersion) -> tuple[date, Precision]:
    """The day on which a version was said, and how precisely that is known."""
    if version.reported:
        return version.reported.date, version.reported.date_precision
    edition = next(each for each in day.said.editions if each.id == version.edition)
    return day.said.said_on(edition), edition.date_precision


def _version(day: Day, indicator: Indicator, target: Target, version: TargetVersion) -> VersionView:
    said_on, precision = _said_on(day, version)
    measure = day.house.catalogue.measures[target.measure or indicator.measure]
    return VersionView(
        edition=version.edition,
        reported=version.reported,
        said_on=said_on,
        said_precision=precision,
        due=version.due or target.due,
        aim=aim_of(version, measure),
        baseline=version.baseline or (version.change_since.baseline if version.change_since else None),
        as_published=version.as_published,
        reason=version.reason,
        decision=version.decision,
        assumption=version.assumption,
        note=version.note,
    )
