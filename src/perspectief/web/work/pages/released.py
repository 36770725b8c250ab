"""Released profiles: what resident and coach agreed to show, and nothing else of anybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from perspectief.ground.problem import Refused
from perspectief.publication.words import Words
from perspectief.register.floor import employers
from perspectief.register.floor.employers import Profile
from perspectief.register.staff.models import StaffMember
from perspectief.register.trail.deed import Deed, Ref
from perspectief.register.trail.write import write_many
from perspectief.web.work.asked import Asked
from perspectief.web.work.dealwords import demands, hours
from perspectief.web.work.look import page
from perspectief.web.work.pages import errors

EACH = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """A profile in words; `coach` is whom to ask."""

    key: str
    wishes: str
    limits: str
    hours: str
    agreed: str
    coach: str


def released(asked: Asked) -> HttpResponse:
    """Fifty at a time, those that wait longest in front. The trail hears of everybody who was shown."""
    at = _page_number(asked.request.GET.get("page"))
    rows = employers.released(asked.today, at * EACH, EACH + 1)
    shown, more = rows[:EACH], len(rows) > EACH
    values = {"profiles": _all(shown, asked.words), "at": at, "more": more}
    made = page(asked, "released.html", asked.words.t("Released profiles"), values)
    me = asked.me
    write_many(
        [
            Deed(me.pk, me.role, "see_released", Ref("resident", str(each.key)), asked.reason)
            for each in shown
        ],
        asked.at,
    )
    return made


def profile(asked: Asked) -> HttpResponse:
    """One of them; for one that is not released the same answer as for one that is not there."""
    try:
        found = employers.profile(asked.keys["key"], asked.today)
    except Refused:
        return errors.not_found(asked)
    values = {"profile": _all([found], asked.words)[0]}
    return page(asked, "profile.html", asked.words.t("Released profile"), values)


def _all(profiles: Sequence[Profile], words: Words) -> list[Shown]:
    """In words, with the names of their coaches; one question."""
    coaches = {each.coach for each in profiles if each.coach is not None}
    names = dict(StaffMember.objects.filter(pk__in=coaches).values_list("pk", "name"))
    return [
        Shown(
            key=str(each.key),
            wishes=each.wishes,
            limits=demands(each.limits, words) if each.limits else "",
            hours=hours(each.hours_from, each.hours_to, words),
            agreed=words.day(each.agreed),
            coach=names.get(each.coach or 0, ""),
        )
        for each in profiles
    ]


def _page_number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 5 else 0
