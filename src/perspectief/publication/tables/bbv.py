"""The indicators that every municipality has to show by law, beside its size class.

Besluit begroting en verantwoording provincies en gemeenten, article 25(2), and the Regeling
beleidsindicatoren gemeenten.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from perspectief.account.model import Account, Measure, Region
from perspectief.publication.tables.model import Cell, Column, Note, Row, Table, TextCell
from perspectief.publication.tables.notes import Notes
from perspectief.publication.tables.units import unit_name
from perspectief.publication.tables.years import (
    ByYear,
    by_year,
    cell_of,
    disputed_keys,
    sources_of,
    years_of,
)
from perspectief.publication.words import Words


@dataclass(frozen=True, slots=True)
class _Line:
    measure: Measure
    region: Region
    years: ByYear


def bbv_table(account: Account, words: Words) -> Table:
    """The required indicators that have figures: a row for the municipality, one for its size class."""
    notes, disputed = Notes(words), disputed_keys(account)
    lines = tuple(_lines(account, disputed))
    years = years_of(line.years for line in lines)
    rows = []
    for line in lines:
        levels = [cell_of(line.years.get(year, ()), line.measure, words, notes, disputed) for year in years]
        shown = [figure for figures in line.years.values() for figure in figures]
        unit = TextCell(unit_name(line.measure, words), words.language)
        rows.append(Row((*_begin(line, words), *levels, unit, sources_of(shown))))
    whole = words.t("Only the required indicators that have figures here are shown.")
    return Table(
        "bbv",
        words.language,
        words.t("Indicators required by law (BBV), beside municipalities of the same size"),
        _columns(years, words),
        tuple(rows),
        (Note("", whole, words.language), *notes.all()),
    )


def _columns(years: tuple[int, ...], words: Words) -> tuple[Column, ...]:
    return (
        Column(words.t("Indicator")),
        Column(words.t("Region")),
        *(Column(str(year), "number") for year in years),
        Column(words.t("Unit")),
        Column(words.t("Source"), "link"),
    )


def _lines(account: Account, disputed: frozenset[str]) -> Iterator[_Line]:
    regions = [region for region in (account.municipality, account.size_class) if region]
    for measure in (measure for measure in account.measures if measure.bbv):
        found = [(region, _years(account, measure, region, disputed)) for region in regions]
        if any(years for _, years in found):
            yield from (_Line(measure, region, years) for region, years in found)


def _years(account: Account, measure: Measure, region: Region, disputed: frozenset[str]) -> ByYear:
    own = (f for f in account.figures if f.measure == measure.id and f.region == region.code)
    return by_year(own, disputed)


def _begin(line: _Line, words: Words) -> tuple[Cell, ...]:
    names = (line.measure.name, line.region.name)
    return tuple(TextCell(words.text(name), name.language_of(words.language)) for name in names)
