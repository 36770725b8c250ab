"""The answer of an indicator's page: where we stand, how far to go, since when we know."""

from dataclasses import dataclass

from perspectief.account.model import (
    Account,
    Baseline,
    FigureView,
    IndicatorAccount,
    Interval,
    Measure,
    VersionView,
)
from perspectief.publication.sentences import standing
from perspectief.publication.sentences.aims import aim
from perspectief.publication.sentences.chances import chance_sentences
from perspectief.publication.sentences.conflicts import conflicts
from perspectief.publication.sentences.lookup import Case, figure_of, main_case
from perspectief.publication.sentences.statuses import not_found, rests_on_assumption
from perspectief.publication.words import Words
from perspectief.publication.words.amounts import is_rough
from perspectief.publication.words.known_since import released_later
from perspectief.publication.words.marker import mark
from perspectief.publication.words.openings import after_colon

_VERDICT = {
    "reached": mark("The target is reached."),
    "missed": mark("The target is not reached."),
    "ahead": mark("It goes faster than needed."),
    "on_course": mark("That is fast enough."),
    "behind": mark("That is not fast enough."),
    "undecided": mark("The figures are too rough to say whether that is enough."),
    "too_early": mark("There is one figure so far. So we cannot see a pace yet."),
}
_MISSING = {
    "definition": mark("a way of counting"),
    "baseline": mark("a starting level"),
    "source": mark("a source with figures"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """`main` is the answer in a few short sentences; `notes` are what a careful reader has to know."""

    main: str
    notes: tuple[str, ...]


def answer(indicator: IndicatorAccount, account: Account, words: Words) -> Answer:
    """What can be said of an indicator on the account's day."""
    case = main_case(account, indicator)
    if case is None:
        return Answer(words.t("The programme sets no target for this."), conflicts(indicator, account, words))
    return Answer(" ".join(main_sentences(case, words)), notes(case, words))


def main_sentences(case: Case, words: Words) -> list[str]:
    """The answer, sentence by sentence, for each status."""
    status = case.target.status
    if status == "undetermined":
        return [_open(case, words), *_own_text(case, words)]
    if status == "withdrawn":
        return [words.t("This target was withdrawn."), *reason(case.target.version, words)]
    wanted = words.sentence(words.t("The aim is {aim}", aim=aim(case.target.version, case.measure, words)))
    if status == "not_measurable":
        return [wanted, words.t("We cannot measure this."), lacking(case, words)]
    if case.latest is None:
        return [wanted, words.t("There is no figure to compare it with yet."), *awaited(case, words)]
    return [
        wanted,
        *resulting(case, words),
        *where(case, words),
        *_course(case, words),
        *baseline(case, words),
        *awaited(case, words),
        *chance_sentences(case, words),
    ]


def _open(case: Case, words: Words) -> str:
    if not_found(case.target.version):
        return words.t("We did not find which number this should become.")
    return words.t("What this should become has not been set yet.")


def verdict(case: Case, words: Words) -> list[str]:
    """Whether the target is reached, and on what that rests; empty before that can be said."""
    status = case.target.status
    if status not in {"reached", "missed"}:
        return []
    if not rests_on_assumption(case.target):
        return [words.t(_VERDICT[status])]
    sentence = {
        "reached": mark("The target is reached, if our assumption about the starting level is right."),
        "missed": mark("The target is not reached, if our assumption about the starting level is right."),
    }[status]
    return [words.t(sentence)]


def later(case: Case, words: Words) -> list[str]:
    """A figure after the due date, in one note: known, but not what the target asks for."""
    figure = case.later
    if figure is None:
        return []
    when, said = standing.when(figure, words), standing.said(figure, case, words)
    sentence = words.sentence(words.t("{when} it was {figure}", when=when, figure=said))
    outside = words.t("That was after the due date, so it does not count for this target.")
    return [f"{sentence} {outside}"]


def resulting(case: Case, words: Words) -> list[str]:
    """To which level a change leads, where the starting level is known exactly."""
    aim_ = case.target.version.aim
    start, level = aim_.baseline, aim_.level
    if aim_.kind != "change_since" or start is None or level is None or None not in (start.low, start.high):
        return []
    end = level.low if case.upward else level.high
    if end is None:
        return []
    first, last = words.amount(float(start.value), case.measure), words.amount(end, case.measure)
    return [words.t("That is from {start} to {end}.", start=first, end=last)]


def baseline(case: Case, words: Words) -> list[str]:
    """A warning where a change is counted from a level that nobody published."""
    start = case.target.version.aim.baseline
    if start is None or start.origin != "inferred":
        return []
    level = starting_level(start, case.measure, words)
    return [words.t("The starting level ({level}) is inferred, not published.", level=level)]


def where(case: Case, words: Words) -> list[str]:
    """The last figure and how far it is from the aim."""
    latest = case.latest
    if latest is None:
        return []
    if latest.origin == "inferred":
        return [inferred(latest, case, words)]
    last = words.t(
        "{when} it was {figure}", when=standing.when(latest, words), figure=standing.said(latest, case, words)
    )
    away = standing.distance(case, words)
    ending = [words.sentence(words.t("That is {distance}", distance=away))] if away else []
    return [words.sentence(last), *ending]


def inferred(figure: FigureView, case: Case, words: Words) -> str:
    """An inferred figure, named as one."""
    return words.t(
        "There is no published figure. {figure} for {period} is inferred from other figures.",
        figure=words.figure(figure, case.measure),
        period=words.period(figure.start, figure.end),
    )


def pace(case: Case, words: Words) -> list[str]:
    """How fast it has to go and how fast it went, per month; empty from the due date on."""
    latest, gap = case.latest, standing.gap(case, words)
    if case.target.pace is None or latest is None or latest.origin == "inferred":
        return []
    needed = case.target.pace.needed
    if not gap or not standing.is_short(case.target.distance) or None in (needed.low, needed.high):
        return []
    yearly = standing.is_yearly(needed, latest)
    number = standing.pace_number(needed, words, yearly=yearly)
    values = {"gap": gap, "pace": per(number, words, yearly=yearly)}
    so_far = [] if case.target.by == "chance" else pace_so_far(case, words)
    return [_to_go(case, words, values), *so_far]


def pace_so_far(case: Case, words: Words) -> list[str]:
    """How fast it went, in the unit of time in which the pace that is needed is told."""
    pace, latest = case.target.pace, case.latest
    if pace is None or latest is None:
        return []
    return realised(pace.realised, words, yearly=standing.is_yearly(pace.needed, latest))


def _to_go(case: Case, words: Words, values: dict[str, str]) -> str:
    if case.measure.unit == "count":  # Dutch has a plural here, and a singular for a share or a grade
        if case.upward:
            return words.t("Still to be added: {gap}, {pace}.", **values)
        return words.t("Still to go: {gap}, {pace}.", **values)
    if case.upward:
        return words.t("To be added: {gap}, {pace}.", **values)
    return words.t("To go: {gap}, {pace}.", **values)


def per(number: str, words: Words, *, yearly: bool) -> str:
    """ "12 per maand" or "0,15 per jaar"."""
    return words.t("{number} a year", number=number) if yearly else words.t("{number} a month", number=number)


def realised(interval: Interval | None, words: Words, *, yearly: bool) -> list[str]:
    """The pace so far: up, down, or no clear direction."""
    if interval is None or interval.low is None or interval.high is None:
        return []
    said = per(standing.pace_number(interval, words, yearly=yearly), words, yearly=yearly)
    if interval.low > 0:
        return [words.t("So far it rose by {pace}.", pace=said)]
    if interval.high < 0:
        return [words.t("So far it fell by {pace}.", pace=said)]
    return [words.t("So far there is no clear rise or fall.")]


def _course(case: Case, words: Words) -> list[str]:
    if case.latest is not None and case.latest.origin == "inferred":
        return []
    sentences = pace(case, words)
    if case.target.version.aim.kind == "class_is" and case.target.status in {"on_course", "behind"}:
        return []
    if case.target.status in {"reached", "missed"}:
        return [*sentences, *verdict(case, words)]
    if case.target.before_baseline:
        return [too_old(case, words)]
    if case.target.status == "too_early" and case.target.version.baseline:
        return [*sentences, _since_start(case, words)]
    said = None if case.target.by == "chance" else _VERDICT.get(case.target.status)
    return [*sentences, words.t(said)] if said else sentences


def _since_start(case: Case, words: Words) -> str:
    """How little is known since the level that a target starts from."""
    if case.at_start:
        return words.t("There is no figure yet since the starting level, so no pace can be seen yet.")
    return words.t("There is one figure since the starting level, so no pace can be seen yet.")


def too_old(case: Case, words: Words) -> str:
    """Why the latest figure decides nothing: the target starts from a later level."""
    start = case.target.version.baseline
    if start is None:
        return ""
    day, level = words.day(start.date), starting_level(start, case.measure, words)
    return words.t(
        "That was before the starting level ({level} on {day}), so it is too early to tell.",
        level=level,
        day=day,
    )


def starting_level(start: Baseline, measure: Measure, words: Words) -> str:
    """The level that a target starts from, as a number or a range."""
    low = start.value if start.low is None else start.low
    high = start.value if start.high is None else start.high
    return words.amount(Interval(low=low, high=high), measure)


def awaited(case: Case, words: Words) -> list[str]:
    """What is still to come: the figure for the due date, and when."""
    due = case.target.version.due
    sentences = []
    if case.target.status == "figure_awaited":
        sentences.append(words.t("We do not have the figure for {due} yet.", due=words.due(due)))
    if case.indicator.next_figure and case.indicator.next_figure > case.account.as_of:
        sentences.append(
            words.t("The next figure is expected on {day}.", day=words.day(case.indicator.next_figure))
        )
    return sentences


def lacking(case: Case, words: Words) -> str:
    """What is missing before a target can be measured."""
    return lacking_of(case.target.missing, words)


def lacking_of(codes: tuple[str, ...], words: Words) -> str:
    """What is missing, from its codes."""
    missing = [words.t(_MISSING[one]) for one in codes]
    if not missing:
        return words.t("The way it is written leaves too much open.")
    return words.sentence(words.t("What is missing: {parts}", parts=words.listing(missing)))


def notes(case: Case, words: Words) -> tuple[str, ...]:
    """Since when we know, what the source counts, and where sources disagree."""
    latest = case.latest
    found: list[str] = pace_so_far(case, words) if case.target.by == "chance" else []
    if latest is not None and latest.origin != "inferred":
        found.append(known_since(latest, words))
        found.extend(counted(latest, case, words))
    found.extend(later(case, words))
    found.extend(changes(case, words))
    return (*found, *conflicts(case.indicator, case.account, words))


def changes(case: Case, words: Words) -> list[str]:
    """Published changes over a period, which are no levels but say something."""
    figures = [figure_of(case.account, key) for key in case.indicator.figures]
    return [
        _change(figure, case, words)
        for figure in figures
        if figure and figure.kind == "change" and figure.measure == case.target.measure
    ]


def _change(figure: FigureView, case: Case, words: Words) -> str:
    when = standing.when(figure, words)
    if figure.low is not None and figure.high is not None:
        if figure.high < 0:
            size = words.amount(_size(-figure.high, -figure.low, figure), case.measure)
            return words.t("A source gives a fall of {size} {when}.", size=size, when=when)
        if figure.low > 0:
            size = words.amount(_size(figure.low, figure.high, figure), case.measure)
            return words.t("A source gives a rise of {size} {when}.", size=size, when=when)
    said = words.figure(figure, case.measure)
    return words.t("A source gives a change {when}: {change}.", when=when, change=said)


def _size(low: float, high: float, figure: FigureView) -> Interval | float:
    """How much it was: the number that the source gives, or a range where the source is rough."""
    return Interval(low=low, high=high) if is_rough(figure) else abs(figure.value or 0)


def known_since(figure: FigureView, words: Words) -> str:
    """The day from which a figure was known; one released later than published has two."""
    day = words.day(figure.published_on, figure.published_precision)
    if (released := released_later(figure)) is None:
        return words.t("We have known this figure since {day} ({source}).", day=day, source=figure.source)
    return words.t(
        "This figure was published on {published} and released on {released} ({source}).",
        published=day,
        released=words.day(released),
        source=figure.source,
    )


def counted(figure: FigureView, case: Case, words: Words) -> list[str]:
    """What the source says it counts, where that is only assumed to be what the target counts."""
    measure = case.measure
    if (
        not figure.assumption
        or figure.counted in {measure.counted, *measure.counted_as}
        or not figure.counted
    ):
        return []
    if measure.counted == "none":
        return [words.t("The source writes '{counted}'.", counted=figure.counted)]
    counts = words.word("counted", measure.counted)
    return [
        words.t(
            "The source writes '{counted}', the target counts {object}.",
            counted=figure.counted,
            object=counts,
        )
    ]


def _own_text(case: Case, words: Words) -> list[str]:
    text = words.text(case.target.version.aim.text)
    return [words.sentence(text)] if text else []


def reason(version: VersionView, words: Words) -> list[str]:
    """Why a version said what it said, where its edition gives a reason."""
    text = words.text(version.reason)
    return [words.sentence(words.t("The reason: {reason}", reason=after_colon(text)))] if text else []
