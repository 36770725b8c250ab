"""Which published file a table is, told from its columns, and in which language its names are."""

import re
from typing import Literal

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching.taxonomy.published import Sheet

Kind = Literal["occupations", "groups", "skills", "links", "brc", "isco_brc", "uwv", "competentnl", "unused"]

# The first that fits counts; every column must be there.
_SIGNS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("occupations", frozenset({"conceptUri", "iscoGroup", "preferredLabel", "altLabels", "code"})),
    ("skills", frozenset({"conceptUri", "skillType", "preferredLabel"})),
    ("groups", frozenset({"conceptType", "conceptUri", "code", "preferredLabel"})),
    ("links", frozenset({"occupationUri", "relationType", "skillUri"})),
    ("isco_brc", frozenset({"ISCO2008unitgroup", "ISCO2008unitgrouplabel", "BRC2014beroepsgroep"})),
    ("brc", frozenset({"BRC Beroepsgroep niv 3", "BRC Omschrijving Beroepsgroep Niv 3"})),
    ("uwv", frozenset({"beroep_cd", "beroepnaam", "esco_uri", "relation"})),
    ("competentnl", frozenset({"competentnl_uri", "esco_uri", "relation"})),
    ("unused", frozenset({"Level 0 URI"})),
    ("unused", frozenset({"conceptType", "conceptUri"})),
)
_LANGUAGE = re.compile(r"_(nl|en)\.csv(?:\.gz)?$", re.IGNORECASE)
_ANY_LANGUAGE = re.compile(r"_([a-z]{2})\.csv(?:\.gz)?$", re.IGNORECASE)


def kind_of(sheet: Sheet) -> Kind:
    """The kind of a table; raises `Refused` with the columns found where nobody knows it."""
    found = next((kind for kind, signs in _SIGNS if signs <= set(sheet.columns)), None)
    if found is None:
        columns = ", ".join(sheet.columns)[:200]
        raise Refused([Problem("taxonomy-unknown-file", Place(sheet.file, 1, 1), found=columns)])
    return found


def language_of(file: str) -> str:
    """`nl` or `en` from the end of the name, as ESCO names its files; raises `Refused` for any other."""
    found = _LANGUAGE.search(file)
    if found is None:
        other = _ANY_LANGUAGE.search(file)
        code = "taxonomy-other-language" if other else "taxonomy-no-language"
        raise Refused([Problem(code, Place(file), found=other[1] if other else "")])
    return found[1].lower()
