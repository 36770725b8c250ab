"""Figures of one thing that do not agree: two sources that disagree, or one series that was restated."""

from dataclasses import dataclass
from itertools import pairwise

from perspectief.account.model import Account, FigureView, IndicatorAccount, Measure
from perspectief.publication.sentences.lookup import figure_of, measure_of
from perspectief.publication.words import Words


@dataclass(frozen=True, slots=True)
class Disagreement:
    """`lead` names what sort of disagreement it is, `text` is the sentence."""

    lead: str
    text: str


def disagreements(indicator: IndicatorAccount, account: Account, words: Words) -> tuple[Disagreement, ...]:
    """One for each period whose figures do not agree."""
    return tuple(
        _of(figures, measure_of(account, figures[0].measure), words)
        for conflict in indicator.conflicts
        if (figures := [figure for key in conflict.keys if (figure := figure_of(account, key))])
    )


def conflicts(indicator: IndicatorAccount, account: Account, words: Words) -> tuple[str, ...]:
    """The same, as sentences alone."""
    return tuple(one.text for one in disagreements(indicator, account, words))


def _of(figures: list[FigureView], measure: Measure, words: Words) -> Disagreement:
    name, period = words.text(measure.name), words.period(figures[0].start, figures[0].end)
    if is_restated(figures, measure):
        dated = sorted(figures, key=lambda one: one.published_on)
        said = [f"{words.figure(one, measure)} ({one.source})" for one in dated]
        steps = [words.t("{before} became {after}", before=one, after=two) for one, two in pairwise(said)]
        return Disagreement(
            words.t("Later revised"),
            words.sentence(f"{name}, {period}: {words.listing(steps)}"),
        )
    values = {
        "name": name,
        "period": period,
        "figures": words.listing([f"{words.figure(one, measure)} ({one.source})" for one in figures]),
    }
    text = words.sentence(words.t("Sources disagree about {name}, {period}: {figures}", **values))
    return Disagreement(words.t("Sources disagree"), text)


def is_restated(figures: list[FigureView], measure: Measure) -> bool:
    """Whether these come from one series: one source, or a figure that the law makes all documents copy.

    Each must have been published on a day of its own; on the same day nobody corrected anybody.
    """
    one_series = measure.bbv or len({one.source for one in figures}) == 1
    return one_series and len({one.published_on for one in figures}) == len(figures)
