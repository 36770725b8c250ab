"""Whether the measures, classes and regions that a programme names exist."""

from collections.abc import Iterator
from dataclasses import replace

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Measure
from perspectief.facts.regions import Regions
from perspectief.ground.near import nearest
from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Path, written
from perspectief.programme.load import Loaded
from perspectief.programme.model import Indicator, Programme, TargetVersion

CODES = (
    "unknown-measure",
    "unknown-region",
    "class-not-on-scale",
    "measure-without-scale",
    "aim-out-of-range",
)


def check_references(loaded: Loaded, catalogue: Catalogue, regions: Regions) -> Iterator[Problem]:
    """Every measure, class and region of the programme that the facts do not know."""
    for path, code in _region_codes(loaded.programme):
        if regions.find(code) is None:
            near = regions.suggest(code)
            yield _problem(loaded, "unknown-region", path, code, suggestion=near.code if near else "")
    yield from _boundary_problems(loaded, regions)
    for path, measure in _measure_ids(loaded.programme):
        if catalogue.find(measure) is None:
            yield _problem(loaded, "unknown-measure", path, measure, suggestion=catalogue.suggest(measure))
    for number, indicator in enumerate(loaded.programme.indicators):
        yield from _check_aims(loaded, catalogue, ("indicators", number), indicator)


def _boundary_problems(loaded: Loaded, regions: Regions) -> Iterator[Problem]:
    municipality = loaded.programme.municipality
    place = loaded.place(("municipality", "boundaries"))
    problem = regions.boundaries_problem(municipality.code, municipality.boundaries, place)
    if problem is not None:
        yield replace(problem, path="municipality.boundaries")


def _region_codes(programme: Programme) -> Iterator[tuple[Path, str]]:
    yield ("municipality", "code"), programme.municipality.code
    if programme.labour_market_region:
        yield ("labour_market_region", "code"), programme.labour_market_region.code
    if programme.size_class:
        yield ("size_class", "code"), programme.size_class.code
    for number, group in enumerate(programme.regions):
        for position, member in enumerate(group.members):
            yield ("regions", number, "members", position), member
    for number, indicator in enumerate(programme.indicators):
        if indicator.region:
            yield ("indicators", number, "region"), indicator.region
        yield from _peer_codes(("indicators", number), indicator)


def _peer_codes(path: Path, indicator: Indicator) -> Iterator[tuple[Path, str]]:
    for place, version in _versions(path, indicator):
        if version.better_than_peers_by:
            yield (*place, "better_than_peers_by", "peers"), version.better_than_peers_by.peers


def _versions(path: Path, indicator: Indicator) -> Iterator[tuple[Path, TargetVersion]]:
    for number, target in enumerate(indicator.targets):
        for position, version in enumerate(target.versions):
            yield (*path, "targets", number, "versions", position), version


def _measure_ids(programme: Programme) -> Iterator[tuple[Path, str]]:
    for number, indicator in enumerate(programme.indicators):
        yield ("indicators", number, "measure"), indicator.measure
        for position, comparator in enumerate(indicator.comparators):
            yield ("indicators", number, "comparators", position), comparator
        for position, target in enumerate(indicator.targets):
            if target.measure:
                yield ("indicators", number, "targets", position, "measure"), target.measure
    for number, activity in enumerate(programme.activities):
        for position, measure in enumerate(activity.measures):
            yield ("activities", number, "measures", position), measure


def _check_aims(loaded: Loaded, catalogue: Catalogue, path: Path, indicator: Indicator) -> Iterator[Problem]:
    for place, version in _versions(path, indicator):
        target = indicator.targets[int(place[3])]
        measure = catalogue.find(target.measure or indicator.measure)
        if measure is None:
            continue
        yield from _check_class(loaded, place, version, measure)
        yield from _check_range(loaded, place, version, measure)


def _check_class(loaded: Loaded, place: Path, version: TargetVersion, measure: Measure) -> Iterator[Problem]:
    if version.class_is is None:
        return
    steps = tuple(step.id for step in measure.scale)
    where = (*place, "class_is", "name")
    name = version.class_is.name
    if not steps:
        yield _problem(loaded, "measure-without-scale", where, name, details={"measure": measure.id})
    elif name not in steps:
        yield _problem(loaded, "class-not-on-scale", where, name, steps, nearest(name, steps))


def _check_range(loaded: Loaded, place: Path, version: TargetVersion, measure: Measure) -> Iterator[Problem]:
    for key in ("at_most", "at_least"):
        amount = getattr(version, key)
        if amount is None:
            continue
        low, high = measure.minimum, measure.maximum
        if (low is not None and amount < low) or (high is not None and amount > high):
            bounds = {"low": "" if low is None else f"{low:g}", "high": "" if high is None else f"{high:g}"}
            yield _problem(loaded, "aim-out-of-range", (*place, key), f"{amount:g}", details=bounds)


def _problem(
    loaded: Loaded,
    code: str,
    path: Path,
    found: str,
    allowed: tuple[str, ...] = (),
    suggestion: str = "",
    details: dict[str, str] | None = None,
) -> Problem:
    return Problem(
        code=code,
        place=loaded.place(path),
        path=written(path),
        found=found,
        allowed=allowed,
        suggestion=suggestion,
        details=details or {},
    )
