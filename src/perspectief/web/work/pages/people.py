"""My people: who needs something, sorted by day; everybody by name; finding somebody."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse

from perspectief.publication.words import Words
from perspectief.register.floor.find import Hits
from perspectief.register.floor.find import find as look_for
from perspectief.register.floor.roll import listed
from perspectief.register.floor.rules import Rules, load_rules
from perspectief.register.floor.today import Need, Why, needs
from perspectief.register.floor.whose import Ids, people_of, people_of_team
from perspectief.register.staff.rights import TABLE, Action, Scope
from perspectief.register.staff.roles import Role
from perspectief.web.work.asked import Asked
from perspectief.web.work.codewords import GROUP
from perspectief.web.work.environment import installation
from perspectief.web.work.look import page
from perspectief.web.work.needwords import SAID, more, when

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that somebody needs, in words."""

    key: str
    name: str
    what: str
    more: str
    day: str
    when: str
    why: str
    late: bool


def people(asked: Asked) -> HttpResponse:
    """Who needs something, by day; and everybody."""
    among = _mine(asked)
    rows = needs(among, asked.today, rules())
    everybody = listed(among, asked.today)
    values = {
        "parts": _parts(rows, asked.today, asked.words),
        "many": len({need.resident for need in rows}),
        "everybody": everybody,
        "groups": {group: asked.words.t(said) for group, said in GROUP.items()},
        "team": _of_team(asked),
    }
    return page(asked, "people.html", asked.words.t("My people"), values)


def find(asked: Asked) -> HttpResponse:
    """By name or number, among those whom one's team looks after. The question is no part of an address."""
    text = asked.filled_in.get("text", "")[:80]
    among = people_of_team(asked.me.team_id, asked.today) if asked.me.team_id else _mine(asked)
    found = look_for(text, among, asked.today) if text.strip() else Hits((), more=False)
    return page(asked, "find.html", asked.words.t("Find somebody"), {"text": text, "found": found})


def rules() -> Rules:
    """When something is due in this municipality."""
    return load_rules(installation().folder)


def _of_team(asked: Asked) -> bool:
    return TABLE[Role(asked.me.role)][Action.SEE_PEOPLE] is Scope.TEAM


def _mine(asked: Asked) -> Ids:
    if _of_team(asked) and asked.me.team_id is not None:
        return people_of_team(asked.me.team_id, asked.today)
    return people_of(asked.me.pk, asked.today)


def _parts(rows: tuple[Need, ...], today: date, words: Words) -> list[tuple[str, list[Row]]]:
    """What is late or due today, then this week, then later; empty parts are left out."""
    parts = (
        (words.t("Today"), [need for need in rows if need.by <= today]),
        (words.t("In the coming week"), [need for need in rows if today < need.by <= today + _WEEK]),
        (words.t("Later"), [need for need in rows if need.by > today + _WEEK]),
    )
    return [(title, [_row(need, today, words) for need in part]) for title, part in parts if part]


def _row(need: Need, today: date, words: Words) -> Row:
    return Row(
        key=str(need.key),
        name=need.name or words.t("Name removed"),
        what=words.t(SAID[need.why]),
        more=more(need, words),
        day=words.day(need.by),
        when=_when(need, today, words),
        why=need.why.value,
        late=need.by < today and need.why is not Why.PARTICIPATION_ENDED,
    )


def _when(need: Need, today: date, words: Words) -> str:
    """What has ended by itself is not late."""
    if need.why is Why.PARTICIPATION_ENDED:
        days = (today - need.by).days
        return words.n("one day ago", "{count} days ago", days) if days > 0 else words.t("today")
    return when(need.by, today, words)
