"""The business desk's day: taking in, what happened, the rule in the way, the term left, and the survey."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from perspectief.register.desk import requests
from perspectief.register.desk import survey as of_survey
from perspectief.register.desk.codes import Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.desk.models import Answer, Invited, Obstacle, Request, Step, Survey
from perspectief.register.desk.requests import NewRequest
from perspectief.register.desk.survey import Asked, NewSurvey
from perspectief.register.trail.models import Entry
from perspectief.web.work.clock import day_here, now
from tests.web.floors import Floor, a_business, post, quick

TODAY = day_here(now())
WEEK = timedelta(days=7)


def _desk(floor: Floor) -> Client:
    return quick(floor.members["desk"])


def _text(client: Client, address: str) -> str:
    return str(client.get(address, secure=True).content.decode())


def _new(client: Client, **more: str) -> Any:
    given = {"kind": "permit", "topic": "building", "received": TODAY.isoformat(), "reference": "A-1"}
    return post(client, "/desk/new", given | {"law": "ow_16_64"} | more)


def _permit(days: int = 10, reference: str = "A-1", law: Law = Law.OW_16_64) -> Request:
    at = now()
    return requests.take(
        NewRequest(reference, Kind.PERMIT, Topic.BUILDING, TODAY - timedelta(days=days), law), at
    )


def _said(client: Client, row: Request, what: str, **given: str) -> Any:
    found = re.search(r'name="version" value="([^"]+)"', _text(client, f"/desk/{row.pk}"))
    assert found is not None
    return post(client, f"/desk/{row.pk}/{what}", {"version": found[1]} | given, at=f"/desk/{row.pk}")


def test_the_next_number_and_today_are_filled_in(floor: Floor) -> None:
    client = _desk(floor)
    assert client.get("/", secure=True)["location"] == "/desk"
    text = _text(client, "/desk/new")
    assert f'value="{TODAY.year}-0001"' in text and f'value="{TODAY.isoformat()}"' in text
    given = {
        "kind": "question",
        "topic": "tax",
        "received": TODAY.isoformat(),
        "reference": f"{TODAY.year}-0001",
    }
    assert post(client, "/desk/new", given).status_code == 302
    assert f'value="{TODAY.year}-0002"' in _text(client, "/desk/new")


def test_a_permit_is_taken_in_and_shows_its_term(floor: Floor) -> None:
    client = _desk(floor)
    answer = _new(client, received=(TODAY - WEEK).isoformat(), establishment="9999 0000 0001")
    row = Request.objects.get()
    assert answer["location"] == f"/desk/{row.pk}?saved=request"
    assert (row.kind, row.law, row.establishment) == ("permit", "ow_16_64", "999900000001")
    text = _text(client, answer["location"])
    due = requests.case_of("A-1").due(TODAY)
    assert due is not None and f"nog {(due - TODAY).days} dagen" in text and "7 dagen" in text
    listed = _text(client, "/desk")
    assert "A-1" in listed and f"nog {(due - TODAY).days} dagen" in listed
    entry = Entry.objects.filter(action="see_desk", subject_kind="request").order_by("-number")[0]
    assert entry.subject_key == str(row.pk)


def test_a_question_that_was_answered_at_once(floor: Floor) -> None:
    client = _desk(floor)
    assert _new(client, kind="question", answered="yes").status_code == 302
    row = Request.objects.get()
    assert row.law == "" and Step.objects.get().kind == StepKind.ANSWERED
    assert "A-1" not in _text(client, "/desk")


def test_what_is_late_is_told_in_words(floor: Floor) -> None:
    row = _permit(days=80)
    text = _text(_desk(floor), "/desk")
    due = requests.case_of(row.reference).due(TODAY)
    assert due is not None and f"{(TODAY - due).days} dagen te laat" in text


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"topic": ""}, "topic"),
        ({"kind": "x"}, "kind"),
        ({"received": "ooit"}, "received"),
        ({"received": (TODAY + WEEK).isoformat()}, "received"),
        ({"reference": "met spatie"}, "reference"),
        ({"reference": ""}, "reference"),
        ({"law": ""}, "law"),
        ({"law": "own"}, "term_days"),
        ({"law": "own", "term_days": "5000"}, "term_days"),
        ({"establishment": "12"}, "establishment"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(floor: Floor, given: dict[str, str], field: str) -> None:
    answer = _new(_desk(floor), **given)
    assert answer.status_code == 422 and f'id="{field}-wrong"' in answer.content.decode()
    assert not Request.objects.exists()


def test_a_number_is_taken_once(floor: Floor) -> None:
    client = _desk(floor)
    _new(client)
    again = _new(client)
    assert again.status_code == 422 and "A-1" in again.content.decode() and Request.objects.count() == 1


def test_what_happens_is_written_down_to_the_end(floor: Floor) -> None:
    client, row = _desk(floor), _permit()
    day = (TODAY - timedelta(days=5)).isoformat()
    assert _said(client, row, "step", kind="suspended", on=day).status_code == 302
    assert "wacht op de ondernemer" in _text(client, "/desk")
    assert _said(client, row, "step", kind="resumed", on=TODAY.isoformat()).status_code == 302
    assert _said(client, row, "step", kind="extended", on=TODAY.isoformat(), weeks="6").status_code == 302
    assert _said(client, row, "step", kind="granted", on=TODAY.isoformat()).status_code == 302
    text = _text(client, f"/desk/{row.pk}")
    assert "Verleend" in text and 'name="on"' not in text
    assert requests.case_of("A-1").days(TODAY) == 5
    share = _text(client, "/desk")
    assert "100,0%: 1 van de 1 besluiten" in share


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "resumed"}, "kind"),
        ({"kind": "answered"}, "kind"),
        ({"kind": "extended"}, "weeks"),
        ({"kind": "extended", "weeks": "7"}, "weeks"),
        ({"kind": "granted", "on": (TODAY - timedelta(days=50)).isoformat()}, "on"),
        ({"kind": "granted", "on": (TODAY + WEEK).isoformat()}, "on"),
        ({"kind": ""}, "kind"),
    ],
)
def test_what_cannot_happen_is_said_at_its_field(floor: Floor, given: dict[str, str], field: str) -> None:
    answer = _said(_desk(floor), _permit(), "step", **({"on": TODAY.isoformat()} | given))
    assert answer.status_code == 422 and f'id="{field}-wrong"' in answer.content.decode()
    assert not Step.objects.exists()


def test_a_rule_in_the_way_is_written_down_and_counted(floor: Floor) -> None:
    client, row = _desk(floor), _permit()
    given = {"area": "parking", "level": "municipality", "rule": "Nota parkeernormen"}
    assert _said(client, row, "rule", **given).status_code == 302
    text = _text(client, "/desk")
    assert "Nota parkeernormen" in text and "de gemeente" in text
    wrong = _said(client, row, "rule", **(given | {"rule": "x" * 130}))
    assert wrong.status_code == 422 and 'id="rule-wrong"' in wrong.content.decode()
    assert Obstacle.objects.count() == 1


def test_a_mistake_is_taken_back_the_last_step_alone(floor: Floor) -> None:
    client, row = _desk(floor), _permit()
    requests.add_step("A-1", StepKind.SUSPENDED, TODAY - timedelta(days=2), now())
    requests.add_step("A-1", StepKind.RESUMED, TODAY, now())
    rule = requests.add_obstacle("A-1", Area.NATURE, Level.PROVINCE, "Verordening", now())
    first, last = Step.objects.order_by("on")
    assert _said(client, row, "mistake", sort="step", record=str(first.pk)).status_code == 404
    assert _said(client, row, "mistake", sort="step", record=str(last.pk)).status_code == 302
    assert _said(client, row, "mistake", sort="rule", record=str(rule.pk)).status_code == 302
    assert _said(client, row, "mistake", sort="rule", record="9" * 30).status_code == 404
    assert [step.kind for step in Step.objects.filter(withdrawn_at=None)] == ["suspended"]
    assert not Obstacle.objects.filter(withdrawn_at=None).exists()


def test_a_rule_of_another_request_is_not_taken_back(floor: Floor) -> None:
    client, row = _desk(floor), _permit()
    _permit(reference="A-2")
    rule = requests.add_obstacle("A-2", Area.NATURE, Level.PROVINCE, "Verordening", now())
    assert _said(client, row, "mistake", sort="rule", record=str(rule.pk)).status_code == 404
    assert Obstacle.objects.filter(withdrawn_at=None).exists()


def test_the_second_of_two_who_save_sees_what_the_first_changed(floor: Floor) -> None:
    client, row = _desk(floor), _permit()
    given = {"version": "0-0-0-0", "kind": "refused", "on": TODAY.isoformat()}
    requests.add_step("A-1", StepKind.SUSPENDED, TODAY, now())
    answer = post(client, f"/desk/{row.pk}/step", given, at=f"/desk/{row.pk}")
    text = answer.content.decode()
    assert answer.status_code == 409 and "Wacht op de ondernemer" in text
    assert '<option value="refused" selected>' in text
    assert Step.objects.count() == 1
    assert _said(client, row, "step", kind="refused", on=TODAY.isoformat()).status_code == 302


def test_a_request_that_is_not_there(floor: Floor) -> None:
    client, row = _desk(floor), _permit()
    requests.withdraw(row, now())
    for record in (row.pk, 99, 9**30):
        assert client.get(f"/desk/{record}", secure=True).status_code == 404


ASKED = (
    Asked("climate", "Welk cijfer geeft u?", "Which grade?", is_grade=True),
    Asked("rules", "En de regels?", "And the rules?"),
)


def _survey(first: date = TODAY - WEEK, last: date = TODAY + WEEK) -> list[str]:
    frame = {
        "one": [f"9999{number:08}" for number in range(10, 30)],
        "two_to_nine": [f"9999{number:08}" for number in range(30, 40)],
    }
    of_survey.start(NewSurvey("spring", ASKED, first, last, 12, 4), frame)
    return [number for numbers in of_survey.sample("spring").values() for number in numbers]


def test_answers_are_entered_and_come_to_a_grade(floor: Floor) -> None:
    client, numbers = _desk(floor), _survey()
    assert "Te weinig" in _text(client, "/surveys/spring") or "Too few" in _text(client, "/surveys/spring")
    for at, number in enumerate(numbers[:6]):
        page = _text(client, f"/surveys/spring/answer?establishment={number}")
        assert f'value="{number}"' in page and "Welk cijfer geeft u?" in page
        given = {"establishment": number, "q-climate": str(6 + at % 3), "q-rules": ""}
        assert post(client, "/surveys/spring/answer", given)["location"] == "/surveys/spring?saved=answer"
    text = _text(client, "/surveys/spring")
    made = of_survey.grade("spring").estimate
    assert f"{made.value:.1f}".replace(".", ",") in text and f"{made.margin:.1f}".replace(".", ",") in text
    assert "spring" in _text(client, "/surveys") and "loopt" in text


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"q-climate": "11"}, "q-climate"),
        ({"q-climate": "zes"}, "q-climate"),
        ({"q-climate": "-1"}, "q-climate"),
        ({"q-climate": ""}, "q-climate"),
        ({"establishment": ""}, "establishment"),
        ({"establishment": "999999999999"}, "establishment"),
    ],
)
def test_what_is_no_answer_is_said_at_its_field(floor: Floor, given: dict[str, str], field: str) -> None:
    number = _survey()[0]
    filled = {"establishment": number, "q-climate": "7"} | given
    answer = post(_desk(floor), "/surveys/spring/answer", filled)
    assert answer.status_code == 422 and f'id="{field}-wrong"' in answer.content.decode()
    assert not Answer.objects.exists()


def test_an_establishment_answers_once_and_in_time(floor: Floor) -> None:
    client, number = _desk(floor), _survey()[0]
    filled = {"establishment": number, "q-climate": "7"}
    post(client, "/surveys/spring/answer", filled)
    assert post(client, "/surveys/spring/answer", filled).status_code == 422
    Survey.objects.update(asked_until=TODAY - WEEK)
    late = post(client, "/surveys/spring/answer", filled | {"establishment": _other(number)})
    assert late.status_code == 422 and Answer.objects.count() == 1


def _start(client: Client, **more: str) -> Any:
    given = {"name": "winter", "first": TODAY.isoformat(), "last": (TODAY + WEEK).isoformat(), "size": "10"}
    return post(client, "/surveys/new", given | {"grade_nl": "Welk cijfer?", "second_nl": "En u?"} | more)


def test_a_survey_is_set_up_and_its_sample_drawn(floor: Floor) -> None:
    client = _desk(floor)
    for number in range(2, 40):
        a_business(None, f"{number:08}")
    assert _start(client)["location"] == "/surveys/winter?saved=new"
    row = Survey.objects.get()
    assert [(each.name, each.text_en, each.is_grade) for each in row.questions.order_by("pk")] == [
        ("grade", "Welk cijfer?", True),
        ("second", "En u?", False),
    ]
    assert Invited.objects.count() == 10 and row.measure == ""
    assert _start(client).status_code == 422  # the name is taken
    given = {"establishment": _other(""), "q-grade": "8", "q-second": "3"}
    assert post(client, "/surveys/winter/answer", given).status_code == 302


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "Met Spatie"}, "name"),
        ({"name": "new"}, "name"),
        ({"last": (TODAY - WEEK).isoformat()}, "last"),
        ({"size": "1"}, "size"),
        ({"size": "veel"}, "size"),
        ({"grade_nl": ""}, "grade_nl"),
        ({"grade_nl": "x" * 301}, "grade_nl"),
        ({"measure": "Met Spatie"}, "measure"),
    ],
)
def test_a_survey_that_cannot_be_is_told_at_its_field(
    floor: Floor, given: dict[str, str], field: str
) -> None:
    a_business(None, "00000002")
    answer = _start(_desk(floor), **given)
    assert answer.status_code == 422 and f'id="{field}-wrong"' in answer.content.decode()
    assert not Survey.objects.exists()


def _other(number: str) -> str:
    return str(Invited.objects.exclude(establishment=number).values_list("establishment", flat=True)[0])


def test_once_it_is_over_the_numbers_are_removed(floor: Floor) -> None:
    client, numbers = _desk(floor), _survey()
    assert post(client, "/surveys/spring/forget", {}, at="/surveys/spring").status_code == 422
    assert all(number in _text(client, "/surveys/spring") for number in numbers)
    Survey.objects.update(asked_until=TODAY - timedelta(days=1))
    assert post(client, "/surveys/spring/forget", {}, at="/surveys/spring").status_code == 302
    assert not any(number in _text(client, "/surveys/spring") for number in numbers)


def _questions(client: Client, address: str) -> int:
    client.get(address, secure=True)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address, secure=True).status_code == 200
    return len(seen)


def test_lists_of_20_and_of_200_ask_the_same(floor: Floor) -> None:
    client, numbers = _desk(floor), _survey()
    first, *_ = [_permit(days=at % 50, reference=f"A-{at}") for at in range(20)]
    for number in numbers[:2]:
        post(client, "/surveys/spring/answer", {"establishment": number, "q-climate": "7"})
    places = ("/desk", f"/desk/{first.pk}", "/surveys", "/surveys/spring")
    few = [_questions(client, place) for place in places]
    for at in range(20, 200):
        _permit(days=at % 50, reference=f"A-{at}")
    for number in numbers[2:9]:
        post(client, "/surveys/spring/answer", {"establishment": number, "q-climate": "7"})
    assert few == [_questions(client, place) for place in places]
    assert max(few) <= 40


def test_the_desk_sees_nothing_of_people_or_employers(floor: Floor) -> None:
    client = _desk(floor)
    for address in ("/people", "/employers", "/released", f"/people/{floor.mine.key}"):
        assert client.get(address, secure=True).status_code == 403
