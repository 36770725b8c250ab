"""`perspectief figures list | import | export`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer
from rich.table import Column, Table

from perspectief.account import open_house
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.facts.adding import Added, csv_text
from perspectief.facts.exchange import export_csv, import_csv, known_figures
from perspectief.facts.model import Figure
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("unknown-measure",)
_DAYS = (1, 3)  # the columns after the first that hold a period and a day: these stay on one line
ROOM_FOR_DAYS = 76
ROOM_BESIDE = 50  # columns of a terminal that the other cells of a row need at the least


def list_figures(folder: Path, measure: str | None, as_of: date) -> None:
    """Print a table of the figures known on a day."""
    house = open_house(folder)
    if measure and house.catalogue.find(measure) is None:
        near = house.catalogue.suggest(measure)
        raise Refused([Problem("unknown-measure", Place("--measure"), found=measure, suggestion=near)])
    figures = [f for f in known_figures(house.facts, as_of) if measure in (None, f.measure)]
    heads = (W.t("Measure"), W.t("Region"), W.t("Period"), W.t("As published"), W.t("Known since"))
    OUT.print(folding_table((*heads, W.t("Source")), [figure_row(figure) for figure in figures]))
    OUT.print(W.n("{count} figure", "{count} figures", len(figures)))


def folding_table(heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    """A table that cuts nothing in a narrow terminal: the rest folds before the ids of measures do."""
    widest = max((len(row[0]) for row in rows), default=0)
    first, *others = heads
    whole = OUT.width >= widest + ROOM_BESIDE
    roomy = OUT.width >= ROOM_FOR_DAYS
    columns = [Column(first, overflow="fold", no_wrap=whole)]
    columns += [
        Column(head, overflow="fold", no_wrap=at in _DAYS and roomy) for at, head in enumerate(others)
    ]
    table = Table(*columns)
    for row in rows:
        table.add_row(*row)
    return table


def figure_row(figure: Figure) -> tuple[str, ...]:
    """What a line about a figure says."""
    period = W.period_short(figure.start, figure.end)
    known = W.day_short(figure.published_on, figure.published_precision)
    return figure.measure, figure.region, period, figure.as_published, known, figure.source


def import_figures(folder: Path, file: Path, *, dry_run: bool) -> None:
    """Say what a file would add, and add it; the same file twice adds nothing."""
    house = open_house(folder)
    preview = import_csv(folder, file, house.catalogue, house.regions)
    print_planned(preview.planned)
    if preview.planned.new and not dry_run:
        preview.apply()


def print_planned(planned: Added) -> None:
    """Every figure that would be added, and how many are known already."""
    for figure in planned.new:
        OUT.print(" + " + "  ".join(figure_row(figure)), soft_wrap=True, markup=False)
    there = len(planned.already_there)
    known = W.n("{count} is known already", "{count} are known already", there)
    new = W.n("{count} new figure", "{count} new figures", len(planned.new))
    OUT.print(W.t("{new}; {known}.", new=new, known=known))


def export_figures(folder: Path, output: Path | None, as_of: date) -> None:
    """Write the figures known on a day as CSV."""
    facts = open_house(folder).facts
    if output is None:
        typer.echo(csv_text(known_figures(facts, as_of)).encode(), nl=False)  # UTF-8 in any locale
        return
    export_csv(facts, as_of, output)
    OUT.print(W.t("Written to {place}", place=output), soft_wrap=True, markup=False)
