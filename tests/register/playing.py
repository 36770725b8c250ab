"""A town that hypothesis plays: what happens, what turns out to have been otherwise, told to a register.

Everything is told to a plain list of beliefs too (`tests.register.oracle`), and both are compared at the end.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from perspectief.ground.problem import Refused
from perspectief.register import record
from perspectief.register.counting.columns import loaded
from perspectief.register.days import number_of
from perspectief.register.models import (
    FileSpell,
    GroupSpell,
    Membership,
    Recorded,
    Resident,
    WelfareFile,
)
from tests.register.closing import FIRST, closes
from tests.register.oracle import HORIZON, NEVER, Fact, Town, shifted

DAYS = st.integers(0, HORIZON - 10)
ANY = st.integers(0, 1_000_000)
REASONS = st.sampled_from(["work", "moved", "pension_age", "other"])
GROUPS = st.sampled_from(["work", "participation", "care"])
_TABLES: dict[str, type[Recorded]] = {"spell": FileSpell, "member": Membership, "group": GroupSpell}


class Lives(RuleBasedStateMachine):
    """A town of which things become known, one day after another."""

    @initialize()
    def begin(self) -> None:
        """Everything of one run is rolled back at its end."""
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.town, self.hour, self.keys = Town(), 0, 0
        self.rows: dict[int, Any] = {}
        self.residents: list[int] = []
        self.dead: set[int] = set()
        self.files: list[int] = []

    def teardown(self) -> None:
        """Compare everything, then forget it."""
        if hasattr(self, "whole"):
            try:
                self.compare()
            finally:
                transaction.set_rollback(True)
                self.whole.__exit__(None, None, None)

    # What happens in people's lives.

    @rule(day=DAYS)
    def somebody_comes(self, day: int) -> None:
        self._enter(self._new_resident(), self._new_file(day), day)

    @precondition(lambda self: self._alive())
    @rule(who=ANY, day=DAYS)
    def somebody_comes_back(self, who: int, day: int) -> None:
        self._enter(_one_of(self._alive(), who), self._new_file(day), day)

    @precondition(lambda self: self.files)
    @rule(file=ANY, day=DAYS)
    def a_partner_joins(self, file: int, day: int) -> None:
        self._enter(self._new_resident(), _one_of(self.files, file), day)

    @precondition(lambda self: self._members())
    @rule(which=ANY, day=DAYS, reason=REASONS)
    def somebody_leaves(self, which: int, day: int, reason: str) -> None:
        self._end(_one_of(self._members(), which), day, reason)

    @precondition(lambda self: self._alive())
    @rule(who=ANY, day=DAYS)
    def somebody_dies(self, who: int, day: int) -> None:
        """What was to come for them never was, and what holds ends; a partner stays."""
        dead = _one_of(self._alive(), who)
        self.dead.add(dead)
        for key, fact in list(self.town.facts.items()):
            if fact.who == dead and fact.start >= day:
                self.it_never_was_of(key)
            elif fact.who == dead and fact.end > day:
                self._end(key, day, "death")

    @precondition(lambda self: self._alive())
    @rule(who=ANY, day=DAYS, group=GROUPS)
    def somebody_moves_to_a_group(self, who: int, day: int, group: str) -> None:
        """Out of the group of that day, if there is one, into another: both or neither."""
        new = Fact(0, _one_of(self._alive(), who), day, group=group)
        key = next((key for key, fact in self._of(new.who) if fact.group and fact.holds(day)), None)
        if key is None:
            self._add(new)
        elif self.town.facts[key].start == day:
            self._correct(key, replace(self.town.facts[key], group=group))
        else:
            goes_on = replace(new, end=self.town.facts[key].end)
            with transaction.atomic():
                self._end(key, day, "")
                self._add(goes_on)

    @precondition(lambda self: self.files)
    @rule(file=ANY, day=DAYS, reason=REASONS)
    def a_file_ends(self, file: int, day: int, reason: str) -> None:
        """With all that are in it."""
        number = _one_of(self.files, file)
        for key in [
            key for key, fact in self.town.facts.items() if fact.file == number and fact.end == NEVER
        ]:
            self._end(key, day, reason)

    @precondition(lambda self: len(self._members()) > 1)
    @rule(which=ANY, other=ANY, day=DAYS)
    def two_files_are_joined(self, which: int, other: int, day: int) -> None:
        """Whoever is in the one goes on in the other, as far as there is room; an empty file ends."""
        one, two = (self.town.facts[_one_of(self._members(), at)].file for at in (which, other))
        for key in self._in_file(one, day):
            if one != two:
                self._goes_over(key, two, day)
        for key, fact in list(self.town.facts.items()):
            runs = fact.kind == "spell" and fact.file == one and fact.start < day < fact.end
            if runs and not self._in_file(one, day):
                self._end(key, day, "other_file")

    @precondition(lambda self: self._members())
    @rule(which=ANY, day=DAYS)
    def a_file_is_split(self, which: int, day: int) -> None:
        self._goes_over(_one_of(self._members(), which), self._new_file(day), day)

    # What turns out to have been otherwise.

    @precondition(lambda self: self.town.facts)
    @rule(which=ANY, by=st.integers(-9, 9))
    def it_was_on_other_days(self, which: int, by: int) -> None:
        key = _one_of(list(self.town.facts), which)
        self._correct(key, shifted(self.town.facts[key], by))

    @precondition(lambda self: self._members())
    @rule(which=ANY, file=ANY)
    def it_was_another_file(self, which: int, file: int) -> None:
        key = _one_of(self._members(), which)
        was = self.town.facts[key]
        self._correct(key, replace(was, file=_one_of(self.files, file)))

    @precondition(lambda self: self.town.facts)
    @rule(which=ANY)
    def it_goes_on_after_all(self, which: int) -> None:
        key = _one_of(list(self.town.facts), which)
        self._correct(key, replace(self.town.facts[key], end=NEVER, reason=""))

    @precondition(lambda self: self.town.facts)
    @rule(which=ANY)
    def it_never_was(self, which: int) -> None:
        self.it_never_was_of(_one_of(list(self.town.facts), which))

    @rule(days=st.integers(1, 9))
    def time_passes(self, days: int) -> None:
        self.town.today += days
        self.hour = 0

    # How it is told to both.

    def _new_resident(self) -> int:
        self.residents.append(Resident.objects.create().pk)
        return self.residents[-1]

    def _new_file(self, day: int) -> int:
        self.files.append(WelfareFile.objects.create().pk)
        self._add(Fact(self.files[-1], None, day))
        return self.files[-1]

    def _enter(self, who: int, file: int, day: int) -> None:
        self._add(Fact(file, who, day))

    def _add(self, fact: Fact) -> None:
        allowed = self.town.allows(fact)
        row = self._told(allowed, lambda: record.add(_kind(fact), self._at(), **_values(fact)))
        if row is not None:
            self.keys += 1
            self.rows[self.keys] = row
            self.town.says(self.keys, fact)

    def _correct(self, key: int, fact: Fact) -> None:
        allowed = self.town.allows(fact, instead_of=key)
        row = self._told(allowed, lambda: record.correct(self.rows[key], self._at(), **_values(fact)))
        if row is not None:
            self.rows[key] = row
            self.town.says(key, fact)

    def _end(self, key: int, day: int, reason: str) -> None:
        self._correct(key, replace(self.town.facts[key], end=day, reason=reason))

    def it_never_was_of(self, key: int) -> None:
        """One belief is given up."""
        record.withdraw(self.rows[key], self._at())
        self.town.says(key, None)

    def _goes_over(self, key: int, file: int, day: int) -> None:
        """Out of one file and into another on the same day: both or neither."""
        was = self.town.facts[key]
        out, into = replace(was, end=day, reason="other_file"), replace(was, file=file, start=day)
        left = Town({**self.town.facts, key: out})
        if self.town.allows(out, instead_of=key) and left.allows(into):
            with transaction.atomic():
                self._end(key, day, "other_file")
                self._add(into)

    def _told(self, allowed: bool, tell: Any) -> Any:
        if allowed:
            return tell()
        with pytest.raises(Refused):
            tell()
        return None

    def _members(self) -> list[int]:
        return [key for key, fact in self.town.facts.items() if fact.kind == "member"]

    def _in_file(self, file: int, day: int) -> list[int]:
        """Who is in it on a day."""
        facts = self.town.facts
        return [key for key in self._members() if facts[key].file == file and facts[key].holds(day)]

    def _alive(self) -> list[int]:
        return [who for who in self.residents if who not in self.dead]

    def _of(self, who: int | None) -> list[tuple[int, Fact]]:
        return [(key, fact) for key, fact in self.town.facts.items() if fact.who == who]

    def _at(self) -> datetime:
        """Each registration a minute after the one before, within the day."""
        self.hour += 1
        return datetime(2022, 1, 1, 8, tzinfo=UTC) + timedelta(days=self.town.today, minutes=self.hour)

    # What has to hold.

    def compare(self) -> None:
        """As known on every day: who and which files, on every day, and what comes and goes between."""
        columns, zero = loaded(), number_of(date(2022, 1, 1))
        for known in range(-1, self.town.today + 2):
            closes(columns, self.town.known_on(known), zero + known)
        with connection.cursor() as cursor:  # nothing is ever lost: every belief is a row
            for kind, table in _TABLES.items():
                cursor.execute(f"SELECT count(*) FROM {table._meta.db_table} WHERE superseded_at IS NULL")
                assert cursor.fetchone()[0] == sum(fact.kind == kind for fact in self.town.facts.values())


def _one_of(several: list[int], which: int) -> int:
    return several[which % len(several)]


def _kind(fact: Fact) -> type[Recorded]:
    return _TABLES[fact.kind]


def _values(fact: Fact) -> dict[str, Any]:
    end = None if fact.end == NEVER else FIRST + timedelta(days=fact.end)
    values = {"valid_from": FIRST + timedelta(days=fact.start), "valid_to": end}
    of_kind: dict[str, dict[str, Any]] = {
        "spell": {"file_id": fact.file, "scheme": "general", "end_reason": fact.reason},
        "member": {"file_id": fact.file, "resident_id": fact.who, "end_reason": fact.reason},
        "group": {"resident_id": fact.who, "group": fact.group},
    }
    return {**values, **of_kind[fact.kind]}
