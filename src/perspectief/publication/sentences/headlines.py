"""What a chart shows, said as its title: "Files on welfare: fewer, but not fast enough"."""

from perspectief.account.model import Account, IndicatorAccount
from perspectief.publication.sentences import standing
from perspectief.publication.sentences.aims import aim_alone
from perspectief.publication.sentences.chances import percent
from perspectief.publication.sentences.lookup import Case, main_case
from perspectief.publication.sentences.statuses import not_found, rests_on_assumption
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

_FIXED = {
    "reached": mark("the aim was reached"),
    "missed": mark("the aim was not reached"),
    "on_course": mark("on the way to the aim, and fast enough"),
    "not_measurable": mark("cannot be measured as it is written"),
    "undetermined": mark("no aim has been set yet"),
    "no_figures": mark("no figures yet"),
    "withdrawn": mark("the aim was withdrawn"),
}


def headline(indicator: IndicatorAccount, account: Account, words: Words) -> str:
    """The title of an indicator's chart: its name and what is to be seen."""
    title = words.text(indicator.title)
    case = main_case(account, indicator)
    return f"{title}: {seen(case, words)}" if case else title


def seen(case: Case, words: Words) -> str:
    """What is to be seen, without the name."""
    status = case.target.status
    if case.target.by == "chance":
        return _by_chance(case, words)
    if status in _FIXED or case.target.before_baseline:
        return _fixed(case, words)
    if status == "behind":
        return _behind(case, words)
    if status == "ahead":
        beyond = standing.is_beyond(case.target.distance)
        return words.t("already at the aim") if beyond else words.t("faster than needed")
    if status == "undecided":
        return words.t("the figures are too rough to tell")
    return _last_seen(case, words)


def _by_chance(case: Case, words: Words) -> str:
    view = case.target.chance
    if view is None or view.chance is None or view.word is None:
        return words.word("status", case.target.status)
    values = {"percent": percent(view.chance, words), "word": words.word("chance", view.word)}
    return words.t("{percent} chance of reaching the aim ({word})", **values)


def _fixed(case: Case, words: Words) -> str:
    status = case.target.status
    if case.target.before_baseline:
        return words.t("no figure yet since the starting level")
    if status == "undetermined" and not_found(case.target.version):
        return words.t("the number of the aim was not found")
    said = words.t(_FIXED[status])
    return words.t("{seen}, on an assumption", seen=said) if rests_on_assumption(case.target) else said


def _behind(case: Case, words: Words) -> str:
    if case.target.version.aim.kind == "class_is":
        return _last_seen(case, words)
    realised = case.target.pace.realised if case.target.pace else None
    low = realised.low if realised else None
    high = realised.high if realised else None
    if low is not None and low > 0:
        return (
            words.t("more, but not fast enough") if case.upward else words.t("more, while it has to be less")
        )
    if high is not None and high < 0:
        return (
            words.t("less, while it has to be more") if case.upward else words.t("fewer, but not fast enough")
        )
    return words.t("about the same, and that is not enough")


def _last_seen(case: Case, words: Words) -> str:
    latest = case.latest
    if latest is None:
        return words.t("the figure is awaited") if case.past_due else words.t("no figures yet")
    if latest.origin == "inferred":
        return words.t("only an inferred figure so far")
    due = words.due(case.target.version.due)
    if case.target.version.aim.kind == "class_is":
        asked = aim_alone(case.target.version, case.measure, words)
        values = {"figure": words.figure(latest, case.measure), "aim": asked}
        if case.past_due:
            return words.t("{figure} by the last figure up to {due}; the aim is {aim}", due=due, **values)
        return words.t("last seen {figure}, the aim is {aim}", **values)
    away = standing.distance(case, words)
    if case.past_due and away:
        return words.t("{distance} by the last figure up to {due}", distance=away, due=due)
    return away or words.t("one figure so far")
