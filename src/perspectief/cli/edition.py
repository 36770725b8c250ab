"""`perspectief edition`: its commands, each importing what it needs when it is called."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import Folder, read_day, today

edition_app = typer.Typer(
    name="edition",
    help=W.t("Open, adopt, list and compare editions."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Kind(StrEnum):
    """The kinds of documents of planning and control."""

    PERSPECTIEFNOTA = "perspectiefnota"
    BEGROTING = "begroting"
    BESTUURSRAPPORTAGE = "bestuursrapportage"
    JAARVERSLAG = "jaarverslag"


def _edition(metavar: str, said: str) -> object:
    return typer.Argument(metavar=metavar, help=said, show_default=False)


Id = Annotated[str, _edition(W.t("EDITION"), W.t("The id of the edition."))]


@edition_app.command("open", help=W.t("Add an edition that is being written to programme.yaml."))
def open_(
    folder: Folder,
    edition: Id,
    kind: Annotated[Kind, typer.Option(help=W.t("What kind of document it is."), show_default=False)],
    day: Annotated[
        date,
        typer.Option(
            "--date",
            metavar=W.t("YYYY-MM-DD"),
            parser=read_day,
            help=W.t("The day that it is meant for."),
            show_default=False,
        ),
    ],
    title: Annotated[
        str | None, typer.Option(help=W.t("Its title; made from the id if left out."), show_default=False)
    ] = None,
) -> None:
    """Add a concept edition."""
    from perspectief.cli.editions import open_in

    open_in(folder, edition, kind.value, day, title)


@edition_app.command(help=W.t("Adopt an edition: from then on its pages stay as they are."))
def adopt(
    folder: Folder,
    edition: Id,
    day: Annotated[
        date | None,
        typer.Option(
            "--date",
            metavar=W.t("YYYY-MM-DD"),
            parser=read_day,
            help=W.t("The day of adoption; the edition's own day if left out, and today if that is ahead."),
            show_default=False,
        ),
    ] = None,
    decision: Annotated[
        str | None,
        typer.Option(metavar=W.t("REFERENCE"), help=W.t("The decision that adopts it."), show_default=False),
    ] = None,
    with_gaps: Annotated[
        bool, typer.Option("--with-gaps", help=W.t("Adopt it although texts or figures are owed."))
    ] = False,
) -> None:
    """Turn a concept into an adopted edition."""
    from perspectief.cli.editions import adopt_in

    adopt_in(folder, edition, day, decision, with_gaps=with_gaps, today=today())


@edition_app.command("list", help=W.t("List the editions: what they are, of what day, adopted or not."))
def list_(folder: Folder) -> None:
    """Print the editions."""
    from perspectief.cli.editions import list_editions

    list_editions(folder)


@edition_app.command(help=W.t("Tell what changed from one edition to another."))
def diff(
    folder: Folder,
    older: Annotated[str, _edition(W.t("OLDER"), W.t("The id of the older edition."))],
    newer: Annotated[str, _edition(W.t("NEWER"), W.t("The id of the newer edition."))],
) -> None:
    """Print the differences between two editions."""
    from perspectief.cli.editions import show_differences

    show_differences(folder, older, newer, today())
