"""Figures in the terminal: under the measure and region that they are about, values and days whole."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.table import Column, Table
from rich.text import Text as Styled

from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions
from perspectief.publication.words.known_since import released_later

_RELEASED = 3  # the column that is left out where no figure was released later than published
_ROOM = 60  # columns of a terminal in which days and values fit on one line
Row = tuple[Figure, tuple[str, ...]]


def print_figures(figures: Iterable[Figure], regions: Regions) -> None:
    """A heading per measure and region, and below it a line per figure."""
    print_rows([(figure, ()) for figure in figures], (), regions)


def print_rows(rows: Sequence[Row], more_heads: tuple[str, ...], regions: Regions) -> None:
    """As `print_figures`, with further columns behind those of each figure."""
    heads = (
        W.t("Period"),
        W.t("As published"),
        W.t("Published on"),
        W.t("Released on"),
        W.t("Source"),
        *more_heads,
    )
    cells = [_cells(*row) for row in rows]
    if not any(line[_RELEASED] for line in cells):
        heads, cells = _without(heads), [_without(line) for line in cells]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    at = 0
    for (measure, region), group in groupby(rows, key=lambda row: (row[0].measure, row[0].region)):
        count = len(list(group))
        table = _table(heads, widths, show_heads=at == 0)
        for line in cells[at : at + count]:
            table.add_row(*line)
        OUT.print(Styled.assemble((measure, "bold"), f", {_named(region, regions)}"), soft_wrap=True)
        OUT.print(table)
        at += count


def _table(heads: Sequence[str], widths: Sequence[int], *, show_heads: bool) -> Table:
    """The columns before the source keep their words on one line, where there is room at all."""
    roomy = OUT.width >= _ROOM
    source = heads.index(W.t("Source"))
    columns = [
        Column(
            head,
            overflow="fold",
            no_wrap=roomy and at < source,
            min_width=width if roomy and at < source else None,
        )
        for at, (head, width) in enumerate(zip(heads, widths, strict=True))
    ]
    return Table(*columns, box=None, padding=(0, 0, 0, 2), show_header=show_heads, header_style="underline")


def _cells(figure: Figure, more: tuple[str, ...]) -> tuple[str, ...]:
    period = W.period_short(figure.start, figure.end)
    written = figure.as_published or ("" if figure.value is None else f"{figure.value:.15g}")
    published = W.day_short(figure.published_on, figure.published_precision)
    released = released_later(figure)
    return period, written, published, W.day_short(released) if released else "", figure.source, *more


def _without(cells: tuple[str, ...]) -> tuple[str, ...]:
    return cells[:_RELEASED] + cells[_RELEASED + 1 :]


def _named(code: str, regions: Regions) -> str:
    record = regions.find(code)
    return W.text(record.name) if record and record.name else code
