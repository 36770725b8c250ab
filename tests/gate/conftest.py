"""A folder that asks for counts, and a way to publish from it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.regions import load_regions
from perspectief.gate.folder import Done, Installation, publish
from perspectief.programme.load import load
from perspectief.register.counting.columns import Columns
from perspectief.web.leaving import noted

Publish = Callable[..., Done]
PROGRAMME = """\
perspectief: 1
title: Verzonnen programma
made_up: true
municipality: {code: GM0141, name: Verzonstad, boundaries: 2022}
ambition: Niemand bestaat.
editions:
  - {id: nota, title: Nota, kind: perspectiefnota, date: 2019-06-01}
goals:
  - {id: werk, title: Werk}
"""
FILES = "id: files, measure: welfare_files, what: stock, counted: files"
PERSONS = "id: persons, measure: welfare_persons, what: stock"


def ask(folder: Path, *counts: str) -> None:
    """The programme wants these counted, and nobody adopted how."""
    lines = "".join(f"  - {{{count}, text: Zo geteld., assumption: Bedacht.}}\n" for count in counts)
    (folder / "programme.yaml").write_text(f"{PROGRAMME}counts:\n{lines}", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "register").mkdir()
    ask(tmp_path, FILES, PERSONS)
    return tmp_path


@pytest.fixture
def let_out(folder: Path) -> Publish:
    """Publish `columns` for one month, looked at from the middle of the next, or from `on`."""

    def run(columns: Columns, first: date, on: date, *, dry_run: bool = False) -> Done:
        catalogue = load_catalogue(folder)
        where = Installation(folder, load(folder), catalogue, load_regions(), noted)
        return publish(where, columns, first, on, on, dry_run=dry_run)

    return run


def decide(folder: Path, *counts: str, withdrawn_on: date | None = None) -> None:
    """The privacy officer lets totals leave exact from 2030 on."""
    until = f"\n    withdrawn_on: {withdrawn_on.isoformat()}" if withdrawn_on else ""
    (folder / "register" / "decisions.yaml").write_text(
        f"decisions:\n  - id: totals\n    counts: [{', '.join(counts)}]\n    decided_on: 2030-01-01\n"
        f"    by: functionaris\n    reason: Totalen zeggen niets van wie dan ook.{until}\n",
        encoding="utf-8",
    )
