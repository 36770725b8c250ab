"""Making a made-up town: its folder, its register, and what it adds up to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from perspectief.cli.console import OUT, Bar, progress
from perspectief.cli.demo_folder import ready_folder
from perspectief.cli.demo_summary import show_summary
from perspectief.cli.language import WORDS as W
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.database import close_register, init_register, open_register
from perspectief.register.days import day_of
from perspectief.register.desk.demo import fill_desk
from perspectief.register.models import Import
from perspectief.register.town.table import Table
from perspectief.register.town.town import FIRST_DAY, LAST_DAY, TABLES, MadeUpTown, make_town
from perspectief.register.town.write import KIND, fill

CODES = ("demo-ends-too-early",)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which town: the same gives the same. None: the size of the published figures; the end of 2022."""

    seed: int
    files: int | None
    until: date | None


def make_demo(folder: Path, wanted: Wanted, *, months: bool) -> None:
    """Fill the register of a folder with a made-up town, and show what it adds up to.

    A folder that is not there yet, or is empty, gets a made-up programme. Refused where its programme is not
    marked as made up (`demo-not-made-up`), and where its register holds anything else (`register-not-empty`).
    """
    until = wanted.until or LAST_DAY
    if until < FIRST_DAY:
        raise Refused([Problem("demo-ends-too-early", Place("--until"), found=until.isoformat())])
    ready_folder(folder)
    with progress(W.t("Made-up town")) as bar:
        town = make_town(wanted.seed, wanted.files, until)
        written = _filled(folder, town, bar)
    _tell(folder, written)
    show_summary(town, months=months, full_size=wanted.files in (None, town.known.files_full_size))


def _filled(folder: Path, town: MadeUpTown, bar: Bar) -> Import:
    """The mark of the town in the register; the same town is not written twice."""
    _open(folder)
    try:
        there = Import.objects.filter(kind=KIND).first()
        if there is None or there.digest != town.digest():
            there = fill(town, _counting(bar))
        fill_desk(town.draws.seed, day_of(town.lives.last_day))  # nothing where that was done before
        return there
    finally:
        close_register()


def _open(folder: Path) -> None:
    try:
        open_register(folder)
    except Refused as refused:
        if [problem.code for problem in refused.problems] != ["register-not-there"]:
            raise
        init_register(folder)


def _counting(bar: Bar) -> Callable[[Table], None]:
    done = count()
    return lambda table: bar.to(next(done), TABLES)


def _tell(folder: Path, written: Import) -> None:
    OUT.print(
        W.t(
            "The register of {folder} holds a made-up town: {count} rows, and nobody in it exists.",
            folder=folder,
            count=W.number(written.lines or 0),
        ),
        soft_wrap=True,
    )
    OUT.print(W.t("SHA-256 of all rows: {digest}", digest=written.digest), soft_wrap=True)
