"""The chance of a target in words: number and word, what would have to be true, why it is not stated."""

from perspectief.account.chances import SCALE, percent_of
from perspectief.account.model import ChanceView, Interval
from perspectief.publication.sentences import standing
from perspectief.publication.sentences.aims import aim_alone
from perspectief.publication.sentences.expected import rounded
from perspectief.publication.sentences.lookup import Case
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

# Reasons that the rest of an answer does not give already.
_TOLD_IN_ANSWER = {"no-figures", "no-model", "no-peers", "figures-disagree", "aim-changed"}
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
    """ "chance 8 % (unlikely)", where it rests on the latest figure; else empty."""
    view = case.target.chance
    if view is None or not view.current:
        return ""
    return words.t("chance {chance}", chance=chance_said(view, words))


def chance_in_short(case: Case, words: Words) -> list[str]:
    """One sentence for a summary."""
    view = case.target.chance
    if view is None or not view.current:
        return []
    return [words.t("The chance that it works out is {chance}.", chance=chance_said(view, words))]


def chance_sentences(case: Case, words: Words) -> list[str]:
    """The chance with the day that it is seen from and what it would take; or why it cannot be stated."""
    view = case.target.chance
    if view is None:
        return []
    if view.chance is None:
        return [reason_sentence(view, words)] if view.reason in _TOLD_IN_ANSWER else []
    stale = [] if view.current else [words.t("Newer figures are not in this yet.")]
    return [_stated(case, view, words), *what_it_takes(case, words), *stale]


def reason_sentence(view: ChanceView, words: Words) -> str:
    """Why no chance is stated."""
    reason = words.word("chance_reason", view.reason or "no-model")
    return words.t("We cannot state a chance: {reason}.", reason=reason)


def _stated(case: Case, view: ChanceView, words: Words) -> str:
    version = case.target.version
    values = {
        "day": words.day(view.said_on),
        "aim": aim_alone(version, case.measure, words),
        "due": words.due(version.due),
        "percent": percent(view.chance or 0.0, words),
        "word": words.word("chance", view.word or "about_even"),
    }
    return words.t(
        "On what was known on {day}, the chance of {aim} by {due} is {percent} ({word}).", **values
    )


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
    if case.target.version.aim.kind == "better_than_peers_by":
        return words.t("For that it would have to be {gap} better than expected.", gap=gap)
    fewer, more = _SHORT.get(case.measure.unit, _SHORT_OF_OTHERS)
    return words.t(more if case.upward else fewer, gap=gap)


def error_sentence(view: ChanceView, words: Words) -> str:
    """How much the chance would move if the draws were made again; empty where that is not known."""
    if view.error is None or view.chance is None:
        return ""
    points = view.error * 100
    if points < 0.1:
        number = words.t("less than {number}", number=words.number(0.1))
    else:
        number = words.t("about {number}", number=words.roughly(points))
    return words.t(
        "The chance is counted over draws; other draws would move it by {number} percentage points.",
        number=number,
    )


def multiple_sentence(view: ChanceView, words: Words) -> str:
    """How the change that is needed compares with the largest ever seen; empty where nothing is needed."""
    multiple = view.pace_multiple
    if multiple is None or multiple <= 0:
        return ""
    if multiple > 1:
        return words.t(
            "The change that is needed was never seen elsewhere in so short a time: it is {number} times "
            "the largest one.",
            number=words.roughly(multiple),
        )
    return words.t(
        "The change that is needed is {number} times the largest one seen elsewhere in so short a time.",
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
