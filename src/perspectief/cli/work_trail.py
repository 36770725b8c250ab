"""`perspectief work anchor`, `verify` and `new-key`: the trail from the command line, as every night does."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import Folder
from perspectief.ground.problem import Problem, Refused

if TYPE_CHECKING:  # `--help` has to be quick
    from perspectief.register.trail.verify import Verdict

FAULTY = 1


def add_trail(app: typer.Typer) -> None:
    """Add the commands to those of the work floor."""
    app.command("anchor", help=W.t("Write outside the database where the trail ends; every night."))(_anchor)
    app.command("verify", help=W.t("Tell whether the trail of who saw what is as it was written."))(_verify)
    app.command("new-key", help=W.t("Go on with another key; the old one stays among the old keys."))(
        _new_key
    )


def _anchor(folder: Folder) -> None:
    """Exit with 1 where a copy could not be written: the anchor itself is there then."""
    from perspectief.cli.console import OUT

    open_floor(folder)
    from perspectief.register.trail.anchor import anchor

    made = anchor(folder, datetime.now(UTC))
    values = {"line": made.anchor.line, "number": W.number(made.anchor.number), "link": made.anchor.link}
    OUT.print(W.t("Anchor {line}: up to entry {number}, which ends with {link}.", **values), soft_wrap=True)
    if made.problems:
        _tell_problems(made.problems)
        raise typer.Exit(FAULTY)


def _verify(folder: Folder) -> None:
    """Exit with 1 where something does not fit."""
    open_floor(folder)
    from perspectief.register.trail.verify import verify

    verdict = verify(folder)
    _tell(verdict)
    if not verdict.sound:
        raise typer.Exit(FAULTY)


def _new_key(folder: Folder) -> None:
    from perspectief.cli.console import OUT

    open_floor(folder)
    from perspectief.register.trail.write import take_new_key

    number = take_new_key(None, "", datetime.now(UTC))
    OUT.print(W.t("From entry {number} on the trail is written with the new key.", number=W.number(number)))


def open_floor(folder: Path) -> None:
    """The register; a made-up town has its keys beside it."""
    from perspectief.register.database import open_register
    from perspectief.web.work.demo_keys import FILE, keys

    if (folder / FILE).is_file():
        from perspectief.cli.demo_folder import only_made_up

        only_made_up(folder)
        os.environ.update(keys(folder, os.environ))
    open_register(folder)


def _tell(verdict: "Verdict") -> None:
    from perspectief.cli.console import OUT

    _tell_problems(verdict.findings)
    if verdict.sound:
        entries = W.n("{count} entry", "{count} entries", verdict.entries)
        OUT.print(W.t("The trail is as it was written: {entries}.", entries=entries))
    if verdict.first is not None:
        OUT.print(W.t("The first broken link is that of entry {number}.", number=W.number(verdict.first)))
    if verdict.cut:
        OUT.print(
            W.n("{count} entry is gone from the end.", "{count} entries are gone from the end.", verdict.cut)
        )
    OUT.print(_proven(verdict), soft_wrap=True)


def _proven(verdict: "Verdict") -> str:
    """What lies behind the last anchor, and what that means."""
    behind = W.n(
        "{count} entry lies behind the last anchor: whether more stood there cannot be proven.",
        "{count} entries lie behind the last anchor: whether more stood there cannot be proven.",
        verdict.after,
    )
    if verdict.anchored_at is None:
        proven = W.t("There is no anchor yet.")
    else:
        values = {"number": W.number(verdict.anchored), "day": W.day(verdict.anchored_at.date())}
        proven = W.t("Up to entry {number} the end was anchored on {day}.", **values)
    return f"{proven} {behind}"


def _tell_problems(problems: tuple[Problem, ...]) -> None:
    from perspectief.cli.console import OUT
    from perspectief.cli.faults import sentences_of

    for sentence in sentences_of(Refused(problems)):
        OUT.print(f"- {sentence}", soft_wrap=True)
