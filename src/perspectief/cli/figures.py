"""`perspectief figures list | import | export`."""

import sys
from datetime import date
from pathlib import Path

from rich.table import Table

from perspectief.account import House, open_house
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.facts.exchange import export_csv, preview_import
from perspectief.facts.model import Figure
from perspectief.facts.store import add_figures
from perspectief.ground.files import write_atomically
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("unknown-measure",)


def list_figures(folder: Path, measure: str | None, as_of: date) -> None:
    """Print a table of the figures known on a day."""
    house = open_house(folder)
    if measure and house.catalogue.find(measure) is None:
        near = house.catalogue.suggest(measure)
        raise Refused([Problem("unknown-measure", Place("--measure"), found=measure, suggestion=near)])
    figures = [f for f in house.facts.all_known(as_of) if measure in (None, f.measure)]
    table = Table(
        W.t("Measure"), W.t("Region"), W.t("Period"), W.t("As published"), W.t("Known since"), W.t("Source")
    )
    for figure in figures:
        table.add_row(*_row(figure))
    OUT.print(table)
    OUT.print(W.n("{count} figure", "{count} figures", len(figures)))


def _row(figure: Figure) -> tuple[str, ...]:
    period = W.period_short(figure.start, figure.end)
    known = W.day_short(figure.published_on, figure.published_precision)
    return figure.measure, figure.region, period, figure.as_published, known, figure.source


def import_figures(folder: Path, file: Path, *, dry_run: bool) -> None:
    """Say what a file would add, and add it; the same file twice adds nothing."""
    house: House = open_house(folder)
    preview = preview_import(house.facts, file, house.catalogue, house.regions)
    for figure in preview.new:
        OUT.print(" + " + "  ".join(_row(figure)), soft_wrap=True)
    known = W.n("{count} is known already", "{count} are known already", preview.known)
    new = W.n("{count} new figure", "{count} new figures", len(preview.new))
    OUT.print(W.t("{new}; {known}.", new=new, known=known))
    if preview.new and not dry_run:
        add_figures(folder, file.name, preview.new)


def export_figures(folder: Path, output: Path | None, as_of: date) -> None:
    """Write the figures known on a day as CSV."""
    text = export_csv(open_house(folder).facts, as_of)
    if output is None:
        sys.stdout.write(text)
    else:
        write_atomically(output, text.encode())
        OUT.print(W.t("Written to {place}", place=output), soft_wrap=True)
