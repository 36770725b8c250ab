"""What a row of each kind of published file adds; a row that cannot be used gives the problem instead."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching.taxonomy.gathered import Concept, Gathered, one_line, several
from perspectief.matching.taxonomy.kinds import Kind
from perspectief.matching.taxonomy.published import Record, Sheet, text_of
from perspectief.matching.taxonomy.taxonomy import Code, Relation, Scheme

_ISCO = re.compile(r"[0-9]{1,4}")
_ESSENTIAL = {"essential": True, "optional": False}
_RELATIONS: dict[str, Relation] = {
    "exactmatch": "exact", "closematch": "close", "narrowmatch": "narrow", "broadmatch": "broad",
}  # fmt: skip
_SAME: tuple[Relation, ...] = ("exact", "close")
_TRIPLE = re.compile(
    r"<(?P<one>[^<>\s]+)>\s+<http://www\.w3\.org/2004/02/skos/core#(?P<how>[a-z]+Match)>\s+<(?P<other>[^<>\s]+)>\s*\."
)
_OF_ESCO, _OF_COMPETENTNL = "http://data.europa.eu/esco/", "competentnl"


def _occupation(sheet: Sheet, record: Record, language: str, gathered: Gathered) -> Problem | None:
    uri, isco = record.get("conceptUri"), record.get("iscoGroup").removeprefix("C")
    concept = gathered.concepts.setdefault(uri, Concept())
    if not uri or not record.get("preferredLabel"):
        return sheet.problem("taxonomy-field-empty", record, "preferredLabel" if uri else "conceptUri")
    if language in concept.names:  # ESCO lists a few under two groups: the first counts
        same = concept.names[language] == one_line(record.get("preferredLabel"))
        return None if same else sheet.problem("taxonomy-twice", record, "conceptUri")
    if not _ISCO.fullmatch(isco):
        return sheet.problem("taxonomy-bad-isco", record, "iscoGroup")
    concept.names[language] = one_line(record.get("preferredLabel"))
    concept.others[language] = several(record.get("altLabels"))
    concept.about[language] = one_line(record.get("description"))
    concept.isco, concept.code = isco, record.get("code")
    return None


def _group(sheet: Sheet, record: Record, language: str, gathered: Gathered) -> Problem | None:
    if record.get("conceptType") != "ISCOGroup":
        return None
    code = record.get("code").removeprefix("C")
    if not _ISCO.fullmatch(code):
        return sheet.problem("taxonomy-bad-isco", record, "code")
    gathered.groups.setdefault(("isco08", code), {})[language] = one_line(record.get("preferredLabel"))
    return None


def _skill(sheet: Sheet, record: Record, language: str, gathered: Gathered) -> Problem | None:
    uri = record.get("conceptUri")
    if not uri or not record.get("preferredLabel"):
        return sheet.problem("taxonomy-field-empty", record, "preferredLabel" if uri else "conceptUri")
    gathered.skills.setdefault(uri, {})[language] = one_line(record.get("preferredLabel"))
    return None


def _link(sheet: Sheet, record: Record, language: str, gathered: Gathered) -> Problem | None:
    how = _ESSENTIAL.get(record.get("relationType"))
    if how is None:
        return sheet.problem("taxonomy-bad-link", record, "relationType")
    links = gathered.links.setdefault(record.get("occupationUri"), {})
    links[record.get("skillUri")] = how or links.get(record.get("skillUri"), False)
    return None


def _isco_brc(sheet: Sheet, record: Record, language: str, gathered: Gathered) -> Problem | None:
    isco, brc = record.get("ISCO2008unitgroup"), record.get("BRC2014beroepsgroep")
    if not _ISCO.fullmatch(isco):
        return sheet.problem("taxonomy-bad-isco", record, "ISCO2008unitgroup")
    gathered.brc_of_isco[isco] = brc
    gathered.groups.setdefault(("isco08", isco), {}).setdefault("nl", record.get("ISCO2008unitgrouplabel"))
    for level in ("beroepsgroep", "beroepssegment", "beroepsklasse"):
        _brc_group(gathered, record.get(f"BRC2014{level}"), record.get(f"BRC2014{level}_label"))
    return None


def _brc(sheet: Sheet, record: Record, language: str, gathered: Gathered) -> Problem | None:
    for level in ("1", "2", "3"):
        code = record.get(f"BRC Beroepsgroep niv {level}")
        if not code.isdigit():
            return sheet.problem("taxonomy-bad-brc", record, f"BRC Beroepsgroep niv {level}")
        # In this file the codes lack the nought that they begin with in others ("634" is "0634").
        padded = code.zfill(int(level) + 1)
        _brc_group(gathered, padded, record.get(f"BRC Omschrijving Beroepsgroep Niv {level}"))
    return None


def _brc_group(gathered: Gathered, code: str, name: str) -> None:
    if code and name:
        gathered.groups.setdefault(("brc2014", code), {}).setdefault("nl", name)


def _uwv(sheet: Sheet, record: Record, language: str, gathered: Gathered) -> Problem | None:
    found = _mapping(sheet, record, gathered, "uwv", record.get("beroep_cd"))
    if isinstance(found, Problem):
        return found
    if found.relation in _SAME:
        gathered.more_names.setdefault(found.occupation, []).append(one_line(record.get("beroepnaam")))
    return None


def _competentnl(sheet: Sheet, record: Record, language: str, gathered: Gathered) -> Problem | None:
    found = _mapping(sheet, record, gathered, "competentnl", record.get("competentnl_uri"))
    return found if isinstance(found, Problem) else None


def _mapping(sheet: Sheet, record: Record, gathered: Gathered, scheme: Scheme, code: str) -> Code | Problem:
    relation = _RELATIONS.get(record.get("relation").lower().removeprefix("skos:").rpartition("#")[2])
    if relation is None:
        return sheet.problem("taxonomy-bad-relation", record, "relation")
    if not code or not record.get("esco_uri"):
        return sheet.problem("taxonomy-field-empty", record, "esco_uri" if code else sheet.columns[0])
    gathered.codes.append(Code(scheme, code, record.get("esco_uri"), relation))
    return gathered.codes[-1]


_Reader = Callable[[Sheet, Record, str, Gathered], Problem | None]
READERS: Mapping[Kind, _Reader] = {
    "occupations": _occupation,
    "groups": _group,
    "skills": _skill,
    "links": _link,
    "isco_brc": _isco_brc,
    "brc": _brc,
    "uwv": _uwv,
    "competentnl": _competentnl,
}


def read_triples(path: Path, gathered: Gathered) -> None:
    """Matches of CompetentNL with ESCO from N-Triples (W3C); other statements are passed over."""
    before = len(gathered.codes)
    for line in text_of(path).split("\n"):
        found = _TRIPLE.match(line.strip())
        relation = _RELATIONS.get(found["how"].lower()) if found else None
        if found and relation and _OF_COMPETENTNL in found["one"] and found["other"].startswith(_OF_ESCO):
            gathered.codes.append(Code("competentnl", found["one"], found["other"], relation))
    if len(gathered.codes) == before:
        raise Refused([Problem("taxonomy-no-matches", Place(path.name, 1, 1))])
