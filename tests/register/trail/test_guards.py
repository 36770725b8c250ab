"""What the database forbids in the trail, also to who goes round the program; on both databases."""

from typing import Any

import pytest
from django.db import Error, connection, transaction

from perspectief.register.database import init_register
from perspectief.register.trail import guards
from perspectief.register.trail.forget import forget
from perspectief.register.trail.models import Entry
from tests.register.places import Place
from tests.register.trail.attacker import disarm, insert, row
from tests.register.trail.deeds import AT, fill, resident


def refused(sql: str, *values: Any) -> str:
    with pytest.raises(Error) as said, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return str(said.value)


@pytest.mark.parametrize(
    "change",
    [
        "at = '2020-01-01 00:00:00+00:00'",
        "member = 9",
        "reason_text = 'other'",
        "reason_text = ''",
        "number = 90",
    ],
)
def test_an_entry_is_not_changed(register: Place, change: str) -> None:
    fill(4)
    assert "trail_entry_update" in refused(f"UPDATE trail_entry SET {change} WHERE number = 1")


@pytest.mark.parametrize("table", ["trail_entry", "trail_head"])
def test_nothing_is_deleted(register: Place, table: str) -> None:
    fill(2)
    assert f"{table}_delete" in refused(f"DELETE FROM {table}")
    if register.vendor == "postgresql":
        assert "trail_truncate" in refused(f"TRUNCATE {table}")


def test_nothing_is_added_before_the_end_or_written_over(register: Place) -> None:
    fill(3)
    values = row(2)
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(["%s"] * len(values))
    said = refused(f"INSERT INTO trail_entry ({names}) VALUES ({places})", *(values | {"number": 0}).values())
    assert "trail_entry_insert" in said
    if register.vendor == "sqlite":
        replace = f"INSERT OR REPLACE INTO trail_entry ({names}) VALUES ({places})"
        assert "trail_entry_insert" in refused(replace, *values.values())


@pytest.mark.parametrize("change", ["number = 1", "number = 9", "link = 'x'", "number = 4, link = 'x'"])
def test_the_end_is_not_set_back_or_elsewhere(register: Place, change: str) -> None:
    fill(3)
    assert "trail_head_update" in refused(f"UPDATE trail_head SET {change}")


def test_there_is_one_head(register: Place) -> None:
    assert "one_row" in refused("INSERT INTO trail_head (id, number, link, key) VALUES (2, 0, '', '')")


def test_only_codes_of_the_lists(register: Place) -> None:
    fill(1)
    values = row(1) | {"number": 2, "result": "hidden"}
    with pytest.raises(Error, match="result_on_list"), transaction.atomic():
        insert(values)


def test_words_go_only_after_an_erasure_of_whom_they_are_about(register: Place) -> None:
    fill(8)
    forget(resident(0), AT)
    texts = dict(Entry.objects.values_list("number", "reason_text"))
    assert texts[1] == "" and texts[4] and texts[7]
    assert "trail_entry_update" in refused("UPDATE trail_entry SET reason_text = '' WHERE number = 4")


def test_a_guard_that_is_gone_is_named_and_made_anew(register: Place) -> None:
    assert guards.missing() == ()
    disarm()
    assert "trail_entry_update" in guards.missing()
    init_register(register.where)
    assert guards.missing() == ()
