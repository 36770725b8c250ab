"""The catalogue of measures: built in, and of the folder's own."""

import csv
import os
from pathlib import Path

import pytest

from perspectief.facts.catalogue import Catalogue, load_catalogue
from perspectief.facts.units import UNITS
from perspectief.ground.problem import Refused

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data"
VACANCIES = SHARED / "vacancies" / "uwv_openmatch_vacatures_brc1_gemeente_2020Q1_2021Q1.csv"
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


def test_scheme_and_age_belong_to_every_welfare_measure_that_is_fetched_or_computed(
    catalogue: Catalogue,
) -> None:
    counted = [each for each in catalogue.measures.values() if each.fetch or each.formula]
    welfare = [each for each in counted if "welfare" in each.id]
    assert len(welfare) >= 20
    for measure in welfare:
        assert measure.scheme, measure.id
        assert measure.scheme.en
        assert measure.age, measure.id
        assert measure.counted in ("file", "person")


def test_tension_comes_in_the_thirteen_classes_on_one_scale(catalogue: Catalogue) -> None:
    whole = catalogue.measures["labour_tension"]
    classes = [each for id_, each in catalogue.measures.items() if id_.startswith("labour_tension_")]
    assert len(classes) == 13
    for measure in classes:
        assert measure.scale == whole.scale
        assert measure.fetch
        assert set(measure.fetch.cells) == {"Beroepsgroep"}


@pytest.mark.skipif(not VACANCIES.exists(), reason="needs ../shared/data/vacancies")
def test_the_classes_are_written_as_the_source_writes_them(catalogue: Catalogue) -> None:
    with VACANCIES.open(encoding="utf-8", newline="") as file:
        written = {row["brc_niveau1"] for row in csv.DictReader(file)}
    named = {
        each.fetch.cells["Beroepsgroep"]
        for id_, each in catalogue.measures.items()
        if id_.startswith("labour_tension_") and each.fetch
    }
    assert named == written


def test_a_folder_computes_measures_of_its_own_from_built_in_ones(tmp_path: Path) -> None:
    own = OWN + "    formula: welfare_inflow - welfare_outflow\n"
    (tmp_path / "measures.yaml").write_text(own, encoding="utf-8")
    found = load_catalogue(tmp_path).find("visitors")
    assert found
    assert found.formula == "welfare_inflow - welfare_outflow"


def test_a_formula_of_a_folder_is_refused_with_its_place(tmp_path: Path) -> None:
    own = OWN + "    formula: welfare_inflow - welfare_fils\n"
    (tmp_path / "measures.yaml").write_text(own, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_catalogue(tmp_path)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file) == ("formula-unknown-measure", "measures.yaml")
    assert (problem.place.line, problem.place.column) == (6, 31)
    assert problem.suggestion == "welfare_files"
