"""The rows of the programme at a glance: one target each, readable as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from perspectief.account.model import GoalAccount, IndicatorAccount, TargetAccount
from perspectief.publication import sentences
from perspectief.publication.address import Address
from perspectief.publication.pages.look import Look


@dataclass(frozen=True, slots=True)
class Row:
    """One target in one line: what it is, what is asked, where it stands."""

    title: Markup
    part: Markup
    address: Address
    aim: str
    now: str
    upto: str
    distance: str
    status: str
    word: str
    note: str
    sparkline: Markup
    chance: str = ""


def row_of(look: Look, indicator: IndicatorAccount, target: TargetAccount | None) -> Row:
    """The row of a target, or of an indicator that has none."""
    address = look.address("indicator", indicator.id)
    picture = look.sparkline(indicator)
    title = look.say(indicator.title)
    note = look.words.t("supplementary, not adopted") if indicator.supplementary else ""
    if target is None:
        return Row(title, Markup(), address, "–", _latest(look, indicator), "", "", "", "", note, picture)
    row = sentences.row(sentences.Case(look.account, indicator, target), look.words)
    part = look.say(target.title)
    return Row(
        title, part, address, row.aim, row.now, row.upto, row.distance, target.status, row.status, note,
        picture, row.chance or row.why,
    )  # fmt: skip


def _latest(look: Look, indicator: IndicatorAccount) -> str:
    """The last level of an indicator that has no target to compare it with."""
    if indicator.latest is None:
        return "–"
    figure = look.figures[indicator.latest]
    period = look.words.period_short(figure.start, figure.end)
    return f"{look.words.figure(figure, look.measures[figure.measure])} ({period})"


def rows_of_goal(look: Look, goal: GoalAccount) -> Iterator[Row]:
    """A row for every adopted target of a goal's indicators that stands on its own."""
    for indicator in (look.indicators[each] for each in goal.indicators):
        shown = [target for target in indicator.targets if stands_alone(target)]
        yield from (row_of(look, indicator, target) for target in shown)
        if not shown:
            yield row_of(look, indicator, None)


def rows_of_vision(look: Look) -> Iterator[Row]:
    """A row for every figure that the vision names."""
    for indicator in look.account.indicators:
        for target in indicator.targets:
            if target.of_vision:
                yield row_of(look, indicator, target)


def stands_alone(target: TargetAccount) -> bool:
    """Whether the overview shows a target: adopted, no milestone and not of the vision."""
    return target.adopted and not target.of_vision and target.milestone_of is None
