"""A small work floor: two teams, a member of every role, three residents, and ways to come in."""

import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from perspectief.register import record
from perspectief.register.models import (
    Employer,
    Establishment,
    EstablishmentSpell,
    FileSpell,
    Membership,
    Resident,
    ResidentDetails,
    WelfareFile,
)
from perspectief.register.staff.models import Caseload, EmployerCare, StaffMember, Team
from perspectief.register.staff.roles import Role
from perspectief.web.work.signin.lasting import BEGAN, SEEN
from perspectief.web.work.signin.local import BACKEND
from tests.register.places import Place

AT = datetime(2022, 1, 10, 9, tzinfo=UTC)
START = date(2021, 3, 1)
PASSWORD = "a password for tests, long enough"
HOST = "floor.test"
KVK = "00000001"


@pytest.fixture(autouse=True)
def trail_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSPECTIEF_TRAIL_KEY", "of-the-trail-for-tests-" * 3)


@dataclass(frozen=True)
class Floor:
    """Members by role (`coach` and `other_coach` are of two teams), and residents in the care of each."""

    place: Place
    members: dict[str, StaffMember]
    mine: Resident  # of `coach`
    theirs: Resident  # of `other_coach`
    nobodys: Resident
    business: Establishment  # of the employer with number 00000001, in the care of `account_manager`
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, name: str) -> Client:
        """A browser in which a member has signed in, by all steps."""
        if name not in self.clients:
            self.clients[name] = signed_in(self.members[name])
        return self.clients[name]


def address_of(path: str, floor: Floor, resident: Resident | None = None) -> str:
    """Where a route is, with something that is there for each key of its path."""
    keys = {
        "<uuid:key>": str((resident or floor.mine).key),
        "<slug:mark>": "x",
        "<slug:kvk>": KVK,
        "<slug:number>": floor.business.number,
        "<int:record>": "1",
        "<slug:name>": "spring",
        "<int:member>": str(floor.members["coach"].pk),
        "<int:team>": str(floor.members["coach"].team_id),
    }
    for key, text in keys.items():
        path = path.replace(key, text)
    assert "<" not in path, path  # a new sort of key: say above what stands for it
    return f"/{path}"


def browser() -> Client:
    """A browser that checks forms as a real one does, over TLS."""
    return Client(enforce_csrf_checks=True, headers={"host": HOST})


def code_of(member: StaffMember) -> str:
    """The code that the authenticator of a member shows now."""
    device = TOTPDevice.objects.get(user=member)
    made = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    made.time = time.time()
    return f"{made.token():06d}"


def fresh(member: StaffMember) -> None:
    """As if the last code had been used long ago: tests do not wait half a minute."""
    TOTPDevice.objects.filter(user=member).update(last_t=-1, throttling_failure_count=0)


def token(client: Client, path: str = "/sign-in") -> str:
    """The token of the form on a page."""
    text = client.get(path, secure=True).content.decode()
    return text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def post(client: Client, path: str, data: dict[str, str], *, at: str | None = None) -> Any:
    """Fill in a form and send it, with the token of the page that it stands on."""
    given = data | {"csrfmiddlewaretoken": token(client, at or path)}
    return client.post(path, given, secure=True, headers={"origin": f"https://{HOST}"})


def signed_in(member: StaffMember) -> Client:
    """By password and code, as a person does."""
    client = browser()
    post(client, "/sign-in", {"username": member.username, "password": PASSWORD})
    fresh(member)
    post(client, "/sign-in/code", {"code": code_of(member)})
    return client


def a_resident(name: str, number: str) -> Resident:
    """Somebody on welfare, with a made-up name."""
    resident, file = Resident.objects.create(), WelfareFile.objects.create(reference=number)
    record.add(FileSpell, AT, file=file, scheme="general", valid_from=START)
    record.add(Membership, AT, file=file, resident=resident, valid_from=START)
    record.add(
        ResidentDetails, AT, resident=resident, name=name, birth_month=date(1980, 5, 1), valid_from=START
    )
    return resident


def a_business(manager: StaffMember | None, kvk: str = KVK, name: str = "Bakery (made up)") -> Establishment:
    """An employer with one establishment."""
    firm = Employer.objects.create(kvk=kvk)
    place = Establishment.objects.create(number=f"9999{kvk}")
    values = {"establishment": place, "employer": firm, "name": name, "sbi": "10", "postcode": "7607"}
    record.add(EstablishmentSpell, AT, valid_from=START, **values)
    if manager is not None:
        record.add(EmployerCare, AT, employer=firm, member=manager, valid_from=START)
    return place


def a_member(name: str, role: Role, team: Team | None, hashed: str) -> StaffMember:
    """A member with a second factor."""
    member = StaffMember.objects.create(
        username=name, name=f"Member {name}", role=role, team=team, language="nl", password=hashed
    )
    TOTPDevice.objects.create(user=member, name="tests", confirmed=True)
    return member


@pytest.fixture(scope="session")
def hashed() -> str:
    return make_password(PASSWORD)


@pytest.fixture
def floor(register: Place, hashed: str) -> Floor:
    """The small work floor, on both databases."""
    teams = [Team.objects.create(name=name) for name in ("North", "South")]
    members = {role.value: a_member(role.value, role, teams[0], hashed) for role in Role}
    members["other_coach"] = a_member("other_coach", Role.COACH, teams[1], hashed)
    mine, theirs, nobodys = (
        a_resident(name, number)
        for name, number in (("A. Blabelaxo", "F-1"), ("C. Cyldoviqum", "F-2"), ("D. Drefinozzwix", "F-3"))
    )
    for resident, name in ((mine, "coach"), (theirs, "other_coach")):
        record.add(Caseload, AT, resident=resident, member=members[name], valid_from=START)
    business = a_business(members["account_manager"])
    return Floor(register, members, mine, theirs, nobodys, business)


def quick(member: StaffMember) -> Client:
    """A browser in which a member has signed in, without the steps: for tests that need many."""
    client = browser()
    client.force_login(member, backend=BACKEND)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = TOTPDevice.objects.get(user=member).persistent_id
    session[BEGAN] = session[SEEN] = time.time()
    session.save()
    return client
