"""Random lives: whatever happens and is corrected, stock and flows close, as known on every day.

In, out, back, moves, deaths, files that are joined and split, and corrections afterwards are played on both
databases, beside a plain list of beliefs that knows no database. The register has to refuse exactly what
the list does not allow, and to give back, as known on every day, exactly what the list thought then.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from perspectief.ground.problem import Refused
from perspectief.register import history, record
from perspectief.register.days import number_of
from perspectief.register.models import FileSpell, Membership, Recorded, Resident, WelfareFile
from tests.register.oracle import HORIZON, NEVER, Fact, Town, on_welfare, running, shifted

FIRST = date(2021, 1, 1)
BASE = number_of(FIRST)
DAYS = st.integers(0, HORIZON - 10)
ANY = st.integers(0, 1_000_000)
REASONS = st.sampled_from(["work", "moved", "death", "pension_age", "other"])
EXAMPLES = {"sqlite": 60, "postgresql": 15}


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

    @precondition(lambda self: self.residents)
    @rule(who=ANY, day=DAYS)
    def somebody_comes_back(self, who: int, day: int) -> None:
        self._enter(_one_of(self.residents, who), self._new_file(day), day)

    @precondition(lambda self: self.files)
    @rule(file=ANY, day=DAYS)
    def a_partner_joins(self, file: int, day: int) -> None:
        self._enter(self._new_resident(), _one_of(self.files, file), day)

    @precondition(lambda self: self._members())
    @rule(which=ANY, day=DAYS, reason=REASONS)
    def somebody_leaves(self, which: int, day: int, reason: str) -> None:
        self._end(_one_of(self._members(), which), day, reason)

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
        moving, to = _one_of(self._members(), which), _one_of(self._members(), other)
        self._goes_over(moving, self.town.facts[to].file, day)

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
        self._correct(key, Fact(_one_of(self.files, file), was.who, was.start, was.end))

    @precondition(lambda self: self.town.facts)
    @rule(which=ANY)
    def it_goes_on_after_all(self, which: int) -> None:
        key = _one_of(list(self.town.facts), which)
        was = self.town.facts[key]
        self._correct(key, Fact(was.file, was.who, was.start))

    @precondition(lambda self: self.town.facts)
    @rule(which=ANY)
    def it_never_was(self, which: int) -> None:
        key = _one_of(list(self.town.facts), which)
        record.withdraw(self.rows[key], self._at())
        self.town.says(key, None)

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

    def _correct(self, key: int, fact: Fact, **more: str) -> None:
        allowed = self.town.allows(fact, instead_of=key)
        values = {**_values(fact), **more}
        row = self._told(allowed, lambda: record.correct(self.rows[key], self._at(), **values))
        if row is not None:
            self.rows[key] = row
            self.town.says(key, fact)

    def _end(self, key: int, day: int, reason: str) -> None:
        was = self.town.facts[key]
        self._correct(key, Fact(was.file, was.who, was.start, day), end_reason=reason)

    def _goes_over(self, key: int, file: int, day: int) -> None:
        """Out of one file and into another on the same day: both or neither."""
        was = self.town.facts[key]
        out, into = Fact(was.file, was.who, was.start, day), Fact(file, was.who, day)
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
        return [key for key, fact in self.town.facts.items() if fact.who is not None]

    def _at(self) -> datetime:
        """Each registration a minute after the one before, within the day."""
        self.hour += 1
        return datetime(2022, 1, 1, 8, tzinfo=UTC) + timedelta(days=self.town.today, minutes=self.hour)

    # What has to hold.

    def compare(self) -> None:
        """As known on every day: who and which files, on every day, and what comes and goes between."""
        people, files = history.memberships(), history.spells()
        zero = number_of(date(2022, 1, 1))
        for known in range(-1, self.town.today + 2):
            facts = self.town.known_on(known)
            _closes(people.as_known_on(zero + known), "resident", [on_welfare(facts, day) for day in _days()])
            _closes(files.as_known_on(zero + known), "file", [running(facts, day) for day in _days()])
        with connection.cursor() as cursor:  # nothing is ever lost: every belief is a row
            cursor.execute("SELECT count(*) FROM register_membership WHERE superseded_at IS NULL")
            assert cursor.fetchone()[0] == len(self._members())


def _closes(rows: Any, subject: str, expected: list[set[int]]) -> None:
    """Stock by day, and stock carried on by what comes and goes, are those of the list."""
    ids = getattr(rows, subject)
    stock = len(expected[0])
    for day in _days():
        there = ids[(rows.start <= BASE + day) & (BASE + day < rows.end)]
        assert len(there) == len(set(there.tolist())), "nobody twice"
        assert set(there.tolist()) == expected[day]
        if day:
            came, went = _flows(rows, ids, BASE + day)
            assert came == expected[day] - expected[day - 1] and went == expected[day - 1] - expected[day]
            stock += len(came) - len(went)
            assert stock == len(expected[day])


def _flows(rows: Any, ids: Any, day: int) -> tuple[set[int], set[int]]:
    """Who comes and who goes: those whose row starts or ends that day, but for who goes over."""
    starting, ending = set(ids[rows.start == day].tolist()), set(ids[rows.end == day].tolist())
    return starting - ending, ending - starting


def _days() -> range:
    return range(HORIZON)


def _one_of(several: list[int], which: int) -> int:
    return several[which % len(several)]


def _kind(fact: Fact) -> type[Recorded]:
    return FileSpell if fact.who is None else Membership


def _values(fact: Fact) -> dict[str, Any]:
    end = None if fact.end == NEVER else FIRST + timedelta(days=fact.end)
    values = {"file_id": fact.file, "valid_from": FIRST + timedelta(days=fact.start), "valid_to": end}
    return {**values, "scheme": "general"} if fact.who is None else {**values, "resident_id": fact.who}


def test_stock_and_flows_close_on_every_day_as_known_on_every_other(register: Any) -> None:
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=EXAMPLES[register.vendor],
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert len(history.memberships()) == 0, "each run began with nothing"
