"""`perspectief register import` and `register layout`: files that a municipality has already."""

from pathlib import Path
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import Folder

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar=W.t("FILE..."), help=W.t("A file, or several; periods in order."), show_default=False
    ),
]
KindOption = Annotated[
    str,
    typer.Option(
        metavar=W.t("KIND"),
        help=W.t("What sort of file it is, such as benefits; “perspectief register layout” lists all."),
        show_default=False,
    ),
]
Mapping = Annotated[
    Path | None,
    typer.Option(
        help=W.t("A layout of your own: columns and codes, as YAML."), dir_okay=False, show_default=False
    ),
]
Municipality = Annotated[
    str | None,
    typer.Option(
        metavar=W.t("CODE"),
        help=W.t("The municipality that lines have to be of; that of programme.yaml if left out."),
        show_default=False,
    ),
]


def import_command(
    folder: Folder,
    files: Files,
    kind: KindOption,
    mapping: Mapping = None,
    municipality: Municipality = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=W.t("Do all of it and undo it: what would it change?"))
    ] = False,
    many_end: Annotated[
        bool, typer.Option("--many-end", help=W.t("It is right that more than a fifth of the files end."))
    ] = False,
) -> None:
    """Bring files into the register, each whole or not at all."""
    from perspectief.cli.register_imports import Asked, import_files

    import_files(Asked(folder, tuple(files), kind, mapping, municipality, dry_run, many_end))


def layout_command(
    kind: Annotated[
        str | None,
        typer.Argument(metavar=W.t("KIND"), help=W.t("All names if left out."), show_default=False),
    ] = None,
) -> None:
    """Print a layout, to copy and adapt."""
    from perspectief.cli.register_imports import show_layout

    show_layout(kind)


def add_to(app: typer.Typer) -> None:
    """Give a group of commands these two."""
    app.command(
        "import", help=W.t("Bring in files of benefits, facilities, work, jobs or vacancies; see --kind.")
    )(import_command)
    app.command(
        "layout", help=W.t("Show how a kind of file is laid out, as a start for a layout of your own.")
    )(layout_command)
