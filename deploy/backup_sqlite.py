"""A checked copy of a register in a SQLite file, while it is in use.

    python deploy/backup_sqlite.py FOLDER BACKUPS [--keep 7]

By SQLite's own backup, so that the copy is of one moment. What was saved after the last copy is not in it:
where nothing may be lost, run the register on PostgreSQL with receive.sh.
"""

import argparse
import os
import re
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

FILE = Path("register") / "register.sqlite3"


def main() -> int:
    """Make the copy, then remove what is too old; 0 when it is whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("backups", type=Path)
    parser.add_argument("--keep", type=int, default=7)
    given = parser.parse_args()
    if not (given.folder / FILE).is_file():
        print(f"There is no register at {given.folder / FILE}.", file=sys.stderr)
        return 2
    print(backup(given.folder / FILE, given.backups, datetime.now(UTC)))
    for old in sorted(given.backups.glob("register-*.sqlite3"))[: -given.keep or None]:
        old.unlink()
    return 0


def backup(source: Path, backups: Path, at: datetime) -> Path:
    """The copy, under the moment it was begun; it takes its place only once it is whole and checked."""
    backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = backups / f"register-{at:%Y%m%dT%H%M%S%fZ}.sqlite3"
    new = made.with_suffix(".new")
    new.unlink(missing_ok=True)
    os.close(os.open(new, os.O_CREAT | os.O_WRONLY, 0o600))
    _copy(source, new)
    _onto_disk(new)
    new.replace(made)
    _onto_disk(backups)
    return made


def _copy(source: Path, new: Path) -> None:
    there = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    copy = sqlite3.connect(new)
    try:
        there.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        _teach(copy)
        found = copy.execute("PRAGMA quick_check").fetchone()[0]
    finally:
        there.close()
        copy.close()
    if found != "ok":
        raise RuntimeError(found)


def _teach(copy: sqlite3.Connection) -> None:
    """The functions of this program that the rules of the tables ask for."""
    from perspectief.register.models.folded import folded

    copy.create_function("REGEXP", 2, lambda form, text: text is not None and bool(re.search(form, text)))
    copy.create_function("perspectief_folded", 1, folded, deterministic=True)


def _onto_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


if __name__ == "__main__":
    sys.exit(main())
