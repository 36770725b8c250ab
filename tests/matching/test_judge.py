"""Single pairs, condition by condition and part by part, beside plain Python."""

import numpy as np
from hypothesis import given, settings

from perspectief.matching.case import case_of
from perspectief.matching.codes import Condition
from perspectief.matching.feasible import best_of
from perspectief.matching.judge import GAIN, conditions_of, judge
from perspectief.matching.people import people_of
from perspectief.matching.profile import Profile
from perspectief.matching.vacancies import vacancies_of
from perspectief.matching.vacancy import Vacancy
from perspectief.matching.weights import shipped_weights
from tests.matching import plain
from tests.matching.made import frame, profiles, vacancies
from tests.matching.town import town

WEIGHTS = shipped_weights()
FRAME = frame()


@settings(max_examples=400, deadline=None)
@given(profiles(), vacancies())
def test_each_condition_is_met_or_not_or_unknown_as_in_plain_python(person: Profile, job: Vacancy) -> None:
    people = people_of([person], FRAME, WEIGHTS.travel.travel())
    case = case_of(people, vacancies_of([job], FRAME), FRAME, WEIGHTS)
    found = judge(case, np.array([0]), np.array([0]))
    assert set(conditions_of(int(found.obstacles[0]))) == plain.obstacles(person, job, FRAME, WEIGHTS)
    assert set(conditions_of(int(found.unknowns[0]))) == plain.unknowns(person, job, FRAME, WEIGHTS)
    assert found.parts[0, GAIN] == plain.gain(person, job, FRAME, WEIGHTS)


def test_the_parts_of_a_pair_come_to_the_gain_it_was_listed_with() -> None:
    made = town(80, 300, seed=5)
    people = people_of(made.profiles, made.frame, WEIGHTS.travel.travel())
    case = case_of(people, vacancies_of(made.vacancies, made.frame), made.frame, WEIGHTS)
    best = best_of(case, 10)
    rows, places = np.nonzero(best.vacancies >= 0)
    found = judge(case, rows, best.vacancies[rows, places].astype(np.int64))
    assert np.array_equal(found.parts[:, GAIN], best.gains[rows, places])
    assert not found.obstacles.any()
    assert found.parts[:, :8].min() >= 0.0 and found.parts[:, :8].max() <= 1.0 + 1e-9


def test_somebody_of_whom_nothing_is_known_has_nothing_against_and_much_unknown() -> None:
    people = people_of([Profile(reference="p")], FRAME, WEIGHTS.travel.travel())
    case = case_of(
        people, vacancies_of([Vacancy(reference="v", occupations=("baker",))], FRAME), FRAME, WEIGHTS
    )
    found = judge(case, np.array([0]), np.array([0]))
    assert conditions_of(int(found.obstacles[0])) == ()
    assert Condition.PLACE in conditions_of(int(found.unknowns[0]))
