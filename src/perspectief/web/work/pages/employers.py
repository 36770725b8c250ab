"""My employers: what they need, by day; all of them; and finding one."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse

from perspectief.publication.words import Words
from perspectief.register.floor.employer_roll import find_employers, listed_employers
from perspectief.register.floor.employers import EmployerNeed, EmployerWhy, employer_needs
from perspectief.register.floor.rules import load_rules
from perspectief.register.floor.whose import employers_of
from perspectief.web.work.asked import Asked
from perspectief.web.work.dealwords import NEED, need_more, need_when
from perspectief.web.work.environment import installation
from perspectief.web.work.look import page

_WEEK = timedelta(days=7)
_ENDS = (EmployerWhy.TRIAL_ENDS, EmployerWhy.SUBSIDY_ENDS, EmployerWhy.SOCIAL_RETURN_ENDS)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that an employer needs, in words."""

    kvk: str
    name: str
    what: str
    more: str
    day: str
    when: str
    why: str
    late: bool


def employers(asked: Asked) -> HttpResponse:
    """What needs something, by day; vacancies that are open longest; and all of them."""
    among = employers_of(asked.me.pk, asked.today)
    needs = employer_needs(among, asked.today, load_rules(installation().folder))
    listed = listed_employers(among, asked.today)
    values = {"parts": _parts(needs, asked), "many": len({need.employer for need in needs}), "all": listed}
    return page(asked, "employers.html", asked.words.t("My employers"), values)


def find(asked: Asked) -> HttpResponse:
    """By name or number, among all of the region. A name may be a person's: it stands in no address."""
    text = asked.filled_in.get("text", "")[:80]
    found = find_employers(text, asked.today)
    return page(
        asked, "find_employer.html", asked.words.t("Find an employer"), {"text": text, "found": found}
    )


def _parts(needs: tuple[EmployerNeed, ...], asked: Asked) -> list[tuple[str, list[Row]]]:
    """What is due by day; what ended by itself and vacancies apart, for those are not due."""
    today, words = asked.today, asked.words
    ended = [need for need in needs if need.why in _ENDS and need.by < today]
    dated = [need for need in needs if need.why is not EmployerWhy.VACANCY_LONG_OPEN and need not in ended]
    parts = (
        (words.t("Today"), [need for need in dated if need.by <= today]),
        (words.t("In the coming week"), [need for need in dated if today < need.by <= today + _WEEK]),
        (words.t("Later"), [need for need in dated if need.by > today + _WEEK]),
        (words.t("Ended lately"), ended),
        (
            words.t("Vacancies open longest"),
            [need for need in needs if need.why is EmployerWhy.VACANCY_LONG_OPEN],
        ),
    )
    return [(title, [_row(need, today, words) for need in part]) for title, part in parts if part]


def _row(need: EmployerNeed, today: date, words: Words) -> Row:
    return Row(
        kvk=need.kvk,
        name=need.name or words.t("Employer {kvk}", kvk=need.kvk),
        what=words.t(NEED[need.why]),
        more=need_more(need, words),
        day=words.day(need.by),
        when=need_when(need, today, words),
        why=need.why.value,
        late=need.by < today and need.why is EmployerWhy.CONTACT_DUE,
    )
