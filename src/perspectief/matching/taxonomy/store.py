"""A taxonomy in a file of our own: JSON in gzip, the same bytes for the same taxonomy."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any, cast

import numpy as np

from perspectief.ground.files import read_bytes, write_atomically
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching.taxonomy.taxonomy import Code, Group, Needs, Occupation, Skill, Taxonomy

FORMAT = "perspectief-taxonomy-1"
LIMIT_BYTES = 200_000_000


def write_taxonomy(path: Path, taxonomy: Taxonomy) -> None:
    """Write the file whole or not at all; raises `Refused` where that cannot be."""
    write_atomically(path, to_bytes(taxonomy))


def read_taxonomy(path: Path) -> Taxonomy:
    """The taxonomy in a file that `write_taxonomy` wrote; raises `Refused` for any other."""
    data = read_bytes(path, root=path.parent, limit_bytes=LIMIT_BYTES)
    try:
        return _from_plain(json.loads(gzip.decompress(data)))
    except (ValueError, TypeError, KeyError, IndexError, OSError, EOFError) as error:
        raise Refused([Problem("taxonomy-not-ours", Place(path.name))]) from error


def to_bytes(taxonomy: Taxonomy) -> bytes:
    """The bytes of the file."""
    needs = taxonomy.needs
    plain = {
        "format": FORMAT,
        "name": taxonomy.name,
        "occupations": [astuple(each) for each in taxonomy.occupations],
        "skills": [astuple(each) for each in taxonomy.skills],
        "groups": [astuple(each) for each in taxonomy.groups],
        "codes": [astuple(each) for each in taxonomy.codes],
        "near": taxonomy.near,
        "starts": needs.starts.tolist(),
        "links": needs.skills.tolist(),
        "essential": needs.essential.astype(int).tolist(),
    }
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)


def _from_plain(plain: Mapping[str, Any]) -> Taxonomy:
    if plain["format"] != FORMAT:
        raise ValueError(plain["format"])
    return Taxonomy(
        str(plain["name"]),
        tuple(_occupation(each) for each in plain["occupations"]),
        tuple(Skill(*each) for each in plain["skills"]),
        _needs(plain, len(plain["occupations"]), len(plain["skills"])),
        tuple(Group(*each) for each in plain["groups"]),
        tuple(Code(*each) for each in plain["codes"]),
        tuple((str(one), str(other), float(value)) for one, other, value in plain["near"]),
    )


def _occupation(fields: list[Any]) -> Occupation:
    return Occupation(*(tuple(each) if isinstance(each, list) else cast("str", each) for each in fields))  # type: ignore[arg-type]  # in the order in which they were written


def _needs(plain: Mapping[str, Any], occupations: int, skills: int) -> Needs:
    starts = np.array(plain["starts"], dtype=np.int32)
    links = np.array(plain["links"], dtype=np.int32)
    essential = np.array(plain["essential"], dtype=np.bool_)
    sound = len(starts) == occupations + 1 and starts[0] == 0 and starts[-1] == len(links) == len(essential)
    if not sound or np.any(np.diff(starts) < 0) or np.any((links < 0) | (links >= skills)):
        raise ValueError("links")
    return Needs(starts, links, essential)
