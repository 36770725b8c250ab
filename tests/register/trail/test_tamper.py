"""A thousand random edits, deletions and swaps before the last anchor, all found, on both databases."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from django.db import transaction

from perspectief.register.trail.anchor import anchor
from perspectief.register.trail.verify import Verdict, verify
from tests.register.places import Place
from tests.register.trail.attacker import ATTACKS, disarm
from tests.register.trail.deeds import AT, fill

TIMES, BEFORE, LATER = 1000, 24, 4


def attacked(number: int, folder: Path, end: int) -> tuple[int, Verdict]:
    """One attack, looked at and undone; the number of the first entry that is not as it was."""
    attack = ATTACKS[number % len(ATTACKS)]
    with transaction.atomic():
        first = attack(Random(number), BEFORE, end)
        verdict = verify(folder)
        transaction.set_rollback(True)
    return first, verdict


def test_whatever_is_done_before_the_last_anchor_is_found_and_its_first_place_named(
    register: Place, tmp_path: Path
) -> None:
    fill(BEFORE)
    anchor(tmp_path, AT + timedelta(days=1))
    fill(LATER)
    end = BEFORE + 1 + LATER
    assert verify(tmp_path).sound
    disarm()
    missed = []
    for number in range(TIMES):
        first, verdict = attacked(number, tmp_path, end)
        if verdict.first != first:
            missed.append((ATTACKS[number % len(ATTACKS)].__name__, number, first, verdict.first))
    assert not missed
    assert verify(tmp_path).first is None  # all was undone in between


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_each_attack_does_something(register: Place, tmp_path: Path, attack: object) -> None:
    """So that the test above cannot pass by attacks that change nothing."""
    fill(BEFORE)
    disarm()
    before = _all()
    with transaction.atomic():
        assert callable(attack)
        attack(Random(3), BEFORE, BEFORE)
        assert _all() != before
        transaction.set_rollback(True)


def _all() -> list[object]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM trail_entry ORDER BY number")
        return list(cursor.fetchall())
