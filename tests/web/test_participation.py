"""Logging participation, and a person's page."""

import re
from datetime import date, timedelta

import pytest

from perspectief.register import record
from perspectief.register.models import Agreement, Exemption, GroupSpell, Participation, Plan, PlanSpell, Work
from perspectief.register.trail.codes import Reason, Result
from perspectief.register.trail.models import Entry
from perspectief.web.work.clock import day_here, now
from tests.web.floors import AT, START, Floor, post, quick, token

TODAY = day_here(now())


def _address(floor: Floor) -> str:
    return f"/people/{floor.mine.key}/participation"


def _version(text: str) -> str:
    found = re.search(r'name="version" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def _page(floor: Floor, name: str = "coach") -> str:
    return quick(floor.members[name]).get(_address(floor), secure=True).content.decode()


def _filled(floor: Floor, **more: str) -> dict[str, str]:
    given = {"kind": "volunteering", "start": TODAY.isoformat(), "version": _version(_page(floor))}
    return given | more


def test_participation_is_kept(floor: Floor) -> None:
    answer = post(
        quick(floor.members["coach"]), _address(floor), _filled(floor, hours="12", last="31-12-2098")
    )
    assert answer["location"] == f"/people/{floor.mine.key}?saved=participation"
    row = Participation.objects.get()
    assert (row.resident, row.kind, row.hours) == (floor.mine, "volunteering", 12)
    assert (row.valid_from, row.valid_to) == (TODAY, date(2099, 1, 1))
    page = quick(floor.members["coach"]).get(answer["location"], secure=True).content.decode()
    assert "Opgeslagen." in page and "Vrijwilligerswerk" in page and "12 uur per week" in page
    assert "31 december 2098" in page  # the last day, not the day after


def test_it_is_told_in_the_trail(floor: Floor) -> None:
    post(quick(floor.members["coach"]), _address(floor), _filled(floor))
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.member, entry.action, entry.subject_kind, entry.subject_key) == (
        floor.members["coach"].pk,
        "write_person",
        "resident",
        str(floor.mine.key),
    )
    assert (entry.reason, entry.result) == (Reason.OWN, Result.DONE)
    assert "volunteering" not in "".join(map(str, vars(entry).values()))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("kind", ""),
        ("kind", "dancing"),
        ("start", ""),
        ("start", "yesterday"),
        ("start", "2021-02-30"),
        ("start", "0001-01-01"),
        ("hours", "many"),
        ("hours", "81"),
        ("hours", "-1"),
        ("hours", "9" * 400),
        ("last", "2000-01-01"),
        ("last", "9999-12-31"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(floor: Floor, field: str, text: str) -> None:
    given = _filled(floor, **{"hours": "12", field: text})
    answer = post(quick(floor.members["coach"]), _address(floor), given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in page and f'href="#{field}"' in page
    assert given["hours"] in page and not Participation.objects.exists()
    assert Entry.objects.order_by("-number")[0].result == Result.REFUSED


def test_the_second_of_two_who_save_sees_what_the_first_changed(floor: Floor) -> None:
    colleague = quick(floor.members["coach"])
    mine, theirs = _filled(floor, kind="language"), _filled(floor, kind="informal_care", hours="7")
    assert post(colleague, _address(floor), mine).status_code == 302
    answer = post(colleague, _address(floor), theirs)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Een collega heeft dit veranderd" in page and "Taalles" in page
    assert re.search(r'value="informal_care" checked', page) and 'value="7"' in page
    assert Participation.objects.count() == 1
    again = theirs | {"version": _version(page)}
    assert post(colleague, _address(floor), again).status_code == 302
    assert {row.kind for row in Participation.objects.all()} == {"language", "informal_care"}


@pytest.mark.parametrize("version", ["", "x", "1.1", "0.0.0-0.0.0", "9" * 500])
def test_a_version_that_is_none_saves_nothing(floor: Floor, version: str) -> None:
    answer = post(quick(floor.members["coach"]), _address(floor), _filled(floor, version=version))
    assert answer.status_code in (409, 422) and not Participation.objects.exists()


def test_somebody_of_another_team_with_a_reason(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    address = f"/people/{floor.theirs.key}"
    asked = client.get(address, secure=True)["location"]
    page = client.get(asked, secure=True).content.decode()
    assert "Cyldoviqum" not in page
    for wrong in ({}, {"reason": "own"}, {"reason": "other"}, {"reason": "other", "text": " "}):
        assert post(client, f"{address}/reason", wrong).status_code == 422
    assert client.get(address, secure=True).status_code == 302
    given = {"reason": "stand_in", "text": "Week 48", "next": address}
    assert post(client, f"{address}/reason", given)["location"] == address
    assert "Cyldoviqum" in client.get(address, secure=True).content.decode()
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.reason, entry.reason_text, entry.result) == (Reason.STAND_IN, "Week 48", Result.DONE)
    other = client.get(f"/people/{floor.nobodys.key}", secure=True)
    assert other.status_code == 302  # a reason is for one person


def test_a_reason_holds_for_an_hour(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    client = quick(floor.members["coach"])
    address = f"/people/{floor.theirs.key}"
    post(client, f"{address}/reason", {"reason": "asked", "next": address})
    moved = now() + timedelta(minutes=61)
    session = client.session
    session["seen"] = moved.timestamp()
    session.save()
    for module in ("guard", "signin.lasting"):
        monkeypatch.setattr(f"perspectief.web.work.{module}.now", lambda: moved)
    assert client.get(address, secure=True).status_code == 302


def test_a_person_that_is_not_there(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    for key in ("00000000-0000-4000-8000-000000000000", "x", "1", str(floor.mine.pk)):
        assert client.get(f"/people/{key}", secure=True).status_code == 404


def test_finding_is_by_a_form_so_that_no_address_holds_a_name(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    page = post(client, "/people/find", {"text": "blabel"})
    assert "A. Blabelaxo" in page.content.decode()
    assert "Blabelaxo" in post(client, "/people/find", {"text": "F-1"}).content.decode()
    assert "A. Blabelaxo" not in client.get("/people/find?text=blabel", secure=True).content.decode()
    assert token(client, "/people/find")


def test_a_person_s_page_says_what_there_is(floor: Floor) -> None:
    end = TODAY + timedelta(days=10)
    plan = Plan.objects.create(resident=floor.mine)
    shared = {"resident": floor.mine, "valid_from": START}
    record.add(GroupSpell, AT, group="work", **shared)
    record.add(PlanSpell, AT, plan=plan, aim="education", valid_to=end, **shared)
    record.add(Agreement, AT, plan=plan, kind="course", text="Elke dinsdag", **shared)
    record.add(Exemption, AT, duty="work", valid_to=end, **shared)
    record.add(Work, AT, place="beside", contract="on_call", subsidy="none", hours=6, **shared)
    client = quick(floor.members["coach"])
    page = client.get(f"/people/{floor.mine.key}", secure=True).content.decode()
    for said in (
        "Plan naar scholing",
        "Elke dinsdag",
        "Werk naast de bijstand",
        "6 uur per week",
        "naar werk",
    ):
        assert said in page, said
    people = client.get("/people", secure=True).content.decode()
    assert "Het plan loopt af" in people and "over 10 dagen" in people
    assert "Vrijgesteld van werk zoeken" in people


def test_pages_are_in_english_too(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    answer = post(client, "/language", {"language": "en", "next": "/people"}, at="/account")
    assert answer["location"] == "/people"
    page = client.get("/people", secure=True).content.decode()
    assert "My people" in page and '<html lang="en"' in page
