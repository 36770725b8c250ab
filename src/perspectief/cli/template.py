"""`perspectief template`."""

from datetime import date
from pathlib import Path

from perspectief.account import open_house
from perspectief.account.forms import form_for
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.ground.files import write_atomically
from perspectief.publication.workbook import workbook_bytes


def write_template(folder: Path, owner: str, edition: str | None, output: Path | None, as_of: date) -> Path:
    """Write the spreadsheet for one owner, and say what it asks."""
    form = form_for(open_house(folder), owner, edition, as_of)
    name = "-".join((owner, form.edition.id if form.edition else "figures"))
    path = output or folder / f"{name}.xlsx"
    write_atomically(path, workbook_bytes(form, W))
    figures = W.n("{count} row for figures", "{count} rows for figures", len(form.figures))
    texts = W.n("{count} text", "{count} texts", len(form.texts))
    OUT.print(W.t("{figures}, {texts}.", figures=figures, texts=texts))
    OUT.print(W.t("Written to {place}", place=path), soft_wrap=True, markup=False)
    return path
