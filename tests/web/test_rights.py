"""Every route as every role, as docs/rights.md says; what has no row there fails."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client, RequestFactory

from perspectief.register.models import Resident
from perspectief.register.staff.rights import TABLE, Action, Denied, Scope, Why, may
from perspectief.register.staff.roles import Role
from perspectief.register.trail.codes import Result
from perspectief.register.trail.models import Entry
from perspectief.web.work.guard import OnlyWhatIsListed
from perspectief.web.work.routes import ROUTES, Route
from tests.web.floors import AT, HOST, Floor, address_of, browser, token

DOC = Path(__file__).parent.parent.parent / "docs" / "rights.md"
SCOPES = {
    "no": None,
    "own": Scope.OWN,
    "team": Scope.TEAM,
    "team, or a reason": Scope.TEAM_OR_REASON,
    "all": Scope.ALL,
}
OPEN = "open"


def _table(title: str) -> dict[str, dict[str, str]]:
    """A table of the document, by the first word of its rows and its columns."""
    lines = DOC.read_text("utf-8").split(f"## {title}", 1)[1].split("\n## ", 1)[0].splitlines()
    rows = [
        [cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")
    ]
    head = rows[0]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows[2:]}


ACTIONS, PAGES = _table("What a role may do"), _table("Every page")


def test_the_document_says_what_the_table_of_rights_says() -> None:
    said = {action: {role: SCOPES[cell] for role, cell in row.items()} for action, row in ACTIONS.items()}
    real = {a.value: {r.value: TABLE[r].get(a) for r in Role} for a in Action}
    assert said == real


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    said = {name: (row["address"], row["right"]) for name, row in PAGES.items()}
    assert said == {r.name: (f"/{r.path}", r.action.value if r.action else OPEN) for r in ROUTES}


def _scope(route: Route, role: Role) -> Scope | None:
    """What the document says of a page and a role."""
    cell = PAGES[route.name][role.value]
    return Scope.ALL if cell == OPEN else SCOPES[cell]


def _ask(client: Client, route: Route, floor: Floor, resident: Resident | None = None) -> Any:
    address = address_of(route.path, floor, resident)
    if "GET" in route.methods:
        return client.get(address, secure=True)
    data = {"csrfmiddlewaretoken": token(client, "/account")}
    return client.post(address, data, secure=True, headers={"origin": f"https://{HOST}"})


def _in_order() -> list[Route]:
    """What ends a session comes last."""
    return sorted(ROUTES, key=lambda route: route.name == "sign-out")


def _closed(answer: HttpResponse) -> bool:
    return answer.status_code == 403


@pytest.mark.parametrize("role", Role)
def test_every_page_as_every_role(floor: Floor, role: Role) -> None:
    client = floor.client(role.value)
    for route in _in_order():
        scope, answer = _scope(route, role), _ask(client, route, floor)
        assert _closed(answer) == (scope is None), (route.name, role, answer.status_code)
        if scope is not None and route.action is not None:
            assert not answer.headers.get("location", "").startswith("/sign-in?"), route.name


@pytest.mark.parametrize("role", [Role.COACH, Role.TEAM_LEADER])
def test_people_of_another_team(floor: Floor, role: Role) -> None:
    client = floor.client(role.value)
    for route in (route for route in _in_order() if route.subject is not None and not route.asks_reason):
        for resident in (floor.theirs, floor.nobodys):
            scope, answer = _scope(route, role), _ask(client, route, floor, resident)
            if scope is Scope.TEAM_OR_REASON:
                assert answer.status_code == 302, route.name
                assert answer["location"].startswith(f"/people/{resident.key}/reason"), route.name
            else:
                assert _closed(answer), route.name
            assert "Cyldoviqum" not in answer.content.decode()


def test_who_is_not_signed_in_gets_nothing_that_is_not_open(floor: Floor) -> None:
    for route in ROUTES:
        if route.action is None:
            continue
        address = address_of(route.path, floor)
        client = browser()
        token(client)
        answer = client.get(address, secure=True) if "GET" in route.methods else _posted(client, address)
        assert answer.status_code == 302, route.name
        assert answer["location"].startswith("/sign-in"), route.name
        assert "Blabelaxo" not in answer.content.decode()


def _posted(client: Client, address: str) -> Any:
    data = {"csrfmiddlewaretoken": token(client)}
    return client.post(address, data, secure=True, headers={"origin": f"https://{HOST}"})


def test_half_signed_in_is_not_signed_in(floor: Floor) -> None:
    from tests.web.floors import PASSWORD, post

    client = browser()
    post(client, "/sign-in", {"username": "coach", "password": PASSWORD})
    assert client.get("/people", secure=True).status_code == 302


def test_other_methods_are_refused(floor: Floor) -> None:
    client = floor.client("coach")
    data = {"csrfmiddlewaretoken": token(client, "/people")}
    for route in ROUTES:
        address = address_of(route.path, floor)
        if "POST" not in route.methods:
            answer = client.post(address, data, secure=True, headers={"origin": f"https://{HOST}"})
            assert answer.status_code == 405, route.name
        if "GET" not in route.methods:
            assert client.get(address, secure=True).status_code == 405, route.name


def test_a_view_that_is_not_in_the_table_is_refused(register: object) -> None:
    def stray(request: object) -> HttpResponse:
        return HttpResponse("stray")

    request = RequestFactory().get("/stray", secure=True, headers={"host": HOST})
    request.user = AnonymousUser()
    answer = OnlyWhatIsListed(lambda _: HttpResponse()).process_view(request, stray, (), {})
    assert answer is not None and answer.status_code == 403


def test_what_is_refused_is_told(floor: Floor) -> None:
    floor.client("auditor").get(f"/people/{floor.mine.key}", secure=True)
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.member, entry.action, entry.result) == (
        floor.members["auditor"].pk,
        "see_person",
        Result.DENIED,
    )
    assert entry.subject_key == ""  # who may not, learns nothing of who is there; neither does the trail


@pytest.mark.parametrize("action", Action)
def test_nobody_and_who_left_may_nothing(floor: Floor, action: Action) -> None:
    assert may(None, action, None, AT.date()) == Denied(Why.NOT_SIGNED_IN)
    left = floor.members["coach"]
    left.is_active = False
    assert may(left, action, None, AT.date()) == Denied(Why.NOT_ACTIVE)


def test_a_coach_who_hands_over_loses_sight(floor: Floor) -> None:
    from perspectief.register.floor.doing import day_of, hand_over
    from perspectief.register.floor.said import By, HandingOver
    from perspectief.register.floor.versions import Part, version_of
    from perspectief.web.work.clock import now

    at = now()
    said = HandingOver(floor.members["other_coach"].pk, day_of(at), "note")
    by = By(floor.members["coach"].pk, at)
    hand_over(floor.mine.pk, said, by, str(version_of(Part.CARE, floor.mine.pk)))
    answer = floor.client("coach").get(f"/people/{floor.mine.key}", secure=True)
    assert answer.status_code == 302
    there = floor.client("other_coach").get(f"/people/{floor.mine.key}", secure=True)
    assert there.status_code == 200
