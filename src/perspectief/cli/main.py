"""The `perspectief` command: each command imports the rooms that it needs when it is called."""

import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W

OK, REFUSED, WRONG_CALL, FAULT, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    name="perspectief",
    help=W.t("A municipal programme in a text file becomes an accountable, accessible website."),
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=W.t("Exit codes: 0 done, 1 something to mend in your files, 2 wrong call, 3 a fault of ours."),
)
figures_app = typer.Typer(
    name="figures", help=W.t("List, import and export figures."), no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(figures_app)


def _day(text: str) -> date:
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
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar=W.t("YYYY-MM-DD"),
        parser=_day,
        help=W.t("Look from this day: only what was known by then exists. Today if left out."),
        show_default=False,
    ),
]


def _today(as_of: date | None) -> date:
    return as_of or date.today()


@app.command(help=W.t("Start a new folder for a municipality, with a programme to fill in."))
def new(
    folder: Folder,
    municipality: Annotated[
        str,
        typer.Option(metavar=W.t("CODE"), help=W.t("The CBS code or the name, such as GM0141 or Almelo.")),
    ],
) -> None:
    from perspectief.cli.starter import start_folder

    start_folder(folder, municipality)


@app.command(help=W.t("Check a programme: mistakes in its files first, then the norms that auditors use."))
def check(
    folder: Folder,
    strict: Annotated[bool, typer.Option(help=W.t("Exit with 1 when a norm is broken."))] = False,
) -> None:
    from perspectief.cli.checking import check_folder

    if not check_folder(folder, strict=strict):
        raise typer.Exit(REFUSED)


@app.command(help=W.t("Build the website of a programme."))
def build(
    folder: Folder,
    output: Annotated[
        Path | None,
        typer.Option(help=W.t("Where the site goes; FOLDER/site if left out."), show_default=False),
    ] = None,
    as_of: AsOf = None,
) -> None:
    from perspectief.cli.building import build_folder

    build_folder(folder, output or folder / "site", _today(as_of))


@app.command(help=W.t("Show every goal with its indicators and where they stand."))
def status(folder: Folder, as_of: AsOf = None) -> None:
    from perspectief.cli.status import show_status

    show_status(folder, _today(as_of))


@app.command(help=W.t("Build the site and show it on this computer."))
def serve(
    folder: Folder,
    port: Annotated[int, typer.Option(min=1, max=65535, help=W.t("The port on localhost."))] = 8000,
    as_of: AsOf = None,
) -> None:
    from perspectief.cli.serving import serve_folder

    serve_folder(folder, port, _today(as_of))


@figures_app.command("list", help=W.t("List the figures that were known on a day."))
def figures_list(
    folder: Folder,
    measure: Annotated[
        str | None, typer.Option(metavar=W.t("MEASURE"), help=W.t("Only this measure."), show_default=False)
    ] = None,
    as_of: AsOf = None,
) -> None:
    from perspectief.cli.figures import list_figures

    list_figures(folder, measure, _today(as_of))


@figures_app.command("import", help=W.t("Show what a CSV file would add, and add it."))
def figures_import(
    folder: Folder,
    file: Annotated[Path, typer.Argument(metavar=W.t("FILE"), dir_okay=False, show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=W.t("Only show it."))] = False,
) -> None:
    from perspectief.cli.figures import import_figures

    import_figures(folder, file, dry_run=dry_run)


@app.command(help=W.t("Ask questions in SQL about all figures of a folder."))
def sql(
    folder: Folder,
    query: Annotated[
        str | None,
        typer.Argument(
            metavar=W.t("QUERY"), help=W.t("One question; a prompt if left out."), show_default=False
        ),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help=W.t("Answer as CSV."))] = False,
) -> None:
    from perspectief.cli.sql import ask_folder

    ask_folder(folder, query, as_csv=as_csv)


class PackageFormat(StrEnum):
    """In what form a Data Package holds its figures."""

    csv = "csv"
    parquet = "parquet"


@figures_app.command("export", help=W.t("Write the figures that were known on a day as CSV."))
def figures_export(
    folder: Folder,
    output: Annotated[
        Path | None, typer.Option(help=W.t("The file; the terminal if left out."), show_default=False)
    ] = None,
    as_of: AsOf = None,
    form: Annotated[
        PackageFormat | None,
        typer.Option(
            "--format",
            help=W.t("Write a Data Package into the directory --output: own and fetched figures, described."),
            show_default=False,
        ),
    ] = None,
) -> None:
    if form is not None:
        from perspectief.cli.packaging import export_package

        if output is None:
            raise typer.BadParameter(W.t("Say with --output into which directory the package goes."))
        export_package(folder, output, form.value, _today(as_of))
        return
    from perspectief.cli.figures import export_figures

    export_figures(folder, output, _today(as_of))


def run() -> None:
    """The entry point: whatever goes wrong, a person gets a sentence and an exit code."""
    sys.exit(_guarded())


def _guarded() -> int:
    try:
        app()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OK
    except KeyboardInterrupt:
        print(W.t("Stopped. Nothing is half done."), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away: nobody is left to tell
        return OK
    except Exception as fault:  # the last guard: no traceback reaches a user
        from perspectief.cli.faults import explain

        return explain(fault)
    return OK
