"""Preparing and serving the work floor from the command line."""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from perspectief.cli.console import OUT
from perspectief.cli.demo_folder import only_made_up, ready_folder
from perspectief.cli.language import WORDS as W

if TYPE_CHECKING:
    from perspectief.web.work.demo import Account

_SETTINGS = "perspectief.web.work.settings"
_FOLDER, _PLAIN = "PERSPECTIEF_WORK_FOLDER", "PERSPECTIEF_WORK_PLAIN"


def serve_floor(folder: Path, port: int, workers: int, threads: int, *, plain: bool) -> None:
    """Serve a register that is there; refused before anything starts where something is missing."""
    _settle(folder, plain=plain)
    from perspectief.register.database import close_register, open_register
    from perspectief.register.trail.keys import ring
    from perspectief.web.work.serve import serve

    ring()
    open_register(folder)
    close_register()  # each worker has its own connections
    OUT.print(W.t("Look at http://localhost:{port}/ — stop with Ctrl+C", port=port))
    serve(port, workers, threads)


def demo_floor(folder: Path, port: int, files: int | None, *, serving: bool) -> None:
    """A made-up town up to this month, with somebody of every role, on this computer."""
    ready_folder(folder)
    _settle_demo(folder)
    from perspectief.cli.demo_town import Wanted, make_demo
    from perspectief.register.database import close_register, open_register
    from perspectief.web.work.clock import day_here, now
    from perspectief.web.work.demo import people_of_every_role

    at = now()
    if not _there(folder):
        make_demo(folder, Wanted(1, files, day_here(at)), months=False)
    open_register(folder)
    _print(folder, people_of_every_role(at))
    close_register()
    if serving:
        serve_floor(folder, port, 2, 4, plain=True)


def show_code(folder: Path, name: str) -> None:
    """The code of now, of somebody in a made-up town."""
    only_made_up(folder)
    _settle_demo(folder)
    from perspectief.register.database import open_register
    from perspectief.web.work.demo import code_now

    open_register(folder)
    OUT.print(code_now(name, time.time()))


def _settle(folder: Path, *, plain: bool) -> None:
    """Hand the settings what they read, before anything of Django is asked for: later is too late."""
    os.environ[_FOLDER] = str(folder.resolve())
    if plain:
        os.environ[_PLAIN] = "1"
    from django.conf import settings

    from perspectief.register.database import ready
    from perspectief.web.work.environment import read

    if settings.configured and os.environ.get("DJANGO_SETTINGS_MODULE") != _SETTINGS:
        raise RuntimeError(_SETTINGS)
    read()  # its problems in our words, rather than Django's
    os.environ["DJANGO_SETTINGS_MODULE"] = _SETTINGS
    ready()


def _settle_demo(folder: Path) -> None:
    """The keys of a made-up town."""
    from perspectief.web.work.demo_keys import keys

    os.environ.update(keys(folder, os.environ))
    _settle(folder, plain=True)


def _there(folder: Path) -> bool:
    """Whether the register holds the town already, brought up to date where its structure is older."""
    from perspectief.register.database import init_register
    from perspectief.register.models import Import

    init_register(folder)
    return Import.objects.exists()


def _print(folder: Path, accounts: "Sequence[Account]") -> None:
    from rich.table import Table

    from perspectief.web.work.words import ROLES

    table = Table(title=W.t("Passwords of now; they are shown this once"), box=None, pad_edge=False)
    for title in (W.t("Name"), W.t("Password"), W.t("Role"), W.t("Team")):
        table.add_column(title, no_wrap=True)
    for one in accounts:
        table.add_row(one.username, one.password, W.t(ROLES[one.role]), one.team)
    OUT.print(table)
    OUT.print(
        W.t("The second step asks for a code: perspectief work code {folder} NAME", folder=folder),
        soft_wrap=True,
    )
