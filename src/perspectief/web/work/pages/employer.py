"""An employer: establishments, contacts, vacancies, placements and what was agreed; of nobody a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse

from perspectief.publication.words import Words
from perspectief.register.codes import Channel, EmployerOutcome
from perspectief.register.floor.employer import Contact, EmployerPage, OpenVacancy, Placement, Site
from perspectief.register.floor.employer import employer as employer_of
from perspectief.web.work.asked import Asked
from perspectief.web.work.dealwords import CHANNEL, OUTCOME, hours, placed
from perspectief.web.work.look import page

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Said:
    """A contact in words."""

    when: str
    title: str
    more: str
    text: str


@dataclass(frozen=True, slots=True)
class Vacant:
    """A vacancy in words; `number` is the establishment's where it can be closed."""

    title: str
    since: str
    until: str
    places: int
    hours: str
    record: int
    number: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement in words; `profile` is the key of a released one."""

    what: str
    since: str
    until: str
    hours: str
    profile: UUID | None


def employer(asked: Asked) -> HttpResponse:
    """What there is of one employer."""
    found = employer_of(asked.keys["kvk"], asked.today)
    words = asked.words
    there = [each for each in found.placements if _runs(each.until, asked.today)]
    before = [each for each in found.placements if not _runs(each.until, asked.today)]
    open_ = [each for each in found.vacancies if _runs(each.until, asked.today)]
    values = {
        "employer": found,
        "contacts": contacts(found.contacts, asked),
        "open": [vacant(each, found, words) for each in open_],
        "closed": [vacant(each, found, words) for each in found.vacancies if each not in open_][:20],
        "placed": [_placed(each, words) for each in there],
        "placed_before": [_placed(each, words) for each in before][:20],
        "owed": found.owed,
        "saved": _saved(asked),
    }
    return page(asked, "employer.html", name_of(found, words), values)


def name_of(found: EmployerPage, words: Words) -> str:
    """The name of its first establishment, or its number."""
    named = next((site.name for site in found.sites if site.name), "")
    return named or words.t("Employer {kvk}", kvk=found.kvk)


def site_of(asked: Asked, found: EmployerPage) -> Site | None:
    """The establishment that the address names, if it is one of this employer."""
    return next((site for site in found.sites if site.number == asked.keys["number"]), None)


def contacts(rows: tuple[Contact, ...], asked: Asked) -> list[Said]:
    """Contacts in words, as they come."""
    words = asked.words
    return [
        Said(
            when=words.day(each.day),
            title=words.t(CHANNEL[Channel(each.kind)]),
            more=words.t(OUTCOME[EmployerOutcome(each.outcome)]) + _again(each, asked),
            text=each.text,
        )
        for each in rows
    ]


def vacant(each: OpenVacancy, found: EmployerPage, words: Words) -> Vacant:
    """A vacancy in words."""
    numbers: Mapping[int, str] = {site.establishment: site.number for site in found.sites}
    return Vacant(
        title=each.title or words.t("Without a title"),
        since=words.day(each.since),
        until=words.day(each.until - _DAY) if each.until else "",
        places=each.places,
        hours=hours(each.hours_from, each.hours_to, words),
        record=each.record,
        number=numbers.get(each.establishment, ""),
    )


def _again(each: Contact, asked: Asked) -> str:
    if each.next_on is None or each.next_on < asked.today:
        return ""
    return " · " + asked.words.t("speak again on {day}", day=asked.words.day(each.next_on))


def _placed(each: Placement, words: Words) -> Placed:
    return Placed(
        what=placed(each.contract, each.subsidy, words),
        since=words.day(each.since),
        until=words.day(each.until - _DAY) if each.until else "",
        hours=hours(each.hours, each.hours, words),
        profile=each.profile,
    )


def _runs(until: date | None, on: date) -> bool:
    return until is None or until > on


def _saved(asked: Asked) -> str:
    """What was done just now, in words; what an address says otherwise is nothing."""
    t, given = asked.words.t, asked.request.GET
    said = {
        "contact": t("The contact was written down."),
        "vacancy": t("The vacancy was written down."),
        "closed": t("The vacancy is closed."),
        "known": t("This file was brought in before; nothing changed."),
        "file": t(
            "Brought in: {new} new, {changed} changed.", **_counts(given.get("new"), given.get("changed"))
        ),
    }
    return said.get(given.get("saved", ""), "")


def _counts(new: str | None, changed: str | None) -> dict[str, object]:
    """Numbers as they stand in an address, and nothing else that may stand there."""
    given = {"new": new or "0", "changed": changed or "0"}
    return {
        name: text if text.isascii() and text.isdecimal() and len(text) < 6 else "0"
        for name, text in given.items()
    }
