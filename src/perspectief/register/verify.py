"""Whether every rule that the models ask for is in the database, as this program makes it, and on."""

import re
from collections.abc import Iterator

from django.db import connection, transaction

from perspectief.ground.problem import Place, Problem
from perspectief.register.guards import guarded_tables, wanted
from perspectief.register.structure import Guard, prepare, remade, statements
from perspectief.register.trail import guards

_APPS = ("register", "staff", "trail", "desk")


def structure_problems() -> tuple[Problem, ...]:
    """What is missing (`register-rule-missing`) or another (`register-rule-other`) in the open register."""
    of_trail = (_problem("register-rule-missing", name) for name in guards.missing())
    return (*_guards(), *_checks(), *of_trail)


def mend() -> int:
    """Make the guards anew that are missing or other, and give of how many tables; rows are not looked at."""
    found, vendor = _found(), connection.vendor
    harmed = [
        guard for guard in wanted() if any(found.get(rule) != text for rule, text in _rules(guard).items())
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        for guard in harmed:
            for sql in remade(guard, vendor):
                cursor.execute(sql)
    return len(harmed)


def _guards() -> Iterator[Problem]:
    found = _found()
    for guard in (None, *wanted()):
        for rule, text in _rules(guard).items():
            if rule not in found:
                yield _problem("register-rule-missing", rule)
            elif found[rule] != text:
                yield _problem("register-rule-other", rule)


def _rules(guard: Guard | None) -> dict[str, str]:
    """The rules of a guard (of no table: those that all share) by name, as the database gives them back."""
    vendor = connection.vendor
    made = prepare(vendor) if guard is None else statements(guard, vendor)
    rules = {}
    for sql in made:
        named = re.match(r"CREATE (TRIGGER|FUNCTION) (\w+)", sql)
        if named and vendor == "sqlite":
            rules[named[2]] = sql
        elif named and named[1] == "FUNCTION":
            rules[f"{named[2]}()"] = sql.split("$$")[1]
        elif named:
            rules[named[2]] = _event(sql)
    return rules


def _event(sql: str) -> str:
    """What PostgreSQL tells of a trigger that is on: all that stands behind its name."""
    return sql.split(" ", 3)[3]


def _found() -> dict[str, str]:
    if connection.vendor == "sqlite":
        return dict(_asked("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    functions = _asked(
        "SELECT proname || '()', prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = current_schema() AND proname ~ '^(register|staff)_'"
    )
    triggers = _asked(
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgenabled = 'O' AND NOT tgisinternal"
    )
    return dict(functions) | {name: _event(re.sub(r" ON \w+\.", " ON ", text)) for name, text in triggers}


def _asked(question: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [(name, text) for name, text in cursor.fetchall()]


def _checks() -> Iterator[Problem]:
    """The checks of codes, days and forms that Django makes."""
    with connection.cursor() as cursor:
        for table in guarded_tables():
            found = connection.introspection.get_constraints(cursor, table._meta.db_table)
            for rule in table._meta.constraints:
                if rule.name not in found:
                    yield _problem("register-rule-missing", rule.name)


def _problem(code: str, rule: str) -> Problem:
    return Problem(code, Place(connection.vendor), details={"rule": rule})
