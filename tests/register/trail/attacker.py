"""Somebody who owns the database and has not the key: what they can do to the entries."""

import hashlib
import hmac
from collections.abc import Callable
from random import Random
from typing import Any

from django.db import connection

from perspectief.register.trail.chain import NOTHING_BEFORE, Row, link, mark_of
from perspectief.register.trail.guards import _drops
from perspectief.register.trail.keys import Key

COLUMNS = (
    "number", "at", "member", "role", "action", "subject_kind", "subject_key", "reason", "reason_text",
    "reason_mark", "result", "key", "link",
)  # fmt: skip
_OTHER = {
    "at": ("2031-01-01 00:00:00+00:00", "2029-12-31 23:59:59.5+00:00"),
    "member": (1, 99, None),
    "role": ("auditor", ""),
    "action": ("see_nothing", "erase"),
    "subject_kind": ("employer", ""),
    "subject_key": ("00000000-0000-0000-0000-0000000000ff", ""),
    "reason": ("audit", "none"),
    "reason_text": ("nothing to see here", ""),
    "reason_mark": ("f" * 64, ""),
    "result": ("denied", "failed"),
    "key": ("0" * 16, ""),
    "link": ("0" * 64, ""),
}  # fmt: skip
Values = dict[str, Any]


def disarm() -> None:
    """Take the guards away."""
    for sql in _drops(connection.vendor):
        run(sql)


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def row(number: int) -> Values:
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM trail_entry WHERE number = %s", [number])
        return dict(zip(COLUMNS, cursor.fetchone(), strict=True))


def change(number: int, **values: Any) -> None:
    names = ", ".join(f'"{name}" = %s' for name in values)
    run(f"UPDATE trail_entry SET {names} WHERE number = %s", *values.values(), number)


def insert(values: Values) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    run(f"INSERT INTO trail_entry ({names}) VALUES ({', '.join(['%s'] * len(values))})", *values.values())


def set_head(number: int) -> None:
    """The head says that the chain ends here."""
    last = row(number)["link"] if number else NOTHING_BEFORE
    run("UPDATE trail_head SET number = %s, link = %s", number, last)


def shift(after: int, by: int) -> None:
    """Number what comes after anew, without a clash on the way."""
    run("UPDATE trail_entry SET number = -number WHERE number > %s", after)
    run("UPDATE trail_entry SET number = -number + %s WHERE number < 0", by)


def edit(chance: Random, until: int, _: int) -> int:
    """Another value in one column."""
    number, column = chance.randint(1, until), chance.choice(COLUMNS[1:])
    now = row(number)[column]
    change(number, **{column: chance.choice([each for each in _OTHER[column] if each != now])})
    return number


def delete(chance: Random, until: int, _: int) -> int:
    """One to three entries gone."""
    number = chance.randint(1, until)
    run("DELETE FROM trail_entry WHERE number >= %s AND number < %s", number, number + chance.randint(1, 3))
    return number


def close_up(chance: Random, until: int, end: int) -> int:
    """One gone, the others numbered anew, and the head with them."""
    number = chance.randint(1, until)
    run("DELETE FROM trail_entry WHERE number = %s", number)
    shift(number, -1)
    set_head(end - 1)
    return number


def swap(chance: Random, until: int, _: int) -> int:
    """Two entries in each other's place, with or without their links."""
    first, second = sorted(chance.sample(range(1, until + 1), 2))
    one, other = row(first), row(second)
    stays = {"number"} if chance.random() < 0.5 else {"number", "link"}
    change(first, **{name: value for name, value in other.items() if name not in stays})
    change(second, **{name: value for name, value in one.items() if name not in stays})
    return first


def double(chance: Random, until: int, end: int) -> int:
    """The same entry twice, the others pushed on."""
    number = chance.randint(1, until)
    shift(number, 1)
    insert(row(number) | {"number": number + 1})
    set_head(end + 1)
    return number + 1


def replay(chance: Random, until: int, _: int) -> int:
    """One entry written over another."""
    over, other = chance.sample(range(1, until + 1), 2)
    change(over, **{name: value for name, value in row(other).items() if name != "number"})
    return over


def recompute(chance: Random, until: int, end: int) -> int:
    """Change one, and make all links after it anew: with a guessed key, or with hashes without a key."""
    number = chance.randint(1, until)
    change(number, member=98)
    make = chance.choice([_guessed(chance), _unkeyed])
    before = row(number - 1)["link"] if number > 1 else NOTHING_BEFORE
    for each in range(number, end + 1):
        before = make(before, row(each))
        change(each, link=before)
    set_head(end)
    return number


def cut(chance: Random, until: int, _: int) -> int:
    """The end cut off before the last anchor, and the head with it."""
    number = chance.randint(1, until)
    run("DELETE FROM trail_entry WHERE number >= %s", number)
    set_head(number - 1)
    return number


ATTACKS: tuple[Callable[[Random, int, int], int], ...] = (
    edit, delete, close_up, swap, double, replay, recompute, cut,
)  # fmt: skip


def _guessed(chance: Random) -> Callable[[str, Values], str]:
    secret = chance.randbytes(32)
    key = Key("0" * 16, secret, secret, secret)

    def make(before: str, values: Values) -> str:
        plain = {name: str(values[name] or "") for name in COLUMNS}
        mark = mark_of(key, values["number"], plain["reason_text"])
        made = Row(
            values["number"], plain["at"][:26], values["member"], plain["role"], plain["action"],
            plain["subject_kind"], plain["subject_key"], plain["reason"], mark, plain["result"], plain["key"],
        )  # fmt: skip
        return link(key, before, made)

    return make


def _unkeyed(before: str, values: Values) -> str:
    body = before + "|".join(str(values[name]) for name in COLUMNS if name != "link")
    return hmac.new(b"", body.encode(), hashlib.sha256).hexdigest()
