"""`perspectief status`: the tree of goals in the terminal, two lines for each target."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.padding import Padding
from rich.text import Text as Styled

from perspectief.account import Account, account_on, open_house
from perspectief.account.model import IndicatorAccount, TargetAccount
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.publication import sentences
from perspectief.publication.charts import spark_text

GOOD, BAD = {"reached", "ahead", "on_course"}, {"missed", "behind"}
Subject = tuple[IndicatorAccount, TargetAccount]


def show_status(folder: Path, as_of: date) -> None:
    """Print every goal with its indicators, the figures of the vision, and what they come to."""
    account = account_on(open_house(folder), as_of)
    OUT.print(Styled(f"{W.text(account.municipality.name)} · {W.text(account.title)}", style="bold"))
    OUT.print(W.t("As known on {day}.", day=W.day(as_of)))
    OUT.print(sentences.tally(account, W))
    for goal in account.goals:
        title = f"{goal.number or ''} {W.text(goal.title)}".strip()
        _print_part(account, title, goal.depth, _of_goal(account, goal.id))
    vision = [(each, target) for each in account.indicators for target in each.targets if target.of_vision]
    if vision:
        _print_part(account, W.t("Vision"), 0, iter(vision))


def _of_goal(account: Account, goal: str) -> Iterator[Subject]:
    for indicator in account.indicators:
        for target in indicator.targets:
            if indicator.goal == goal and _stands_alone(target):
                yield indicator, target


def _stands_alone(target: TargetAccount) -> bool:
    return target.adopted and not target.of_vision and target.milestone_of is None


def _print_part(account: Account, title: str, depth: int, subjects: Iterator[Subject]) -> None:
    OUT.print(Padding(Styled(title, style="bold"), (1 if depth == 0 else 0, 0, 0, 2 * depth), expand=False))
    for indicator, target in subjects:
        _print_target(account, indicator, target, 2 * depth + 2)


def _print_target(account: Account, indicator: IndicatorAccount, target: TargetAccount, indent: int) -> None:
    row = sentences.row(sentences.Case(account, indicator, target), W)
    spark = spark_text(_points(account, indicator)) if target.headline else ""
    style = "green" if target.status in GOOD else "red" if target.status in BAD else "yellow"
    name = row.title if target.headline or target.of_vision else f"· {row.title}"
    if indicator.supplementary:
        name = f"{name} ({W.t('supplementary, not adopted')})"
    first = Styled.assemble(name, "  ", (f"{row.sign} {row.status}", style), "  ", (spark, "cyan"))
    known = "" if row.now == "–" else W.t("last figure {now}", now=row.now)
    second = " · ".join(
        part
        for part in (W.t("aim {aim}", aim=row.aim), known, row.upto, row.distance, row.chance, row.why)
        if part
    )
    OUT.print(Padding(first, (0, 0, 0, indent), expand=False))
    OUT.print(Padding(Styled(second, style="dim"), (0, 0, 0, indent + 2), expand=False))


def _points(account: Account, indicator: IndicatorAccount) -> list[float]:
    """The levels of an indicator, oldest first, for a sparkline."""
    figures = {figure.key: figure for figure in account.figures}
    levels = (figures[key] for key in indicator.figures)
    return [figure.value for figure in levels if figure.value is not None and figure.kind != "change"]
