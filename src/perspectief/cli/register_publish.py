"""`perspectief register publish`: counts leave the register through the gate, as draft figures."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import AsOf, Folder, today
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.web.leaving import installation_of

if TYPE_CHECKING:  # `--help` has to be quick
    from perspectief.gate.counts import Said
    from perspectief.gate.entries import Entry
    from perspectief.gate.folder import Done
    from perspectief.gate.publish import Refused as Kept

CODES = ("gate-bad-month", "gate-day-ahead")
_MONTH = re.compile(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])")
REFUSED = 1


def add_publish(app: typer.Typer) -> None:
    """Add the command to those of the register."""
    app.command(
        "publish", help=W.t("Let counts leave the register as draft figures, judged by all that left.")
    )(_publish)


def _publish(
    folder: Folder,
    month: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help=W.t("Only this month. The last one if left out."))
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help=W.t("Every month since this one."))
    ] = None,
    dry_run: Annotated[bool, typer.Option(help=W.t("Only say what would leave."))] = False,
    as_of: AsOf = None,
) -> None:
    on = today(as_of)
    if on > today():
        raise Refused([Problem("gate-day-ahead", Place("--as-of"), found=on.isoformat())])
    if not publish_counts(folder, month, since, on, dry_run=dry_run):
        raise typer.Exit(REFUSED)


def publish_counts(folder: Path, month: str | None, since: str | None, on: date, *, dry_run: bool) -> bool:
    """Publish and tell of it; False where something was kept inside."""
    from perspectief.gate.folder import publish
    from perspectief.register.database import close_register, open_register

    first, last = _between(month, since, on)
    open_register(folder)
    try:
        # Imported once there is a register: it loads the tables.
        from perspectief.register.counting.columns import loaded

        done = publish(installation_of(folder), loaded(), first, last, on, dry_run=dry_run)
    finally:
        close_register()
    _tell(done, folder)
    return not done.plan.refused


def _between(month: str | None, since: str | None, on: date) -> tuple[date, date]:
    """The days that are asked for: of one month, of all since one, or of the month before this one."""
    if since is not None:
        return _first(since), on
    first = _first(month) if month is not None else (on.replace(day=1) - timedelta(days=1)).replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _first(text: str) -> date:
    match = _MONTH.fullmatch(text)
    if match is None:
        raise Refused([Problem("gate-bad-month", Place("--month"), found=text)])
    return date(int(match[1]), int(match[2]), 1)


def _tell(done: "Done", folder: Path) -> None:
    from perspectief.cli.console import OUT

    for entry in done.plan.entries:
        OUT.print(_line(entry), soft_wrap=True)
    for kept in done.plan.refused:
        OUT.print(Padding(_kept(kept), (0, 0, 0, 2)))
    for id_, beside in done.plan.rounded.items():
        OUT.print(
            W.t(
                "“{found}” leaves rounded, although decided exact: both it and “{beside}” "
                "would tell of parts.",
                found=id_,
                beside=beside,
            )
        )
    left = W.n("{count} count leaves", "{count} counts leave", len(done.plan.entries))
    inside = W.n("{count} stays inside", "{count} stay inside", len(done.plan.refused))
    before = W.n("{count} left before", "{count} left before", done.plan.standing)
    OUT.print(W.t("{left}; {inside}; {before}.", left=left, inside=inside, before=before))
    figures = W.n("{count} new draft figure", "{count} new draft figures", len(done.added.new))
    OUT.print(W.t("{figures} in {file}.", figures=figures, file=f"figures/{done.added.file}"))
    OUT.print(W.t("The log of what left now ends with {hash}.", hash=done.ledger.last), soft_wrap=True)


def _line(entry: "Entry") -> str:
    about = entry.publications[-1]
    told = W.listing([_told(said) for said in about.said])
    if len(entry.publications) > 1:  # a share: the whole goes first
        told = W.t("{part} of {whole}", part=told, whole=_told(entry.publications[0].said[0]))
    return f"{entry.number}. {entry.definition}, {W.day(about.subject.end)}: {told}"


def _told(said: "Said") -> str:
    name = " ".join(value for _, value in said.cell)
    number = W.number(said.value) if said.value is not None else "<10" if said.rule == "under_ten" else "–"
    return f"{name} {number}".strip()


def _kept(kept: "Kept") -> str:
    from perspectief.publication.words.problem_words import PROBLEMS

    earlier = W.listing([str(number) for number in kept.refusal.earlier]) or "–"
    values = {"found": kept.asked.definition.id, "day": W.day(kept.day), "earlier": earlier}
    return W.t(PROBLEMS[kept.refusal.code], **values)
