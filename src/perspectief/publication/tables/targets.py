"""The table of planning and control: each target with its baseline, the years, and every document's aim."""

from collections.abc import Iterator
from dataclasses import dataclass

from perspectief.account.model import (
    Account,
    Baseline,
    Edition,
    FigureView,
    IndicatorAccount,
    Measure,
    TargetAccount,
    VersionView,
)
from perspectief.publication import sentences
from perspectief.publication.tables.model import Cell, Column, NumberCell, Row, Table, TextCell
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
from perspectief.publication.words.numbers import decimals_of


@dataclass(frozen=True, slots=True)
class _Line:
    """One row to be: an indicator with one of its targets, or with none."""

    indicator: IndicatorAccount
    target: TargetAccount | None
    measure: Measure
    years: ByYear


def indicator_table(account: Account, words: Words) -> Table:
    """Every adopted target of every indicator, with the levels of each year and the aim of each edition."""
    notes, disputed = Notes(words), disputed_keys(account)
    lines = tuple(_lines(account, disputed))
    years = years_of(line.years for line in lines)
    named = any(line.target and line.target.title for line in lines)
    rows = []
    for line in lines:
        levels = [cell_of(line.years.get(year, ()), line.measure, words, notes, disputed) for year in years]
        aims = _aims(line, account.editions, words, notes)
        begin = _begin(line, words, notes)
        begin = begin if named else _without_target(begin)
        rows.append(Row((*begin, *levels, *aims, sources_of(_shown(line.years)))))
    return Table(
        "indicators",
        words.language,
        words.t("Indicators: baseline, figures by year and the aim in each document"),
        _columns(years, account.editions, words, named=named),
        tuple(rows),
        notes.all(),
    )


def _without_target(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Where no target has a name of its own, the column of names would say nothing."""
    return (cells[0], *cells[2:])


def _columns(
    years: tuple[int, ...], editions: tuple[Edition, ...], words: Words, *, named: bool
) -> tuple[Column, ...]:
    return (
        Column(words.t("Indicator")),
        *([Column(words.t("Target"))] if named else []),
        Column(words.t("Status")),
        Column(words.t("Unit")),
        Column(words.t("Baseline"), "number"),
        *(Column(str(year), "number") for year in years),
        *(Column(words.t("Aim in {title}", title=words.text(edition.title))) for edition in editions),
        Column(words.t("Source"), "link"),
    )


def _lines(account: Account, disputed: frozenset[str]) -> Iterator[_Line]:
    figures = {figure.key: figure for figure in account.figures}
    measures = {measure.id: measure for measure in account.measures}
    for indicator in account.indicators:
        own = [figures[key] for key in indicator.figures]
        adopted = (target for target in indicator.targets if target.adopted)
        each: list[TargetAccount | None] = [*adopted] or [None]
        for target in each:
            measure = target.measure if target else indicator.measure
            known = [figure for figure in own if figure.measure == measure]
            yield _Line(indicator, target, measures[measure], by_year(known, disputed))


def _begin(line: _Line, words: Words, notes: Notes) -> tuple[Cell, ...]:
    target = line.target
    title = line.indicator.title
    named = target.title if target and target.title else None
    own = TextCell(words.text(named), named.language_of(words.language)) if named else None
    return (
        TextCell(words.text(title), title.language_of(words.language)),
        own,
        TextCell(sentences.status_word(target, words), words.language) if target else None,
        TextCell(unit_name(line.measure, words), words.language),
        _baseline(_baseline_of(target.version) if target else None, words, notes),
    )


def _baseline_of(version: VersionView) -> Baseline | None:
    return version.baseline or version.aim.baseline


def _baseline(baseline: Baseline | None, words: Words, notes: Notes) -> Cell:
    if baseline is None:
        return None
    marks = []
    if baseline.origin == "inferred":
        marks.append(notes.mark(words.word("origin", "inferred")))
    if baseline.assumption:
        marks.append(notes.of_text(words.t("Assumption"), baseline.assumption))
    value = float(baseline.value)
    return NumberCell(value, decimals_of(value), tuple(marks), words.day_short(baseline.date))


def _aims(line: _Line, editions: tuple[Edition, ...], words: Words, notes: Notes) -> tuple[Cell, ...]:
    """The aim as it stood in each document; notes stand where it was said, not where it was left standing."""
    stood = [_stood_in(line.target, edition) for edition in editions]
    before = [None, *stood]
    return tuple(
        _aim_cell(line, version, words, notes, told=version is not last) if version else None
        for version, last in zip(stood, before, strict=False)
    )


def _stood_in(target: TargetAccount | None, edition: Edition) -> VersionView | None:
    """What a document says itself, or the last that was said before it."""
    said = [version for version in target.versions if _by(version, edition)] if target else []
    return said[-1] if said else None


def _aim_cell(line: _Line, version: VersionView, words: Words, notes: Notes, *, told: bool) -> TextCell:
    due = line.target.due_assumption if line.target else None
    marks = [
        notes.of_text(words.t("Assumption"), assumption)
        for assumption in (version.assumption, due)
        if assumption and told
    ]
    return TextCell(sentences.aim(version, line.measure, words), words.language, tuple(marks))


def _by(version: VersionView, edition: Edition) -> bool:
    return version.edition == edition.id or (version.edition is not None and version.said_on < edition.date)


def _shown(years: ByYear) -> Iterator[FigureView]:
    for figures in years.values():
        yield from figures
