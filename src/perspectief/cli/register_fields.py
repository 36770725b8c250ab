"""`perspectief register fields`: the record of processing, from the tables themselves."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import typer

from perspectief.cli.language import WORDS as W
from perspectief.ground.files import write_atomically
from perspectief.publication.words.marker import mark
from perspectief.register.fields import field_rows
from perspectief.register.models.told import Basis, Keep, Purpose

PURPOSES = {
    Purpose.KEEPING_APART: mark("telling records apart"),
    Purpose.RECOGNISING: mark("recognising the same resident or file"),
    Purpose.SPEAKING: mark("contact with the resident"),
    Purpose.COUNTING: mark("counts for the account"),
    Purpose.HELPING: mark("help into work or participation"),
    Purpose.TWO_TIMES: mark("since when it holds, and since when that is known"),
    Purpose.ACCOUNTING_MONEY: mark("accounting for money"),
    Purpose.PROVENANCE: mark("where it came from"),
    Purpose.EMPLOYERS: mark("services to employers"),
    Purpose.PROVING_ERASURE: mark("showing that something was erased"),
    Purpose.SIGNING_IN: mark("signing in"),
    Purpose.RIGHTS: mark("who may see and do what"),
}
BASES = {
    Basis.PW_7: mark("Participatiewet, article 7"),
    Basis.PW_9: mark("Participatiewet, article 9"),
    Basis.PW_10: mark("Participatiewet, articles 10 to 10d"),
    Basis.PW_78: mark("Participatiewet, article 78"),
    Basis.BSN_10: mark("Wet algemene bepalingen burgerservicenummer, article 10"),
    Basis.GDPR_5_2: mark("GDPR, article 5(2)"),
    Basis.GDPR_32: mark("GDPR, article 32"),
    Basis.SUWI_10: mark("Wet SUWI, article 10"),
    Basis.NOT_PERSONAL: mark("no personal data"),
}
KEEPS = {
    Keep.IDENTITY: mark("identity: removed at an erasure and at the end of its term"),
    Keep.CONTENT: mark("content: removed at an erasure and at the end of its term"),
    Keep.COUNT: mark("for counting: stays without identity"),
    Keep.STRUCTURE: mark("structure: stays"),
    Keep.NOT_PERSONAL: mark("no personal data"),
}
MARKDOWN, CSV = ".md", ".csv"


def show_fields(output: Path | None) -> None:
    """Print the table as Markdown, or write it to a Markdown or CSV file."""
    if output is None:
        typer.echo(as_text(MARKDOWN), nl=False)
        return
    form = output.suffix.lower()
    if form not in (MARKDOWN, CSV):
        raise typer.BadParameter(W.t("Name a file that ends in .md or .csv."))
    write_atomically(output, as_text(form).encode())
    typer.echo(W.t("Written: {file}.", file=str(output)))


def as_text(form: str) -> str:
    """The table in one of the two forms."""
    return _markdown() if form == MARKDOWN else _csv()


def _rows() -> Iterable[tuple[str, ...]]:
    yield tuple(W.t(word) for word in HEADS)
    for row in field_rows():
        said = row.told
        about = (PURPOSES[said.purpose], BASES[said.basis], KEEPS[said.keep]) if said else ("", "", "")
        yield (row.table, row.column, *(W.t(word) if word else "" for word in about))


HEADS = (mark("Table"), mark("Field"), mark("Purpose"), mark("Legal basis"), mark("Kept how"))


def _markdown() -> str:
    head, *rows = _rows()
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _csv() -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(_rows())
    return text.getvalue()
