"""The attacker's list on the pages of account manager, desk and functional manager: scripts, forged forms."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from perspectief.register import record
from perspectief.register.desk import requests
from perspectief.register.desk import survey as of_survey
from perspectief.register.desk.codes import Area, Kind, Law, Level, Topic
from perspectief.register.desk.models import Answer, Request, Step
from perspectief.register.desk.requests import NewRequest
from perspectief.register.desk.survey import Asked, NewSurvey
from perspectief.register.models import EmployerContact, Release, SocialReturn, Vacancy, VacancySpell
from perspectief.register.staff.models import EmployerCare, StaffMember, Team
from perspectief.web.work.clock import day_here, now
from tests.web.floors import AT, START, Floor, a_business, post, quick
from tests.web.test_attacks import SCRIPT, _Forms

TODAY = day_here(now())
ROLES = ("account_manager", "desk", "functional_manager")
QUIET = ("/sign-out", "/staff/end-sessions", "/account/end-sessions")  # what would end the session that asks


def _pages(floor: Floor) -> dict[str, tuple[str, ...]]:
    place = f"/employers/00000001/{floor.business.number}"
    member = floor.members["coach"].pk
    return {
        "account_manager": (
            "/employers",
            "/employers/find",
            "/employers/00000001",
            f"{place}/contact",
            f"{place}/vacancy",
            f"{place}/vacancies/file",
            "/released",
            f"/released/{floor.mine.key}",
        ),
        "desk": (
            "/desk",
            "/desk/new",
            f"/desk/{Request.objects.get().pk}",
            "/surveys",
            "/surveys/new",
            "/surveys/spring",
            "/surveys/spring/answer",
        ),
        "functional_manager": (
            "/staff",
            "/staff/new",
            f"/staff/{member}",
            f"/staff/{member}/reset",
            "/teams",
            f"/teams/{floor.members['coach'].team_id}",
            "/account",
        ),
    }


@pytest.fixture
def hostile(floor: Floor) -> Floor:
    """Every text that these pages show is a script."""
    manager = floor.members["account_manager"]
    a_business(manager, "00000002", SCRIPT)
    shared = {"establishment": floor.business, "valid_from": START}
    vacancy = Vacancy.objects.create(reference="V-1")
    record.add(VacancySpell, AT, vacancy=vacancy, title=SCRIPT, **shared)
    contact = {"kind": "phone", "outcome": "vacancy", "text": SCRIPT, "valid_to": START + timedelta(days=1)}
    record.add(EmployerContact, AT, **shared, **contact)
    firm = EmployerCare.objects.filter(member=manager).order_by("pk")[0].employer
    owed = {"reference": SCRIPT, "owed": 100, "met": 0, "valid_to": TODAY + timedelta(days=3)}
    record.add(SocialReturn, AT, employer=firm, valid_from=START, **owed)
    agreed = {"resident_on": START, "coach_on": START}
    record.add(Release, AT, resident=floor.mine, wishes=SCRIPT, valid_from=START, **agreed)
    requests.take(NewRequest("A-1", Kind.PERMIT, Topic.TAX, TODAY, Law.OW_16_64), now())
    requests.add_obstacle("A-1", Area.TAX, Level.STATE, SCRIPT, now())
    asked = (Asked("climate", SCRIPT, SCRIPT, is_grade=True),)
    frame = {"one": [f"9999{number:08}" for number in range(10, 20)]}
    week = timedelta(days=7)
    of_survey.start(NewSurvey("spring", asked, TODAY - week, TODAY + week, 4, 4), frame)
    StaffMember.objects.filter(username="coach").update(name=SCRIPT)
    Team.objects.filter(name="North").update(name=SCRIPT)
    return floor


@pytest.mark.parametrize("role", ROLES)
def test_scripts_in_the_register_come_out_as_text(hostile: Floor, role: str) -> None:
    client = quick(hostile.members[role])
    shown = 0
    for address in _pages(hostile)[role]:
        answer = client.get(address, secure=True)
        text = answer.content.decode()
        assert answer.status_code == 200 and "<script" not in text, address
        shown += "&lt;script&gt;" in text
    assert shown >= 3


def _fields(client: Client, pages: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Every field of every form of the pages: on which page, where it goes, its name."""
    seen = set()
    for address in pages:
        for action, names in _Forms(client.get(address, secure=True).content.decode()).found:
            for name in names - {"csrfmiddlewaretoken"}:
                if action not in QUIET and (action, name) not in seen:
                    seen.add((action, name))
                    yield address, action, name


@pytest.mark.parametrize("role", ROLES)
def test_scripts_in_every_field_come_back_as_text(hostile: Floor, role: str) -> None:
    client = quick(hostile.members[role])
    tried = 0
    for address, action, name in list(_fields(client, _pages(hostile)[role])):
        answer = post(client, action, {name: SCRIPT}, at=address)
        assert answer.status_code < 500 and "<script" not in answer.content.decode(), (action, name)
        tried += 1
    assert tried >= 10


@pytest.mark.parametrize("role", ROLES)
def test_a_forged_form_changes_nothing(hostile: Floor, role: str) -> None:
    client = quick(hostile.members[role])
    before = _counts()
    forms = {action for address in _pages(hostile)[role] for action, _ in _actions(client, address)}
    assert len(forms) >= 4
    for action in forms:
        for headers in ({}, {"origin": "https://elsewhere.test"}):
            answer = client.post(action, {"name": "x", "kind": "granted"}, secure=True, headers=headers)
            assert answer.status_code == 403, action
    assert _counts() == before


def _actions(client: Client, address: str) -> list[tuple[str, set[str]]]:
    return _Forms(client.get(address, secure=True).content.decode()).found


def _counts() -> list[int]:
    tables = (EmployerContact, VacancySpell, Request, Step, Answer, StaffMember, Team)
    return [table._default_manager.count() for table in tables]
