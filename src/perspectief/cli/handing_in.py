"""`perspectief figures import` for a spreadsheet that was handed in."""

from datetime import date
from difflib import unified_diff
from pathlib import Path

from rich.text import Text as Styled

from perspectief.account import open_house
from perspectief.account.forms import TextChange, apply, compared, read_form
from perspectief.cli.compared import print_compared
from perspectief.cli.console import OUT
from perspectief.cli.figures import import_figures, print_counts
from perspectief.cli.language import WORDS as W

_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".ods")
_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_STYLES = {"+": "green", "-": "red"}


def is_workbook(path: Path) -> bool:
    """Whether a file is a spreadsheet by its name, or by how it begins."""
    if path.suffix.lower() in _ENDINGS or not path.is_file():
        return path.suffix.lower() in _ENDINGS
    with path.open("rb") as stream:
        return stream.read(4) in _STARTS


def import_file(folder: Path, file: Path, today: date, *, dry_run: bool) -> None:
    """Import a form or a CSV file."""
    if is_workbook(file):
        import_form(folder, file, today, dry_run=dry_run)
    else:
        import_figures(folder, file, dry_run=dry_run)


def import_form(folder: Path, file: Path, today: date, *, dry_run: bool) -> None:
    """Say what a form would add and change, and do it; the same file twice changes nothing."""
    house = open_house(folder)
    handed_in = read_form(house, file, today)
    print_compared(compared(house, handed_in.figures.new, handed_in.figures.replaced), house.regions)
    print_counts(handed_in.figures)
    for change in handed_in.texts:
        _print_change(change)
    OUT.print(W.n("{count} text changed.", "{count} texts changed.", len(handed_in.texts)))
    if not dry_run:
        apply(handed_in)
    if handed_in.figures.new:
        OUT.print(W.t("The new figures are drafts until they are released:"))
        OUT.print(f"  perspectief figures release {folder} --by {handed_in.owner} --all", soft_wrap=True)


def _print_change(change: TextChange) -> None:
    OUT.print(Styled(f"{change.path} ({change.section})", style="bold"))
    lines = unified_diff(change.before.splitlines(), change.after.splitlines(), lineterm="", n=1)
    for line in list(lines)[2:]:
        if not line.startswith("@@"):
            OUT.print(Styled(f"  {line}", style=_STYLES.get(line[:1], "")), soft_wrap=True)
