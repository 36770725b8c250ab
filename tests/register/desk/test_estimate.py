"""The estimate against every sample there is, and against many drawn ones."""

import itertools
import math
import statistics
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.register.desk.estimate import Sampled, estimate, together
from perspectief.register.desk.sampling import allocate, draw

TOWN = {"a": (3.0, 5.0, 6.0, 9.0), "b": (1.0, 2.0, 7.0), "c": (8.0, 8.0, 10.0, 4.0)}
TAKEN = {"a": 2, "b": 2, "c": 3}
MEAN = statistics.fmean(value for values in TOWN.values() for value in values)


def sampled(name: str, population: int, answers: tuple[float, ...]) -> Sampled:
    return Sampled((name,), population, answers)


def test_over_all_samples_the_estimate_and_its_variance_are_right_on_average() -> None:
    """Every sample there is: an unbiased estimator is exact here, without chance."""
    choices = [itertools.combinations(TOWN[name], count) for name, count in TAKEN.items()]
    found = [
        estimate([sampled(name, len(TOWN[name]), some) for name, some in zip(TOWN, each, strict=True)])
        for each in itertools.product(*choices)
    ]
    values = [one.value for one in found]
    assert len(found) == 6 * 3 * 4
    assert statistics.fmean(values) == pytest.approx(MEAN)
    assert statistics.fmean(one.error**2 for one in found) == pytest.approx(statistics.pvariance(values))


def test_by_hand() -> None:
    """Two strata: 10 with 2, 4 and 6; 30 with 5 and 9. f = 0.3 and 1/15."""
    made = estimate([sampled("a", 10, (2.0, 4.0, 6.0)), sampled("b", 30, (5.0, 9.0))])
    first, second = 0.25**2 * 0.7 * 4 / 3, 0.75**2 * (1 - 1 / 15) * 8 / 2
    assert made.value == pytest.approx(0.25 * 4 + 0.75 * 7)
    assert made.error == pytest.approx(math.sqrt(first + second))
    assert made.freedom == pytest.approx((first + second) ** 2 / (first**2 / 2 + second**2 / 1))
    assert (made.answers, made.population, made.together) == (5, 40, ())


def test_the_interval_covers_as_often_as_it_says() -> None:
    """4,000 samples of a made-up town; 95 per cent, give or take four standard errors of that share."""
    chance = Random(11)
    means = {"one": 6.1, "small": 6.8, "large": 7.4}
    sizes = {"one": 400, "small": 250, "large": 40}
    people = {
        name: [min(10, max(1, round(chance.gauss(means[name], 1.6)))) for _ in range(count)]
        for name, count in sizes.items()
    }
    truth = statistics.fmean(value for values in people.values() for value in values)
    taken = allocate(sizes, 60)
    times, covered, values, errors = 4000, 0, [], []
    for _ in range(times):
        one = estimate(
            [
                sampled(name, sizes[name], tuple(map(float, chance.sample(people[name], taken[name]))))
                for name in sizes
            ]
        )
        covered += one.low <= truth <= one.high
        values.append(one.value)
        errors.append(one.error**2)
    slack = 4 * math.sqrt(0.95 * 0.05 / times)
    assert 0.95 - slack <= covered / times <= 0.95 + slack
    assert statistics.fmean(values) == pytest.approx(
        truth, abs=4 * statistics.stdev(values) / math.sqrt(times)
    )
    assert statistics.fmean(errors) == pytest.approx(statistics.variance(values), rel=0.1)


def test_who_asks_everybody_has_no_margin() -> None:
    made = estimate([sampled(name, len(values), values) for name, values in TOWN.items()])
    assert made.value == pytest.approx(MEAN) and (made.error, made.margin, made.freedom) == (0, 0, math.inf)


def test_a_stratum_with_one_answer_is_taken_together_with_a_neighbour() -> None:
    strata = [
        sampled("a", 9, (4.0,)),
        sampled("b", 9, (5.0, 6.0)),
        sampled("c", 9, ()),
        sampled("d", 1, (7.0,)),
    ]
    assert [each.names for each in together(strata)] == [("a", "b", "c"), ("d",)]
    assert estimate(strata).together == (("a", "b", "c"),)
    assert [each.names for each in together([strata[1], strata[0]])] == [("b", "a")]


@pytest.mark.parametrize("answers", [(), (5.0,)])
def test_one_answer_is_no_estimate(answers: tuple[float, ...]) -> None:
    with pytest.raises(ValueError):
        estimate([sampled("a", 9, answers)])
    with pytest.raises(ValueError):
        estimate([])


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 300), min_size=1), st.integers(2, 400))
def test_an_allocation_is_as_large_as_asked_and_within_the_strata(town: dict[str, int], size: int) -> None:
    wanted = allocate(town, size)
    least = {name: min(2, number) for name, number in town.items()}
    total = sum(town.values())
    assert sum(wanted.values()) == max(min(size, total), sum(least.values()))
    assert all(least[name] <= wanted[name] <= town[name] for name in town)
    if all(size * number / total >= 2 for number in town.values()) and size <= total:
        assert all(abs(wanted[name] - size * town[name] / total) < 1 for name in town)


def test_everybody_in_a_stratum_is_drawn_as_often_as_the_others() -> None:
    frame = {"a": [str(number) for number in range(10)], "b": ["x", "y"]}
    counted = dict.fromkeys(frame["a"], 0)
    for seed in range(2000):
        for each in draw(frame, {"a": 3, "b": 1}, seed)["a"]:
            counted[each] += 1
    assert all(abs(count - 600) < 4.5 * math.sqrt(600 * 0.7) for count in counted.values())
    assert draw(frame, {"a": 3, "b": 1}, 7) == draw({**frame, "a": frame["a"][::-1]}, {"a": 3, "b": 1}, 7)
