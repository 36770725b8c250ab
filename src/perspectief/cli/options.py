"""What several commands ask for in the same way."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W


def read_day(text: str) -> date:
    """The day that a person wrote as 2022-12-31."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no time zone)
    except ValueError:
        raise typer.BadParameter(W.t("“{text}” is not a day; write it as 2022-12-31.", text=text)) from None


Folder = Annotated[
    Path,
    typer.Argument(
        metavar=W.t("FOLDER"), help=W.t("The folder of the programme."), file_okay=False, show_default=False
    ),
]
Folders = Annotated[
    list[Path],
    typer.Argument(
        metavar=W.t("FOLDER..."),
        help=W.t("The folder of a programme, or several folders."),
        file_okay=False,
        show_default=False,
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar=W.t("YYYY-MM-DD"),
        parser=read_day,
        help=W.t("Look from this day: only what was known by then exists. Today if left out."),
        show_default=False,
    ),
]


def today(as_of: date | None = None) -> date:
    """The day that was asked for, or today: the one look at the clock."""
    return as_of or date.today()  # noqa: DTZ011 (a municipality's day)
