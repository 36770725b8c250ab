"""`perspectief match`: its commands, each importing what it needs when it is called."""

from pathlib import Path
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.match_people import add_to

match_app = typer.Typer(
    name="match",
    help=W.t("Match people and vacancies, and link titles to occupations."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


add_to(match_app)


@match_app.command(help=W.t("Link the job titles of a CSV file to the occupations of a taxonomy."))
def titles(
    file: Annotated[
        Path, typer.Argument(metavar=W.t("FILE"), help=W.t("A CSV file."), dir_okay=False, show_default=False)
    ],
    column: Annotated[
        str | None,
        typer.Option(
            metavar=W.t("COLUMN"),
            help=W.t("The column with titles; one called title, functie or beroep if left out."),
            show_default=False,
        ),
    ] = None,
    best: Annotated[int, typer.Option(min=1, max=100, help=W.t("How many occupations for each."))] = 3,
    taxonomy: Annotated[
        Path | None,
        typer.Option(
            help=W.t("A taxonomy that was imported; your own, or the small one that ships, if left out."),
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            help=W.t("A file ending in .csv or .json; printed as a table if left out."),
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print or write the best occupations of each title."""
    from perspectief.cli.match_titles import link_file

    if output is not None and output.suffix not in (".csv", ".json"):
        raise typer.BadParameter(W.t("--output ends in .csv or .json."))
    link_file(file, column, best, taxonomy, output)
