"""`perspectief work`: the work floor; each command imports what it needs when it is called."""

from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import Folder
from perspectief.cli.work_staff import add_staff
from perspectief.cli.work_trail import add_trail

work_app = typer.Typer(
    name="work",
    help=W.t("The work floor: pages for coaches and those who answer for them, behind sign-in."),
    no_args_is_help=True,
    rich_markup_mode=None,
)
add_trail(work_app)
add_staff(work_app)
Port = Annotated[int, typer.Option(min=1, max=65535, help=W.t("The port on localhost."))]
Workers = Annotated[int, typer.Option(min=1, max=64, help=W.t("Processes that answer."))]
Threads = Annotated[int, typer.Option(min=1, max=64, help=W.t("Answers at once in each process."))]


@work_app.command(help=W.t("Serve the work floor of a folder; secrets come from the environment."))
def serve(
    folder: Folder,
    port: Port = 8080,
    workers: Workers = 2,
    threads: Threads = 4,
    plain: Annotated[
        bool, typer.Option("--plain", help=W.t("Without TLS, and then for this computer alone."))
    ] = False,
) -> None:
    """Behind a proxy that does TLS, or plainly for this computer."""
    from perspectief.cli.working import serve_floor

    serve_floor(folder, port, workers, threads, plain=plain)


@work_app.command(help=W.t("Try the work floor in a made-up town: prints a new password for every role."))
def demo(
    folder: Folder,
    port: Port = 8080,
    files: Annotated[
        int | None,
        typer.Option(min=100, max=400_000, help=W.t("Files of the town."), show_default=False),
    ] = None,
    only_prepare: Annotated[
        bool, typer.Option("--only-prepare", help=W.t("Make it, and do not serve it."))
    ] = False,
) -> None:
    """Make the town where it is not there yet, and serve it."""
    from perspectief.cli.working import demo_floor

    demo_floor(folder, port, files, serving=not only_prepare)


@work_app.command(help=W.t("Show the code of a member's second step; in a made-up town only."))
def code(
    folder: Folder,
    name: Annotated[str, typer.Argument(metavar=W.t("NAME"), show_default=False)],
) -> None:
    """What an authenticator would show."""
    from perspectief.cli.working import show_code

    show_code(folder, name)
