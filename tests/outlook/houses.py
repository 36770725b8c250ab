"""A copy of Almelo's folder that a test may change, and what is said from it."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from perspectief.account import open_house
from perspectief.cli.outlooks import knowledge_of
from perspectief.outlook.record import say
from perspectief.outlook.said import Said, SaidChance, SaidOutlook

ALMELO = Path(__file__).parents[2] / "examples" / "almelo"
MADE_ON = date(2026, 3, 1)
Saying = Callable[[date], Said]


def copied(folder: Path) -> Path:
    """Almelo's folder without what is built from it."""
    left_out = shutil.ignore_patterns("site*", "outlooks", ".cache")
    return Path(shutil.copytree(ALMELO, folder / "house", ignore=left_out))


def add_figures(folder: Path, *rows: dict[str, str]) -> None:
    """Add figures of files on welfare, exact and released, to a folder."""
    file = folder / "figures" / "welfare.csv"
    columns = file.read_text(encoding="utf-8").splitlines()[0].split(",")
    with file.open("a", encoding="utf-8") as stream:
        for row in rows:
            fields = {**SOUND, "start": row["end"], "low": row["value"], "high": row["value"]}
            fields = {**fields, "as_published": row["value"], **row}
            stream.write(",".join(fields.get(column, "") for column in columns) + "\n")


SOUND = {
    "measure": "welfare_files",
    "region": "GM0141",
    "kind": "stock",
    "unit": "count",
    "counted": "dossiers",
    "status": "A",
    "origin": "published",
    "published_precision": "day",
    "release": "released",
    "source": "Made up for a test",
}


def sayings(folder: Path) -> Saying:
    """What is said from a folder, by day."""
    house = open_house(folder)
    return lambda day: say(knowledge_of(house, day), MADE_ON)


def of(said: Said, indicator: str) -> SaidOutlook:
    """The outlook of an indicator."""
    return next(each for each in said.outlooks if each.indicator == indicator)


def chance(said: Said, target: str) -> SaidChance:
    """What is said of a target."""
    return next(each for outlook in said.outlooks for each in outlook.chances if each.target == target)
