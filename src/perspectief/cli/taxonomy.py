"""`perspectief taxonomy`: the classification of occupations that matching speaks in."""

from pathlib import Path
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W

taxonomy_app = typer.Typer(
    name="taxonomy",
    help=W.t("Bring in a classification of occupations, such as ESCO."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@taxonomy_app.callback()
def _several_to_come() -> None:
    """A group stays a group while it has one command."""


@taxonomy_app.command(
    "import",
    help=W.t("Make one taxonomy of the files that ESCO, CBS, UWV and CompetentNL publish."),
)
def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar=W.t("PATH..."), help=W.t("Files, or folders with files."), exists=True, show_default=False
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            help=W.t("The file to write; your own data folder if left out."),
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    name: Annotated[str, typer.Option(metavar=W.t("NAME"), help=W.t("What to call it."))] = "ESCO",
) -> None:
    """Read the files, learn what the names mean, and write both."""
    from perspectief.cli.taxonomies import import_taxonomy

    import_taxonomy(paths, output, name)
