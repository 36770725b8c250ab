"""Guards as exclusion constraints and triggers of PostgreSQL 15 or later."""

from collections.abc import Iterator

from perspectief.register.structure import Guard, allowed_change, tombstone


def statements(guard: Guard) -> Iterator[str]:
    """A constraint or trigger for each thing that is forbidden."""
    allowed = allowed_change(guard, "IS NOT DISTINCT FROM")
    yield from _trigger(guard, "update", "UPDATE", f"NOT ({allowed})", "is not overwritten")
    gone = f"NOT {tombstone(guard, 'OLD')}" if guard.subject and guard.recorded else "true"
    yield from _trigger(guard, "delete", "DELETE", gone, "is not deleted")
    yield _truncate(guard)
    if guard.alone:
        yield (
            f"ALTER TABLE {guard.name} ADD CONSTRAINT {guard.name}_overlap EXCLUDE USING gist"
            f' ("{guard.alone}" WITH =, daterange(valid_from, valid_to) WITH &&,'
            " tstzrange(recorded_at, superseded_at) WITH &&)"
        )
    if guard.table == "membership":
        # Two transactions that each add a second member wait for each other on the file.
        lock = "PERFORM 1 FROM register_welfarefile f WHERE f.id = NEW.file_id FOR NO KEY UPDATE;"
        yield from _trigger(guard, "two", "INSERT", _third(guard), "would be a third in a file", lock)


def _trigger(
    guard: Guard, what: str, event: str, condition: str, says: str, before: str = ""
) -> Iterator[str]:
    name, row = f"{guard.name}_{what}", "OLD" if event == "DELETE" else "NEW"
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {before}"
        f" IF {condition} THEN RAISE EXCEPTION '{name}: a row {says}'"
        f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$"
    )
    yield (f"CREATE TRIGGER {name} BEFORE {event} ON {guard.name} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _truncate(guard: Guard) -> str:
    return (
        f"CREATE TRIGGER {guard.name}_truncate BEFORE TRUNCATE ON {guard.name}"
        " FOR EACH STATEMENT EXECUTE FUNCTION register_refuse_truncate()"
    )


PREPARE = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    "CREATE FUNCTION register_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE EXCEPTION '%: rows are not deleted', TG_TABLE_NAME"
    " USING ERRCODE = 'integrity_constraint_violation'; END $$",
)


def _third(guard: Guard) -> str:
    # Boxes that meet two by two have a point in common, so three pairs are a day with three members.
    return (
        f"EXISTS (SELECT 1 FROM {guard.name} o JOIN {guard.name} p ON p.file_id = o.file_id AND p.id > o.id"
        f" WHERE o.file_id = NEW.file_id AND {_meet('o', 'NEW')}"
        f" AND {_meet('p', 'NEW')} AND {_meet('o', 'p')})"
    )


def _meet(one: str, other: str) -> str:
    valid, known = "daterange({0}.valid_from, {0}.valid_to)", "tstzrange({0}.recorded_at, {0}.superseded_at)"
    return " AND ".join(f"{of.format(one)} && {of.format(other)}" for of in (valid, known))
