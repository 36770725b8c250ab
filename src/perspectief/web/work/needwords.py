"""Why somebody needs something, in words, and where a coach goes to do it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark, marks
from perspectief.register.floor.today import Need, Why
from perspectief.web.work.codewords import AIM, DUTY, PARTICIPATION

SAID = {
    Why.PLAN_ENDS: mark("The plan ends"),
    Why.EXEMPTION_ENDS: mark("The exemption ends"),
    Why.AFTERCARE_DUE: mark("Aftercare call"),
    Why.PARTICIPATION_ENDED: mark("Participation ended"),
    Why.WAGE_VALUE_REVIEW: mark("Measure the wage value"),
    Why.TRIAL_ENDS: mark("The trial placement ends"),
    Why.LANGUAGE_DUTY: mark("Look at the language duty"),
}
_MORE: dict[Why, Mapping[Any, str]] = {
    Why.PLAN_ENDS: AIM,
    Why.EXEMPTION_ENDS: DUTY,
    Why.PARTICIPATION_ENDED: PARTICIPATION,
}
_MONTHS = marks("one month after leaving", "{count} months after leaving")
_DAYS = 20


def more(need: Need, words: Words) -> str:
    """What a need is about beyond its reason: which plan, which duty, which call."""
    if need.why is Why.AFTERCARE_DUE:
        return words.n(*_MONTHS, int(need.what))
    table = {str(code): said for code, said in _MORE.get(need.why, {}).items()}
    return words.t(table[need.what]) if need.what in table else ""


def when(day: date, today: date, words: Words) -> str:
    """A day seen from today: "today", "in 3 days", "2 days late", or the day itself further on."""
    days = (day - today).days
    if days == 0:
        return words.t("today")
    if days == 1:
        return words.t("tomorrow")
    if days < 0:
        return _late(-days, words)
    return words.n("in one day", "in {count} days", days)


def _late(days: int, words: Words) -> str:
    """In days for three weeks, then in whole weeks."""
    if days > _DAYS:
        return words.n("one week late", "{count} weeks late", days // 7)
    return words.n("one day late", "{count} days late", days)
