"""What a tombstone forbids from then on: new rows of whom it stands for, on both databases.

Of a resident or a file that was erased nothing is added but an earlier end of a row that was there, without
content: a month that no longer knows somebody ends what ran, and counts close. Of an establishment that was
erased only its content (the name) stays away: its number is public, and jobs are counted by it.
"""

from collections.abc import Iterator

from perspectief.register.codes import Subject
from perspectief.register.structure import Guard, quoted, tombstone

_STONES = "register_tombstone"
# What an earlier end may tell otherwise than the row that it takes the place of.
_OF_AN_END = {"id", "valid_to", "end_reason", "recorded_at", "imported_id"}
_SAYS = "is of who was erased"


def guards(guard: Guard) -> bool:
    """Whether rows of this table speak of somebody who can be erased."""
    stays = guard.subject and guard.subject[0] == Subject.ESTABLISHMENT and not guard.erasable
    return guard.subject is not None and guard.subject[1] != "id" and not stays


def of_sqlite(guard: Guard) -> Iterator[str]:
    """A trigger that looks at each row."""
    if guards(guard):
        yield (
            f"CREATE TRIGGER {guard.name}_erased BEFORE INSERT ON {guard.name}"
            f" WHEN {tombstone(guard, 'NEW')} AND NOT ({_allowed(guard, 'NEW', 'IS', '9999-12-31')})"
            f" BEGIN SELECT RAISE(ABORT, '{guard.name}_erased: a row {_SAYS}'); END"
        )


def of_postgres(guard: Guard) -> Iterator[str]:
    """A look at all rows that a statement adds; who erases and who adds wait for each other.

    Both lock the table of tombstones: who erases against all, who adds against who erases. So the look sees
    every tombstone that is there, if it takes a new snapshot; `REPEATABLE READ` does not, and is refused.
    """
    if guard.name == _STONES:
        yield from _waiting()
    if not guards(guard):
        return
    name, (kind, column) = f"{guard.name}_erased", guard.subject or ("", "id")
    stands = f"t.subject = '{kind}' AND t.subject_id = n.{quoted(column)}"
    allowed = _allowed(guard, "n", "IS NOT DISTINCT FROM", "infinity")
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" LOCK TABLE {_STONES} IN ROW SHARE MODE;"
        f" IF current_setting('transaction_isolation') = 'repeatable read'"
        f" THEN {_raise(name, 'cannot be judged in repeatable read')} END IF;"
        f" IF EXISTS (SELECT 1 FROM {_STONES} t WHERE t.subject = '{kind}')"
        f" AND EXISTS (SELECT 1 FROM {_STONES} t JOIN added n ON {stands} WHERE NOT ({allowed}))"
        f" THEN {_raise(name, _SAYS)} END IF; RETURN NULL; END $$"
    )
    event = f"AFTER INSERT ON {guard.name} REFERENCING NEW TABLE AS added FOR EACH STATEMENT"
    yield f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {name}()"


def _waiting() -> Iterator[str]:
    name = f"{_STONES}_wait"
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" LOCK TABLE {_STONES} IN EXCLUSIVE MODE; RETURN NULL; END $$"
    )
    event = f"BEFORE INSERT ON {_STONES} FOR EACH STATEMENT"
    yield f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {name}()"


def _allowed(guard: Guard, new: str, same: str, end: str) -> str:
    empty = [f"{new}.{quoted(name)} {same} {_nothing(is_text)}" for name, is_text in guard.erasable]
    if guard.subject and guard.subject[0] == Subject.ESTABLISHMENT:
        return " AND ".join(empty)
    if not guard.recorded:
        return "1 = 0"
    alike = [
        f"o.{quoted(name)} {same} {new}.{quoted(name)}" for name in guard.fixed if name not in _OF_AN_END
    ]
    earlier = (
        f"EXISTS (SELECT 1 FROM {guard.name} o WHERE {' AND '.join(alike)} AND o.id <> {new}.id"
        f" AND o.superseded_at = {new}.recorded_at AND {new}.valid_to <= coalesce(o.valid_to, '{end}'))"
    )
    return " AND ".join([*empty, earlier])


def _nothing(is_text: bool) -> str:
    return "''" if is_text else "NULL"


def _raise(name: str, says: str) -> str:
    return f"RAISE EXCEPTION '{name}: a row {says}' USING ERRCODE = 'integrity_constraint_violation';"
