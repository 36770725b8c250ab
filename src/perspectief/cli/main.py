"""The `perspectief` command: each command imports the rooms that it needs when it is called."""

import sys
from datetime import date
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from perspectief.cli.edition import edition_app
from perspectief.cli.language import WORDS as W
from perspectief.cli.language import teach_typer
from perspectief.cli.match import match_app
from perspectief.cli.options import AsOf, Folder, Folders, read_day, today
from perspectief.cli.outlook import outlook_app
from perspectief.cli.register import register_app
from perspectief.cli.taxonomy import taxonomy_app
from perspectief.cli.work import work_app

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
app.add_typer(edition_app)
app.add_typer(outlook_app)
app.add_typer(register_app)
app.add_typer(match_app)
app.add_typer(taxonomy_app)
app.add_typer(work_app)


@app.command(help=W.t("Start a new folder for a municipality, with a programme to fill in."))
def new(
    folder: Folder,
    municipality: Annotated[
        str,
        typer.Option(metavar=W.t("NAME"), help=W.t("Its name or CBS code, such as Almelo or GM0141.")),
    ],
    goal: Annotated[
        list[str] | None,
        typer.Option(
            metavar=W.t("TITLE"), help=W.t("A goal; may be given more than once."), show_default=False
        ),
    ] = None,
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            metavar=W.t("“MEASURE [NOW AIM [YEAR]]”"),
            help=W.t("A measure that a goal is judged by, such as “jobs 43000 44000 2028”; more than once."),
            show_default=False,
        ),
    ] = None,
) -> None:
    from perspectief.cli.starter import start_folder

    start_folder(folder, municipality, goal or (), indicator or (), today())


@app.command(help=W.t("List the measures that the catalogue knows, or those with a word in them."))
def measures(
    word: Annotated[
        str | None,
        typer.Argument(
            metavar=W.t("WORD"),
            help=W.t("Dutch or English; those of most use if left out."),
            show_default=False,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=W.t("All, with their sources."))] = False,
) -> None:
    from perspectief.cli.measures import list_measures

    list_measures(word, everything=everything)


@app.command(help=W.t("Check a programme: mistakes in its files first, then the norms that auditors use."))
def check(
    folder: Folder,
    strict: Annotated[bool, typer.Option(help=W.t("Exit with 1 when a norm is broken."))] = False,
) -> None:
    from perspectief.cli.checking import check_folder

    if not check_folder(folder, strict=strict):
        raise typer.Exit(REFUSED)


@app.command(help=W.t("Build the website of a programme, or of several at once."))
def build(
    folders: Folders,
    output: Annotated[
        Path | None,
        typer.Option(help=W.t("Where the site goes; FOLDER/site if left out."), show_default=False),
    ] = None,
    as_of: AsOf = None,
    concept: Annotated[
        str | None,
        typer.Option(
            metavar=W.t("EDITION"),
            help=W.t("Look from inside an edition that is being written, with drafts: FOLDER/site-concept."),
            show_default=False,
        ),
    ] = None,
    cache: Annotated[
        Path | None,
        typer.Option(
            help=W.t("A cache that all folders share; each its own if left out."),
            file_okay=False,
            show_default=False,
        ),
    ] = None,
    overview: Annotated[
        Path | None,
        typer.Option(help=W.t("Where a page goes that leads to every site."), show_default=False),
    ] = None,
) -> None:
    from perspectief.cli.building import build_folder, site_folder

    if len(folders) == 1 and overview is None:
        place = site_folder(folders[0], output, concept)
        build_folder(folders[0], place, today(as_of), concept, cache)
        return
    if output is not None:
        raise typer.BadParameter(W.t("--output is for one folder; several each get a site of their own."))
    from perspectief.cli.many import build_folders, orders_of

    if not build_folders(orders_of(folders, today(as_of), concept, cache), overview):
        raise typer.Exit(REFUSED)


@app.command(help=W.t("Show every goal with its indicators and where they stand."))
def status(folder: Folder, as_of: AsOf = None) -> None:
    from perspectief.cli.status import show_status

    show_status(folder, today(as_of))


@app.command(help=W.t("List what owners still owe an edition: texts, figures and drafts to release."))
def owed(
    folder: Folder,
    edition: Annotated[
        str | None,
        typer.Option(
            metavar=W.t("EDITION"),
            help=W.t("Only this edition; the concept, or else the newest, if left out."),
            show_default=False,
        ),
    ] = None,
    owner: Annotated[
        str | None, typer.Option(metavar=W.t("OWNER"), help=W.t("Only this owner."), show_default=False)
    ] = None,
    as_of: AsOf = None,
) -> None:
    from perspectief.cli.owed import show_owed

    show_owed(folder, edition, owner, today(as_of))


@app.command(help=W.t("Build the site and show it on this computer."))
def serve(
    folder: Folder,
    port: Annotated[int, typer.Option(min=1, max=65535, help=W.t("The port on localhost."))] = 8000,
    as_of: AsOf = None,
) -> None:
    from perspectief.cli.serving import serve_folder

    serve_folder(folder, port, today(as_of))


@figures_app.command("list", help=W.t("List the figures that were known on a day."))
def figures_list(
    folder: Folder,
    measure: Annotated[
        str | None, typer.Option(metavar=W.t("MEASURE"), help=W.t("Only this measure."), show_default=False)
    ] = None,
    drafts: Annotated[
        bool,
        typer.Option("--drafts", help=W.t("Only those that wait for release, with who may release them.")),
    ] = False,
    as_of: AsOf = None,
) -> None:
    if drafts:
        from perspectief.cli.releasing import list_drafts

        list_drafts(folder, measure)
        return
    from perspectief.cli.figures import list_figures

    list_figures(folder, measure, today(as_of))


@figures_app.command(
    "import", help=W.t("Show what a CSV file or a filled-in spreadsheet would add, and add it.")
)
def figures_import(
    folder: Folder,
    file: Annotated[Path, typer.Argument(metavar=W.t("FILE"), dir_okay=False, show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=W.t("Only show it."))] = False,
) -> None:
    from perspectief.cli.handing_in import import_file

    import_file(folder, file, today(), dry_run=dry_run)


@figures_app.command("release", help=W.t("Release drafts, so that everyone may see them."))
def figures_release(
    folder: Folder,
    by: Annotated[
        str, typer.Option(metavar=W.t("OWNER"), help=W.t("The office that releases them, by its id."))
    ],
    measure: Annotated[
        str | None, typer.Option(metavar=W.t("MEASURE"), help=W.t("Only this measure."), show_default=False)
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help=W.t("Every draft that this office may release."))
    ] = False,
    on: Annotated[
        date | None,
        typer.Option(
            metavar=W.t("YYYY-MM-DD"),
            parser=read_day,
            help=W.t("The day; today if left out."),
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=W.t("Only show it."))] = False,
) -> None:
    from perspectief.cli.releasing import release_figures

    if every == (measure is not None):
        raise typer.BadParameter(W.t("Say which: --measure MEASURE or --all."))
    release_figures(folder, by, measure, today(on), dry_run=dry_run)


@app.command(help=W.t("Make the spreadsheet in which an owner fills in figures and texts."))
def template(
    folder: Folder,
    owner: Annotated[str, typer.Option(metavar=W.t("OWNER"), help=W.t("The office, by its id."))],
    edition: Annotated[
        str | None,
        typer.Option(
            metavar=W.t("EDITION"),
            help=W.t("The concept that it is for; the newest concept if left out."),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            help=W.t(
                "The file; FOLDER/OWNER-EDITION.xlsx if left out, or OWNER-figures.xlsx without a concept."
            ),
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
) -> None:
    from perspectief.cli.template import write_template

    write_template(folder, owner, edition, output, today(as_of))


@app.command(help=W.t("Bring in what sources say now: every figure that the programme needs."))
def refresh(
    folder: Folder,
    only: Annotated[
        str | None,
        typer.Option(metavar=W.t("TABLE"), help=W.t("Only this table of a source."), show_default=False),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar=W.t("TABLE"), help=W.t("Take this table although it has changed."), show_default=False
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=W.t("Every measure of the catalogue, needed or not."))
    ] = False,
) -> None:
    from perspectief.cli.refreshing import refresh_folder

    if not refresh_folder(folder, today(), only=only, accept=accept or (), everything=everything):
        raise typer.Exit(REFUSED)


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
        export_package(folder, output, form.value, today(as_of))
        return
    from perspectief.cli.figures import export_figures

    export_figures(folder, output, today(as_of))


def run() -> None:
    """The entry point: whatever goes wrong, a person gets a sentence and an exit code."""
    sys.exit(_guarded())


def _prepare() -> None:
    teach_typer(W)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a sign that a terminal cannot show is no reason to stop
            stream.reconfigure(errors="replace")


def _guarded() -> int:
    try:
        _prepare()
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
