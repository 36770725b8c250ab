"""Guards as triggers of SQLite."""

from collections.abc import Iterator

from perspectief.register.structure import Guard, allowed_change, meet, third, tombstone

_END = "9999-12-31"  # as text, later than any day or moment


def statements(guard: Guard) -> Iterator[str]:
    """A trigger for each thing that is forbidden."""
    yield _trigger(guard, "update", "UPDATE", f"NOT ({allowed_change(guard, 'IS')})", "is not overwritten")
    gone = f"NOT {tombstone(guard, 'OLD')}" if guard.subject and guard.recorded else "1 = 1"
    yield _trigger(guard, "delete", "DELETE", gone, "is not deleted")
    taken = f"EXISTS (SELECT 1 FROM {guard.name} o WHERE o.id = NEW.id)"
    yield _trigger(guard, "replace", "INSERT", taken, "is not overwritten")
    if guard.alone:
        yield _trigger(guard, "overlap", "INSERT", _overlapping(guard), "overlaps another row")
    if guard.table == "membership":
        yield _trigger(guard, "two", "INSERT", _a_third(guard), "would be a third in a file")


def _trigger(guard: Guard, what: str, event: str, condition: str, says: str) -> str:
    return (
        f"CREATE TRIGGER {guard.name}_{what} BEFORE {event} ON {guard.name} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{guard.name}_{what}: a row {says}'); END"
    )


def _overlapping(guard: Guard) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {guard.name} o WHERE"
        f' o."{guard.alone}" = NEW."{guard.alone}" AND {meet("o", "NEW", _END)})'
    )


def _a_third(guard: Guard) -> str:
    return f"EXISTS (SELECT 1 FROM {guard.name} o, {guard.name} p WHERE {third('NEW', _END)})"
