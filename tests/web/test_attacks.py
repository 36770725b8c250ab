"""What attackers try first (OWASP), each tried here."""

import random
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory, override_settings

from perspectief.register import record
from perspectief.register.models import Agreement, Note, Participation, Plan, Resident
from perspectief.register.staff.models import Caseload, StaffMember, Team
from perspectief.register.staff.roles import Role
from perspectief.web.work.signin.addresses import address_of
from tests.web.floors import (
    AT,
    HOST,
    PASSWORD,
    START,
    Floor,
    a_member,
    a_resident,
    browser,
    code_of,
    fresh,
    post,
    quick,
    token,
)

SCRIPT = "\"'><script>x()</script>{{7*7}}"
PAGES = (
    "/people",
    "/people/find",
    "/people/{key}",
    "/people/{key}/participation",
    "/account",
    "/account/password",
)
FORMS = (*PAGES, "/people/{other}/reason")


class _Forms(HTMLParser):
    """The forms of a page: where each goes, and the names that it sends."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, set[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.found.append((given.get("action") or "", set()))
        elif tag in ("input", "textarea", "select", "button") and given.get("name") and self.found:
            self.found[-1][1].add(str(given["name"]))


def _at(floor: Floor, address: str) -> str:
    return address.format(key=floor.mine.key, other=floor.theirs.key)


def _forms(client: Client, floor: Floor) -> Iterator[tuple[str, str]]:
    """Every field of every form that a coach can reach, but for what ends the session."""
    seen = set()
    for address in FORMS:
        for action, names in _Forms(client.get(_at(floor, address), secure=True).content.decode()).found:
            for name in names - {"csrfmiddlewaretoken"}:
                if action not in ("/sign-out", "/account/end-sessions") and (action, name) not in seen:
                    seen.add((action, name))
                    yield action, name


def test_scripts_in_every_field_come_back_as_text(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    tried = 0
    for action, name in _forms(client, floor):
        answer = post(client, action, {name: SCRIPT}, at="/account")
        assert "<script" not in answer.content.decode(), (action, name)
        tried += 1
    stranger = browser()
    for name in ("username", "password", "next"):
        answer = post(stranger, "/sign-in", {name: SCRIPT})
        assert "<script" not in answer.content.decode(), name
        tried += 1
    assert tried > 12


def test_scripts_in_the_register_come_out_as_text(floor: Floor) -> None:
    resident = a_resident(SCRIPT, SCRIPT[:20])
    coach = floor.members["coach"]
    StaffMember.objects.filter(pk=coach.pk).update(name=SCRIPT)
    record.add(Caseload, AT, resident=resident, member=coach, valid_from=START)
    plan = Plan.objects.create(resident=resident)
    record.add(Agreement, AT, resident=resident, plan=plan, kind="other", text=SCRIPT, valid_from=START)
    record.add(Note, AT, resident=resident, text=SCRIPT, written_by=coach.pk, valid_from=START)
    client = quick(coach)
    for address in (*PAGES, "/people/find"):
        text = client.get(address.format(key=resident.key), secure=True).content.decode()
        assert "<script" not in text, address
    assert "&lt;script&gt;" in client.get(f"/people/{resident.key}", secure=True).content.decode()
    assert "<script" not in post(client, "/people/find", {"text": "script"}).content.decode()


def test_a_post_without_the_token_changes_nothing(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    for address in (
        "/people/{key}/participation",
        "/sign-out",
        "/account/password",
        "/language",
        "/people/find",
    ):
        for data in ({"kind": "language", "start": "2026-01-01"}, {"csrfmiddlewaretoken": "x" * 64}):
            answer = client.post(_at(floor, address), data, secure=True)
            assert answer.status_code == 403, address
            assert "Er is niets opgeslagen" in answer.content.decode()
    assert not Participation.objects.exists()


def test_a_post_from_another_site_changes_nothing(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    given = {"csrfmiddlewaretoken": token(client, "/account"), "kind": "language", "start": "2026-01-01"}
    address = f"/people/{floor.mine.key}/participation"
    for headers in ({"origin": "https://elsewhere.test"}, {"referer": "https://elsewhere.test/x"}, {}):
        assert client.post(address, given, secure=True, headers=headers).status_code == 403
    assert not Participation.objects.exists()


ELSEWHERE = (
    "https://elsewhere.test/",
    "//elsewhere.test",
    "///elsewhere.test",
    "/\\elsewhere.test",
    "\\\\elsewhere.test",
    "https:elsewhere.test",
    "javascript:alert(1)",
    " //elsewhere.test",
    "/\t/elsewhere.test",
    "/people/../..//elsewhere.test",
    "http://floor.test@elsewhere.test/",
)


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_sent_elsewhere(floor: Floor, wanted: str) -> None:
    client = browser()
    post(client, "/sign-in", {"username": "coach", "password": PASSWORD, "next": wanted})
    assert client.session["half"]["wanted"] == "/"
    for address in ("/language", f"/people/{floor.theirs.key}/reason"):
        coach = quick(floor.members["coach"])
        data = {"language": "en", "next": wanted, "reason": "asked"}
        answer = post(coach, address, data, at="/account")
        assert answer.status_code == 302
        assert answer["location"] in ("/", f"/people/{floor.theirs.key}")


def test_a_session_from_before_signing_in_is_worth_nothing(floor: Floor) -> None:
    client = browser()
    client.get("/sign-in", secure=True)
    planted = client.session
    planted["planted"] = "by somebody else"
    planted.save()
    client.cookies["__Host-session"] = str(planted.session_key)
    before = planted.session_key
    post(client, "/sign-in", {"username": "coach", "password": PASSWORD})
    half = client.cookies["__Host-session"].value
    fresh(floor.members["coach"])
    post(client, "/sign-in/code", {"code": code_of(floor.members["coach"])})
    after = client.cookies["__Host-session"].value
    assert len({before, half, after}) == 3
    assert "planted" not in client.session
    thief = browser()
    for key in (before, half):
        thief.cookies["__Host-session"] = str(key)
        assert thief.get("/people", secure=True).status_code == 302
    assert client.get("/people", secure=True).status_code == 200


def test_signing_out_ends_the_session_on_the_server(floor: Floor) -> None:
    client = floor.client("coach")
    key = client.cookies["__Host-session"].value
    post(client, "/sign-out", {}, at="/account")
    thief = browser()
    thief.cookies["__Host-session"] = key
    assert thief.get("/people", secure=True).status_code == 302


@pytest.mark.parametrize("text", ["x\r\nset-cookie: a=b", "/people%0d%0aset-cookie: a=b", "en\r\nx: y"])
def test_no_header_is_put_in(floor: Floor, text: str) -> None:
    client = quick(floor.members["coach"])
    answer = post(client, "/language", {"language": text, "next": text}, at="/account")
    assert answer["location"] == "/" and "language" not in answer.cookies
    for address in (f"/people?next={text}", "/sign-in?next=%0d%0ax:y"):
        got = client.get(address, secure=True)
        assert all("\n" not in value and "\r" not in value for value in got.headers.values())


def test_another_host_is_refused(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    for headers in ({"host": "elsewhere.test"}, {"host": f"{HOST}.elsewhere.test"}):
        assert client.get("/people", secure=True, headers=headers).status_code == 400
    sent = client.get("/people", secure=True, headers={"x-forwarded-host": "elsewhere.test"})
    assert "elsewhere" not in sent.content.decode()


def test_health_is_told_to_any_host_and_tells_no_more(floor: Floor) -> None:
    answer = browser().get("/health", headers={"host": "localhost:8080"})
    assert (answer.status_code, answer.content) == (200, b'{"well": true}')


def test_the_address_is_what_our_own_proxy_saw() -> None:
    asked = RequestFactory().get("/", headers={"x-forwarded-for": "203.0.113.9, 198.51.100.7"})
    assert address_of(asked) == "198.51.100.7"
    with override_settings(SECURE_SSL_REDIRECT=False):
        assert address_of(asked) == "127.0.0.1"


def test_without_tls_one_is_sent_to_tls(floor: Floor) -> None:
    answer = browser().get("/people")
    assert (answer.status_code, answer["location"]) == (301, f"https://{HOST}/people")


def test_no_file_is_taken(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    for name in ("../../x.html", "x.svg", "x.php\0.png"):
        file = SimpleUploadedFile(name, b"<script>x()</script>")
        given = {"csrfmiddlewaretoken": token(client, "/account"), "text": file}
        answer = client.post("/people/find", given, secure=True, headers={"origin": f"https://{HOST}"})
        assert answer.status_code in (200, 400, 403)
        assert "<script" not in answer.content.decode()


@pytest.mark.parametrize("field", ["username", "password", "next"])
def test_a_nul_is_no_fault(floor: Floor, field: str) -> None:
    assert post(browser(), "/sign-in", {field: "a\0b"}).status_code == 400
    client = quick(floor.members["coach"])
    assert post(client, "/people/find", {"text": "a\0b"}).status_code == 400


def test_too_much_is_refused(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    assert post(client, "/people/find", {"text": "x" * 300_000}).status_code == 400
    assert post(client, "/people/find", {f"n{at}": "x" for at in range(300)}).status_code == 400


def _bare(text: str) -> str:
    """A page without what differs each time: the token, and the name that was filled in."""
    return re.sub(r'value="[^"]*"', "", text)


def test_a_name_that_nobody_has_answers_as_one_that_somebody_has(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many hashes of one cost, and one page: nobody is found by asking, or by the time it takes."""
    counted: list[str] = []
    real = {name: getattr(Argon2PasswordHasher, name) for name in ("encode", "verify")}

    def counting(name: str) -> object:
        def called(self: Argon2PasswordHasher, *given: str) -> object:
            counted.append(name)
            return real[name](self, *given)

        return called

    for name in real:
        monkeypatch.setattr(Argon2PasswordHasher, name, counting(name))
    municipal = StaffMember(username="municipal", name="M", role=Role.COACH, language="nl")
    municipal.set_unusable_password()
    municipal.save()
    StaffMember.objects.filter(username="desk").update(is_active=False)
    pages = set()
    for username in ("coach", "nobody", "municipal", "desk", ""):
        counted.clear()
        answer = post(browser(), "/sign-in", {"username": username, "password": "a wrong one, as it happens"})
        assert len(counted) == 1, (username, counted)
        pages.add((answer.status_code, _bare(answer.content.decode())))
    assert len(pages) == 1


def _pairs(floor: Floor, many: int) -> Iterator[tuple[StaffMember, Resident, StaffMember | None, str]]:
    """Random members and residents, whose resident it is, and the resident's name."""
    draw = random.Random(7)
    teams = [Team.objects.create(name=f"Team {at}") for at in range(4)]
    hashed = floor.members["coach"].password
    roles = list(Role) + [Role.COACH] * 6 + [Role.TEAM_LEADER] * 2
    members = [
        a_member(f"m{at}", role, draw.choice([*teams, None]), hashed) for at, role in enumerate(roles * 2)
    ]
    people = [(a_resident(f"Z. Wemkompax{at}q", f"N-{at}"), f"Wemkompax{at}q") for at in range(60)]
    coaches = [member for member in members if member.role == Role.COACH]
    care: dict[int, StaffMember] = {}
    for resident, _ in people[:50]:
        care[resident.pk] = draw.choice(coaches)
        record.add(Caseload, AT, resident=resident, member=care[resident.pk], valid_from=START)
    for _ in range(many):
        resident, name = draw.choice(people)
        yield draw.choice(members), resident, care.get(resident.pk), name


def _sees(member: StaffMember, carer: StaffMember | None) -> bool:
    """Told anew here, from the words of docs/rights.md, without a look at the table."""
    if carer is None or member.role not in ("coach", "team_leader"):
        return False
    return member.pk == carer.pk or (member.team_id is not None and member.team_id == carer.team_id)


def _no_leak(floor: Floor, many: int) -> None:
    clients: dict[int, Client] = {}
    seen = 0
    for member, resident, carer, name in _pairs(floor, many):
        client = (
            clients.setdefault(member.pk, quick(member)) if member.pk not in clients else clients[member.pk]
        )
        shown = client.get(f"/people/{resident.key}", secure=True)
        form = client.get(f"/people/{resident.key}/participation", secure=True)
        found = post(client, "/people/find", {"text": name}, at="/account")
        may_see = _sees(member, carer)
        seen += may_see
        for answer in (shown, found):
            assert (
                f">{name}" in answer.content.decode() or f". {name}<" in answer.content.decode()
            ) == may_see
        assert (form.status_code == 200) == (may_see and member.role == "coach")
    assert 0 < seen < many


def test_pairs_of_members_and_residents_leak_nothing(floor: Floor) -> None:
    _no_leak(floor, 150)


@pytest.mark.soak
def test_ten_thousand_pairs_of_members_and_residents_leak_nothing(floor: Floor) -> None:
    _no_leak(floor, 10_000)
