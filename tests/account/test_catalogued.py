"""What a programme leaves to the catalogue is there, and what it says itself goes first."""

from pathlib import Path

from perspectief.account import open_house
from tests.forms.house import new_house


def test_definition_and_source_come_from_the_catalogue_where_the_file_gives_none(tmp_path: Path) -> None:
    folder = new_house(tmp_path / "house")
    path = folder / "programme.yaml"
    text = path.read_text("utf-8")
    persons = text.replace(
        "    measure: jobs\n", "    measure: welfare_persons\n    from_catalogue: true\n", 1
    )
    own = persons.replace(
        "    measure: welfare_files\n", "    measure: welfare_files\n    from_catalogue: true\n", 1
    )
    path.write_text(own, encoding="utf-8")
    house = open_house(folder)
    benefits, jobs = house.programme.indicators
    assert benefits.definition is not None and "aan het eind van het jaar" in benefits.definition.text.nl
    assert benefits.source is not None and benefits.source.name.nl == "Eigen telling"
    assert jobs.definition is not None and "18 jaar en ouder" in jobs.definition.text.nl
    assert jobs.source is not None and (jobs.source.name.nl, jobs.source.table) == ("CBS", "80794ned")
    assert {one.code for one in house.findings if one.subject == "jobs"}.isdisjoint(
        {"definition-missing", "source-missing", "source-unreachable"}
    )


def test_without_being_asked_the_catalogue_fills_in_nothing(tmp_path: Path) -> None:
    house = open_house(new_house(tmp_path / "house"))
    assert house.programme.indicators[1].definition is None
    assert "definition-missing" in {one.code for one in house.findings if one.subject == "jobs"}
