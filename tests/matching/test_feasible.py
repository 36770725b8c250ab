"""Every hard condition holds in every proposal, and the best are those that plain Python finds."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.matching.feasible import Best, best_vacancies
from perspectief.matching.people import people_of
from perspectief.matching.profile import Profile
from perspectief.matching.vacancies import vacancies_of
from perspectief.matching.vacancy import Vacancy
from perspectief.matching.weights import shipped_weights
from tests.matching import plain
from tests.matching.made import frame, profiles, vacancies
from tests.matching.town import DEGREES, town

WEIGHTS = shipped_weights()
FRAME = frame()


def _best(people: list[Profile], jobs: list[Vacancy], most: int) -> Best:
    columns = people_of(people, FRAME, WEIGHTS.travel.travel())
    return best_vacancies(columns, vacancies_of(jobs, FRAME), FRAME, WEIGHTS, most)


def _list(best: Best, row: int) -> list[tuple[int, float]]:
    return [
        (int(vacancy), float(gain))
        for vacancy, gain in zip(best.vacancies[row], best.gains[row], strict=True)
        if vacancy >= 0
    ]


@settings(max_examples=300, deadline=None)
@given(st.lists(profiles(), min_size=1, max_size=3), st.lists(vacancies(), max_size=25), st.integers(1, 6))
def test_the_best_and_their_gains_are_those_of_plain_python(
    people: list[Profile], jobs: list[Vacancy], most: int
) -> None:
    best = _best(people, jobs, most)
    for row, person in enumerate(people):
        kept = [job for job in jobs if not plain.obstacles(person, job, FRAME, WEIGHTS)]
        assert best.feasible[row] == len(kept)
        assert _list(best, row) == plain.best(person, jobs, FRAME, WEIGHTS, most)


@settings(max_examples=50, deadline=None)
@given(st.lists(vacancies(), min_size=1, max_size=25))
def test_somebody_of_whom_nothing_is_known_is_kept_from_nothing(jobs: list[Vacancy]) -> None:
    assert _best([Profile(reference="p")], jobs, 5).feasible[0] == len(jobs)


def test_a_town_gives_the_lists_of_plain_python() -> None:
    made = town(25, 400, seed=3)
    columns = people_of(made.profiles, made.frame, WEIGHTS.travel.travel())
    best = best_vacancies(columns, vacancies_of(made.vacancies, made.frame), made.frame, WEIGHTS, 20)
    for row, person in enumerate(made.profiles):
        assert _list(best, row) == plain.best(person, list(made.vacancies), made.frame, WEIGHTS, 20)


def test_equal_gains_go_by_the_order_of_vacancies() -> None:
    job = Vacancy(reference="v", occupations=("baker",), postcode="1004")
    jobs = [replace(job, reference=str(number)) for number in range(10_000)]
    best = _best([Profile(reference="p")], jobs, 50)
    assert best.feasible[0] == 10_000
    assert best.vacancies[0].tolist() == list(range(50))


def test_somebody_whom_nothing_fits_gets_an_empty_list_and_a_count_of_nought() -> None:
    person = Profile(reference="p", level=1)
    best = _best([person], [Vacancy(reference="v", occupations=("baker",), level=6)], 3)
    assert best.feasible[0] == 0
    assert best.vacancies[0].tolist() == [-1, -1, -1]
    assert best.looked_at == 1


def test_no_vacancies_or_no_people_is_no_failure() -> None:
    assert _best([Profile(reference="p")], [], 3).vacancies.tolist() == [[-1, -1, -1]]
    assert _best([], [Vacancy(reference="v", occupations=("baker",))], 3).vacancies.shape == (0, 3)


def test_the_same_town_gives_the_same_bits_whatever_the_order_of_work() -> None:
    made = town(200, 600, DEGREES["strong"])
    people = people_of(made.profiles, made.frame, WEIGHTS.travel.travel())
    jobs = vacancies_of(made.vacancies, made.frame)
    first = best_vacancies(people, jobs, made.frame, WEIGHTS, 10)
    again = best_vacancies(people, jobs, made.frame, WEIGHTS, 10)
    assert np.array_equal(first.vacancies, again.vacancies)
    assert first.gains.tobytes() == again.gains.tobytes()
