"""A team's progress is counted by the definitions, and its rows are those that its counts count."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from perspectief.register.codes import Group, Scheme
from perspectief.register.counting.columns import loaded
from perspectief.register.counting.definition import Ages, CountDefinition, Counted, Flows, Period, What
from perspectief.register.counting.series import series
from perspectief.register.days import number_of
from perspectief.register.floor.team import (
    columns_of,
    difference,
    people_in_care,
    progress,
    rows_of,
    statutory,
)
from perspectief.register.floor.whose import people_of_team
from perspectief.register.staff.models import Team
from perspectief.register.town.care import assign
from perspectief.register.town.town import make_town
from perspectief.register.town.write import fill
from tests.register.floor.floor_people import NOW, member
from tests.register.places import Place

ON, SINCE, KNOWN_ON = date(2022, 11, 30), date(2022, 1, 1), date(2023, 1, 10)
EVERY = frozenset(Scheme)
STOCK = CountDefinition("files", "welfare_files", What.STOCK, counted=Counted.FILES, schemes=EVERY)
PERSONS = replace(STOCK, id="persons", counted=Counted.PERSONS, ages=Ages.BELOW_PENSION_AGE)
DEFINITIONS = [
    STOCK,
    PERSONS,
    replace(PERSONS, groups=frozenset({Group.WORK}), age_from=27),
    replace(PERSONS, what=What.INFLOW, period_months=12),
    replace(PERSONS, what=What.OUTFLOW, period_months=12, flows=Flows.COUNTING_DAYS),
    replace(STOCK, what=What.OUTFLOW, period=Period.CALENDAR_YEAR),
    replace(PERSONS, what=What.OUTFLOW_TO_WORK, period_months=12),
    replace(PERSONS, what=What.RETURNS, period_months=24, return_months=12),
    replace(PERSONS, what=What.PARTICIPATION_SHARE, groups=frozenset({Group.PARTICIPATION})),
    replace(PERSONS, what=What.PARTICIPATION_SHARE, hours_a_week=8, active_months=6),
]


@pytest.fixture
def team(register: Place) -> Team:
    """A team that looks after half of a small made-up town."""
    fill(make_town(5, 160))
    coaches = [member(f"coach {number}", team=f"Team {number % 2}").pk for number in range(4)]
    assert assign(coaches, date(2021, 1, 1), NOW, each=None) > 150
    return Team.objects.get(name="Team 0")


def test_every_count_has_as_many_rows_as_it_says(team: Team) -> None:
    people = people_in_care(team.pk, SINCE, ON)
    for whose in (people, None):
        columns = columns_of(whose, DEFINITIONS)
        for found in progress(columns, DEFINITIONS, [ON], KNOWN_ON):
            rows = rows_of(columns, found.definition, ON, KNOWN_ON)
            assert len(rows.ids) == found.points[0].value, found.definition
            assert rows.of is found.definition.counted


def test_there_is_something_to_count(team: Team) -> None:
    found = progress(columns_of(None, DEFINITIONS), DEFINITIONS, [ON], KNOWN_ON)
    assert [each.points[0].value > 0 for each in found] == [True] * len(DEFINITIONS)
    year_so_far = [each.definition.period is Period.CALENDAR_YEAR for each in found]
    assert [each.points[0].complete for each in found] == [not each for each in year_so_far]
    share = found[8].points[0]
    assert share.percent == pytest.approx(100 * share.value / (share.whole or 1))


def test_the_teams_make_the_town(team: Team) -> None:
    """Of a count of persons on a day on which everybody there is in somebody's care."""
    other = Team.objects.get(name="Team 1")
    whole = series(loaded(), PERSONS, [number_of(ON)], KNOWN_ON).counts.value[0]
    there = set(rows_of(columns_of(None, [PERSONS]), PERSONS, ON, KNOWN_ON).ids)
    parts = [
        rows_of(columns_of(people_in_care(each.pk, SINCE, ON), [PERSONS]), PERSONS, ON, KNOWN_ON).ids
        for each in (team, other)
    ]
    assert not set(parts[0]) & set(parts[1]) and set(parts[0]) | set(parts[1]) <= there
    cared = set(people_of_team(team.pk, ON)) | set(people_of_team(other.pk, ON))
    assert len(there & cared) == sum(map(len, parts)) and len(there) == whole


def test_what_differs_from_the_statutory_statistic_is_told_with_whom(team: Team) -> None:
    columns = columns_of(None, DEFINITIONS)
    all_ages = replace(PERSONS, ages=Ages.FROM_PENSION_AGE)
    found = difference(columns, replace(DEFINITIONS[8], hours_a_week=1), ON, KNOWN_ON)
    assert found.fields and "participation" in found.fields
    assert found.only_own and len(found.only_own) == found.own.value - found.statutory.value + len(
        found.only_statutory or ()
    )
    other = difference(columns, all_ages, ON, KNOWN_ON)
    assert (
        other.own.value == 0 and other.only_statutory and len(other.only_statutory) == other.statutory.value
    )
    same = difference(columns, statutory(PERSONS), ON, KNOWN_ON)
    assert same.fields == () and same.only_own == same.only_statutory == ()


def test_moves_between_groups_have_no_rows(team: Team) -> None:
    moves = replace(PERSONS, what=What.MOVES)
    columns = columns_of(None, [moves])
    assert [each.has_rows for each in progress(columns, [moves], [ON], KNOWN_ON)] == [False]
    with pytest.raises(ValueError, match="what"):
        rows_of(columns, moves, ON, KNOWN_ON)
    assert difference(columns, moves, ON, KNOWN_ON).only_own is None
    assert np.isfinite(series(columns, moves, [number_of(ON)], KNOWN_ON).counts.value).all()
