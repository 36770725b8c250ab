"""One sentence that counts the indicators of the programme: how many are short, close, unknown."""

from collections import Counter
from typing import Literal

from perspectief.account.model import Account, Interval, TargetAccount
from perspectief.publication.sentences.lookup import Case, headline_cases
from perspectief.publication.sentences.standing import is_beyond
from perspectief.publication.sentences.statuses import not_found, rests_on_assumption
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark, marks

Category = Literal[
    "reached",
    "reached_assumed",
    "missed",
    "missed_assumed",
    "too_rough",
    "at_aim",
    "ahead",
    "on_course",
    "behind",
    "too_early",
    "short",
    "off_class",
    "just_short",
    "not_yet_known",
    "unmeasurable",
    "left_open",
    "not_found",
    "withdrawn",
]
CLOSE = 0.02  # within two per cent of the aim counts as just short

_BY_STATUS: dict[str, Category] = {
    "reached": "reached",
    "missed": "missed",
    "withdrawn": "withdrawn",
    "undetermined": "left_open",
    "not_measurable": "unmeasurable",
    "no_figures": "not_yet_known",
}
# Before the due date it counts whether it goes fast enough, as the rows say; not that it is not there yet.
_UNDER_WAY: dict[str, Category] = {
    "ahead": "ahead",
    "on_course": "on_course",
    "behind": "behind",
    "too_early": "too_early",
}
# In the order in which they are said.
_SAID: dict[Category, tuple[str, str]] = {
    "reached": marks("{many} is reached", "{many} are reached"),
    "reached_assumed": marks("{many} is reached (on an assumption)", "{many} are reached (on an assumption)"),
    "missed": marks("{many} is missed", "{many} are missed"),
    "missed_assumed": marks("{many} is missed (on an assumption)", "{many} are missed (on an assumption)"),
    "too_rough": marks("{many} has a figure too rough to tell", "{many} have a figure too rough to tell"),
    "at_aim": marks("{many} is at its aim now", "{many} are at their aim now"),
    "ahead": marks("{many} is ahead", "{many} are ahead"),
    "on_course": marks("{many} is on course", "{many} are on course"),
    "behind": marks("{many} is behind", "{many} are behind"),
    "too_early": marks("for {many} it is too early to tell", "for {many} it is too early to tell"),
    "short": marks("{many} is still short of its aim", "{many} are still short of their aim"),
    "off_class": marks(
        "{many} was off its aim when last compared", "{many} were off their aim when last compared"
    ),
    "just_short": marks("{many} is just short of its aim", "{many} are just short of their aim"),
    "not_yet_known": marks("{many} is not yet known", "{many} are not yet known"),
    "unmeasurable": marks(
        "{many} is one that nobody can check yet", "{many} are ones that nobody can check yet"
    ),
    "left_open": marks("{many} is not yet set", "{many} are not yet set"),
    "not_found": marks("of {many} the number was not found", "of {many} the number was not found"),
    "withdrawn": marks("{many} was withdrawn", "{many} were withdrawn"),
}
_NUMBERS = (
    mark("no"),
    mark("one"),
    mark("two"),
    mark("three"),
    mark("four"),
    mark("five"),
    mark("six"),
    mark("seven"),
    mark("eight"),
    mark("nine"),
    mark("ten"),
    mark("eleven"),
    mark("twelve"),
)


def category(case: Case) -> Category:
    """Which sort of row a target is; a pure function of its status, distance and last figure."""
    target = case.target
    if (special := _special(target)) is not None:
        return special
    if target.status in _BY_STATUS:
        return _BY_STATUS[target.status]
    if target.status == "undecided" and case.past_due:
        return "too_rough"
    if _is_said(case):
        return _UNDER_WAY[target.status]
    latest = case.latest
    if latest is None or latest.origin == "inferred":
        return "not_yet_known"
    return _by_level(case)


def _is_said(case: Case) -> bool:
    """Whether the row says it in a word that is counted as such, whatever the last figure is."""
    target = case.target
    inferred = case.latest is not None and case.latest.origin == "inferred"
    return target.status in _UNDER_WAY and (inferred or target.by == "chance" or target.status == "too_early")


def _special(target: TargetAccount) -> Category | None:
    """A status that rests on an assumption, or an aim whose number was not found."""
    if rests_on_assumption(target):
        return "reached_assumed" if target.status == "reached" else "missed_assumed"
    return "not_found" if target.status == "undetermined" and not_found(target.version) else None


def _by_level(case: Case) -> Category:
    """On the last figure: in its class or not, fast enough or not, and else how far from its aim."""
    target = case.target
    if target.version.aim.kind == "class_is":
        return "at_aim" if target.distance and target.distance.high == 0 else "off_class"
    if target.status in _UNDER_WAY and not is_beyond(target.distance):
        return _UNDER_WAY[target.status]
    return _by_distance(target.distance, case)


def _by_distance(distance: Interval | None, case: Case) -> Category:
    if distance is None or (distance.low is None and distance.high is None):
        return "not_yet_known"
    if is_beyond(distance):
        return "at_aim"
    if distance.low is None or distance.low <= 0:
        return "just_short"
    level = case.target.version.aim.level
    reach = abs(level.low or 0) * CLOSE if level else 0
    return "just_short" if distance.high is not None and distance.high <= reach else "short"


def number_word(count: int, words: Words) -> str:
    """ "three" up to twelve, "13" beyond."""
    return words.t(_NUMBERS[count]) if count < len(_NUMBERS) else words.number(count)


def tally(account: Account, words: Words) -> str:
    """ "Seven indicators: one is still short of its aim, ... and three cannot be checked yet."."""
    counts = Counter(category(case) for case in headline_cases(account))
    judged = [one for one in account.indicators if not one.supplementary]
    if not counts:
        return words.t("The programme has no targets yet.")
    total = max(len(judged), counts.total())
    lead = words.n("{many} indicator", "{many} indicators", total, many=number_word(total, words))
    parts = [
        words.n(*_SAID[one], counts[one], many=number_word(counts[one], words))
        for one in _SAID
        if counts[one]
    ]
    if without := total - counts.total():
        many = number_word(without, words)
        parts.append(words.n("{many} has no target", "{many} have no target", without, many=many))
    return words.sentence(words.t("{lead}: {parts}", lead=lead, parts=words.listing(parts)))
