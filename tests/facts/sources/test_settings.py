"""`sources.yaml`: what is built in, what a folder adds, and files that are wrong."""

from pathlib import Path

import pytest

from perspectief.facts.regions import Regions
from perspectief.facts.sources.settings import BUILT_IN, load_sources, make_source
from perspectief.facts.sources.tabular import Tabular
from perspectief.ground.problem import Refused
from tests.facts.sources.conftest import MakeWeb


def _codes(folder: Path, text: str) -> list[tuple[str, str]]:
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_sources(folder)
    assert all(each.place.file == "sources.yaml" and each.place.line > 0 for each in refused.value.problems)
    return [(each.code, each.found) for each in refused.value.problems]


def test_a_folder_without_settings_has_what_is_built_in(tmp_path: Path) -> None:
    assert set(load_sources(tmp_path).entries) == {entry.id for entry in BUILT_IN}


def test_a_folder_gives_a_place_to_a_built_in_source(
    tmp_path: Path, make_web: MakeWeb, regions: Regions
) -> None:
    text = "sources:\n  - {id: uwv, url: https://example.org/spanning.csv}\n"
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")
    entry = load_sources(tmp_path).entries["uwv"]
    assert entry.url and entry.layout and entry.layout.region == "Regio" and entry.name
    source = make_source(load_sources(tmp_path), "uwv", make_web(), tmp_path, regions)
    assert isinstance(source, Tabular)


@pytest.mark.parametrize("id_", [entry.id for entry in BUILT_IN])
def test_a_built_in_source_is_made_or_says_what_it_lacks(
    id_: str, tmp_path: Path, make_web: MakeWeb, regions: Regions
) -> None:
    if next(entry for entry in BUILT_IN if entry.id == id_).url:
        assert make_source(load_sources(tmp_path), id_, make_web(), tmp_path, regions).name == id_
        return
    with pytest.raises(Refused) as refused:
        make_source(load_sources(tmp_path), id_, make_web(), tmp_path, regions)
    assert [each.code for each in refused.value.problems] == ["source-without-place"]


def test_a_source_that_nobody_described(tmp_path: Path, make_web: MakeWeb, regions: Regions) -> None:
    with pytest.raises(Refused) as refused:
        make_source(load_sources(tmp_path), "uvw", make_web(), tmp_path, regions)
    (problem,) = refused.value.problems
    assert (problem.code, problem.suggestion) == ("unknown-source", "uwv")


ENTRY = "sources:\n  - id: own\n    kind: table\n    file: t.csv\n"
BROKEN = {
    "empty": ("", None),
    "a-list": ("- x\n", None),
    "no-sources": ("source: []\n", "unknown-key"),
    "none-in-it": ("sources: []\n", None),
    "no-id": ("sources:\n  - kind: table\n", "missing-key"),
    "bad-id": ("sources:\n  - {id: My Source, kind: table}\n", None),
    "unknown-kind": ("sources:\n  - {id: own, kind: tabel}\n", "not-one-of"),
    "no-kind": ("sources:\n  - {id: own, file: t.csv}\n", "source-without-kind"),
    "twice": (ENTRY + "  - {id: own, kind: table, file: u.csv}\n", "duplicate-source"),
    "two-places": (ENTRY + "    url: https://example.org/t.csv\n", "two-places"),
    "not-https": ("sources:\n  - {id: own, kind: table, url: http://example.org/t.csv}\n", None),
    "a-file-url": ("sources:\n  - {id: own, kind: table, url: file:///etc/passwd}\n", None),
    "unknown-key": (ENTRY + "    columns: {}\n", "unknown-key"),
    "layout-no-map": (ENTRY + "    layout: x\n", None),
    "layout-key": (ENTRY + "    layout: {regio: Gemeente}\n", "unknown-key"),
    "decimal": (ENTRY + "    layout: {decimal: komma}\n", "not-one-of"),
    "missing-no-list": (ENTRY + "    layout: {missing: x}\n", None),
    "regions-no-map": (ENTRY + "    layout: {regions: [a]}\n", None),
    "torn": ("sources: [\n", None),
    "tab": ("sources:\n\t- id: x\n", None),
    "duplicate-key": ("sources:\n  - {id: own, id: own, kind: table}\n", None),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    text, code = BROKEN[name]
    found = [each for each, _ in _codes(tmp_path, text)]
    assert found
    if code:
        assert code in found
