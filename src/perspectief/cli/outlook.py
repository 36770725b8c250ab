"""`perspectief outlook`: its commands, each importing what it needs when it is called."""

from pathlib import Path
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import AsOf, Folder, today

outlook_app = typer.Typer(
    name="outlook",
    help=W.t("Look ahead: keep what is expected, and give bands for any data."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@outlook_app.command(
    help=W.t("Say what is expected of each indicator and the chance of its targets, and keep it.")
)
def record(
    folder: Folder,
    as_of: AsOf = None,
    editions: Annotated[
        bool, typer.Option(help=W.t("Also look back from the day of every adopted edition."))
    ] = False,
) -> None:
    """Keep what is said from a day in `outlooks/`."""
    from perspectief.cli.outlooks import record_outlooks

    if today(as_of) > today():
        raise typer.BadParameter(
            W.t("{day} has yet to come: nothing can be said from it.", day=W.day(today(as_of)))
        )
    record_outlooks(folder, today(as_of), today(), editions=editions)


@outlook_app.command(help=W.t("Judge outlooks on every series at hand, from every moment of the past."))
def track(folder: Folder) -> None:
    """Keep how good outlooks were in `outlooks/track-record.json`."""
    from perspectief.cli.outlook_track import track_outlooks

    track_outlooks(folder, today())


@outlook_app.command(
    help=W.t("Give bands for the series of a CSV file: series, date, and value or low and high.")
)
def fit(
    file: Annotated[
        Path, typer.Argument(metavar=W.t("FILE"), help=W.t("A CSV file."), dir_okay=False, show_default=False)
    ],
    months: Annotated[int, typer.Option(min=1, max=120, help=W.t("How many months to look ahead."))] = 12,
    output: Annotated[
        Path | None,
        typer.Option(help=W.t("A CSV file for every month; printed if left out."), show_default=False),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help=W.t("The seed of the draws."))] = 1,
) -> None:
    """Print or write bands."""
    from perspectief.cli.outlook_fit import fit_file

    fit_file(file, months, output, seed)
