"""`perspectief figures list | import | export`."""

from datetime import date
from pathlib import Path

import typer

from perspectief.account import open_house
from perspectief.cli.console import OUT
from perspectief.cli.figure_lists import print_figures
from perspectief.cli.language import WORDS as W
from perspectief.facts.adding import Added, csv_text
from perspectief.facts.exchange import export_csv, import_csv, known_figures
from perspectief.facts.regions import Regions
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("unknown-measure",)


def list_figures(folder: Path, measure: str | None, as_of: date) -> None:
    """Print a table of the figures known on a day."""
    house = open_house(folder)
    if measure and house.catalogue.find(measure) is None:
        near = house.catalogue.suggest(measure)
        raise Refused([Problem("unknown-measure", Place("--measure"), found=measure, suggestion=near)])
    figures = [f for f in known_figures(house.facts, as_of) if measure in (None, f.measure)]
    print_figures(figures, house.regions)
    OUT.print(W.n("{count} figure", "{count} figures", len(figures)))


def import_figures(folder: Path, file: Path, *, dry_run: bool) -> None:
    """Say what a file would add, and add it; the same file twice adds nothing."""
    house = open_house(folder)
    preview = import_csv(folder, file, house.catalogue, house.regions)
    print_planned(preview.planned, house.regions)
    if preview.planned.new and not dry_run:
        preview.apply()


def print_planned(planned: Added, regions: Regions) -> None:
    """Every figure that would be added, and how many are known already."""
    print_figures(planned.new, regions)
    print_counts(planned)


def print_counts(planned: Added) -> None:
    """How many figures are new, known already, and drafts that make room."""
    there = len(planned.already_there)
    known = W.n("{count} is known already", "{count} are known already", there)
    new = W.n("{count} new figure", "{count} new figures", len(planned.new))
    OUT.print(W.t("{new}; {known}.", new=new, known=known))
    if planned.replaced:
        many = len(planned.replaced)
        OUT.print(W.n("{count} earlier draft is replaced.", "{count} earlier drafts are replaced.", many))


def export_figures(folder: Path, output: Path | None, as_of: date) -> None:
    """Write the figures known on a day as CSV."""
    facts = open_house(folder).facts
    if output is None:
        typer.echo(csv_text(known_figures(facts, as_of)).encode(), nl=False)  # UTF-8 in any locale
        return
    export_csv(facts, as_of, output)
    OUT.print(W.t("Written to {place}", place=output), soft_wrap=True, markup=False)
