"""Moments of somebody's timeline in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark
from perspectief.register.floor.person import Kind, Moment
from perspectief.web.work import codewords as code

KINDS = {
    Kind.FILE: mark("Welfare"),
    Kind.GROUP: mark("Group"),
    Kind.PLAN: mark("Plan"),
    Kind.AGREEMENT: mark("Agreed"),
    Kind.EXEMPTION: mark("Exemption"),
    Kind.PARTICIPATION: mark("Participation"),
    Kind.WORK: mark("Work"),
    Kind.ACTIVITY: mark("Activity"),
    Kind.AFTERCARE: mark("Aftercare"),
    Kind.REVIEW: mark("To look at"),
    Kind.RELEASE: mark("Released"),
    Kind.NOTE: mark("Note"),
    Kind.CARE: mark("Coach"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A moment as a page shows it: its kind, one line, more in small letters, when, and somebody's words."""

    kind: str
    name: str
    title: str
    more: str
    when: str
    text: str
    record: int
    now: bool


def told(moment: Moment, words: Words, staff: Mapping[int, str], today: date) -> Told:
    """One moment; `staff` gives names of members by their id."""
    facts = dict(moment.facts)
    title, more = _SAID[moment.kind](moment, facts, words, staff)
    now = moment.holds(today)
    span = _when(moment, words)
    kind = words.t(KINDS[moment.kind])
    return Told(moment.kind.value, kind, title, more, span, moment.text, moment.record, now)


def _when(moment: Moment, words: Words) -> str:
    """From its first to its last day; a contact is on one day."""
    start = words.day(moment.day)
    if moment.kind in (Kind.AFTERCARE, Kind.NOTE):
        return start
    if moment.until is None:
        return words.t("since {day}", day=start)
    last = moment.until - timedelta(days=1)
    return start if last == moment.day else words.t("{start} to {end}", start=start, end=words.day(last))


_Facts = dict[str, str]
_Said = Callable[[Moment, _Facts, Words, Mapping[int, str]], tuple[str, str]]


def _word(table: Mapping[Any, str], value: str, words: Words) -> str:
    said = {str(each): text for each, text in table.items()}.get(value)
    return words.t(said) if said else ""


def _plain(table: Mapping[Any, str]) -> _Said:
    return lambda moment, facts, words, staff: (_word(table, moment.code, words), "")


def _file(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    why = _word(code.END, moment.code, words)
    return words.t("On welfare"), words.t("ended: {why}", why=why) if why and moment.until else ""


def _group(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    return words.sentence(_word(code.GROUP, moment.code, words)).removesuffix("."), ""


def _agreement(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    done = {"True": words.t("done"), "False": words.t("not done")}.get(facts.get("done", ""), "")
    return _word(code.AGREEMENT, moment.code, words), done


def _hours(facts: _Facts, words: Words) -> str:
    hours = facts.get("hours")
    return words.n("one hour a week", "{count} hours a week", int(hours)) if hours else ""


def _participation(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    return _word(code.PARTICIPATION, moment.code, words), _hours(facts, words)


def _work(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    parts = (
        _hours(facts, words),
        _word(code.CONTRACT, facts.get("contract", ""), words),
        _word(code.SUBSIDY, facts.get("subsidy", ""), words),
    )
    return _word(code.PLACE, moment.code, words), ", ".join(filter(None, parts))


def _activity(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    cost = facts.get("cost")
    return moment.code, words.money(int(cost) / 100) if cost else ""


def _aftercare(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    return _word(code.CONTACT, moment.code, words), _word(code.OUTCOME, facts.get("outcome", ""), words)


def _review(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    due = facts.get("due")
    by = words.t("by {day}", day=words.day(date.fromisoformat(due))) if due else ""
    return _word(code.REVIEW, moment.code, words), by


def _release(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    return words.t("Wishes for work released to account managers"), ""


def _note(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    by = staff.get(int(facts.get("written_by", "0")), "")
    return words.t("Note at a hand-over"), words.t("by {name}", name=by) if by else ""


def _care(moment: Moment, facts: _Facts, words: Words, staff: Mapping[int, str]) -> tuple[str, str]:
    name = staff.get(int(facts.get("member", "0")), "")
    return words.t("In the care of {name}", name=name), ""


_SAID: dict[Kind, _Said] = {
    Kind.FILE: _file,
    Kind.GROUP: _group,
    Kind.PLAN: _plain(code.AIM),
    Kind.AGREEMENT: _agreement,
    Kind.EXEMPTION: _plain(code.DUTY),
    Kind.PARTICIPATION: _participation,
    Kind.WORK: _work,
    Kind.ACTIVITY: _activity,
    Kind.AFTERCARE: _aftercare,
    Kind.REVIEW: _review,
    Kind.RELEASE: _release,
    Kind.NOTE: _note,
    Kind.CARE: _care,
}
