"""However many people a list has, the questions to the database are the same and few; on both databases."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perspectief.register import record
from perspectief.register.floor.employer import employer
from perspectief.register.floor.employer_roll import find_employers, listed_employers
from perspectief.register.floor.employers import EmployerWhy, employer_needs, released
from perspectief.register.floor.find import find
from perspectief.register.floor.person import Kind, person
from perspectief.register.floor.roll import listed
from perspectief.register.floor.rules import Rules
from perspectief.register.floor.today import Why, needs
from perspectief.register.floor.whose import Ids, employers_of, people_of
from perspectief.register.models import Employer, Membership, Participation, Resident
from perspectief.register.staff.models import Caseload, EmployerCare
from perspectief.register.town.care import assign, assign_employers
from perspectief.register.town.town import make_town
from perspectief.register.town.write import fill
from tests.register.floor.floor_people import NOW, member
from tests.register.places import Place

ON = date(2023, 1, 10)
RULES = Rules()


@pytest.fixture
def town(register: Place) -> None:
    """A small made-up town that nobody looks after yet."""
    fill(make_town(7, 400))


def people(many: int) -> Ids:
    """So many residents on welfare, in the care of a coach of their own."""
    coach = member(f"coach of {many}")
    free = Membership.objects.filter(superseded_at=None, valid_to=None)
    free = free.exclude(resident__in=Caseload.objects.values("resident_id"))
    ids = free.order_by("resident__key").values_list("resident_id", flat=True)[:many]
    rows = [Caseload(resident_id=pk, member=coach, valid_from=date(2022, 1, 1)) for pk in ids]
    assert record.add_many(rows, NOW) == many
    return people_of(coach.pk, ON)


def employers(many: int) -> Ids:
    """So many employers, in the care of an account manager of their own."""
    manager = member(f"manager of {many}", "account_manager")
    free = Employer.objects.exclude(pk__in=EmployerCare.objects.values("employer_id"))[:many]
    rows = [EmployerCare(employer=each, member=manager, valid_from=date(2022, 1, 1)) for each in free]
    assert record.add_many(rows, NOW) == many
    return employers_of(manager.pk, ON)


def asked(what: Callable[[], object]) -> int:
    """How many questions go to the database."""
    with CaptureQueriesContext(connection) as seen:
        what()
    return len(seen)


def test_lists_of_20_and_of_200_people_ask_the_same(town: None) -> None:
    few, many = people(20), people(200)
    assert (len(listed(few, ON)), len(listed(many, ON))) == (20, 200)
    assert len(needs(many, ON, RULES)) > len(needs(few, ON, RULES)) > 0
    assert asked(lambda: needs(few, ON, RULES)) == asked(lambda: needs(many, ON, RULES)) <= 15
    assert asked(lambda: listed(few, ON)) == asked(lambda: listed(many, ON)) <= 4


def test_lists_of_5_and_of_50_employers_ask_the_same(town: None) -> None:
    few, many = employers(5), employers(50)
    assert (
        asked(lambda: employer_needs(few, ON, RULES)) == asked(lambda: employer_needs(many, ON, RULES)) <= 8
    )
    assert asked(lambda: listed_employers(few, ON)) == asked(lambda: listed_employers(many, ON)) <= 7
    assert asked(lambda: find_employers("bedrijf", ON)) <= 2
    assert asked(lambda: employer("00000001", ON)) <= 9
    assert asked(lambda: released(ON, 0, 1)) == asked(lambda: released(ON, 0, 50)) <= 2


def test_a_search_asks_the_same_for_one_and_for_many(town: None) -> None:
    who = people(200)
    name = listed(who, ON)[0].name
    assert len(find("a", who, ON).found) == 0 < len(find("mo", who, ON).found)
    assert asked(lambda: find(name, who, ON)) == asked(lambda: find("mo", None, ON)) <= 3


def test_a_person_with_a_long_history_asks_the_same(town: None) -> None:
    one, other = Resident.objects.all()[:2]
    for year in range(2023, 2083):
        values = {"kind": "civic", "valid_from": date(year, 1, 1), "valid_to": date(year, 2, 1)}
        record.add(Participation, NOW, resident=one, **values)
    assert len(person(one.key, ON).of(Kind.PARTICIPATION)) >= 60
    assert asked(lambda: person(one.key, ON)) == asked(lambda: person(other.key, ON)) <= 16


def test_the_made_up_town_has_something_of_everything(town: None) -> None:
    coach, manager = member("all"), member("all employers", "account_manager")
    assert assign([coach.pk], date(2022, 1, 1), NOW, each=None) > 300
    assert assign_employers([manager.pk], date(2022, 1, 1), NOW, each=80) == 80
    found = needs(people_of(coach.pk, ON), ON, RULES)
    assert {need.why for need in found} == set(Why)
    wanted = employer_needs(employers_of(manager.pk, ON), ON, RULES)
    # Few wage subsidies end within weeks of each other: a town as small as this one may have none.
    assert {need.why for need in wanted} | {EmployerWhy.SUBSIDY_ENDS} == set(EmployerWhy)
    assert len(released(ON)) > 5 and all(need.name for need in found)
    agreed = [each for row in listed(people_of(coach.pk, ON), ON)[:30] for each in _agreed(row.key)]
    assert agreed and all(agreed)


def _agreed(key: UUID) -> list[str]:
    shown = person(key, ON)
    return [moment.text for moment in shown.of(Kind.AGREEMENT)]
