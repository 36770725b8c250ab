"""Finding one's way in an account: the figure of a key, the measure of an id, the targets that count."""

from collections.abc import Iterator
from dataclasses import dataclass

from perspectief.account.model import Account, FigureView, IndicatorAccount, Measure, TargetAccount
from perspectief.account.standing import is_start
from perspectief.ground.text import Text


def measure_of(account: Account, measure: str) -> Measure:
    """The measure of an id; an account holds every measure that it names."""
    return account.measure_by_id[measure]


def figure_of(account: Account, key: str | None) -> FigureView | None:
    """The figure of a key, or None for no key."""
    return account.figure_by_key.get(key) if key else None


@dataclass(frozen=True, slots=True)
class Case:
    """One target with all that a sentence about it may need."""

    account: Account
    indicator: IndicatorAccount
    target: TargetAccount

    @property
    def measure(self) -> Measure:
        """The measure that the target is about."""
        return measure_of(self.account, self.target.measure)

    @property
    def title(self) -> Text:
        """The name of the line: the indicator's for what it is judged by, the target's own for others."""
        own = None if self.target.headline else self.target.title
        return own or self.indicator.title

    @property
    def latest(self) -> FigureView | None:
        """The figure that the target was compared with."""
        return figure_of(self.account, self.target.latest)

    @property
    def later(self) -> FigureView | None:
        """The newest level after the due date, which decides nothing; None before there is one."""
        if self.target.status in {"undetermined", "withdrawn", "not_measurable"}:
            return None
        own = [figure_of(self.account, key) for key in self.indicator.figures]
        after = [
            one
            for one in own
            if one and one.measure == self.target.measure and one.start > self.target.version.due
        ]
        found = [one for one in after if one.kind != "change" and one.origin != "inferred"]
        levels = [one for one in found if one.kind != "flow"] or found
        return levels[-1] if levels else None

    @property
    def at_start(self) -> bool:
        """Whether the figure compared tells no more than the starting level of the target does."""
        start, latest = self.target.version.baseline, self.latest
        return start is not None and latest is not None and is_start(latest, start)

    @property
    def past_due(self) -> bool:
        """Whether the day by which it had to be reached has come."""
        return self.account.as_of >= self.target.version.due

    @property
    def upward(self) -> bool:
        """Whether more is what the target asks."""
        aim = self.target.version.aim
        if aim.kind == "change_since":
            return (aim.amount or 0) > 0
        return aim.kind in ("at_least", "better_than_peers_by")


def headline_cases(account: Account) -> Iterator[Case]:
    """The targets that the programme is judged by; a supplementary indicator's decides nothing."""
    for indicator in account.indicators:
        if indicator.supplementary:
            continue
        for target in indicator.targets:
            if target.headline:
                yield Case(account, indicator, target)


def main_case(account: Account, indicator: IndicatorAccount) -> Case | None:
    """The target that an indicator's page answers for: its headline, or else its first."""
    chosen = next((one for one in indicator.targets if one.headline), None)
    chosen = chosen or next(iter(indicator.targets), None)
    return Case(account, indicator, chosen) if chosen else None
