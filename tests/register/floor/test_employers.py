"""An account manager's day: what employers need, and of people only what was released; on both databases."""

from datetime import date
from typing import Any

import pytest

from perspectief.ground.problem import Refused
from perspectief.register import record
from perspectief.register.codes import Channel, EmployerOutcome, WorkDemand
from perspectief.register.floor import dealing, doing
from perspectief.register.floor.employer import employer
from perspectief.register.floor.employer_roll import find_employers, listed_employers
from perspectief.register.floor.employers import (
    EmployerWhy,
    employer_needs,
    profile,
    released,
)
from perspectief.register.floor.rules import Rules
from perspectief.register.floor.said import EmployerCalling, Opening, Releasing
from perspectief.register.floor.versions import Part, version_of
from perspectief.register.floor.whose import employers_of
from perspectief.register.models import (
    Employer,
    Establishment,
    EstablishmentSpell,
    JobsCount,
    SocialReturn,
    VacancySpell,
    Work,
)
from perspectief.register.staff.models import EmployerCare, StaffMember
from tests.register.floor.floor_people import LONG_AGO, NOW, TODAY, by, day, member, somebody
from tests.register.places import Place

RULES = Rules()


def business(manager: StaffMember, number: int = 1, name: str = "Bakery (made up)") -> Establishment:
    firm = Employer.objects.create(kvk=f"0000{number:04d}")
    place = Establishment.objects.create(number=f"9999{number:08d}")
    values = {"establishment": place, "employer": firm, "name": name, "sbi": "10", "postcode": "7607"}
    record.add(EstablishmentSpell, NOW, valid_from=LONG_AGO, **values)
    record.add(EmployerCare, NOW, employer=firm, member=manager, valid_from=LONG_AGO)
    return place


def told(manager: StaffMember) -> list[tuple[EmployerWhy, date, str]]:
    found = employer_needs(employers_of(manager.pk, TODAY), TODAY, RULES)
    return [(need.why, need.by, need.what) for need in found]


def placed(place: Establishment, coach: StaffMember, **values: Any) -> Work:
    common = {"place": "beside", "subsidy": "none", "contract": "trial", "establishment": place}
    resident = somebody(coach, f"Q. Kwerkomuxar{Work.objects.count() or ''}")
    return record.add(Work, NOW, resident=resident, valid_from=day(-30), **{**common, **values})


def test_what_employers_need_is_shown_by_day(register: Place) -> None:
    manager, coach = member("manager", "account_manager"), member()
    place = business(manager)
    call(place, manager, day(-40), day(-9))
    call(place, manager, day(-10), day(2))
    dealing.open_vacancy(place.pk, Opening("Baker", day(-70)), by(manager), "0.0.0")
    dealing.open_vacancy(place.pk, Opening("Driver", day(-5)), by(manager), newest(place, Part.VACANCY))
    placed(place, coach, valid_to=day(12))
    owed = {"employer": Employer.objects.get(), "reference": "C-1", "owed": 500_000}
    record.add(SocialReturn, NOW, valid_from=LONG_AGO, valid_to=day(80), **owed)
    record.add(SocialReturn, NOW, valid_from=LONG_AGO, valid_to=day(80), **{**owed, "met": 500_000})
    assert told(manager) == [
        (EmployerWhy.VACANCY_LONG_OPEN, day(-70), "Baker"),
        (EmployerWhy.CONTACT_DUE, day(2), "talk_goes_on"),
        (EmployerWhy.TRIAL_ENDS, day(12), "trial"),
        (EmployerWhy.SOCIAL_RETURN_ENDS, day(80), "C-1"),
    ]
    assert told(member("somebody else", "account_manager")) == []


def test_a_wage_subsidy_that_ends_is_told_and_a_trial_once(register: Place) -> None:
    manager, coach = member("manager", "account_manager"), member()
    place = business(manager)
    placed(place, coach, contract="temporary", subsidy="statutory", valid_to=day(9))
    placed(place, coach, contract="temporary", subsidy="statutory", valid_to=day(99))
    placed(place, coach, contract="temporary", subsidy="none", valid_to=day(9))
    placed(place, coach, subsidy="temporary", valid_to=day(5))
    assert told(manager) == [
        (EmployerWhy.TRIAL_ENDS, day(5), "trial"),
        (EmployerWhy.SUBSIDY_ENDS, day(9), "statutory"),
    ]


def test_a_list_of_employers_tells_what_runs_there(register: Place) -> None:
    manager, coach = member("manager", "account_manager"), member()
    place, quiet = business(manager), business(manager, 2, "A mill (made up)")
    dealing.open_vacancy(place.pk, Opening("Baker", day(-70)), by(manager), "0.0.0")
    placed(place, coach, valid_to=day(12))
    placed(place, coach, contract="temporary", subsidy="statutory")
    owed = {"employer": Employer.objects.get(kvk="00000001"), "reference": "C-1", "owed": 500_000}
    record.add(SocialReturn, NOW, valid_from=LONG_AGO, valid_to=day(80), met=125_000, **owed)
    record.add(SocialReturn, NOW, valid_from=LONG_AGO, valid_to=day(-80), met=0, **owed)
    first, second = listed_employers(employers_of(manager.pk, TODAY), TODAY)
    assert (first.name, first.vacancies, first.owed) == ("A mill (made up)", 0, 0)
    runs = (second.places, second.vacancies, second.trials, second.subsidies, second.owed)
    assert runs == (1, 1, 1, 1, 375_000)
    for text, many in (("MILL", 1), ("made up", 2), ("00000002", 1), (quiet.number, 1), ("x", 0), (" ", 0)):
        assert len(find_employers(text, TODAY).found) == many, text


def call(place: Establishment, manager: StaffMember, on: date, again: date | None) -> None:
    said = EmployerCalling(Channel.PHONE, EmployerOutcome.TALK_GOES_ON, on, "Ring the planner", again)
    dealing.contact(place.pk, said, by(manager), newest(place, Part.EMPLOYER_CONTACT))


def newest(place: Establishment, part: Part) -> str:
    return str(version_of(part, place.pk))


def test_an_employers_page_has_what_is_known_of_it_and_of_nobody(register: Place) -> None:
    manager, coach = member("manager", "account_manager"), member()
    place = business(manager)
    call(place, manager, day(-1), None)
    dealing.open_vacancy(place.pk, Opening("Baker", TODAY, places=2, hours_from=20), by(manager), "0.0.0")
    jobs = {"establishment": place, "year": 2023, "jobs": 12, "jobs_full": 9}
    record.add(JobsCount, NOW, valid_from=date(2023, 1, 1), valid_to=date(2024, 1, 1), **jobs)
    row = placed(place, coach)
    placed_at = employer("00000001", TODAY).placements
    assert [(each.contract, each.profile) for each in placed_at] == [("trial", None)]
    found = employer("00000001", TODAY)
    assert (found.sites[0].name, found.sites[0].jobs) == ("Bakery (made up)", 12)
    assert [each.text for each in found.contacts] == ["Ring the planner"]
    assert [(each.title, each.places) for each in found.vacancies] == [("Baker", 2)]
    assert "Kwerkomuxar" not in repr(found) and str(row.resident.key) not in repr(found)
    assert [(each.kvk, each.places) for each in listed_employers(employers_of(manager.pk, TODAY), TODAY)] == [
        ("00000001", 1)
    ]
    with pytest.raises(Refused):
        employer("00000099", TODAY)


def test_only_what_resident_and_coach_agreed_to_is_seen(register: Place) -> None:
    manager, coach = member("manager", "account_manager"), member()
    place = business(manager)
    resident = placed(place, coach).resident
    limits = frozenset({WorkDemand.NIGHTS})
    for number, (resident_on, coach_on) in enumerate([(None, TODAY), (TODAY, None), (day(1), TODAY)]):
        said = Releasing("Baking", limits, 12, 20, resident_on, coach_on)
        seen = str(version_of(Part.RELEASE, resident.pk))
        doing.release(resident.pk, said, by(coach, number), seen)
        assert released(TODAY) == ()
        with pytest.raises(Refused):
            profile(resident.key, TODAY)
    said = Releasing("Baking", limits, 12, 20, day(-1), TODAY)
    doing.release(resident.pk, said, by(coach, 9), str(version_of(Part.RELEASE, resident.pk)))
    shown = profile(resident.key, TODAY)
    assert released(TODAY) == (shown,)
    assert (shown.wishes, shown.limits, shown.coach, shown.agreed) == ("Baking", ("nights",), coach.pk, TODAY)
    assert "Kwerkomuxar" not in repr(shown)
    assert employer("00000001", TODAY).placements[0].profile == resident.key
    doing.take_back_release(resident.pk, by(coach, 99), str(version_of(Part.RELEASE, resident.pk)))
    assert released(TODAY) == () and employer("00000001", TODAY).placements[0].profile is None


def test_the_second_of_two_who_save_for_an_employer_is_told(register: Place) -> None:
    manager = member("manager", "account_manager")
    place = business(manager)
    row = dealing.open_vacancy(place.pk, Opening("Baker", day(-3)), by(manager), "0.0.0")
    with pytest.raises(Refused) as why:
        dealing.open_vacancy(place.pk, Opening("Baker", day(-3)), by(manager), "0.0.0")
    assert why.value.problems[0].details == {"table": "vacancyspell", "record": str(row.pk), "how": "came"}
    seen = employer("00000001", TODAY).sites[0].versions[Part.VACANCY]
    dealing.close_vacancy(place.pk, row.pk, TODAY, by(manager, 5), seen)
    assert employer("00000001", TODAY).vacancies[0].until == TODAY
    assert VacancySpell.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": " "}, "floor-text-missing"),
        ({"places": 0}, "floor-places-out-of-range"),
        ({"hours_from": 30, "hours_to": 20}, "floor-hours-upside-down"),
        ({"postcode": "7607AB"}, "floor-postcode"),
    ],
)
def test_a_vacancy_that_cannot_be_meant_is_told(values: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as why:
        Opening(**{"title": "Baker", "start": TODAY, **values})
    assert [problem.code for problem in why.value.problems] == [code]
