"""What is said of a pair is so: take the named thing away, and what follows is what was said."""

from dataclasses import replace

import numpy as np
import pytest

from perspectief.matching.answers import UNASKED
from perspectief.matching.case import Case, case_of
from perspectief.matching.codes import STEPS, Condition, Contract
from perspectief.matching.explain import (
    NEVER_TOLD,
    answer_that_opens_most,
    for_coach,
    for_employer,
    for_resident,
    groups_for,
    part_weights,
    unknown_most,
)
from perspectief.matching.feasible import best_of
from perspectief.matching.judge import GAIN, PARTS, Judged, judge
from perspectief.matching.people import people_of
from perspectief.matching.profile import Profile
from perspectief.matching.survey import survey
from perspectief.matching.vacancies import vacancies_of
from perspectief.matching.vacancy import Vacancy
from perspectief.matching.weights import shipped_weights
from tests.matching import plain
from tests.matching.town import Town, town

WEIGHTS = shipped_weights()
PAIRS = 1000
MADE = town(300, 700, seed=11)
# What a person would have to be otherwise for a condition to be no obstacle: that nobody knows of it.
WITHOUT: dict[Condition, dict[str, object]] = {
    Condition.PLACE: {"most_km": None, "most_minutes": None},
    Condition.HOURS: {"hours_from": None, "hours_to": None},
    Condition.TIMES: {"times": UNASKED},
    Condition.START: {"available": None},
    Condition.CONTRACT: {"contracts": None},
    Condition.AGREEMENT: {"agreements": None},
    Condition.LICENCE: {"licences": UNASKED},
    Condition.LANGUAGE: {"languages": {}},
    Condition.LEVEL: {"level": None},
    Condition.SKILL: {"lacks": frozenset()},
    Condition.WORK: {"limits": UNASKED},
    Condition.ADAPTATION: {"needs": UNASKED},
    Condition.TRANSPORT: {"transport": UNASKED},
    Condition.PAY: {"pay_from": None},
    Condition.OCCUPATION: {"refused": ()},
}


def _case(people: list[Profile], jobs: list[Vacancy], made: Town = MADE) -> Case:
    columns = people_of(people, made.frame, WEIGHTS.travel.travel())
    return case_of(columns, vacancies_of(jobs, made.frame), made.frame, WEIGHTS)


def _pair(person: Profile, job: Vacancy) -> Judged:
    return judge(_case([person], [job]), np.array([0]), np.array([0]))


def _random_pairs(known: str) -> list[tuple[Profile, Vacancy]]:
    random = np.random.default_rng(7)
    people = getattr(MADE, known)
    return [
        (people[random.integers(len(people))], MADE.vacancies[random.integers(len(MADE.vacancies))])
        for _ in range(PAIRS)
    ]


def test_without_the_obstacles_that_are_named_a_pair_is_feasible_and_with_any_of_them_it_is_not() -> None:
    pairs = _random_pairs("truths")
    told = [for_coach(_pair(*pair), 0) for pair in pairs]
    assert sum(bool(each.obstacles) for each in told) > PAIRS / 2
    relaxed: list[tuple[Profile, Vacancy]] = []
    held: list[tuple[Profile, Vacancy, Condition]] = []
    for (person, job), each in zip(pairs, told, strict=True):
        for kept in (None, *each.obstacles):
            fields = {
                name: value
                for condition in each.obstacles
                if condition is not kept
                for name, value in WITHOUT[condition].items()
            }
            changed = replace(person, **fields)  # type: ignore[arg-type]  # fields by name
            if kept is None:
                relaxed.append((changed, job))
            else:
                held.append((changed, job, kept))
    assert all(not for_coach(_pair(person, job), 0).obstacles for person, job in relaxed)
    assert all(for_coach(_pair(person, job), 0).obstacles == (kept,) for person, job, kept in held)


def test_every_condition_is_named_once_as_met_or_unknown_or_obstacle() -> None:
    for pair in _random_pairs("profiles")[:200]:
        told = for_coach(_pair(*pair), 0)
        assert sorted((*told.met, *told.unknown, *told.obstacles)) == sorted(Condition)


def _worse(person: Profile, job: Vacancy, part: str) -> tuple[Profile, Vacancy]:
    """The same pair with one part at its lowest."""
    far = max(
        MADE.frame.places.postcodes, key=lambda code: plain.tenths(MADE.frame, code, person.postcode) or 0
    )
    other = next(
        each for each in MADE.frame.occupations if not plain._nearest((each,), job, MADE.frame, WEIGHTS)
    )
    people: dict[str, dict[str, object]] = {
        "experience": {"done": (other,)},
        "wish": {"occupations": (other,)},
        "skills": {"skills": frozenset(), "lacks": job.skills - job.required},
        "level": {"level": 6},
        "distance": {"most_km": None, "postcode": person.postcode or MADE.frame.places.postcodes[0]},
        "hours": {"hours_to": 80.0},
    }
    jobs: dict[str, dict[str, object]] = {
        "pay": {"pay_to": WEIGHTS.pay_from},
        "durability": {"contracts": frozenset({Contract.FIXED_TERM})},
        "distance": {"postcode": far, "remote": False},
        "hours": {"hours_from": 0.0, "hours_to": 1.0},
        "level": {"level": 1},
    }
    return replace(person, **people.get(part, {})), replace(job, **jobs.get(part, {}))  # type: ignore[arg-type]  # fields by name


def test_a_part_that_is_named_made_the_gain_and_without_it_the_vacancy_moves_down_the_list() -> None:
    """Of 1,000 random pairs the part named first; the others on the list are those of the town."""
    listed = list(MADE.vacancies[:60])
    moved = reasons = 0
    for person, job in _random_pairs("profiles"):
        judged = _pair(person, job)
        named = for_resident(judged, 0, part_weights(_case([person], [job]))).because
        if not named:
            continue
        reasons, part = reasons + 1, named[0]
        worse = _pair(*_worse(person, job, part))
        before, after = (float(each.parts[0, PARTS.index(part)]) for each in (judged, worse))
        if after < before - 1e-9:
            moved += 1
            assert worse.parts[0, GAIN] < judged.parts[0, GAIN]
            assert worse.parts[0, GAIN] == pytest.approx(
                plain.gain(*_worse(person, job, part), MADE.frame, WEIGHTS)
            )
            if part in ("pay", "durability"):  # the vacancy's alone: the rest of the list stays as it was
                places = [
                    _place(person, [*listed, each], len(listed))
                    for each in (job, _worse(person, job, part)[1])
                ]
                assert places[0] <= places[1]
    assert reasons > PAIRS * 0.9
    assert moved > reasons * 0.9


def _place(person: Profile, jobs: list[Vacancy], job: int) -> int:
    """Where a vacancy stands on a person's list; behind all where it is not feasible."""
    best = best_of(_case([person], jobs), len(jobs)).vacancies[0].tolist()
    return best.index(job) if job in best else len(jobs)


def test_a_resident_hears_the_parts_that_count_most() -> None:
    for person, job in _random_pairs("profiles")[:200]:
        judged, weights = _pair(person, job), part_weights(_case([person], [job]))
        worth = {
            part: judged.parts[0, at] * weights[part] for at, part in enumerate(PARTS) if judged.known[0, at]
        }
        named = for_resident(judged, 0, weights).because
        assert len(named) <= 2
        assert all(
            worth[part] >= max(value for other, value in worth.items() if other not in named)
            for part in named
        )


def test_an_employer_sees_only_what_both_released_and_never_a_limit() -> None:
    for pair in _random_pairs("profiles")[:100]:
        judged = _pair(*pair)
        assert for_employer(judged, 0, Condition, ()).met == ()
        assert for_employer(judged, 0, (), Condition).met == ()
        shown = for_employer(judged, 0, Condition, Condition).met
        assert not NEVER_TOLD & set(shown)
        assert set(shown) <= set(for_coach(judged, 0).met)


def test_people_for_a_vacancy_are_three_groups_in_the_order_they_came_and_nobody_is_lost() -> None:
    people, jobs = list(MADE.profiles), list(MADE.vacancies[:40])
    case = _case(people, jobs)
    for vacancy, job in enumerate(jobs):
        groups = groups_for(case, vacancy)
        against = [plain.obstacles(person, job, MADE.frame, WEIGHTS) for person in people]
        unsure = [plain.unknowns(person, job, MADE.frame, WEIGHTS) for person in people]
        assert list(groups.met) == [row for row in range(len(people)) if not against[row] and not unsure[row]]
        assert [(each.person, {each.step}) for each in groups.one_unknown] == [
            (row, unsure[row]) for row in range(len(people)) if not against[row] and len(unsure[row]) == 1
        ]
        assert [(each.person, {each.step}) for each in groups.one_step] == [
            (row, against[row])
            for row in range(len(people))
            if len(against[row]) == 1 and against[row] <= set(STEPS)
        ]
        named = len(groups.met) + len(groups.one_unknown) + len(groups.one_step)
        assert named + groups.more_unknown + groups.not_feasible == len(people)


def test_the_answer_that_opens_most_opens_that_many() -> None:
    people, jobs = list(MADE.profiles[:60]), list(MADE.vacancies[:200])
    counts = survey(_case(people, jobs))
    for row, person in enumerate(people):
        unsure = [
            plain.unknowns(person, job, MADE.frame, WEIGHTS)
            for job in jobs
            if not plain.obstacles(person, job, MADE.frame, WEIGHTS)
        ]
        single = [next(iter(each)) for each in unsure if len(each) == 1]
        found = answer_that_opens_most(counts, row)
        assert counts.feasible[row] == len(unsure)
        assert counts.met[row] == sum(not each for each in unsure)
        assert (found is None) == (not single)
        assert found is None or found[1] == single.count(found[0]) == max(map(single.count, single))
        often = [each for one in unsure for each in one]
        first = unknown_most(counts, row)
        assert first is None or first[1] == often.count(first[0]) == max(map(often.count, often))


def test_what_nobody_knows_is_no_reason() -> None:
    person, job = Profile(reference="p"), Vacancy(reference="v", occupations=(MADE.frame.occupations[0],))
    assert for_resident(_pair(person, job), 0, part_weights(_case([person], [job]))).because == ()
