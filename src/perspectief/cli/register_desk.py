"""`perspectief register publish-desk`: totals of the business desk leave as draft figures."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import AsOf, Folder, today

if TYPE_CHECKING:  # `--help` has to be quick
    from perspectief.gate.counts import Said
    from perspectief.gate.desk import DeskDone
    from perspectief.gate.entries import Entry
    from perspectief.gate.figures import Noted


def add_publish_desk(app: typer.Typer) -> None:
    """Add the command to those of the register."""
    app.command(
        "publish-desk", help=W.t("Let totals of the business desk leave the register as draft figures.")
    )(_publish_desk)


def _publish_desk(
    folder: Folder,
    dry_run: Annotated[bool, typer.Option(help=W.t("Only say what would leave."))] = False,
    as_of: AsOf = None,
) -> None:
    publish_totals(folder, today(as_of), dry_run=dry_run)


def publish_totals(folder: Path, on: date, *, dry_run: bool) -> None:
    """Publish every quarter and survey that is over on a day, and tell of it."""
    from perspectief.account import open_house
    from perspectief.gate.desk import publish_desk
    from perspectief.gate.folder import Installation
    from perspectief.register.database import close_register, open_register

    house = open_house(folder)
    open_register(folder)
    try:
        # Imported once there is a register: it loads the tables.
        from perspectief.register.desk.leaving import leaving

        totals, grades = leaving(on)
    finally:
        close_register()
    where = Installation(folder, house.loaded, house.catalogue, house.regions, desk_noted)
    _tell(publish_desk(where, totals, grades, on, dry_run=dry_run))


def desk_noted(entry: "Entry", said: "Said") -> "Noted":
    """What a figure of the desk says of itself, in both languages."""
    from perspectief.gate.desk import GRADE
    from perspectief.gate.figures import Noted
    from perspectief.publication.words import Words
    from perspectief.publication.words.desk_notes import (
        desk_note,
        desk_source,
        survey_assumption,
        survey_note,
    )

    dutch, english = Words("nl"), Words("en")
    if entry.counting["desk"] != GRADE:
        return Noted(desk_source(dutch), desk_note(dutch), desk_note(english), "", "")
    about = (entry.definition, int(entry.counting["answers"]), int(entry.counting["invited"]))
    return Noted(
        source=desk_source(dutch),
        note=survey_note(dutch, *about),
        note_en=survey_note(english, *about),
        assumption=survey_assumption(dutch),
        assumption_en=survey_assumption(english),
    )


def _tell(done: "DeskDone") -> None:
    from perspectief.cli.console import OUT

    for entry in done.entries:
        day = W.day(entry.publications[-1].subject.end)
        OUT.print(f"{entry.number}. {entry.measure}, {day}", soft_wrap=True)
    for measure, end in done.kept:
        text = W.t(
            "“{found}” of {day} does not leave: it is of fewer than ten.", found=measure, day=W.day(end)
        )
        OUT.print(f"  {text}", soft_wrap=True)
    left = W.n("{count} total leaves", "{count} totals leave", len(done.entries))
    before = W.n("{count} left before", "{count} left before", done.standing)
    figures = W.n("{count} new draft figure", "{count} new draft figures", len(done.added.new))
    OUT.print(W.t("{left}; {before}.", left=left, before=before))
    OUT.print(W.t("{figures} in {file}.", figures=figures, file=f"figures/{done.added.file}"))
    OUT.print(W.t("The log of what left now ends with {hash}.", hash=done.ledger.last), soft_wrap=True)
