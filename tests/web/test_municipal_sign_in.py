"""Signing in by the municipality's own provider: a real one, which lies where a test says so."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from django.conf import settings
from django.test import Client, override_settings

from perspectief.ground.problem import Refused
from perspectief.register.staff.models import StaffMember
from perspectief.web.work.environment import installation
from perspectief.web.work.signin.mapping import load
from perspectief.web.work.signin.provider import forget
from perspectief.web.work.signin.who import MUNICIPAL
from tests.web.floors import PASSWORD, Floor, browser, post
from tests.web.provider import CLIENT, SECRET, Json, Provider, running

SETTING = """
issuer: {issuer}
client_id: {client}
role:
  claim: groups
  values:
    wz-lead: team_leader
    wz-coach: coach
team:
  claim: department
  values: {{"Werk Noord": North}}
"""


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[Provider]:
    """A provider, and a folder that is set up for it."""
    with running() as there:
        (tmp_path / "register").mkdir(exist_ok=True)
        text = SETTING.format(issuer=there.issuer, client=CLIENT)
        (tmp_path / "register" / "signin.yaml").write_text(text)
        here = replace(installation(), folder=tmp_path, oidc_secret=SECRET)
        backends = [*settings.AUTHENTICATION_BACKENDS, MUNICIPAL]
        with override_settings(ENVIRONMENT=here, AUTHENTICATION_BACKENDS=backends):
            forget()
            yield there
        forget()


def _through(client: Client, wanted: str = "/people") -> str:
    """There and back; gives where one ends."""
    out = client.get(f"/sign-in/municipality?next={wanted}", secure=True)
    there = httpx.get(out["location"])
    back = there.headers["location"].removeprefix("https://floor.test")
    return str(client.get(back, secure=True)["location"])


def test_a_new_member_comes_in_with_role_and_team(floor: Floor, provider: Provider) -> None:
    provider.person["department"] = "Werk Noord"
    client = browser()
    assert _through(client) == "/people"
    assert client.get("/people", secure=True).status_code == 200
    member = StaffMember.objects.get(subject="s-1")
    assert (member.role, member.team, member.name) == ("coach", floor.members["coach"].team, "M. U.")
    assert not member.has_usable_password()


def test_role_and_team_are_as_the_provider_says_now(floor: Floor, provider: Provider) -> None:
    provider.person["department"] = "Werk Noord"
    _through(browser())
    provider.person |= {"groups": ["other", "wz-lead", "wz-coach"], "department": "elsewhere"}
    _through(browser())
    member = StaffMember.objects.get(subject="s-1")
    assert (member.role, member.team) == ("team_leader", None)


@pytest.mark.parametrize("groups", [[], ["other"], "wz-coac", None, [{"wz-coach": 1}], {"wz-coach": 1}])
def test_without_a_role_there_is_no_way_in(floor: Floor, provider: Provider, groups: object) -> None:
    provider.person["groups"] = groups
    client = browser()
    assert _through(client) == "/sign-in?refused=1"
    assert not StaffMember.objects.filter(subject="s-1").exists()
    assert client.get("/people", secure=True).status_code == 302


def test_who_left_does_not_come_in(floor: Floor, provider: Provider) -> None:
    _through(browser())
    StaffMember.objects.filter(subject="s-1").update(is_active=False)
    assert _through(browser()) == "/sign-in?refused=1"


def test_a_name_of_a_local_account_is_not_that_account(floor: Floor, provider: Provider) -> None:
    provider.person |= {"preferred_username": "coach", "name": "Member coach", "email": "coach"}
    _through(browser())
    assert StaffMember.objects.get(subject="s-1").pk != floor.members["coach"].pk


Twist = Callable[[Json, Json], None]
LIES: dict[str, Twist] = {
    "another issuer": lambda claims, header: claims.update(iss="https://elsewhere.test"),
    "another audience": lambda claims, header: claims.update(aud="another client"),
    "too old": lambda claims, header: claims.update(iat=1, exp=int(time.time()) - 60),
    "no end": lambda claims, header: claims.pop("exp") and None,
    "no subject": lambda claims, header: claims.pop("sub") and None,
    "another nonce": lambda claims, header: claims.update(nonce="another"),
    "no nonce": lambda claims, header: claims.pop("nonce") and None,
    "no signature": lambda claims, header: header.update(alg="none"),
    "a signature by a shared secret": lambda claims, header: header.update(alg="HS256"),
    "a key that it does not have": lambda claims, header: header.update(kid="two"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_is_not_right_is_refused(floor: Floor, provider: Provider, lie: str) -> None:
    provider.twist = LIES[lie]
    client = browser()
    assert _through(client) == "/sign-in?refused=1"
    assert not StaffMember.objects.filter(subject="s-1").exists()
    assert client.get("/people", secure=True).status_code == 302


def test_a_token_that_somebody_else_signed_is_refused(floor: Floor, provider: Provider) -> None:
    provider.signer = generate_private_key(65537, 2048)
    assert _through(browser()) == "/sign-in?refused=1"


def test_userinfo_of_another_subject_is_refused(floor: Floor, provider: Provider) -> None:
    provider.userinfo = {"sub": "s-2"}
    assert _through(browser()) == "/sign-in?refused=1"


def test_userinfo_does_not_overrule_what_was_signed(floor: Floor, provider: Provider) -> None:
    provider.userinfo = {"groups": ["wz-lead"]}
    _through(browser())
    assert StaffMember.objects.get(subject="s-1").role == "coach"


def test_an_answer_that_nobody_asked_for_is_refused(floor: Floor, provider: Provider) -> None:
    """Somebody else's code in my browser, or the same code twice, signs nobody in (RFC 9700, 4.7)."""
    attacker, victim = browser(), browser()
    out = attacker.get("/sign-in/municipality", secure=True)
    back = httpx.get(out["location"]).headers["location"].removeprefix("https://floor.test")
    victim.get("/sign-in/municipality", secure=True)
    for client in (victim, browser()):
        assert client.get(back, secure=True)["location"] == "/sign-in?refused=1"
        assert client.get("/people", secure=True).status_code == 302
    assert attacker.get(back, secure=True)["location"] == "/"
    assert attacker.get(back, secure=True)["location"] == "/sign-in?refused=1"


def test_a_code_beside_a_password_does_nothing(floor: Floor, provider: Provider) -> None:
    client = browser()
    out = client.get("/sign-in/municipality", secure=True)
    back = httpx.get(out["location"]).headers["location"]
    answer = post(
        client, f"/sign-in?{back.partition('?')[2]}", {"username": "x", "password": PASSWORD}, at="/sign-in"
    )
    assert answer.status_code == 422
    assert "/token" not in provider.asked and client.get("/people", secure=True).status_code == 302


def test_nobody_is_sent_elsewhere_after_it(floor: Floor, provider: Provider) -> None:
    for wanted in ("//elsewhere.test", "https://elsewhere.test/", "/no-such-page"):
        assert _through(browser(), wanted) == "/"


def test_the_session_is_a_new_one(floor: Floor, provider: Provider) -> None:
    client = browser()
    client.get("/sign-in/municipality", secure=True)
    before = client.cookies["__Host-session"].value
    _through(client)
    assert client.cookies["__Host-session"].value != before


def test_a_provider_that_is_another_than_it_says_is_refused(floor: Floor, provider: Provider) -> None:
    provider.issuer = "https://elsewhere.test"
    answer = browser().get("/sign-in/municipality", secure=True)
    assert answer["location"] == "/sign-in?refused=1"


def test_a_provider_that_is_away_is_no_fault_of_ours(floor: Floor, provider: Provider) -> None:
    here = provider.issuer
    path = installation().folder / "register" / "signin.yaml"
    path.write_text(path.read_text().replace(here, "http://127.0.0.1:9"))
    forget()
    assert browser().get("/sign-in/municipality", secure=True)["location"] == "/sign-in?refused=1"


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("wz-coach: coach", "wz-coach: boss", "not-one-of"),
        ("issuer: http://127.0.0.1", "issuer: http://login.example.nl", "work-issuer-plain"),
        ("client_id: perspectief", "client: perspectief", "unknown-key"),
    ],
)
def test_a_setting_that_is_wrong_is_refused(provider: Provider, was: str, becomes: str, code: str) -> None:
    path = installation().folder / "register" / "signin.yaml"
    assert was in path.read_text()
    path.write_text(path.read_text().replace(was, becomes))
    with pytest.raises(Refused) as refused:
        load(installation().folder)
    assert code in {problem.code for problem in refused.value.problems}


def test_without_a_setting_there_is_no_such_way(floor: Floor) -> None:
    client = browser()
    assert client.get("/sign-in/municipality", secure=True).status_code == 404
    assert "municipality" not in client.get("/sign-in", secure=True).content.decode()
