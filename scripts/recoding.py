"""Write docs/recoding.md: every municipality of 2026 that is not what it was in 2015, and what went into it.

python scripts/recoding.py [--check]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from perspectief.facts.boundaries.changes import municipalities_in
from perspectief.facts.boundaries.recode import Part, Step, recode
from perspectief.facts.regions import load_regions

FILE = Path(__file__).resolve().parent.parent / "docs" / "recoding.md"
FIRST, LAST = 2015, 2026
_HEAD = f"""# Municipalities of {FIRST} in those of {LAST}

Made by `scripts/recoding.py` from the changes that ship with the package; [regions](regions.md) says how they
are followed. A share other than the whole is apportioned by inhabitants, **an assumption**. A municipality of
{LAST} that is not in the list has the boundaries of {FIRST}, but for borders that moved with few inhabitants.

| code | municipality | what went into it |
| --- | --- | --- |
"""


def page() -> str:
    """The page as it should be."""
    steps = recode(dict.fromkeys(municipalities_in(FIRST), 1.0), FIRST, LAST).steps
    rows = [f"| {step.region} | {_name(step.region)} | {_parts(step)} |\n" for step in steps]
    return _HEAD + "".join(rows) + f"\n{len(steps)} municipalities of {LAST}.\n"


def _name(code: str) -> str:
    record = load_regions().find(code)
    return record.name.nl if record and record.name else code


def _parts(step: Step) -> str:
    return ", ".join(_said(step.parts))


def _said(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in sorted(parts, key=lambda part: -part.share):
        share = "" if part.share == 1 else f": {part.share:.1%}"
        yield f"{_name(part.region)} ({part.region}{share})"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(FILE.read_text(encoding="utf-8") != page() and "docs/recoding.md is not up to date.")
    FILE.write_text(page(), encoding="utf-8")
    print("docs/recoding.md")
