"""Published files brought together in one taxonomy: ESCO, ISCO-08, BRC 2014, UWV and CompetentNL."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching.taxonomy.gathered import Concept, Gathered
from perspectief.matching.taxonomy.kinds import kind_of, language_of
from perspectief.matching.taxonomy.published import read_sheet
from perspectief.matching.taxonomy.readers import READERS, read_triples
from perspectief.matching.taxonomy.taxonomy import Group, Occupation, Skill, Taxonomy, needs_of

Told = Callable[[int, int], None]
_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Import:
    """What came of the files: the taxonomy, files that held nothing for it, links to what no file has."""

    taxonomy: Taxonomy
    unused: tuple[str, ...]
    dangling: int


def import_files(paths: Sequence[Path], name: str, told: Told = lambda done, total: None) -> Import:
    """The taxonomy that files, or folders of them, hold together; raises `Refused` with all problems."""
    files = _files(paths)
    gathered = Gathered()
    for number, path in enumerate(files):
        told(number, len(files))
        try:
            _read(path, gathered)
        except Refused as refused:
            gathered.problems += refused.problems
    told(len(files), len(files))
    if not gathered.concepts and not gathered.problems:
        gathered.problems.append(Problem("taxonomy-no-occupations", Place(paths[0].name if paths else "")))
    if gathered.problems:
        raise Refused(gathered.problems[:_MOST_PROBLEMS])
    return _assembled(gathered, name)


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files, and of a folder all that lie in it, in one order whatever the system says."""
    found: list[Path] = []
    for path in paths:
        inside = [each for end in ("*.csv", "*.csv.gz", "*.nt") for each in path.rglob(end)]
        found += sorted(inside) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _read(path: Path, gathered: Gathered) -> None:
    if path.suffix == ".nt":
        read_triples(path, gathered)
        return
    sheet = read_sheet(path)
    kind = kind_of(sheet)
    if kind == "unused":
        gathered.unused.append(path.name)
        return
    gathered.problems += sheet.problems
    language = language_of(path.name) if kind in ("occupations", "groups", "skills") else ""
    for record in sheet.records:
        problem = READERS[kind](sheet, record, language, gathered)
        if problem is not None:
            gathered.problems.append(problem)


def _assembled(gathered: Gathered, name: str) -> Import:
    skills = {uri: number for number, uri in enumerate(gathered.skills)}
    by_code = {concept.code: uri for uri, concept in gathered.concepts.items() if concept.code}
    occupations = tuple(_made(uri, each, gathered, by_code) for uri, each in gathered.concepts.items())
    rows = [
        [(skills[skill], how) for skill, how in gathered.links.get(each.id, {}).items() if skill in skills]
        for each in occupations
    ]
    known = [code for code in gathered.codes if code.occupation in gathered.concepts]
    taxonomy = Taxonomy(
        name,
        occupations,
        tuple(Skill(uri, names.get("nl", ""), names.get("en", "")) for uri, names in gathered.skills.items()),
        needs_of(rows),
        _groups(gathered),
        tuple(dict.fromkeys(known)),
    )
    linked = sum(len(row) for row in gathered.links.values()) + len(gathered.codes)
    return Import(taxonomy, tuple(gathered.unused), linked - sum(len(row) for row in rows) - len(known))


def _made(uri: str, concept: Concept, gathered: Gathered, by_code: Mapping[str, str]) -> Occupation:
    names, others = concept.names, concept.others
    first = names.get("nl", names.get("en", ""))
    more = [each for each in gathered.more_names.get(uri, ()) if each]
    return Occupation(
        id=uri,
        nl=first,
        en=names.get("en", ""),
        others_nl=_without(chain(others.get("nl", ()), more), first),
        others_en=_without(others.get("en", ()), names.get("en", "")),
        isco=concept.isco if len(concept.isco) == 4 else "",
        brc=gathered.brc_of_isco.get(concept.isco, ""),
        parent=by_code.get(concept.code.rpartition(".")[0], ""),
        about_nl=concept.about.get("nl", ""),
        about_en=concept.about.get("en", ""),
    )


def _groups(gathered: Gathered) -> tuple[Group, ...]:
    return tuple(
        Group(scheme, code, names.get("nl", names.get("en", "")), names.get("en", ""))
        for (scheme, code), names in sorted(gathered.groups.items())
    )


def _without(names: Iterable[str], first: str) -> tuple[str, ...]:
    """Each name once, the first one not again, however it is written."""
    found: dict[str, str] = {}
    for each in names:
        if each.casefold() != first.casefold():
            found.setdefault(each.casefold(), each)
    return tuple(found.values())
