"""A run in a process of its own that tells each part as it begins: `killed_runs.py WHAT FOLDER [URL]`."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from perspectief.cli.register_publish import publish_counts
from perspectief.gate import folder as gate_folder
from perspectief.ground import files
from perspectief.register import retain as retaining
from perspectief.register.codes import Subject
from perspectief.register.database import open_register
from perspectief.register.retention import Retention, Term

SINCE, ON = "2022-03", date(2022, 6, 20)
ENDED = date(2030, 6, 1)


def tell(part: str) -> None:
    """A line for each part."""
    sys.stdout.write(f"{part}\n")
    sys.stdout.flush()


def told(home: Any, name: str) -> None:
    """Have a function tell that it is called, and that it is done."""
    real: Callable[..., Any] = getattr(home, name)

    def telling(*given: Any, **more: Any) -> Any:
        tell(f"{name}")
        done = real(*given, **more)
        tell(f"{name} done")
        return done

    setattr(home, name, telling)


def publish(folder: Path) -> None:
    """All counts of three months; the log and the figures are each written in two steps."""
    for home, name in ((gate_folder, "write_ledger"), (gate_folder, "write_added"), (files, "_write_all")):
        told(home, name)
    publish_counts(folder, None, SINCE, ON, dry_run=False)


def retain(folder: Path) -> None:
    """Everybody who left five years ago goes."""
    for name in ("erase_resident", "sweep"):
        told(retaining, name)
    open_register(folder)
    terms = {Subject.RESIDENT: Term(months=60, law="archives", source="a list")}
    retaining.retain(
        Retention(ENDED, "an office", terms), datetime(2030, 6, 1, 3, tzinfo=UTC), ENDED, dry_run=False
    )


if __name__ == "__main__":
    if len(sys.argv) > 3:
        os.environ["PERSPECTIEF_REGISTER_URL"] = sys.argv[3]
    tell("begun")
    {"publish": publish, "retain": retain}[sys.argv[1]](Path(sys.argv[2]))
    tell("done")
