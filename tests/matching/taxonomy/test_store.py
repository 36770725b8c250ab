"""A taxonomy goes into a file of our own and comes out as it was."""

import gzip
import json
from pathlib import Path

import pytest

from perspectief.ground.problem import Refused
from perspectief.matching.taxonomy.gather import import_files
from perspectief.matching.taxonomy.shipped import shipped_taxonomy
from perspectief.matching.taxonomy.store import FORMAT, read_taxonomy, to_bytes, write_taxonomy
from perspectief.matching.taxonomy.taxonomy import Taxonomy
from tests.matching.taxonomy.esco import write_all


@pytest.fixture(params=["shipped", "imported"])
def taxonomy(request: pytest.FixtureRequest, tmp_path: Path) -> Taxonomy:
    if request.param == "shipped":
        return shipped_taxonomy()
    return import_files([write_all(tmp_path)], "made up").taxonomy


def test_what_is_written_comes_back(taxonomy: Taxonomy, tmp_path: Path) -> None:
    write_taxonomy(tmp_path / "t.json.gz", taxonomy)
    found = read_taxonomy(tmp_path / "t.json.gz")
    assert found.occupations == taxonomy.occupations
    assert (found.skills, found.groups, found.codes) == (taxonomy.skills, taxonomy.groups, taxonomy.codes)
    assert found.needs.starts.tolist() == taxonomy.needs.starts.tolist()
    assert found.needs.essential.tolist() == taxonomy.needs.essential.tolist()
    assert to_bytes(found) == to_bytes(taxonomy)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no gzip",
        gzip.compress(b"[]"),
        gzip.compress(b"{"),
        gzip.compress(json.dumps({"format": "perspectief-taxonomy-0"}).encode()),
        gzip.compress(json.dumps({"format": FORMAT, "name": "x"}).encode()),
    ],
    ids=["empty", "not packed", "a list", "half", "another format", "too little"],  # packing tells the time
)
def test_any_other_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.json.gz"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_taxonomy(path)
    assert [each.code for each in refused.value.problems] == ["taxonomy-not-ours"]


def test_links_to_skills_that_are_not_there_are_refused(tmp_path: Path) -> None:
    plain = json.loads(gzip.decompress(to_bytes(shipped_taxonomy())))
    plain["links"][0] = len(plain["skills"])
    (tmp_path / "t.json.gz").write_bytes(gzip.compress(json.dumps(plain).encode()))
    with pytest.raises(Refused):
        read_taxonomy(tmp_path / "t.json.gz")


def test_a_half_file_is_refused(tmp_path: Path) -> None:
    data = to_bytes(shipped_taxonomy())
    (tmp_path / "t.json.gz").write_bytes(data[: len(data) // 2])
    with pytest.raises(Refused):
        read_taxonomy(tmp_path / "t.json.gz")
