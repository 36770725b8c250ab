"""`perspectief register retain`: what is past its term goes, with a report that names nobody."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import AsOf, Folder, today
from perspectief.ground.problem import Place, Problem, Refused

if TYPE_CHECKING:  # `--help` has to be quick
    from perspectief.register.retain import Line
    from perspectief.register.retention import Retention

CODES = ("retention-not-set",)


def add_retain(app: typer.Typer) -> None:
    """Add the command to those of the register."""
    app.command(
        "retain", help=W.t("Erase what is past the term that the municipality set; it does not come back.")
    )(_retain)


def _retain(
    folder: Folder,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=W.t("Only say what would be erased."))] = False,
    as_of: AsOf = None,
) -> None:
    if as_of is not None and not dry_run:
        raise typer.BadParameter(W.t("What goes is judged from today. Look from another day with --dry-run."))
    retain_records(folder, today(as_of), dry_run=dry_run)


def retain_records(folder: Path, on: date, *, dry_run: bool) -> None:
    """Erase, tell, and write the report beside the register; a dry run only tells."""
    from perspectief.cli.console import OUT
    from perspectief.ground.files import write_atomically
    from perspectief.register.database import close_register, open_register
    from perspectief.register.retention import FILE, load_retention

    retention = load_retention(folder, on)
    if retention is None:
        raise Refused([Problem("retention-not-set", Place(FILE.as_posix()))])
    open_register(folder)
    at = datetime.now(UTC)
    try:
        from perspectief.register.retain import retain

        lines = retain(retention, at, on, dry_run=dry_run)
    finally:
        close_register()
    text = report(retention, lines, on, dry_run=dry_run)
    OUT.print(text, soft_wrap=True, markup=False, highlight=False)
    if not dry_run:
        path = folder / "register" / f"retained-{at:%Y%m%dT%H%M%SZ}.md"
        write_atomically(path, text.encode())
        OUT.print(W.t("Written: {file}.", file=str(path)), soft_wrap=True)


def report(retention: "Retention", lines: "tuple[Line, ...]", on: date, *, dry_run: bool) -> str:
    """The report as Markdown: numbers of each kind, days and terms; no key and no name of anybody."""
    heads = (W.t("Kind"), W.t("Term"), W.t("Ended by"), W.t("Erased"), W.t("Kept, end unknown"))
    table = [heads, ("---",) * len(heads), *(_row(line) for line in lines)]
    title = W.t("What would be erased on {day}", day=W.day(on))
    if not dry_run:
        title = W.t("Erased at the end of its term, {day}", day=W.day(on))
    parts = [
        f"# {title}",
        W.t("Terms of {day}, by {office}.", day=W.day(retention.decided_on), office=retention.by),
        "\n".join(f"| {' | '.join(row)} |" for row in table),
        W.t(
            "With a resident go the details, plans and all other content, and the numbers of files that are"
            " then nobody's. What counts need stays, without identity. Backups are not cleared by this:"
            " clear them as the municipality agreed."
        ),
        W.t("Numbers of people: this report stays inside the municipality."),
    ]
    return "\n\n".join(parts) + "\n"


def _row(line: "Line") -> tuple[str, ...]:
    from perspectief.cli.retention_words import KINDS

    undated = W.number(line.undated) if line.undated else "–"
    name = W.t(KINDS[line.subject])
    if line.term is None or line.ended_by is None:
        return name, W.t("none set: kept"), "–", "0", undated
    return (
        name,
        term_told(line.term.months, line.term.source),
        W.day(line.ended_by),
        str(line.erased),
        undated,
    )


def term_told(months: int, source: str) -> str:
    """A term and where it comes from, on one line of a table."""
    told = W.n("{count} month", "{count} months", months)
    return f"{told} ({' '.join(source.split()).replace('|', '/')})"
