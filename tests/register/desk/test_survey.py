"""A survey in the register, from its sample to its grade, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from perspectief.ground.problem import Refused
from perspectief.register import record
from perspectief.register.desk import survey
from perspectief.register.desk.estimate import Sampled, estimate
from perspectief.register.desk.frame import frame, size_of
from perspectief.register.desk.survey import Asked, NewSurvey, answer, grade, start
from perspectief.register.models import Employer, Establishment, EstablishmentSpell, JobsCount
from tests.register.places import Place

AT = datetime(2024, 1, 2, tzinfo=UTC)
ON = date(2024, 5, 6)
QUESTIONS = (
    Asked("climate", "Welk cijfer geeft u?", "Which grade do you give?", is_grade=True),
    Asked("rules", "Helpen de regels?", "Do the rules help?"),
)
NEW = NewSurvey("spring-2024", QUESTIONS, date(2024, 5, 1), date(2024, 5, 31), size=12, seed=3)
FRAME = {
    "one": [f"{number:012}" for number in range(30)],
    "ten": [f"{number:012}" for number in range(50, 60)],
}


def refused(call: object, *values: object) -> list[str]:
    assert callable(call)
    with pytest.raises(Refused) as why:
        call(*values)
    return [problem.code for problem in why.value.problems]


def test_a_sample_is_drawn_by_stratum_and_can_be_drawn_again(register: Place) -> None:
    start(NEW, FRAME)
    start(replace(NEW, name="again"), FRAME)
    drawn = survey.sample("spring-2024")
    assert {name: len(numbers) for name, numbers in drawn.items()} == {"one": 9, "ten": 3}
    assert all(set(numbers) <= set(FRAME[name]) for name, numbers in drawn.items())
    assert survey.sample("again") == drawn


def test_the_grade_is_that_of_the_estimate_and_the_response_is_said(register: Place) -> None:
    start(NEW, FRAME)
    drawn = survey.sample("spring-2024")
    given = {"one": (5, 6, 8), "ten": (7, 9)}
    for name, values in given.items():
        for number, value in zip(drawn[name], values, strict=False):
            answer("spring-2024", number, {"climate": value, "rules": 1}, ON)
    made = grade("spring-2024")
    expected = estimate([Sampled(("one",), 30, (5, 6, 8)), Sampled(("ten",), 10, (7, 9))])
    assert made.estimate.value == pytest.approx(expected.value)
    assert made.estimate.high == pytest.approx(min(expected.high, 10))
    assert made.invited == 12 and made.response == pytest.approx(100 * 5 / 12)
    assert [(row.stratum, row.invited, row.answered) for row in survey.response("spring-2024")] == [
        ("one", 9, 3),
        ("ten", 3, 2),
    ]
    assert grade("spring-2024", "rules").estimate.value == 1


def test_who_answered_what_is_forgotten_once_it_is_over(register: Place) -> None:
    start(NEW, FRAME)
    for number in survey.sample("spring-2024")["one"]:
        answer("spring-2024", number, {"climate": 6}, ON)
    before = grade("spring-2024")
    assert refused(survey.forget, "spring-2024", ON) == ["survey-not-open"]
    assert survey.forget("spring-2024", date(2024, 6, 1)) == 12
    assert set(survey.sample("spring-2024")["one"]) == {""}
    assert grade("spring-2024") == before
    assert refused(answer, "spring-2024", "", {"climate": 6}, ON) == ["survey-not-in-sample"]


def test_what_is_no_answer_is_refused_and_nothing_is_kept(register: Place) -> None:
    start(NEW, FRAME)
    number = survey.sample("spring-2024")["one"][0]
    wrong: list[tuple[str, str, dict[str, int], date, str]] = [
        ("spring-2024", number, {"climate": 11}, ON, "survey-value"),
        ("spring-2024", number, {"rules": 3, "weather": 3}, ON, "survey-value"),
        ("spring-2024", "9" * 12, {"climate": 6}, ON, "survey-not-in-sample"),
        ("spring-2024", number, {"climate": 6}, date(2024, 6, 1), "survey-not-open"),
        ("autumn", number, {"climate": 6}, ON, "survey-not-there"),
    ]
    for *values, code in wrong:
        assert refused(answer, *values) == [code]
    answer("spring-2024", number, {"climate": 6}, ON)
    assert refused(answer, "spring-2024", number, {"climate": 7, "rules": 2}, ON) == ["survey-answered"]
    assert refused(grade, "spring-2024") == ["survey-too-few"]
    assert refused(grade, "spring-2024", "weather") == ["survey-not-there"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(NEW, name="Spring 2024"), "survey-name"),
        (replace(NEW, questions=()), "survey-questions"),
        (replace(NEW, questions=(QUESTIONS[0], QUESTIONS[0])), "survey-questions"),
        (replace(NEW, questions=QUESTIONS[1:]), "survey-questions"),
        (replace(NEW, asked_until=date(2024, 4, 1)), "survey-days"),
        (replace(NEW, lowest=10), "survey-scale"),
        (replace(NEW, size=1), "survey-too-small"),
    ],
)
def test_a_survey_that_cannot_be_is_refused(register: Place, wrong: NewSurvey, code: str) -> None:
    assert refused(start, wrong, FRAME) == [code]
    start(NEW, FRAME)
    assert refused(start, NEW, FRAME) == ["survey-name"]


def test_the_frame_is_of_establishments_that_are_there_by_their_last_jobs(register: Place) -> None:
    def business(number: int, jobs: int | None, until: date | None = None) -> str:
        employer = Employer.objects.create(kvk=f"{number:08}")
        place = Establishment.objects.create(number=f"{number:012}")
        record.add(
            EstablishmentSpell,
            AT,
            establishment=place,
            employer=employer,
            sbi="56",
            valid_from=date(2020, 1, 1),
            valid_to=until,
        )
        for year, count in ((2022, 1), (2023, jobs)):
            if count is not None and jobs is not None:
                record.add(
                    JobsCount,
                    AT,
                    establishment=place,
                    year=year,
                    jobs=count,
                    valid_from=date(year, 1, 1),
                    valid_to=date(year + 1, 1, 1),
                )
        return place.number

    small, large, unknown = business(1, 4), business(2, 60), business(3, None)
    business(4, 5, until=date(2024, 1, 1))
    assert frame(ON) == {"two_to_nine": (small,), "fifty_and_more": (large,), "unknown": (unknown,)}
    sizes = {size_of(jobs): jobs for jobs in (0, 1, 9, 2, 49, 10, 50)}
    assert sizes == {"one": 1, "two_to_nine": 2, "ten_to_forty_nine": 10, "fifty_and_more": 50}
    assert size_of(None) == "unknown"
