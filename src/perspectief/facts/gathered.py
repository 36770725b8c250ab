"""All that is known of a measure: a folder's own figures, fetched ones, what ships, what is computed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.fetched_place import has_fetched
from perspectief.facts.formula.evaluate import evaluate
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions
from perspectief.facts.shipped import beside as shipped_beside
from perspectief.facts.store import Facts

Subject = tuple[str, str]


@dataclass(frozen=True)
class FetchedFigures:
    """Fetched figures by measure and region, and the answers that those of a measure were read from."""

    by_subject: Mapping[Subject, tuple[Figure, ...]] = field(default_factory=dict)
    answers: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_fetched(
    folder: Path, catalogue: Catalogue, regions: Regions, measures: Iterable[str], places: Iterable[str]
) -> FetchedFigures:
    """What was fetched of these measures in these regions; raises `Refused` for a damaged file.

    A folder into which nothing was fetched costs nothing: the engine is not even loaded.
    """
    if not has_fetched(folder):
        return FetchedFigures()
    from perspectief.facts.fetched import open_fetched

    fetched = open_fetched(folder, catalogue, regions)
    wanted = sorted(measures)
    found: dict[Subject, list[Figure]] = {}
    for figure in fetched.figures(wanted, sorted(places)):
        found.setdefault((figure.measure, figure.region), []).append(figure)
    return FetchedFigures({key: tuple(held) for key, held in found.items()}, fetched.answers(wanted))


def gathered(own: Facts, fetched: FetchedFigures, catalogue: Catalogue) -> Facts:
    """The own figures with all that stands beside them.

    Fetched figures stand beside own ones, also where both speak of one period: two sources are both kept.
    What ships, and what is computed, only speaks of periods and kinds that nothing else does.
    """

    def published(held: tuple[Figure, ...], measure: str, region: str) -> tuple[Figure, ...]:
        told = fetched.by_subject.get((measure, region), ())
        return (*told, *shipped_beside((*held, *told), measure, region))

    plain = replace(own, beside=published)
    computed: dict[Subject, tuple[Figure, ...]] = {}

    def beside(held: tuple[Figure, ...], measure: str, region: str) -> tuple[Figure, ...]:
        told = published(held, measure, region)
        if (measure, region) not in computed:
            computed[measure, region] = evaluate(catalogue.measures[measure], catalogue, plain, region)
        taken = {_period(figure) for figure in (*held, *told)}
        return (*told, *(each for each in computed[measure, region] if _period(each) not in taken))

    return replace(own, beside=beside)


def _period(figure: Figure) -> tuple[object, ...]:
    return figure.start, figure.end, figure.kind
