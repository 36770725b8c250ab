"""Guards as triggers of PostgreSQL 15 or later.

Overlaps are looked for once per statement, over all rows that it adds, after locking what they belong to;
an exclusion constraint (GiST over two ranges) does the same per row and made loading three times slower.
"""

from collections.abc import Iterator

from perspectief.register.structure import Guard, allowed_change, meet, third, tombstone

_END = "infinity"
_PARENTS = {
    "resident_id": "register_resident",
    "file_id": "register_welfarefile",
    "plan_id": "register_plan",
    "establishment_id": "register_establishment",
    "vacancy_id": "register_vacancy",
    "employer_id": "register_employer",
}
# Few rows are looked up one by one. A plan that was made while a table was empty is kept for the session: it
# has to be the one by index.
_WAYS = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin")
_BY_INDEX = "".join(f" SET {way} = off" for way in _WAYS)
# Many rows are compared as a whole, by a plan made for them; when the function ends, its settings do too.
_AS_A_WHOLE = "".join(f" SET LOCAL {way} = on;" for way in _WAYS)
MANY = 10_000

PREPARE = (
    "CREATE FUNCTION register_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE EXCEPTION '%: rows are not deleted', TG_TABLE_NAME"
    " USING ERRCODE = 'integrity_constraint_violation'; END $$",
)


def statements(guard: Guard) -> Iterator[str]:
    """A trigger for each thing that is forbidden."""
    allowed = allowed_change(guard, "IS NOT DISTINCT FROM")
    yield from _of_row(guard, "update", f"NOT ({allowed})", "is not overwritten")
    gone = f"NOT {tombstone(guard, 'OLD')}" if guard.subject and guard.recorded else "true"
    yield from _of_row(guard, "delete", gone, "is not deleted")
    yield (
        f"CREATE TRIGGER {guard.name}_truncate BEFORE TRUNCATE ON {guard.name}"
        " FOR EACH STATEMENT EXECUTE FUNCTION register_refuse_truncate()"
    )
    if guard.alone:
        yield from _of_added(guard, "overlap", guard.alone, _overlapping(guard), "overlaps another row")
    if guard.table == "membership":
        a_third = f"added n, {guard.name} o, {guard.name} p WHERE {third('n', _END)}"
        # Of many rows only files that ever had three are worth comparing.
        crowd = f"SELECT file_id FROM {guard.name} GROUP BY file_id HAVING count(*) > 2"
        crowded = f" AND n.file_id IN ({crowd})"
        yield from _of_added(guard, "two", "file_id", a_third, "would be a third in a file", crowded)


def _of_row(guard: Guard, what: str, condition: str, says: str) -> Iterator[str]:
    name, row = f"{guard.name}_{what}", "OLD" if what == "delete" else "NEW"
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN {_raise(name, says)} END IF; RETURN {row}; END $$"
    )
    event = f"BEFORE {what.upper()} ON {guard.name} FOR EACH ROW"
    yield f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {name}()"


def _of_added(guard: Guard, what: str, column: str, rows: str, says: str, only: str = "") -> Iterator[str]:
    """Two transactions that add for one resident or file wait for each other, and the second one looks.

    It looks with a new snapshot, which `REPEATABLE READ` would not give, so that is refused. Who adds many
    rows in one statement locks the table against other writers: a million locks cost more than the rows.
    `only` narrows down what is compared of many, and changes nothing in what is found.
    """
    name = f"{guard.name}_{what}"
    lock_each = (
        f'PERFORM 1 FROM {_PARENTS[column]} WHERE id IN (SELECT "{column}" FROM added)'
        " ORDER BY id FOR NO KEY UPDATE;"
    )
    lock_all = f"LOCK TABLE {guard.name} IN SHARE ROW EXCLUSIVE MODE;"
    # Counted, for with EXISTS the planner hopes to meet a first row soon, and joins row by row.
    found = f"EXECUTE $q$ SELECT count(*) > 0 FROM {rows}{only} $q$ INTO found;"
    level = "current_setting('transaction_isolation') = 'repeatable read'"
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql{_BY_INDEX} AS $$"
        f" DECLARE found boolean; BEGIN"
        f" IF {level} THEN {_raise(name, 'cannot be judged in repeatable read')} END IF;"
        f" IF (SELECT count(*) FROM (SELECT FROM added LIMIT {MANY}) few) < {MANY}"
        f" THEN {lock_each} found := EXISTS (SELECT FROM {rows});"
        f" ELSE {lock_all}{_AS_A_WHOLE} {found} END IF;"
        f" IF found THEN {_raise(name, says)} END IF; RETURN NULL; END $$"
    )
    event = f"AFTER INSERT ON {guard.name} REFERENCING NEW TABLE AS added FOR EACH STATEMENT"
    yield f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {name}()"


def _raise(name: str, says: str) -> str:
    return f"RAISE EXCEPTION '{name}: a row {says}' USING ERRCODE = 'integrity_constraint_violation';"


def _overlapping(guard: Guard) -> str:
    return (
        f'added n JOIN {guard.name} o ON o."{guard.alone}" = n."{guard.alone}"'
        f" AND o.id <> n.id WHERE {meet('o', 'n', _END)}"
    )
