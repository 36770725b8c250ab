"""`perspectief sql`: questions to the figures of a folder."""

import contextlib
import sys
from pathlib import Path

from rich.table import Table
from rich.text import Text

from perspectief.account import open_house
from perspectief.cli.columns import column_words
from perspectief.cli.console import OUT
from perspectief.cli.faults import explain
from perspectief.cli.language import WORDS as W
from perspectief.facts.analysis import Analysis, Answer, open_analysis
from perspectief.facts.fetched import open_fetched
from perspectief.ground.problem import Refused

CODES = ("sql-refused", "sql-one-question", "sql-only-questions")
_STOP = ("quit", "exit", "stop", ".quit", ".exit", "\\q")
_HELP = ("help", "?", ".help", "\\?")


def ask_folder(folder: Path, question: str | None, *, as_csv: bool) -> None:
    """Answer one question, or ask for questions until there are no more."""
    house = open_house(folder)
    fetched = open_fetched(folder, house.catalogue, house.regions)
    analysis = open_analysis(house.facts, fetched, house.catalogue, house.regions, column_words(), W.language)
    if question is not None:
        show(analysis.ask(question), as_csv=as_csv)
    else:
        _converse(analysis, as_csv=as_csv)


def show(answer: Answer, *, as_csv: bool) -> None:
    """Print an answer as a table, or as CSV."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in answer.rows]
    if as_csv:
        from perspectief.facts.table import write_table

        sys.stdout.write(write_table(answer.columns, cells))
        return
    table = Table(*answer.columns)
    for row in cells:
        table.add_row(*map(Text, row))
    OUT.print(table, markup=False)
    OUT.print(W.n("{count} row", "{count} rows", len(cells)))


def _converse(analysis: Analysis, *, as_csv: bool) -> None:
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 (gives the prompt its history)
    OUT.print(W.t("Ask in SQL and end with a semicolon; “help” shows what there is, “quit” stops."))
    lines: list[str] = []
    while True:
        try:
            line = input("sql> " if not lines else "...> ")
        except EOFError:
            return
        if not lines and line.strip().rstrip(";").lower() in _STOP:
            return
        if not lines and line.strip().rstrip(";").lower() in _HELP:
            _help(analysis)
            continue
        lines.append(line)
        if line.rstrip().endswith(";"):
            _try(analysis, "\n".join(lines), as_csv=as_csv)
            lines = []


def _try(analysis: Analysis, question: str, *, as_csv: bool) -> None:
    try:
        show(analysis.ask(question), as_csv=as_csv)
    except Refused as refused:
        explain(refused)


def _help(analysis: Analysis) -> None:
    OUT.print(W.t("Tables and views: {names}", names=", ".join(analysis.views())), markup=False)
    OUT.print(W.t("known('2022-12-31') gives the figures known on that day; newest('2022-12-31') only the"
                  " newest of each source, region and period."))  # fmt: skip
    OUT.print(W.t("DESCRIBE figures; shows the columns."))
    for column, said in column_words().items():
        OUT.print(f"  {column:20} {said}", markup=False)
