"""`perspectief register`: its commands, each importing what it needs when it is called."""

from pathlib import Path
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import Folder
from perspectief.cli.register_demo import add_to
from perspectief.cli.register_desk import add_publish_desk
from perspectief.cli.register_import import add_to as add_imports_to
from perspectief.cli.register_outline import add_outline
from perspectief.cli.register_publish import add_publish
from perspectief.cli.register_retain import add_retain

REFUSED = 1

register_app = typer.Typer(
    name="register",
    help=W.t("Keep what the town knows of its people, files and work; it holds personal data."),
    no_args_is_help=True,
    rich_markup_mode=None,
)
add_to(register_app)
add_imports_to(register_app)
add_publish(register_app)
add_publish_desk(register_app)
add_retain(register_app)
add_outline(register_app)


@register_app.command(help=W.t("Make the register of a folder, or bring its structure up to date."))
def init(folder: Folder) -> None:
    """Make it; what it holds stays."""
    from perspectief.cli.registers import make_register

    make_register(folder)


@register_app.command(help=W.t("List every field: what it is for, on what ground, and how it is kept."))
def fields(
    output: Annotated[
        Path | None,
        typer.Option(
            help=W.t("A Markdown (.md) or CSV (.csv) file; printed as Markdown if left out."),
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """The record of processing, from the tables themselves."""
    from perspectief.cli.register_fields import show_fields

    show_fields(output)


@register_app.command(
    "verify-structure", help=W.t("Tell whether all rules that guard the records are in the database.")
)
def verify_structure(folder: Folder) -> None:
    """Exit with 1 where a rule is missing or another."""
    from perspectief.cli.registers import verify_register

    if not verify_register(folder):
        raise typer.Exit(REFUSED)
