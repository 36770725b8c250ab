"""`perspectief status`: the tree of goals in the terminal."""

from datetime import date
from pathlib import Path

from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from perspectief.account import Account, account_on, open_house
from perspectief.account.model import GoalAccount, IndicatorAccount, TargetAccount
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.publication import sentences
from perspectief.publication.charts import spark_text

STYLES = {"reached": "green", "ahead": "green", "on_course": "green", "behind": "red", "missed": "red"}


def show_status(folder: Path, as_of: date) -> None:
    """Print every goal with its indicators, the figures of the vision, and what they come to."""
    account = account_on(open_house(folder), as_of)
    OUT.print(Styled(f"{W.text(account.municipality.name)} · {W.text(account.title)}", style="bold"))
    OUT.print(W.t("As known on {day}.", day=W.day(as_of)))
    OUT.print(sentences.tally(account, W))
    widths = _widths(account)
    for goal in account.goals:
        _print_goal(account, goal, widths)
    _print_vision(account, widths)


def _print_goal(account: Account, goal: GoalAccount, widths: tuple[int, ...]) -> None:
    title = f"{goal.number or ''} {W.text(goal.title)}".strip()
    OUT.print(Padding(Styled(title, style="bold"), (1 if goal.depth == 0 else 0, 0, 0, 2 * goal.depth)))
    table = _table(widths)
    for indicator in account.indicators:
        if indicator.goal == goal.id:
            _add_indicator(table, account, indicator)
    if table.row_count:
        OUT.print(Padding(table, (0, 0, 0, 2 * goal.depth + 2)))


def _print_vision(account: Account, widths: tuple[int, ...]) -> None:
    table = _table(widths)
    for indicator in account.indicators:
        for target in indicator.targets:
            if target.of_vision:
                _add_row(table, account, indicator, target)
    if table.row_count:
        OUT.print(Padding(Styled(W.t("Vision"), style="bold"), (1, 0, 0, 0)))
        OUT.print(Padding(table, (0, 0, 0, 2)))


def _widths(account: Account) -> tuple[int, ...]:
    """One width per column for all goals, so that the eye can go down the page."""
    rows = [
        _cells(account, indicator, target)
        for indicator in account.indicators
        for target in indicator.targets
        if _is_shown(target) or target.of_vision
    ]
    return tuple(max((len(row[column]) for row in rows), default=0) for column in range(4))


def _table(widths: tuple[int, ...]) -> Table:
    table = Table.grid(padding=(0, 2))
    for width in widths:
        table.add_column(min_width=min(width, 24), max_width=34, overflow="fold")
    table.add_column(overflow="fold")
    return table


def _is_shown(target: TargetAccount) -> bool:
    return target.adopted and not target.of_vision and target.milestone_of is None


def _add_indicator(table: Table, account: Account, indicator: IndicatorAccount) -> None:
    shown = [target for target in indicator.targets if _is_shown(target)]
    for target in shown:
        _add_row(table, account, indicator, target)
    if not shown:
        table.add_row(W.text(indicator.title), W.t("no target"), "", "", "")


def _cells(account: Account, indicator: IndicatorAccount, target: TargetAccount) -> tuple[str, str, str, str]:
    row = sentences.row(sentences.Case(account, indicator, target), W)
    title = row.title if target.headline or target.of_vision else f"· {row.title}"
    return title, row.aim, row.now, row.distance


def _add_row(table: Table, account: Account, indicator: IndicatorAccount, target: TargetAccount) -> None:
    row = sentences.row(sentences.Case(account, indicator, target), W)
    status = Styled(f"{row.sign} {row.status}", style=STYLES.get(target.status, ""))
    spark = spark_text(_points(account, indicator)) if target.headline else ""
    table.add_row(*_cells(account, indicator, target), Styled.assemble(status, "  ", (spark, "cyan")))


def _points(account: Account, indicator: IndicatorAccount) -> list[float]:
    """The levels of an indicator, oldest first, for a sparkline."""
    figures = {figure.key: figure for figure in account.figures}
    levels = (figures[key] for key in indicator.figures)
    return [figure.value for figure in levels if figure.value is not None and figure.kind != "change"]
