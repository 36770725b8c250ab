"""`perspectief register demo`: a made-up town in a folder that says so."""

from datetime import date
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import Folder, read_day

LEAST_FILES, MOST_FILES = 100, 400_000


def demo(
    folder: Folder,
    seed: Annotated[int, typer.Option(min=0, help=W.t("The same number gives the same town."))] = 1,
    files: Annotated[
        int | None,
        typer.Option(
            min=LEAST_FILES,
            max=MOST_FILES,
            help=W.t("Files in November 2022; 2,372 if left out, as in the published figures."),
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option(
            metavar=W.t("YYYY-MM-DD"),
            parser=read_day,
            help=W.t("Up to the last month that has ended by this day; the end of 2022 if left out."),
            show_default=False,
        ),
    ] = None,
    months: Annotated[bool, typer.Option("--months", help=W.t("Show every month."))] = False,
) -> None:
    """Fill the register of a folder with a made-up town; makes the folder where it is not there."""
    from perspectief.cli.demo_town import Wanted, make_demo

    make_demo(folder, Wanted(seed, files, until), months=months)


def add_to(app: typer.Typer) -> None:
    """Give a group of commands this one."""
    app.command(
        "demo", help=W.t("Fill the register of a new folder with a made-up town, to try things out.")
    )(demo)
