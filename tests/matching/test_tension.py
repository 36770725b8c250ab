"""UWV's classes, and the local balance that is none of them."""

import pytest

from perspectief.matching.case import case_of
from perspectief.matching.codes import STEPS
from perspectief.matching.people import people_of
from perspectief.matching.tension import TensionClass, local_balances, tension_class
from perspectief.matching.vacancies import vacancies_of
from perspectief.matching.weights import shipped_weights
from tests.matching import plain
from tests.matching.town import town

WEIGHTS = shipped_weights()


@pytest.mark.parametrize(
    ("ratio", "found"),
    [
        (0.0, "very_slack"), (0.249, "very_slack"), (0.25, "slack"), (0.67, "average"), (1.5, "tight"),
        (3.1, "tight"), (4.0, "tight"), (4.5, "very_tight"),
    ],
)  # fmt: skip
def test_a_ratio_of_uwv_has_uwvs_class(ratio: float, found: str) -> None:
    assert tension_class(ratio) is TensionClass(found)


@pytest.mark.parametrize("ratio", [-1.0, float("nan")])
def test_what_is_no_ratio_has_no_class(ratio: float) -> None:
    with pytest.raises(ValueError):
        tension_class(ratio)


def test_a_local_balance_counts_the_people_within_reach_and_one_step_away() -> None:
    made = town(40, 120, seed=9)
    people = people_of(made.profiles, made.frame, WEIGHTS.travel.travel())
    jobs = vacancies_of(made.vacancies, made.frame)
    groups = tuple(code[0] for code in made.frame.occupations)
    case = case_of(people, jobs, made.frame, WEIGHTS)
    found = local_balances(case, jobs.rows.positions, jobs.rows.occupation[:, 0], groups)
    assert [each.group for each in found] == sorted({job.occupations[0][0] for job in made.vacancies})
    for balance in found:
        own = [job for job in made.vacancies if job.occupations[0][0] == balance.group]
        against = [[plain.obstacles(one, job, made.frame, WEIGHTS) for job in own] for one in made.profiles]
        known = [
            one
            for one in made.profiles
            if any(each[0] == balance.group for each in one.done + one.occupations)
        ]
        assert (balance.vacancies, balance.candidates) == (len(own), len(known))
        assert balance.positions == sum(job.positions for job in own)
        assert balance.reached == sum(any(not each for each in row) for row in against)
        for step in STEPS:
            near = sum(all(row) and any(each == {step} for each in row) for row in against)
            assert balance.one_step[step] == near


def test_no_candidate_gives_no_ratio() -> None:
    made = town(1, 50, seed=2)
    jobs = vacancies_of(made.vacancies, made.frame)
    people = people_of([made.profiles[0].__class__(reference="p")], made.frame, WEIGHTS.travel.travel())
    case = case_of(people, jobs, made.frame, WEIGHTS)
    found = local_balances(case, jobs.rows.positions, jobs.rows.occupation[:, 0], made.frame.occupations)
    assert {each.vacancies_per_candidate for each in found} == {None}
