"""Nothing of the town could be anybody: names, numbers and marks; and its lives could be lived."""

import re
from datetime import date
from functools import cache

import numpy as np
import pytest

from perspectief.register.bsn import passes
from perspectief.register.codes import EndReason, Group
from perspectief.register.days import number_of
from perspectief.register.town.calendar import NEVER, pension_age
from perspectief.register.town.groups import GROUPS
from perspectief.register.town.mistakes import never_was
from perspectief.register.town.people import people
from perspectief.register.town.table import Cell, Table
from perspectief.register.town.town import MadeUpTown, last_month, make_town

FAR_AWAY = re.compile(r"[A-Z]\. [A-Z][a-z]+(axo|equx|izum|oqil|uxar|yvox|ozwix|aqun|ixel|uzq)")
DIGITS = re.compile(r"(?<!\d)\d{8,9}(?!\d)")


@cache
def town() -> MadeUpTown:
    return make_town(1, 2372)


@cache
def tables() -> dict[str, Table]:
    return {table.name: table for table in town().tables()}


def column(table: str, name: str) -> list[Cell]:
    place = list(tables()[table].columns).index(name)
    return [row[place] for rows in tables()[table].parts() for row in rows]


def test_names_are_put_together_from_invented_syllables() -> None:
    assert all(FAR_AWAY.fullmatch(str(name)) for name in column("residentdetails", "name"))
    assert all(str(name).endswith("(verzonnen)") for name in column("establishmentspell", "name"))


def test_nobody_has_a_mark_and_no_number_passes_for_a_bsn() -> None:
    assert set(column("resident", "bsn_mark")) == {None}
    numbers = {found for kvk in column("employer", "kvk") for found in DIGITS.findall(str(kvk))}
    assert len(numbers) == 80 and not any(passes(number) for number in numbers)
    for name in ("welfarefile", "vacancy"):
        assert not any(
            passes(found) for text in column(name, "reference") for found in DIGITS.findall(str(text))
        )


def test_numbers_of_employers_are_outside_what_is_given_out() -> None:
    assert all(str(kvk).startswith("0000") for kvk in column("employer", "kvk"))
    assert all(str(number).startswith("9999") for number in column("establishment", "number"))
    assert len(column("employer", "id")) == 80 and len(column("vacancy", "id")) == 600


def test_postcodes_have_four_digits_and_are_of_the_region() -> None:
    areas = set(column("residentdetails", "postcode"))
    assert areas == {str(number) for number in range(7601, 7612)}


def test_residents_are_adults_below_pension_age() -> None:
    made = town()
    born = people(made.lives, made.draws, never_was(made.lives, made.known, made.draws, made.recording)).born
    who, day = made.lives.member_resident, made.lives.member_start
    assert ((day - born[who]) / 365.25).min() > 18
    last = np.minimum(made.lives.member_end, made.lives.last_day)
    month = last.astype("datetime64[D]").astype("datetime64[M]").astype(int)
    born_in = born[who].astype("datetime64[D]").astype("datetime64[M]").astype(int)
    retired = made.lives.member_reason == list(EndReason).index(EndReason.PENSION_AGE)
    assert np.all(month[retired] - born_in[retired] == pension_age(month[retired]))
    assert np.all((month - born_in)[~retired] < pension_age(month[~retired]))


def test_groups_are_of_the_sizes_that_are_said() -> None:
    made = town()
    groups = made.grouped()
    on = (groups.spans.start <= made.lives.last_day) & (groups.spans.end > made.lives.last_day)
    sizes = np.bincount(groups.group[on], minlength=3) / np.count_nonzero(on)
    assert on.sum() == np.count_nonzero(made.found.end > made.lives.last_day)
    assert sizes[GROUPS.index(Group.PARTICIPATION)] == pytest.approx(0.45, abs=0.06)
    assert sizes[GROUPS.index(Group.WORK)] == pytest.approx(0.22, abs=0.06)


def test_about_eight_per_cent_work_beside_welfare() -> None:
    rows = [row for rows in tables()["work"].parts() for row in rows]
    names = list(tables()["work"].columns)
    start, end, until, place = (
        names.index(name) for name in ("valid_from", "valid_to", "superseded_at", "place")
    )
    day = "2018-03-15"
    beside = sum(
        row[place] == "beside"
        and row[until] is None
        and str(row[start]) <= day
        and (row[end] is None or str(row[end]) > day)
        for row in rows
    )
    number = number_of(date(2018, 3, 15))
    on = np.count_nonzero((town().found.start <= number) & (town().found.end > number))
    assert beside / on == pytest.approx(0.08, abs=0.015)


def test_some_of_what_was_recorded_was_mended_later() -> None:
    until = column("filespell", "superseded_at")
    reasons = column("filespell", "end_reason")
    assert any(
        reason == "unknown" and moment is not None for reason, moment in zip(reasons, until, strict=True)
    )
    made = town()
    withdrawn = never_was(made.lives, made.known, made.draws, made.recording)
    assert len(withdrawn) > 10 and np.all(withdrawn.known_until < NEVER)


def test_nothing_is_recorded_before_it_happened_or_after_the_last_time() -> None:
    for name, table in tables().items():
        if "recorded_at" in table.columns:
            start, known = column(name, "valid_from"), column(name, "recorded_at")
            assert all(
                str(one) < str(other) for one, other in zip(start, known, strict=True) if "jobs" not in name
            )
            assert max(map(str, known)) <= "2023-01-05 07:00:00"


def test_the_same_seed_gives_the_same_town_byte_for_byte() -> None:
    assert make_town(7, 150).digest() == make_town(7, 150).digest()
    assert make_town(7, 150).digest() != make_town(8, 150).digest()


def test_a_town_ends_with_the_last_whole_month() -> None:
    assert last_month(date(2022, 12, 31)) == last_month(date(2023, 1, 30)) == 52 * 12 + 11
    assert make_town(1, 100, date(2024, 3, 15)).lives.last_day == number_of(date(2024, 2, 29))
