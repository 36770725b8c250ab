"""What a coach saves is kept, and the second of two who save the same is told what the first changed."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perspectief.ground.problem import Refused
from perspectief.publication.words.register_problem_words import OF_REGISTERS
from perspectief.register import record
from perspectief.register.codes import (
    AgreementKind,
    ContactKind,
    ContactOutcome,
    Contract,
    Duty,
    ParticipationKind,
    PlanAim,
    ReviewKind,
    WorkDemand,
    WorkPlace,
)
from perspectief.register.floor import doing
from perspectief.register.floor.person import Kind, Person, person
from perspectief.register.floor.said import (
    Agreeing,
    Calling,
    Exempting,
    HandingOver,
    Participating,
    Planning,
    Releasing,
    Reviewing,
    Working,
)
from perspectief.register.floor.versions import TABLES, Mark, Part, Version, changes_since, version_of
from perspectief.register.models import Note, Participation, Plan, PlanSpell, Recorded, Release, Resident
from perspectief.register.staff.models import Caseload, StaffMember
from tests.register.floor.floor_people import NOW, TODAY, by, day, member, somebody
from tests.register.places import Place

CIVIC = Participating(ParticipationKind.CIVIC, TODAY, hours=8)
TO_WORK = Planning(PlanAim.WORK, TODAY, day(180))


def page(resident: Resident) -> Person:
    return person(resident.key, TODAY)


def codes(refused: Callable[[], object]) -> list[tuple[str, str, str]]:
    with pytest.raises(Refused) as why:
        refused()
    return [
        (problem.code, problem.details.get("table", ""), problem.details.get("how", ""))
        for problem in why.value.problems
    ]


def test_everything_that_is_done_stands_on_the_timeline(register: Place) -> None:
    coach = member()
    resident = somebody(coach, "One")
    who, me = resident.pk, by(coach)
    shown = page(resident).versions
    doing.log_participation(who, CIVIC, me, shown[Part.PARTICIPATION])
    doing.start_work(who, Working(WorkPlace.BESIDE, TODAY, hours=12), me, shown[Part.WORK])
    spell = doing.plan(who, TO_WORK, me, shown[Part.PLAN])
    agreed = Agreeing(AgreementKind.APPLY, TODAY, day(30), "Two letters a week")
    doing.agree(who, spell.plan_id, agreed, me, page(resident).versions[Part.PLAN])
    doing.exempt(who, Exempting(Duty.WORK, TODAY, day(60)), me, shown[Part.EXEMPTION])
    doing.call(who, Calling(ContactKind.PHONE, ContactOutcome.AT_WORK, TODAY), me, shown[Part.AFTERCARE])
    doing.set_review(who, Reviewing(ReviewKind.LANGUAGE, day(90)), me, shown[Part.REVIEW])
    limits = frozenset({WorkDemand.HEIGHTS, WorkDemand.NIGHTS})
    released = Releasing("Baking", limits, 12, 20, TODAY, TODAY)
    doing.release(who, released, me, shown[Part.RELEASE])
    found = page(resident)
    assert {moment.kind for moment in found.timeline} == {
        Kind.FILE, Kind.CARE, Kind.PARTICIPATION, Kind.WORK, Kind.PLAN, Kind.AGREEMENT, Kind.EXEMPTION,
        Kind.AFTERCARE, Kind.REVIEW, Kind.RELEASE,
    }  # fmt: skip
    assert found.name == "One" and found.file == "F-One" and found.on_welfare and found.coach == coach.pk
    assert found.of(Kind.AGREEMENT)[0].text == "Two letters a week"
    assert dict(found.of(Kind.RELEASE)[0].facts)["limits"] == "heights nights"
    assert [moment.day for moment in found.timeline] == sorted(
        (moment.day for moment in found.timeline), reverse=True
    )


def test_what_ends_keeps_its_beginning(register: Place) -> None:
    coach = member()
    resident = somebody(coach)
    me, who = by(coach), resident.pk
    shown = page(resident).versions
    began = Participating(ParticipationKind.CIVIC, day(-30))
    row = doing.log_participation(who, began, me, shown[Part.PARTICIPATION])
    trial = Working(WorkPlace.BESIDE, day(-20), day(20), contract=Contract.TRIAL)
    job = doing.start_work(who, trial, me, shown[Part.WORK])
    review = doing.set_review(who, Reviewing(ReviewKind.WAGE_VALUE, TODAY), by(coach, -86_400), "0.0.0")
    shown = page(resident).versions
    doing.end_participation(who, row.pk, TODAY, by(coach, 1), shown[Part.PARTICIPATION])
    doing.end_work(who, job.pk, day(-1), by(coach, 1), shown[Part.WORK])
    doing.finish_review(who, review.pk, TODAY, by(coach, 1), shown[Part.REVIEW])
    ended = {moment.kind: (moment.day, moment.until) for moment in page(resident).timeline}
    assert ended[Kind.PARTICIPATION] == (day(-30), TODAY)
    assert ended[Kind.WORK] == (day(-20), day(-1))
    assert ended[Kind.REVIEW] == (day(-1), TODAY)
    assert Participation.objects.count() == 2, "what was said before stays"


def test_a_new_plan_takes_the_place_of_the_old_one(register: Place) -> None:
    coach = member()
    resident = somebody(coach)
    before = Planning(PlanAim.CARE, day(-100))
    doing.plan(resident.pk, before, by(coach), page(resident).versions[Part.PLAN])
    old = doing.plan(resident.pk, TO_WORK, by(coach, 1), page(resident).versions[Part.PLAN])
    assert [(each.code, each.until) for each in page(resident).of(Kind.PLAN)] == [
        ("work", day(180)),
        ("care", TODAY),
    ]
    other = Planning(PlanAim.EDUCATION, TODAY, day(90))
    doing.change_plan(resident.pk, old.pk, other, by(coach, 2), page(resident).versions[Part.PLAN])
    assert [each.code for each in page(resident).of(Kind.PLAN)] == ["education", "care"]
    agreed = page(resident).of(Kind.PLAN)[0]
    assert agreed.plan == old.plan_id, "the plan is the same one"
    said = doing.agree(
        resident.pk,
        old.plan_id,
        Agreeing(AgreementKind.COURSE, day(-9)),
        by(coach),
        version(resident, Part.PLAN),
    )
    doing.close_agreement(resident.pk, said.pk, TODAY, by(coach, 3), version(resident, Part.PLAN), done=True)
    assert dict(page(resident).of(Kind.AGREEMENT)[0].facts) == {"done": "True"}


def version(resident: Resident, part: Part) -> str:
    return str(version_of(part, resident.pk))


def test_the_second_of_two_who_save_the_same_plan_sees_what_the_first_changed(register: Place) -> None:
    one, other = member("one"), member("other")
    resident = somebody(one)
    spell = doing.plan(resident.pk, TO_WORK, by(one), version(resident, Part.PLAN))
    seen = page(resident).versions[Part.PLAN]
    doing.change_plan(resident.pk, spell.pk, Planning(PlanAim.CARE, TODAY), by(one, 1), seen)
    mine = Planning(PlanAim.EDUCATION, TODAY)
    told = codes(lambda: doing.change_plan(resident.pk, spell.pk, mine, by(other, 2), seen))
    assert sorted(told) == [
        ("floor-changed-meanwhile", "planspell", "came"),
        ("floor-changed-meanwhile", "planspell", "went"),
    ]
    assert [each.code for each in page(resident).of(Kind.PLAN)] == ["care"], "nothing of the first is lost"


def test_who_saves_something_else_is_not_in_the_way(register: Place) -> None:
    coach = member()
    resident = somebody(coach)
    seen = page(resident).versions
    doing.log_participation(resident.pk, CIVIC, by(coach), seen[Part.PARTICIPATION])
    doing.plan(resident.pk, TO_WORK, by(coach), seen[Part.PLAN])
    assert (
        len(codes(lambda: doing.log_participation(resident.pk, CIVIC, by(coach), seen[Part.PARTICIPATION])))
        == 1
    )


def test_a_note_travels_along_when_somebody_is_handed_over(register: Place) -> None:
    coach, next_one = member(), member("next")
    resident = somebody(coach)
    over = HandingOver(next_one.pk, day(7), "Rings back on Mondays")
    doing.hand_over(resident.pk, over, by(coach), page(resident).versions[Part.CARE])
    shown = page(resident)
    assert shown.coach == coach.pk and person(resident.key, day(7)).coach == next_one.pk
    note = shown.of(Kind.NOTE)[0]
    assert (note.text, dict(note.facts)) == ("Rings back on Mondays", {"written_by": str(coach.pk)})
    back = HandingOver(coach.pk, day(7), "Stays after all")
    doing.hand_over(resident.pk, back, by(next_one, 1), shown.versions[Part.CARE])
    assert person(resident.key, day(8)).coach == coach.pk
    assert Caseload.objects.filter(superseded_at=None).count() == 2


def test_nobody_is_handed_to_who_is_not_there(register: Place) -> None:
    coach, gone = member(), member("gone")
    StaffMember.objects.filter(pk=gone.pk).update(is_active=False)
    resident = somebody(coach)
    over = HandingOver(gone.pk, TODAY, "x")
    assert codes(lambda: doing.hand_over(resident.pk, over, by(coach), version(resident, Part.CARE))) == [
        ("floor-no-such-member", "", "")
    ]
    assert not Note.objects.exists() and page(resident).coach == coach.pk


def test_what_is_released_is_the_newest_and_can_be_taken_back(register: Place) -> None:
    coach = member()
    resident = somebody(coach)
    for number, wishes in enumerate(("Baking", "Driving")):
        said = Releasing(wishes, resident_on=TODAY, coach_on=TODAY)
        doing.release(resident.pk, said, by(coach, number), version(resident, Part.RELEASE))
    assert [row.wishes for row in Release.objects.filter(superseded_at=None)] == ["Driving"]
    doing.take_back_release(resident.pk, by(coach, 9), version(resident, Part.RELEASE))
    assert not Release.objects.filter(superseded_at=None).exists()


def test_nothing_of_somebody_else_is_changed_by_its_number(register: Place) -> None:
    coach = member()
    one, other = somebody(coach), somebody(coach)
    row = doing.log_participation(other.pk, CIVIC, by(coach), "0.0.0")
    spell = doing.plan(other.pk, TO_WORK, by(coach), "0.0.0-0.0.0")
    wrong: list[Callable[[], Any]] = [
        lambda: doing.end_participation(one.pk, row.pk, day(3), by(coach), "0.0.0"),
        lambda: doing.change_plan(one.pk, spell.pk, TO_WORK, by(coach), "0.0.0-0.0.0"),
        lambda: doing.agree(
            one.pk, spell.plan_id, Agreeing(AgreementKind.APPLY, TODAY), by(coach), "0.0.0-0.0.0"
        ),
    ]
    assert [codes(each)[0][0] for each in wrong] == ["floor-not-theirs"] * 3
    assert codes(lambda: doing.log_participation(99_999, CIVIC, by(coach), "0.0.0"))[0][0] == "floor-nobody"


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "0.0.0-0.0.0", "a.b.c", "00.0.0", "0.0.0 ", "-1.0.0", "9" * 40 + ".0.0"]
)
def test_a_version_that_is_none_is_refused(register: Place, text: str) -> None:
    coach = member()
    resident = somebody(coach)
    assert codes(lambda: doing.log_participation(resident.pk, CIVIC, by(coach), text)) == [
        ("floor-bad-version", "", "")
    ]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (lambda: Participating(ParticipationKind.CIVIC, TODAY, TODAY), "floor-day-upside-down"),
        (lambda: Participating(ParticipationKind.CIVIC, TODAY, hours=81), "floor-hours-out-of-range"),
        (lambda: Participating(ParticipationKind.CIVIC, TODAY.replace(year=1066)), "floor-day-out-of-range"),
        (lambda: Participating(ParticipationKind.CIVIC, TODAY, confirmed_by="x" * 41), "floor-text-too-long"),
        (lambda: Agreeing(AgreementKind.OTHER, TODAY, text="x" * 4001), "floor-text-too-long"),
        (lambda: HandingOver(1, TODAY, "  "), "floor-text-missing"),
        (lambda: Releasing("Baking", hours_from=20, hours_to=10), "floor-hours-upside-down"),
        (lambda: Releasing(""), "floor-text-missing"),
    ],
)
def test_what_cannot_be_meant_is_told_before_it_is_saved(wrong: Callable[[], object], code: str) -> None:
    assert codes(wrong) == [(code, "", "")] and code in OF_REGISTERS


def test_an_end_before_the_beginning_is_told(register: Place) -> None:
    coach = member()
    resident = somebody(coach)
    row = doing.log_participation(resident.pk, CIVIC, by(coach), "0.0.0")
    seen = version(resident, Part.PARTICIPATION)
    assert codes(lambda: doing.end_participation(resident.pk, row.pk, TODAY, by(coach), seen)) == [
        ("floor-day-upside-down", "", "")
    ]


def test_of_many_who_save_at_the_same_moment_one_does_and_nothing_is_lost(register: Place) -> None:
    coach = member()
    resident = somebody(coach)
    seen, start = version(resident, Part.PARTICIPATION), threading.Barrier(6)
    done: list[str] = []

    def save(number: int) -> None:
        start.wait()
        try:
            doing.log_participation(resident.pk, CIVIC, by(coach, number), seen)
            done.append("saved")
        except Refused as why:
            done.append(why.problems[0].code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=save, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["floor-changed-meanwhile"] * 5 + ["saved"]
    assert Participation.objects.count() == 1


def test_of_many_who_try_again_with_what_they_were_told_all_get_through(register: Place) -> None:
    coach = member()
    resident = somebody(coach)
    kept: list[int] = []

    def save(number: int) -> None:
        try:
            for _ in range(200):
                try:
                    seen = version(resident, Part.PARTICIPATION)
                    kept.append(doing.log_participation(resident.pk, CIVIC, by(coach, number), seen).pk)
                except Refused:
                    continue
                break
        finally:
            connections.close_all()

    threads = [threading.Thread(target=save, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 5 and set(Participation.objects.values_list("pk", flat=True)) == set(kept)


STEPS = st.lists(st.tuples(st.sampled_from(["add", "correct", "withdraw"]), st.integers(0, 5)), max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=STEPS, after=STEPS)
def test_a_version_tells_exactly_what_came_and_what_went(
    register: Place, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    resident = Resident.objects.create()
    plan, rows = Plan.objects.create(resident=resident), list[Recorded]()
    moment = iter(range(100))
    for each in before:
        live(resident, plan, rows, each, next(moment))
    seen, there = version_of(Part.PARTICIPATION, resident.pk), current(resident)
    for each in after:
        live(resident, plan, rows, each, next(moment))
    now = version_of(Part.PARTICIPATION, resident.pk)
    changes = changes_since(Part.PARTICIPATION, resident.pk, seen)
    assert (now == seen) == (current(resident) == there)
    assert {each.record for each in changes if each.came} == current(resident) - there
    assert {each.record for each in changes if not each.came} == there - current(resident)


def live(resident: Resident, plan: Plan, rows: list[Recorded], step: tuple[str, int], moment: int) -> None:
    what, number = step
    at = NOW + timedelta(minutes=moment)
    if what == "add" or not rows:
        rows.append(record.add(Participation, at, resident=resident, kind="civic", valid_from=TODAY))
    elif what == "correct":
        rows[number % len(rows)] = record.correct(rows[number % len(rows)], at, hours=number)
    else:
        record.withdraw(rows.pop(number % len(rows)), at)


def current(resident: Resident) -> set[int]:
    found = Participation.objects.filter(resident=resident, superseded_at=None)
    return set(found.values_list("pk", flat=True))


@given(st.lists(st.sets(st.integers(1, 10**9), max_size=9), min_size=1, max_size=3))
def test_a_version_travels_as_text(records: list[set[int]]) -> None:
    made = Version(tuple(Mark.of(each) for each in records))
    assert Version.read(str(made), len(records)) == made


def test_every_record_of_a_resident_belongs_to_a_part_that_is_saved_together() -> None:
    assert len({table for tables in TABLES.values() for table in tables}) == sum(map(len, TABLES.values()))
    assert connection.vendor and PlanSpell in TABLES[Part.PLAN]
