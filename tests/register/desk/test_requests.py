"""Questions and permits in the register, on both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from perspectief.ground.problem import Refused
from perspectief.register.bsn import passes
from perspectief.register.desk import requests
from perspectief.register.desk.cases import TermShare
from perspectief.register.desk.codes import Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.desk.models import Obstacle, Request
from perspectief.register.desk.requests import NewRequest, add_obstacle, add_step, take
from tests.register.places import Place

AT = datetime(2024, 6, 1, 9, tzinfo=UTC)
RECEIVED = date(2024, 1, 8)  # eight weeks later is Monday 4 March
YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def permit(reference: str, received: date = RECEIVED, law: Law = Law.OW_16_64) -> str:
    take(NewRequest(reference, Kind.PERMIT, Topic.BUILDING, received, law), AT)
    return reference


def question(reference: str, received: date = RECEIVED) -> str:
    take(NewRequest(reference, Kind.QUESTION, Topic.TAX, received), AT)
    return reference


def refused(call: Any, *values: Any, **named: Any) -> list[str]:
    with pytest.raises(Refused) as why:
        call(*values, **named)
    return [problem.code for problem in why.value.problems]


def test_open_questions_are_the_oldest_first(register: Place) -> None:
    question("V-2", RECEIVED + timedelta(days=3))
    question("V-1")
    add_step(question("V-3"), StepKind.ANSWERED, RECEIVED, AT)
    on = RECEIVED + timedelta(days=10)
    assert [(each.reference, each.days) for each in requests.open_questions(on)] == [("V-1", 10), ("V-2", 7)]
    assert [each.reference for each in requests.open_questions(RECEIVED)] == ["V-1"]


def test_open_permits_are_those_due_first_and_what_waits_comes_last(register: Place) -> None:
    add_step(permit("P-1"), StepKind.SUSPENDED, RECEIVED + timedelta(days=5), AT)
    permit("P-2", RECEIVED + timedelta(days=14))
    permit("P-3", RECEIVED + timedelta(days=7))
    found = requests.open_permits(date(2024, 3, 12))
    assert [(each.reference, each.late, each.waits) for each in found] == [
        ("P-3", True, False),
        ("P-2", False, False),
        ("P-1", False, True),
    ]


def test_the_share_in_time_is_of_what_was_decided_and_says_what_is_open_and_late(register: Place) -> None:
    add_step(permit("in-time"), StepKind.GRANTED, date(2024, 3, 4), AT)
    add_step(permit("late"), StepKind.REFUSED, date(2024, 3, 5), AT)
    add_step(permit("withdrawn"), StepKind.WITHDRAWN, date(2024, 3, 3), AT)
    permit("open-late")
    permit("open", date(2024, 12, 1))
    share = requests.term_share(*YEAR)
    assert share == TermShare(decided=2, in_time=1, open_late=1, median_days=56.5) and share.percent == 50
    assert requests.term_share(date(2023, 1, 1), date(2023, 12, 31)).percent is None


def test_rules_in_the_way_are_counted_once_for_each_request(register: Place) -> None:
    for number in range(3):
        reference = permit(f"P-{number}")
        add_obstacle(
            reference, Area.HOSPITALITY, Level.MUNICIPALITY, "Algemene  plaatselijke verordening", AT
        )
    add_obstacle("P-0", Area.HOSPITALITY, Level.MUNICIPALITY, "Algemene plaatselijke verordening", AT)
    add_obstacle("P-0", Area.NATURE, Level.STATE, "Stikstof", AT)
    rows = requests.obstacles(*YEAR)
    assert [(row.rule, row.requests) for row in rows] == [
        ("Algemene plaatselijke verordening", 3),
        ("Stikstof", 1),
    ]


def test_a_mistake_is_withdrawn_and_what_was_known_then_stays_known(register: Place) -> None:
    step = add_step(permit("P-1"), StepKind.GRANTED, date(2024, 3, 4), AT)
    requests.withdraw(step, AT + timedelta(days=9))
    assert requests.term_share(*YEAR).decided == 0
    (then,) = requests.loaded(AT + timedelta(days=5))
    assert then.end(date(2024, 12, 31)) is not None
    assert requests.loaded(AT - timedelta(days=1)) == ()
    assert refused(requests.withdraw, step, AT + timedelta(days=9)) == ["desk-over"]
    add_step("P-1", StepKind.REFUSED, date(2024, 3, 4), AT)


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([(StepKind.GRANTED, 3, None), (StepKind.REFUSED, 4, None)], "desk-over"),
        ([(StepKind.GRANTED, -1, None)], "desk-before"),
        ([(StepKind.EXTENDED, 9, 2), (StepKind.GRANTED, 8, None)], "desk-before"),
        ([(StepKind.ANSWERED, 3, None)], "desk-step"),
        ([(StepKind.RESUMED, 3, None)], "desk-step"),
        ([(StepKind.SUSPENDED, 3, None), (StepKind.SUSPENDED, 4, None)], "desk-step"),
        ([(StepKind.EXTENDED, 3, None)], "desk-weeks"),
        ([(StepKind.GRANTED, 3, 2)], "desk-weeks"),
        ([(StepKind.EXTENDED, 3, 7)], "desk-longer"),
        ([(StepKind.EXTENDED, 3, 2), (StepKind.EXTENDED, 4, 2)], "desk-longer"),
    ],
)
def test_what_cannot_happen_is_refused(
    register: Place, steps: list[tuple[StepKind, int, int | None]], code: str
) -> None:
    permit("P-1")
    *before, (kind, after, weeks) = steps
    for each, day, some in before:
        add_step("P-1", each, RECEIVED + timedelta(days=day), AT, some)
    count = apps.get_model("desk", "Step")._default_manager.count()
    assert refused(add_step, "P-1", kind, RECEIVED + timedelta(days=after), AT, weeks) == [code]
    assert apps.get_model("desk", "Step")._default_manager.count() == count


def test_what_does_not_fit_is_refused_all_at_once(register: Place) -> None:
    wrong = NewRequest("a b", Kind.QUESTION, Topic.TAX, RECEIVED, Law.OW_16_64, 8, "12")
    assert sorted(refused(take, wrong, AT)) == [
        "desk-days",
        "desk-establishment",
        "desk-law",
        "desk-reference",
    ]
    permit("P-1")
    assert refused(take, NewRequest("P-1", Kind.QUESTION, Topic.TAX, RECEIVED), AT) == [
        "desk-reference-taken"
    ]
    assert refused(add_step, "P-9", StepKind.GRANTED, RECEIVED, AT) == ["desk-not-there"]


def test_no_number_of_a_person_is_taken(register: Place) -> None:
    bsn = next(str(number) for number in range(100000000, 100000100) if passes(str(number)))
    assert refused(take, NewRequest(bsn, Kind.QUESTION, Topic.TAX, RECEIVED), AT) == ["desk-reference"]
    assert refused(add_obstacle, permit("P"), Area.TAX, Level.STATE, f"of {bsn}", AT) == ["desk-rule"]
    assert refused(add_obstacle, "P", Area.TAX, Level.STATE, "  ", AT) == ["desk-rule"]


def test_the_database_refuses_what_the_program_would(register: Place) -> None:
    row = {"recorded_at": AT, "received_on": RECEIVED, "topic": "tax"}
    for wrong in ({"kind": "permit"}, {"kind": "question", "law": "own"}, {"kind": "idea"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Request.objects.create(reference="X", **row, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Obstacle.objects.create(
            request=Request.objects.create(reference="Y", **row, kind="question"),
            area="tax",
            level="us",
            rule="x",
            recorded_at=AT,
        )


def test_nothing_of_the_desk_refers_to_people_or_staff() -> None:
    tables = list(apps.get_app_config("desk").get_models())
    others = {
        field.related_model._meta.app_label
        for table in tables
        for field in table._meta.concrete_fields
        if field.related_model is not None and not isinstance(field.related_model, str)
    }
    assert len(tables) == 8 and others == {"desk"}
    for app in ("register", "staff", "trail"):
        for table in apps.get_app_config(app).get_models():
            for field in table._meta.concrete_fields:
                assert getattr(field.related_model, "_meta", table._meta).app_label != "desk"
