"""The small taxonomy that ships: occupations that matter in North-West Twente, in words of our own.

Names, skills and nearness are written for this project; the ISCO-08 unit group (ILO) and the BRC 2014 group
(CBS/ROA, CC BY 4.0) of each are facts from their published lists.
"""

import csv
from functools import lru_cache
from importlib.resources import files

from perspectief.matching.taxonomy.taxonomy import Code, Occupation, Skill, Taxonomy, needs_of

NAME = "demo"


@lru_cache(maxsize=1)
def shipped_taxonomy() -> Taxonomy:
    """The taxonomy; an occupation's id is its code in the scheme `own`."""
    skills = tuple(Skill(row["id"], row["nl"], row["en"]) for row in _rows("skills.csv"))
    numbers = {skill.id: number for number, skill in enumerate(skills)}
    rows = _rows("occupations.csv")
    occupations = tuple(_occupation(row) for row in rows)
    return Taxonomy(
        NAME,
        occupations,
        skills,
        needs_of([(numbers[skill], True) for skill in _several(row["skills"])] for row in rows),
        codes=tuple(Code("own", each.id, each.id) for each in occupations),
        near=tuple(pair for row in rows for pair in _near(row)),
    )


def _occupation(row: dict[str, str]) -> Occupation:
    return Occupation(
        id=row["id"],
        nl=row["nl"],
        en=row["en"],
        others_nl=_several(row["others_nl"]),
        others_en=_several(row["others_en"]),
        isco=row["isco"],
        brc=row["brc"],
    )


def _near(row: dict[str, str]) -> list[tuple[str, str, float]]:
    pairs = (each.partition(":") for each in _several(row["near"]))
    return [(row["id"], other, float(value)) for other, _, value in pairs]


def _rows(name: str) -> list[dict[str, str]]:
    text = files("perspectief.matching.taxonomy").joinpath("demo", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _several(text: str) -> tuple[str, ...]:
    return tuple(each for each in text.split("|") if each)
