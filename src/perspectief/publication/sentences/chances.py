"""The chance of a target in words: number and word, what would have to be true, why it is not stated."""

from collections.abc import Sequence

from perspectief.account.chances import SCALE, percent_of
from perspectief.account.model import ChanceView, Interval, Reason
from perspectief.publication.sentences import standing
from perspectief.publication.sentences.aims import aim_alone
from perspectief.publication.sentences.expected import rounded
from perspectief.publication.sentences.lookup import Case
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

# Reasons that the rest of an answer does not give already.
_TOLD_IN_ANSWER: set[Reason] = {"no-figures", "no-peers", "aim-changed"}
# What is said where less is asked, and where more is.
_SHORT = {
    "count": (
        mark("For that there would have to be {gap} fewer than expected."),
        mark("For that there would have to be {gap} more than expected."),
    ),
    "rank": (
        mark("For that it would have to be {gap} places better than expected."),
        mark("For that it would have to be {gap} places lower than expected."),
    ),
}
_SHORT_OF_OTHERS = (
    mark("For that it would have to be {gap} lower than expected."),
    mark("For that it would have to be {gap} higher than expected."),
)


def percent(chance: float, words: Words) -> str:
    """ "8 %"; "under 1 %" and "over 99 %" at the ends: what has not happened is never 0 or 100 %."""
    if chance < 0.01:
        return words.t("under {percent}", percent=_percent(1, words))
    if chance > 0.99:
        return words.t("over {percent}", percent=_percent(99, words))
    return _percent(percent_of(chance), words)


def _percent(number: int, words: Words) -> str:
    """The sign stays on the line of its number."""
    return f"{words.number(number)}\N{NO-BREAK SPACE}%"


def chance_said(view: ChanceView, words: Words) -> str:
    """ "8 % (unlikely)"; empty where no chance is stated."""
    if view.chance is None or view.word is None:
        return ""
    values = {"percent": percent(view.chance, words), "word": words.word("chance", view.word)}
    return words.t("{percent} ({word})", **values)


def chance_of_row(case: Case, words: Words) -> str:
    """ "chance 8 % (unlikely)", where it rests on the latest figure; with what makes it weak."""
    view = case.target.chance
    if view is None or not view.current:
        return ""
    return _with_remarks(words.t("chance {chance}", chance=chance_said(view, words)), view, words)


def chance_in_short(case: Case, words: Words) -> list[str]:
    """One sentence for a summary."""
    view = case.target.chance
    if view is None or not view.current:
        return []
    said = words.t("the chance that it works out is {chance}", chance=chance_said(view, words))
    return [words.sentence(_with_remarks(said, view, words))]


def _with_remarks(said: str, view: ChanceView, words: Words) -> str:
    """What was said, followed by on how little it rests and how old it is."""
    seen = words.t("seen from {day}", day=words.day(view.said_on)) if view.old else ""
    return ", ".join(part for part in (said, made_from(view, words), seen) if part)


def made_from(view: ChanceView, words: Words) -> str:
    """On how little a chance rests: one figure, or only what nobody published; else empty."""
    if view.figures == 1:
        if view.inferred_only:
            return words.t("made from one inferred figure only")
        return words.t("made from one figure")
    return words.t("made from inferred figures only") if view.inferred_only else ""


def chance_sentences(case: Case, words: Words) -> list[str]:
    """The chance with the day that it is seen from and what it would take; or why it cannot be stated."""
    view = case.target.chance
    if view is None:
        return []
    if view.chance is None:
        return [reason_sentence(view.reason, words)] if view.reason in _TOLD_IN_ANSWER else []
    stale = [] if view.current else [words.t("Newer figures are not in this yet.")]
    return [_stated(case, view, words), *what_it_takes(case, words), *stale]


def reason_sentence(reason: Reason, words: Words) -> str:
    """Why no chance is stated."""
    return words.t("We cannot state a chance: {reason}.", reason=words.word("chance_reason", reason))


def _stated(case: Case, view: ChanceView, words: Words) -> str:
    version = case.target.version
    values = {
        "day": words.day(view.said_on),
        "aim": aim_alone(version, case.measure, words),
        "due": words.due(version.due),
        "percent": percent(view.chance or 0.0, words),
        "word": words.word("chance", view.word or "about_even"),
    }
    said = words.t(
        "On the figures known on {day}, the chance of {aim} by {due} is {percent} ({word})", **values
    )
    little = made_from(view, words)
    return words.sentence(f"{said}, {little}" if little else said)


def what_it_takes(case: Case, words: Words) -> list[str]:
    """How far what is expected lies from the aim."""
    gap = case.target.chance.gap if case.target.chance else None
    if gap is None:
        return []
    if case.target.version.aim.kind == "class_is":
        return [_in_class(gap, words)]
    size = _size(abs(gap), case)
    if size == 0:
        return [words.t("What is expected is just the aim.")]
    said = standing.difference(Interval(low=size, high=size), case, words)
    if gap < 0:
        return [words.t("What is expected meets the aim, with {gap} to spare.", gap=said)]
    return [_short(case, said, words)]


def _size(gap: float, case: Case) -> float:
    """How far it is, no finer than what is expected is told."""
    outlook, due = case.indicator.outlook, case.target.version.due
    moment = next((one for one in outlook.moments if one.date == due), None) if outlook else None
    if moment is None or case.target.measure != case.indicator.measure:
        return round(gap, case.measure.decimals)
    return rounded(gap, moment.band80, case.measure)


def _in_class(gap: float, words: Words) -> str:
    if gap > 0:
        return words.t("What is expected lies outside the class aimed at.")
    return words.t("What is expected lies in the class aimed at.")


def _short(case: Case, gap: str, words: Words) -> str:
    fewer, more = _SHORT.get(case.measure.unit, _SHORT_OF_OTHERS)
    return words.t(more if case.upward else fewer, gap=gap)


def error_sentence(views: Sequence[ChanceView], words: Words) -> str:
    """How much chances would move at most if the draws were made again; empty where that is not known."""
    errors = [view.error for view in views if view.error is not None and view.chance is not None]
    if not errors:
        return ""
    points = max(errors) * 100
    if points < 0.1:
        number = words.t("less than {number}", number=words.number(0.1))
    else:
        number = words.t("about {number}", number=words.roughly(points))
    return words.t(
        "Counting again over other futures would move a chance by {number} percentage points.",
        number=number,
    )


def multiple_sentence(view: ChanceView, words: Words) -> str:
    """How the change needed compares with the fastest year in the panel; empty where nothing is needed."""
    multiple = view.pace_multiple
    if multiple is None or multiple <= 0:
        return ""
    return words.t(
        "The change that is needed each year is {number} times that in the fastest year of any municipality "
        "with at least half as many, in the years compared.",
        number=words.roughly(multiple),
    )


def chance_scale(words: Words) -> tuple[tuple[str, str], ...]:
    """The scale of words, from low to high: "5 to 20 %" with "unlikely"; a step does not hold its end."""
    starts = [(least, words.word("chance", code)) for least, code in reversed(SCALE)]
    ends = [least for least, _ in starts[1:]] + [100]
    return tuple(
        (words.t("{low} to {high}", low=least, high=_percent(end, words)), said)
        for (least, said), end in zip(starts, ends, strict=True)
    )
