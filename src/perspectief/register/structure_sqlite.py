"""Guards as triggers of SQLite."""

from collections.abc import Iterator

from perspectief.register.structure import Guard, allowed_change, tombstone

_END = "9999-12-31"


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
        yield _trigger(guard, "two", "INSERT", _third(guard), "would be a third in a file")


def _trigger(guard: Guard, what: str, event: str, condition: str, says: str) -> str:
    return (
        f"CREATE TRIGGER {guard.name}_{what} BEFORE {event} ON {guard.name} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{guard.name}_{what}: a row {says}'); END"
    )


def _overlapping(guard: Guard) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {guard.name} o WHERE"
        f' o."{guard.alone}" = NEW."{guard.alone}" AND {_meet("o", "NEW")})'
    )


def _third(guard: Guard) -> str:
    # Boxes that meet two by two have a point in common, so three pairs are a day with three members.
    return (
        f"EXISTS (SELECT 1 FROM {guard.name} o JOIN {guard.name} p ON p.file_id = o.file_id AND p.id > o.id"
        f" WHERE o.file_id = NEW.file_id AND {_meet('o', 'NEW')}"
        f" AND {_meet('p', 'NEW')} AND {_meet('o', 'p')})"
    )


def _meet(one: str, other: str) -> str:
    """Whether two rows hold on a common day as known at a common moment; half-open, null is for ever."""
    return (
        f"{one}.valid_from < coalesce({other}.valid_to, '{_END}')"
        f" AND {other}.valid_from < coalesce({one}.valid_to, '{_END}')"
        f" AND {one}.recorded_at < coalesce({other}.superseded_at, '{_END}')"
        f" AND {other}.recorded_at < coalesce({one}.superseded_at, '{_END}')"
        f" AND {_ever_known(one)} AND {_ever_known(other)}"
    )


def _ever_known(row: str) -> str:
    return f"({row}.superseded_at IS NULL OR {row}.superseded_at > {row}.recorded_at)"
