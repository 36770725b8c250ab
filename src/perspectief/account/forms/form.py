"""What one office is asked: a row per figure that is expected and per part of a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from perspectief.account.forms.periods import expected, from_day, from_the_start, starting_day
from perspectief.account.forms.texts import texts_of
from perspectief.account.house import House
from perspectief.facts.model import Figure, Measure
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Text
from perspectief.programme.model import Edition, Indicator, Owner
from perspectief.programme.written import SECTIONS, SubjectKind

OPEN_ROWS, OPEN_ROWS_OF_NOTHING_KNOWN = 2, 4
_ON_ONE_DAY = ("stock", "class")  # a level is counted on the last day of its period
_KIND = {"count": "stock", "grade": "survey", "rank": "survey", "index": "survey", "ratio": "rate"}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure to fill in; without a period the office says itself what it is about.

    `open_period`: nothing says on which day or over which period is counted, so the office may change it.
    """

    measure: Measure
    region: str
    region_name: Text
    kind: str
    start: date | None = None
    end: date | None = None
    last: Figure | None = None
    open_period: bool = False


@dataclass(frozen=True, slots=True)
class TextRow:
    """One part of a text of an edition, with what stands there already in Dutch and in English."""

    kind: SubjectKind
    name: str
    title: Text
    section: str
    nl: str = ""
    en: str = ""

    @property
    def about(self) -> str:
        """ "indicator:welfare-files"."""
        return f"{self.kind}:{self.name}"


@dataclass(frozen=True, slots=True)
class Form:
    """All that one office is asked, for one edition or for figures alone."""

    municipality: str
    municipality_name: Text
    title: Text
    owner: Owner
    edition: Edition | None
    figures: tuple[FigureRow, ...]
    texts: tuple[TextRow, ...]


def form_for(house: House, owner: str, edition: str | None, as_of: date) -> Form:
    """What `owner` is asked; without an edition, that of the concept that is being written, if one is.

    Raises `Refused` for an office or edition that the programme does not have, and where there is nothing
    to ask.
    """
    programme = house.programme
    office = _owner(house, owner)
    about = edition_of(house, edition) if edition else _concept(house)
    form = Form(
        municipality=programme.municipality.code,
        municipality_name=programme.municipality.name,
        title=programme.title,
        owner=office,
        edition=about,
        figures=tuple(_figure_rows(house, owner, max(as_of, about.date) if about else as_of)),
        texts=tuple(_text_rows(house, owner, about)) if about else (),
    )
    if not form.figures and not form.texts:
        raise Refused([Problem("form-nothing-asked", Place("programme.yaml"), "owners", owner)])
    return form


def edition_of(house: House, name: str) -> Edition:
    """The concept edition with this id; raises `Refused` where there is none or it is adopted."""
    editions = {edition.id: edition for edition in house.programme.editions}
    if name not in editions:
        ids = tuple(editions)
        raise Refused([_unknown("form-unknown-edition", "editions", name, ids)])
    if editions[name].status != "concept":
        raise Refused([Problem("form-edition-adopted", Place("programme.yaml"), "editions", name)])
    return editions[name]


def asked_of(house: House, owner: str) -> dict[tuple[str, str], str | None]:
    """Every (measure, region) that an office answers for, with how often a figure is due."""
    programme = house.programme
    own_region = programme.municipality.code
    asked: dict[tuple[str, str], str | None] = {}
    for indicator in programme.indicators:
        if indicator.owner == owner:
            for measure in _measures(indicator):
                asked.setdefault((measure, indicator.region or own_region), indicator.frequency)
    for activity in programme.activities:
        if activity.owner == owner:
            for measure in activity.measures:
                asked.setdefault((measure, own_region), None)
    return asked


def _measures(indicator: Indicator) -> tuple[str, ...]:
    of_targets = (target.measure for target in indicator.targets if target.measure)
    return tuple(dict.fromkeys((indicator.measure, *of_targets)))


def _owner(house: House, name: str) -> Owner:
    owners = {owner.id: owner for owner in house.programme.owners}
    if name not in owners:
        raise Refused([_unknown("form-unknown-owner", "owners", name, tuple(owners))])
    return owners[name]


def _unknown(code: str, path: str, name: str, known: tuple[str, ...]) -> Problem:
    return Problem(code, Place("programme.yaml"), path, name, known, nearest(name, known))


def _concept(house: House) -> Edition | None:
    concepts = [edition for edition in house.programme.editions if edition.status == "concept"]
    return max(concepts, key=lambda edition: edition.date, default=None)


def _figure_rows(house: House, owner: str, until: date) -> Iterator[FigureRow]:
    for (measure_id, region), frequency in asked_of(house, owner).items():
        measure = house.catalogue.measures[measure_id]
        record = house.regions.find(region)
        name = (record and record.name) or Text(nl=region)
        last = _last(house, measure_id, region)
        kind = last.kind if last else "class" if measure.scale else _KIND.get(measure.unit, "rate")
        first = starting_day(house.programme.indicators, measure_id, until)
        is_known = bool(last or first)
        for start, end in _periods(house, last, first, kind, frequency, until):
            yield FigureRow(measure, region, name, kind, start, end, last, not is_known)
        for _ in range(OPEN_ROWS if is_known else OPEN_ROWS_OF_NOTHING_KNOWN):
            yield FigureRow(measure, region, name, kind, last=last)


def _periods(
    house: House, last: Figure | None, first: date | None, kind: str, frequency: str | None, until: date
) -> tuple[tuple[date, date], ...]:
    """The periods that a figure is expected for: after the last one known, or from the starting level on.

    What lies before the programme's own starting level is not asked. Where neither is known the periods are
    those since the first edition.
    """
    if first and (last is None or last.end < first):
        return from_day(first, frequency, until, on_one_day=kind in _ON_ONE_DAY)
    if last:
        return expected(last.start, last.end, frequency, until)
    since = min(edition.date for edition in house.programme.editions)
    found = from_the_start(since, frequency, until)
    return tuple((end if kind in _ON_ONE_DAY else start, end) for start, end in found)


def _last(house: House, measure: str, region: str) -> Figure | None:
    """The level that reaches furthest in time, drafts too: the office has seen its own."""
    figures = house.facts.known(measure, region, date.max, drafts=True)
    levels = [figure for figure in figures if figure.kind not in ("change", "flow")] or list(figures)
    return max(levels, key=lambda figure: (figure.end, figure.published_on), default=None)


def _text_rows(house: House, owner: str, edition: Edition) -> Iterator[TextRow]:
    for kind, name, title in _subjects(house, owner):
        standing = texts_of(house.folder, edition.id, kind, name)
        for section in SECTIONS[kind]:
            dutch, english = standing.part(section, "nl"), standing.part(section, "en")
            yield TextRow(kind, name, title, section, dutch, english)


def _subjects(house: House, owner: str) -> Iterator[tuple[SubjectKind, str, Text]]:
    for indicator in house.programme.indicators:
        if indicator.owner == owner:
            yield "indicator", indicator.id, indicator.title
    for activity in house.programme.activities:
        if activity.owner == owner:
            yield "activity", activity.id, activity.title
