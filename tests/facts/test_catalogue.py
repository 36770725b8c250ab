"""The catalogue of measures: built in, and of the folder's own."""

from pathlib import Path

import pytest

from perspectief.facts.catalogue import Catalogue, load_catalogue
from perspectief.facts.units import UNITS
from perspectief.ground.problem import Refused

OWN = """\
measures:
  - id: visitors
    name: Bezoekers
    unit: count
    counted: person
"""


def test_every_built_in_measure_has_both_languages_and_a_known_unit(catalogue: Catalogue) -> None:
    assert len(catalogue.measures) >= 22
    for measure in catalogue.measures.values():
        assert measure.unit in UNITS
        assert measure.name.en
        assert measure.definition
        assert measure.definition.en


def test_the_scale_of_labour_market_tension_is_that_of_uwv(catalogue: Catalogue) -> None:
    measure = catalogue.find("labour_tension")
    assert measure is not None
    assert measure.source_name == "UWV"
    assert [(one.id, one.low, one.high) for one in measure.scale] == [
        ("zeer-ruim", None, 0.25),
        ("ruim", 0.25, 0.67),
        ("gemiddeld", 0.67, 1.5),
        ("krap", 1.5, 4),
        ("zeer-krap", 4, None),
    ]


def test_files_and_persons_share_no_word_for_what_they_count(catalogue: Catalogue) -> None:
    files, persons = catalogue.find("welfare_files"), catalogue.find("welfare_persons")
    assert files
    assert persons
    assert not set(files.counted_as) & set(persons.counted_as)


def test_a_near_id_is_suggested(catalogue: Catalogue) -> None:
    assert catalogue.find("welfare_file") is None
    assert catalogue.suggest("welfare_file") == "welfare_files"
    assert catalogue.suggest("zzzz") == ""


def test_a_folder_adds_measures_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "measures.yaml").write_text(OWN, encoding="utf-8")
    found = load_catalogue(tmp_path).find("visitors")
    assert found is not None
    assert found.name.nl == "Bezoekers"


def test_a_folder_without_measures_has_the_built_in_ones(tmp_path: Path, catalogue: Catalogue) -> None:
    assert load_catalogue(tmp_path).measures == catalogue.measures


def test_a_built_in_measure_cannot_be_redefined(tmp_path: Path) -> None:
    (tmp_path / "measures.yaml").write_text(OWN.replace("visitors", "jobs"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_catalogue(tmp_path)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file, problem.place.line) == ("duplicate-measure", "measures.yaml", 2)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text(OWN, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "measures.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(Refused) as refused:
        load_catalogue(folder)
    assert refused.value.problems[0].code == "outside-folder"
