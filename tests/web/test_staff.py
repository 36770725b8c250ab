"""The functional manager: accounts, first passwords, new starts, sessions and teams."""

import re
from datetime import timedelta
from typing import Any

import pytest
import typer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_otp.plugins.otp_totp.models import TOTPDevice
from typer.testing import CliRunner

from perspectief.cli.work_staff import add_staff
from perspectief.ground.problem import Refused
from perspectief.register.staff.models import StaffMember, Team
from perspectief.register.staff.roles import Role
from perspectief.register.trail.codes import Reason
from perspectief.register.trail.models import Entry
from perspectief.web.work.clock import now
from perspectief.web.work.signin.guessable import is_guessable
from perspectief.web.work.staffing import FIRST_LASTS
from tests.web.floors import PASSWORD, Floor, a_member, browser, code_of, fresh, post, quick

NEW = "four words nobody else uses"
SESSION = "__Host-session"


def _manager(floor: Floor) -> Client:
    return quick(floor.members["functional_manager"])


def _text(client: Client, address: str) -> str:
    return str(client.get(address, secure=True).content.decode())


def _given(text: str) -> str:
    found = re.search(r'<code class="given">([^<]+)</code>', text)
    assert found is not None
    return found[1]


def _begin(client: Client, **more: str) -> Any:
    return post(client, "/staff/new", {"name": "N. Nieuw", "username": "nieuw", "role": "coach"} | more)


def _change(client: Client, who: StaffMember, **more: str) -> Any:
    address = f"/staff/{who.pk}"
    found = re.search(r'name="version" value="([^"]+)"', _text(client, address))
    assert found is not None
    given = {"name": who.name, "role": who.role, "team": str(who.team_id or ""), "active": "yes"}
    return post(client, address, {"version": found[1]} | given | more)


def _sign_in(username: str, password: str) -> Client:
    """By both steps, setting the second one up where there is none."""
    client = browser()
    answer = post(client, "/sign-in", {"username": username, "password": password})
    if answer.status_code != 302:
        return client
    member = StaffMember.objects.get(username=username)
    client.get(answer["location"], secure=True)
    fresh(member)
    post(client, answer["location"], {"code": code_of(member)})
    return client


def test_the_first_password_is_shown_once_and_has_to_be_renewed(floor: Floor) -> None:
    manager = _manager(floor)
    answer = _begin(manager, team=str(floor.members["coach"].team_id))
    password = _given(answer.content.decode())
    assert answer.headers["cache-control"] == "no-store"
    member = StaffMember.objects.get(username="nieuw")
    assert password not in member.password and len(password) >= 20
    for address in ("/staff", f"/staff/{member.pk}"):
        assert password not in _text(manager, address)
    assert "eerste wachtwoord nog niet gebruikt" in _text(manager, "/staff")
    client = _sign_in("nieuw", password)
    for address in ("/", "/people", f"/people/{floor.mine.key}", "/account"):
        assert client.get(address, secure=True)["location"] == "/account/password", address
    assert (
        post(client, "/people/find", {"text": "x"}, at="/account/password")["location"] == "/account/password"
    )
    assert post(client, "/account/password", {"old": password, "new": password}).status_code == 422
    assert post(client, "/account/password", {"old": password, "new": NEW}).status_code == 302
    assert client.get("/people", secure=True).status_code == 200
    member.refresh_from_db()
    assert member.renew_by is None and member.check_password(NEW)


def test_a_first_password_is_too_old_after_a_week(floor: Floor) -> None:
    password = _given(_begin(_manager(floor)).content.decode())
    StaffMember.objects.filter(username="nieuw").update(renew_by=now() - timedelta(seconds=1))
    client = browser()
    answer = post(client, "/sign-in", {"username": "nieuw", "password": password})
    assert answer.status_code == 422 and "te oud" in answer.content.decode()
    assert client.get("/people", secure=True)["location"].startswith("/sign-in")
    assert timedelta(days=1) <= FIRST_LASTS <= timedelta(days=14)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"username": "met spatie"}, "username"),
        ({"username": "coach"}, "username"),
        ({"username": "x"}, "username"),
        ({"role": "god"}, "role"),
        ({"role": ""}, "role"),
        ({"team": "x"}, "team"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(floor: Floor, given: dict[str, str], field: str) -> None:
    before = StaffMember.objects.count()
    answer = _begin(_manager(floor), **given)
    assert answer.status_code == 422 and f'id="{field}-wrong"' in answer.content.decode()
    assert StaffMember.objects.count() == before


def test_another_role_and_team_hold_at_the_next_page(floor: Floor) -> None:
    coach, client = floor.members["coach"], quick(floor.members["coach"])
    south = Team.objects.get(name="South")
    assert "1 inwoner" in _text(_manager(floor), f"/staff/{coach.pk}") or "één inwoner" in _text(
        _manager(floor), f"/staff/{coach.pk}"
    )
    assert _change(_manager(floor), coach, role="desk", team=str(south.pk))["location"].endswith(
        "?done=saved"
    )
    assert client.get("/people", secure=True).status_code == 403
    assert client.get("/desk", secure=True).status_code == 200
    coach.refresh_from_db()
    assert (coach.role, coach.team_id) == ("desk", south.pk)
    entry = Entry.objects.filter(action="manage_staff", subject_key=str(coach.pk)).order_by("-number")[0]
    assert (entry.subject_kind, entry.reason) == ("staffmember", Reason.UPKEEP)


def test_who_leaves_is_out_at_once(floor: Floor) -> None:
    coach, client = floor.members["coach"], quick(floor.members["coach"])
    assert _change(_manager(floor), coach, active="").status_code == 302
    assert client.get("/people", secure=True)["location"].startswith("/sign-in")
    assert post(browser(), "/sign-in", {"username": "coach", "password": PASSWORD}).status_code == 422
    _change(_manager(floor), coach)
    assert client.get("/people", secure=True)["location"].startswith("/sign-in")  # the old session stays gone


def test_the_second_of_two_who_save_sees_what_the_first_changed(floor: Floor) -> None:
    coach = floor.members["coach"]
    given = {"name": "Mine", "role": "coach", "team": "", "active": "yes", "version": "0" * 16}
    answer = post(_manager(floor), f"/staff/{coach.pk}", given)
    text = answer.content.decode()
    assert answer.status_code == 409 and "Member coach" in text and 'value="Mine"' in text
    coach.refresh_from_db()
    assert coach.name == "Member coach"


def test_nobody_takes_the_last_key_away(floor: Floor) -> None:
    me = floor.members["functional_manager"]
    for given in ({"role": "coach"}, {"active": ""}):
        answer = _change(_manager(floor), me, **given)
        assert (
            answer.status_code == 422
            and "Dit moet een andere functioneel beheerder" in answer.content.decode()
        )
    assert _change(_manager(floor), me, name="Another name").status_code == 302


def test_a_forgotten_password_gets_another_and_the_second_step_stays(floor: Floor) -> None:
    coach, there = floor.members["coach"], quick(floor.members["coach"])
    answer = post(_manager(floor), f"/staff/{coach.pk}/reset", {"what": "password", "seen": "yes"})
    password = _given(answer.content.decode())
    assert there.get("/people", secure=True)["location"].startswith("/sign-in")
    assert post(browser(), "/sign-in", {"username": "coach", "password": PASSWORD}).status_code == 422
    client = browser()
    first = post(client, "/sign-in", {"username": "coach", "password": password})
    assert first["location"] == "/sign-in/code"  # the authenticator is asked for, as before
    assert client.get("/people", secure=True)["location"].startswith("/sign-in")
    assert _sign_in("coach", password).get("/people", secure=True)["location"] == "/account/password"


def test_a_lost_authenticator_is_set_up_anew_with_another_password(floor: Floor) -> None:
    coach = floor.members["coach"]
    old = TOTPDevice.objects.get(user=coach)
    answer = post(_manager(floor), f"/staff/{coach.pk}/reset", {"what": "both", "seen": "yes"})
    password = _given(answer.content.decode())
    assert not TOTPDevice.objects.filter(user=coach).exists()
    assert post(browser(), "/sign-in", {"username": "coach", "password": PASSWORD}).status_code == 422
    client = browser()
    assert (
        post(client, "/sign-in", {"username": "coach", "password": password})["location"] == "/sign-in/enrol"
    )
    client.get("/sign-in/enrol", secure=True)
    assert TOTPDevice.objects.get(user=coach).key != old.key


@pytest.mark.parametrize("given", [{"what": "password"}, {"seen": "yes"}, {"what": "all", "seen": "yes"}])
def test_nothing_is_reset_without_having_seen_who_it_is(floor: Floor, given: dict[str, str]) -> None:
    coach = floor.members["coach"]
    assert post(_manager(floor), f"/staff/{coach.pk}/reset", given).status_code == 422
    coach.refresh_from_db()
    assert coach.check_password(PASSWORD)


def test_nothing_is_reset_for_oneself_or_for_the_municipality_s_accounts(floor: Floor) -> None:
    me = floor.members["functional_manager"]
    theirs = StaffMember(username="m-1", name="M", role=Role.COACH, language="nl", subject="sub-1")
    theirs.set_unusable_password()
    theirs.save()
    for who in (me, theirs):
        answer = post(_manager(floor), f"/staff/{who.pk}/reset", {"what": "both", "seen": "yes"})
        assert answer.status_code == 422 and "given" not in answer.content.decode()
    assert TOTPDevice.objects.filter(user=me).exists()


def test_a_functional_manager_ends_the_sessions_of_one_and_of_all(floor: Floor) -> None:
    manager = _manager(floor)
    coach, desk = quick(floor.members["coach"]), quick(floor.members["desk"])
    who = floor.members["coach"].pk
    assert "Op één plek" in _text(manager, f"/staff/{who}")
    post(manager, f"/staff/{who}/end-sessions", {}, at="/staff")
    assert coach.get("/people", secure=True).status_code == 302
    assert desk.get("/desk", secure=True).status_code == 200
    assert "Nu niet aangemeld" in _text(manager, f"/staff/{who}")
    post(manager, "/staff/end-sessions", {}, at="/staff")
    assert desk.get("/desk", secure=True).status_code == 302
    assert manager.get("/staff", secure=True).status_code == 200


def test_one_sees_and_ends_one_s_own_sessions(floor: Floor) -> None:
    here, there, third = (quick(floor.members["coach"]) for _ in range(3))
    other = quick(floor.members["desk"])
    text = _text(here, "/account")
    marks = re.findall(r'name="which" value="([0-9a-f]{16})"', text)
    assert len(marks) == 2 and "Deze" in text
    assert not any(client.cookies[SESSION].value in text for client in (here, there, third))
    given = {"which": marks[0], "old": "not mine at all"}
    assert post(here, "/account/end-sessions", given, at="/account").status_code == 422
    left = [client.get("/people", secure=True).status_code for client in (there, third)]
    assert left == [200, 200]
    assert post(here, "/account/end-sessions", given | {"old": PASSWORD}, at="/account").status_code == 302
    left = [client.get("/people", secure=True).status_code for client in (there, third)]
    assert sorted(left) == [200, 302]
    mark = re.findall(r'value="([0-9a-f]{16})"', _text(other, "/account") + _text(here, "/account"))[0]
    post(other, "/account/end-sessions", {"which": mark, "old": PASSWORD}, at="/account")
    assert sorted(client.get("/people", secure=True).status_code for client in (there, third)) == [200, 302]


def test_a_session_says_in_which_browser_it_is(floor: Floor) -> None:
    client = browser()
    client.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux x86_64) <script>x()</script> Firefox/140.0"
    post(client, "/sign-in", {"username": "coach", "password": PASSWORD})
    fresh(floor.members["coach"])
    post(client, "/sign-in/code", {"code": code_of(floor.members["coach"])})
    text = _text(client, "/account")
    assert "Firefox, Linux" in text and "<script" not in text


def _on_the_command_line(name: str) -> str:
    app = typer.Typer()
    add_staff(app)
    app.command("other")(lambda: None)
    result = CliRunner().invoke(app, ["manager", "unused", name])
    assert result.exception is None or isinstance(result.exception, Refused), result.exception
    return "" if result.exception else str(result.output)


def test_the_first_functional_manager_comes_from_the_command_line(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perspectief.cli.work_staff.open_floor", lambda folder: None)
    me = floor.members["functional_manager"]
    assert _on_the_command_line("coach") == ""
    for name in ("eerste", me.username):
        password = re.findall(r"(?:[0-9a-f]{4}-){4}[0-9a-f]{4}", _on_the_command_line(name))[0]
        client = browser()
        first = post(client, "/sign-in", {"username": name, "password": password})
        assert first["location"] == "/sign-in/enrol", name
        assert StaffMember.objects.get(username=name).role == Role.FUNCTIONAL_MANAGER
    entry = Entry.objects.filter(action="manage_staff").order_by("-number")[0]
    assert (entry.member, entry.subject_key, entry.reason) == (None, str(me.pk), Reason.UPKEEP)


def test_teams_are_made_and_renamed(floor: Floor) -> None:
    client = _manager(floor)
    assert post(client, "/teams", {"name": "West"}).status_code == 302
    team = Team.objects.get(name="West")
    assert post(client, f"/teams/{team.pk}", {"name": "Ver West"}).status_code == 302
    for name in ("North", "", "x" * 81):
        for address in ("/teams", f"/teams/{team.pk}"):
            answer = post(client, address, {"name": name})
            assert answer.status_code == 422 and 'id="name-wrong"' in answer.content.decode(), (name, address)
    assert {each.name for each in Team.objects.all()} == {"North", "South", "Ver West"}


def test_who_is_not_there(floor: Floor) -> None:
    client = _manager(floor)
    for address in ("/staff/999999", "/staff/999999/reset", "/teams/999999", f"/staff/{9**30}"):
        assert client.get(address, secure=True).status_code == 404


@pytest.mark.parametrize(
    ("password", "guessed"),
    [
        ("Welkom2026!!!", True),
        ("passwordpassword", True),
        ("P@ssw0rd1234", True),
        ("qwertyuiop123456", True),
        ("aaaaaaaaaaaaaa", True),
        ("abcdefghijklm", True),
        ("Gemeente-Welkom-01", True),
        ("Zomer2026Zomer2026", True),
        ("12345678901234", True),
        ("99873645210987", True),
        ("Verzonstad2026!", True),
        (NEW, False),
        (PASSWORD, False),
        ("drie kippen lopen buiten", False),
        ("een perspectief voor morgen", False),
        ("tTx!9-pq_LL02m", False),
    ],
)
def test_what_is_tried_first_is_no_password(password: str, guessed: bool) -> None:
    assert is_guessable(password, frozenset({"verzonstad"})) == guessed


def test_words_of_the_place_are_no_password(floor: Floor) -> None:
    Team.objects.create(name="Werkplein Blabelstad")
    client = quick(floor.members["coach"])
    answer = post(client, "/account/password", {"old": PASSWORD, "new": "Blabelstad-2026!"})
    assert answer.status_code == 422


def _questions(client: Client, address: str) -> int:
    client.get(address, secure=True)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address, secure=True).status_code == 200
    return len(seen)


def test_lists_of_20_and_of_200_ask_the_same(floor: Floor, hashed: str) -> None:
    client = _manager(floor)
    places = ("/staff", f"/staff/{floor.members['coach'].pk}", "/teams", "/account")
    few = [_questions(client, place) for place in places]
    for at in range(190):
        a_member(f"m-{at}", Role.COACH, Team.objects.create(name=f"T-{at}"), hashed)
    for _ in range(5):
        quick(floor.members["coach"])
    assert few == [_questions(client, place) for place in places]
    assert max(few) <= 20
