"""Figures by year: which of them stand in the column of a year, and what the cell says."""

from collections.abc import Iterable, Mapping, Sequence

from perspectief.account.model import Account, FigureView, Measure
from perspectief.publication.tables.model import Cell, Link, LinkCell, NumberCell, TextCell
from perspectief.publication.tables.notes import Notes
from perspectief.publication.words import Words
from perspectief.publication.words.amounts import is_rough
from perspectief.publication.words.numbers import decimals_of

LEVELS = ("stock", "rate", "survey", "class")
ByYear = Mapping[int, tuple[FigureView, ...]]


def disputed_keys(account: Account) -> frozenset[str]:
    """The figures that another source contradicts."""
    return frozenset(
        key for indicator in account.indicators for one in indicator.conflicts for key in one.keys
    )


def by_year(figures: Iterable[FigureView], disputed: frozenset[str]) -> ByYear:
    """The last level known of each year; more than one where sources do not agree on it.

    A measure without levels gives its totals over a period. A change is no level and stands in no year.
    """
    given = tuple(figures)
    levels = [figure for figure in given if figure.kind in LEVELS]
    found: dict[int, list[FigureView]] = {}
    for figure in levels or [figure for figure in given if figure.kind == "flow"]:
        found.setdefault(figure.end.year, []).append(figure)
    return {year: _last(found[year], disputed) for year in sorted(found)}


def _last(figures: Sequence[FigureView], disputed: frozenset[str]) -> tuple[FigureView, ...]:
    end = max(figure.end for figure in figures)
    at_end = sorted((f for f in figures if f.end == end), key=lambda f: (f.published_on, f.start, f.key))
    contradicted = tuple(figure for figure in at_end if figure.key in disputed)
    return contradicted or (at_end[-1],)


def years_of(several: Iterable[ByYear]) -> tuple[int, ...]:
    """Every year that has a figure, oldest first."""
    return tuple(sorted({year for one in several for year in one}))


def cell_of(
    figures: Sequence[FigureView], measure: Measure, words: Words, notes: Notes, disputed: frozenset[str]
) -> Cell:
    """What stands in the cell of a year: a number where there is one, else words."""
    if not figures:
        return None
    marks = tuple(dict.fromkeys(
        mark for each in figures for mark in notes.of_figure(each, disputed=each.key in disputed)
    ))  # fmt: skip
    beside = _moment(figures[-1], words)
    only = figures[0]
    if len(figures) == 1 and only.value is not None and only.kind != "class" and not is_rough(only):
        return NumberCell(only.value, _decimals(only.value, measure), marks, beside)
    said = " / ".join(_said(figure, measure, words) for figure in figures)
    return TextCell(said, words.language, marks, beside)


def sources_of(figures: Iterable[FigureView]) -> LinkCell | None:
    """The sources of figures, each once; their names are Dutch."""
    links = dict.fromkeys(Link(figure.source, figure.source_url or "", "nl") for figure in figures)
    return LinkCell(tuple(links)) if links else None


def _said(figure: FigureView, measure: Measure, words: Words) -> str:
    exact = figure.value is not None and figure.kind != "class" and not is_rough(figure)
    if exact and figure.value is not None:
        return words.number(figure.value, _decimals(figure.value, measure))
    return words.figure(figure, measure)


def _decimals(value: float, measure: Measure) -> int:
    """As many decimals as the measure has, and never fewer than the source gave."""
    return max(measure.decimals, decimals_of(value))


def _moment(figure: FigureView, words: Words) -> str:
    """The moment within the year; empty for a whole year and for its last day."""
    ends_year = (figure.end.month, figure.end.day) == (12, 31)
    starts = (figure.start.month, figure.start.day) == (1, 1) and figure.start.year == figure.end.year
    if ends_year and (starts or figure.start == figure.end):
        return ""
    return words.period_short(figure.start, figure.end)
