"""Signing in with a local account: two steps, against guessing, and for as long as a session lasts."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.management import call_command
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from perspectief.register.staff.models import StaffMember, Throttle
from perspectief.register.staff.roles import Role
from perspectief.register.trail.models import Entry
from perspectief.web.work import clock
from perspectief.web.work.signin import throttle
from tests.web.floors import AT, PASSWORD, Floor, browser, code_of, fresh, post, quick

SESSION = "__Host-session"
NEW = "four words nobody else uses"


def _first(client: Client, name: str = "coach", password: str = PASSWORD) -> int:
    return int(post(client, "/sign-in", {"username": name, "password": password}).status_code)


def test_password_and_code_open_the_work_floor(floor: Floor) -> None:
    client = floor.client("coach")
    assert "A. Blabelaxo" in client.get("/people", secure=True).content.decode()


def test_signing_in_is_told(floor: Floor) -> None:
    floor.client("coach")
    entry = Entry.objects.get(action="sign_in")
    assert (entry.member, entry.role) == (floor.members["coach"].pk, "coach")


def test_one_comes_back_to_where_one_was(floor: Floor) -> None:
    client = browser()
    asked = client.get(f"/people/{floor.mine.key}", secure=True)
    assert asked["location"] == f"/sign-in?next=/people/{floor.mine.key}".replace("/people/", "%2Fpeople%2F")
    wanted = f"/people/{floor.mine.key}"
    post(client, "/sign-in", {"username": "coach", "password": PASSWORD, "next": wanted})
    fresh(floor.members["coach"])
    assert post(client, "/sign-in/code", {"code": code_of(floor.members["coach"])})["location"] == wanted


def test_a_code_is_taken_once(floor: Floor) -> None:
    first, second = browser(), browser()
    for client in (first, second):
        _first(client)
    fresh(floor.members["coach"])
    code = code_of(floor.members["coach"])
    assert post(first, "/sign-in/code", {"code": code}).status_code == 302
    assert post(second, "/sign-in/code", {"code": code}).status_code == 422
    assert second.get("/people", secure=True).status_code == 302


@pytest.mark.parametrize("code", ["", "000000x", "١٢٣٤٥٦", "1" * 50, "12 34", "-12345"])
def test_what_is_no_code_is_wrong(floor: Floor, code: str) -> None:
    client = browser()
    _first(client)
    assert post(client, "/sign-in/code", {"code": code}).status_code == 422


def test_after_five_wrong_codes_one_begins_anew(floor: Floor) -> None:
    client = browser()
    _first(client)
    answers = [post(client, "/sign-in/code", {"code": "x"}).status_code for _ in range(5)]
    assert answers == [422] * 4 + [302]
    assert client.get("/sign-in/code", secure=True)["location"] == "/sign-in"


def test_wrong_codes_slow_the_device_down(floor: Floor) -> None:
    client = browser()
    _first(client)
    fresh(floor.members["coach"])
    post(client, "/sign-in/code", {"code": "000000"})
    device = TOTPDevice.objects.get(user=floor.members["coach"])
    right = code_of(floor.members["coach"])
    assert device.throttling_failure_count == 1
    assert post(client, "/sign-in/code", {"code": right}).status_code == 422  # too soon, though right


def test_the_first_step_lasts_ten_minutes(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser()
    _first(client)
    _later(monkeypatch, timedelta(minutes=10, seconds=1))
    assert client.get("/sign-in/code", secure=True)["location"] == "/sign-in"


def test_who_has_no_second_step_yet_sets_it_up(floor: Floor) -> None:
    member = floor.members["coach"]
    TOTPDevice.objects.filter(user=member).delete()
    client = browser()
    assert (
        post(client, "/sign-in", {"username": "coach", "password": PASSWORD})["location"] == "/sign-in/enrol"
    )
    page = client.get("/sign-in/enrol", secure=True).content.decode()
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert secret and len(secret[1].replace(" ", "")) == 32  # 160 bits
    assert client.get("/people", secure=True).status_code == 302
    assert post(client, "/sign-in/enrol", {"code": "000000"}).status_code == 422
    fresh(member)
    assert post(client, "/sign-in/enrol", {"code": code_of(member)})["location"] == "/"
    assert client.get("/people", secure=True).status_code == 200
    again = browser()
    _first(again)
    assert "secret" not in again.get("/sign-in/code", secure=True).content.decode()
    assert again.get("/sign-in/enrol", secure=True)["location"] == "/sign-in/code"


def test_passwords_are_kept_as_argon2id(floor: Floor) -> None:
    kept = StaffMember.objects.get(username="coach").password
    assert kept.startswith("argon2$argon2id$")
    decoded = identify_hasher(kept).decode(kept)
    assert decoded["memory_cost"] >= 19 * 1024 and decoded["time_cost"] >= 2  # the least that OWASP advises


def test_guessing_at_a_name_from_an_address_has_to_wait(floor: Floor) -> None:
    client = browser()
    answers = [_first(client, password="a guess of many") for _ in range(7)]
    assert answers == [422] * 5 + [429] * 2
    assert _first(client) == 429  # the right one too, or it would tell
    assert _first(client, name="nobody", password="a guess of many") == 422


def test_a_name_that_nobody_has_waits_as_long(floor: Floor) -> None:
    client = browser()
    assert [_first(client, name="nobody", password="a guess") for _ in range(6)] == [422] * 5 + [429]


def test_waiting_grows_and_ends(register: object) -> None:
    waits = []
    at = AT
    for _ in range(14):
        while wait := throttle.attempt("coach", "192.0.2.1", at):
            waits.append(wait.total_seconds())
            at += wait
    assert waits == [15, 30, 60, 120, 240, 480, 900, 900, 900]
    assert throttle.attempt("coach", "192.0.2.1", at + timedelta(hours=2)) == timedelta(0)


def test_asking_while_one_waits_makes_it_no_longer(register: object) -> None:
    for _ in range(5):
        throttle.attempt("coach", "192.0.2.1", AT)
    assert [throttle.attempt("coach", "192.0.2.1", AT) for _ in range(50)][-1] == timedelta(seconds=15)


def test_many_addresses_at_one_name_wait_together(register: object) -> None:
    free = [throttle.attempt("coach", f"192.0.2.{at}", AT) for at in range(31)]
    assert [bool(wait) for wait in free] == [False] * 30 + [True]
    assert not throttle.attempt("another", "192.0.2.1", AT)


def test_one_address_at_many_names_waits(register: object) -> None:
    waits = [throttle.attempt(f"name {at}", "192.0.2.1", AT) for at in range(101)]
    assert [bool(wait) for wait in waits] == [False] * 100 + [True]


def test_signing_in_well_does_not_use_up_an_address(register: object) -> None:
    for at in range(300):
        assert not throttle.attempt(f"name {at}", "192.0.2.1", AT)
        throttle.succeeded(f"name {at}", "192.0.2.1")


def test_a_password_is_never_cut(floor: Floor) -> None:
    assert _first(browser(), password=PASSWORD + "x" * 300) == 422


def test_what_was_tried_is_not_kept_in_words(floor: Floor) -> None:
    _first(browser(), name="somebody", password="a guess")
    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in Throttle.objects.values_list("key", flat=True))


def test_a_session_ends_after_half_an_hour_without_use(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    client = quick(floor.members["coach"])
    _later(monkeypatch, timedelta(minutes=29))
    assert client.get("/people", secure=True).status_code == 200
    _later(monkeypatch, timedelta(minutes=58))
    assert client.get("/people", secure=True).status_code == 200
    _later(monkeypatch, timedelta(minutes=89))
    assert client.get("/people", secure=True).status_code == 302


def test_a_session_ends_after_ten_hours_of_use(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    client = quick(floor.members["coach"])
    for minutes in range(20, 600, 20):
        _later(monkeypatch, timedelta(minutes=minutes))
        assert client.get("/people", secure=True).status_code == 200
    _later(monkeypatch, timedelta(minutes=601))
    assert client.get("/people", secure=True).status_code == 302


def test_who_left_is_out_at_once(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    StaffMember.objects.filter(username="coach").update(is_active=False)
    assert client.get("/people", secure=True).status_code == 302


def test_another_role_holds_at_once(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    StaffMember.objects.filter(username="coach").update(role=Role.DESK)
    assert client.get("/people", secure=True).status_code == 403


def test_another_password_ends_every_other_session(floor: Floor) -> None:
    here, there = quick(floor.members["coach"]), quick(floor.members["coach"])
    answer = post(here, "/account/password", {"old": PASSWORD, "new": NEW})
    assert answer["location"] == "/account?done=password"
    assert here.get("/people", secure=True).status_code == 200
    assert there.get("/people", secure=True).status_code == 302
    floor.members["coach"].refresh_from_db()
    assert floor.members["coach"].check_password(NEW)


def test_signing_out_everywhere_else(floor: Floor) -> None:
    here, there = quick(floor.members["coach"]), quick(floor.members["coach"])
    post(here, "/account/end-sessions", {"which": "others", "old": PASSWORD}, at="/account")
    assert here.get("/people", secure=True).status_code == 200
    assert there.get("/people", secure=True).status_code == 302


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("not mine at all", NEW),
        (PASSWORD, "short"),
        (PASSWORD, "password12345"),
        (PASSWORD, "member coach"),
        (PASSWORD, "Welkom2026!!!"),
        (PASSWORD, PASSWORD),
        ("", ""),
    ],
)
def test_a_password_that_will_not_do(floor: Floor, old: str, new: str) -> None:
    client = quick(floor.members["coach"])
    assert post(client, "/account/password", {"old": old, "new": new}).status_code == 422
    floor.members["coach"].refresh_from_db()
    assert floor.members["coach"].check_password(PASSWORD)


def test_a_long_password_with_any_character_will_do(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    long = "Ā long sentence — with spaces, ✓ and 128 characters or so: " + "x" * 70
    assert post(client, "/account/password", {"old": PASSWORD, "new": long}).status_code == 302
    floor.members["coach"].refresh_from_db()
    assert floor.members["coach"].check_password(long)


def test_cookies_are_of_this_host_alone(floor: Floor) -> None:
    client = browser()
    _first(client)
    for name in (SESSION, "__Host-csrf"):
        cookie = client.cookies[name]
        assert cookie["secure"] and cookie["httponly"] and cookie["path"] == "/" and not cookie["domain"]
    assert client.cookies[SESSION]["samesite"] == "Lax"
    assert len(client.cookies[SESSION].value) == 32


def test_the_demo_has_no_password_but_the_one_it_prints(floor: Floor) -> None:
    from perspectief.web.work.demo import code_now, people_of_every_role

    first, second = (people_of_every_role(clock.now()) for _ in range(2))
    assert len({one.password for one in [*first, *second]}) == len(first) + len(second)
    assert {one.role for one in second} == set(Role)
    for one in second:
        assert len(one.password) == 19 and StaffMember.objects.get(username=one.username).check_password(
            one.password
        )
    assert re.fullmatch("[0-9]{6}", code_now("coach", 0))


def test_django_finds_nothing_to_say_of_a_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # of tests in a browser alone
    call_command("check", deploy=True, fail_level="WARNING")


def test_codes_are_as_the_standard_says() -> None:
    shown = TOTP(b"12345678901234567890", digits=8)  # RFC 6238, appendix B
    for seconds, code in (
        (59, 94287082),
        (1111111109, 7081804),
        (20000000000, 65353130),
    ):  # RFC 6238, appendix B
        shown.time = seconds
        assert shown.token() == code


def _later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    real = clock.now.__wrapped__ if hasattr(clock.now, "__wrapped__") else clock.now
    moved = lambda: real() + by  # noqa: E731 (a clock)
    moved.__wrapped__ = real  # type: ignore[attr-defined]  # so that a second call moves the real one
    for module in ("clock", "guard", "signin.lasting"):
        monkeypatch.setattr(f"perspectief.web.work.{module}.now", moved)
