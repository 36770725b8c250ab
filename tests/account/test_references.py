"""What a programme names must exist among the measures and regions; errors name the place in the file."""

import shutil
from pathlib import Path

import pytest

from perspectief.account import open_house
from perspectief.ground.problem import Problem, Refused

GRONINGEN = Path(__file__).parents[1] / "houses" / "groningen"


def problems(tmp_path: Path, old: str, new: str, file: str = "programme.yaml") -> list[Problem]:
    folder = tmp_path / "house"
    shutil.copytree(GRONINGEN, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        open_house(folder)
    return list(refused.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{code: GM0014,", "{code: GM014,", ("unknown-region", "municipality.code", "GM014", "GM0014")),
        (
            "measure: welfare_files",
            "measure: welfare_file",
            ("unknown-measure", "indicators[0].measure", "welfare_file", "welfare_files"),
        ),
        (
            "measure: business_rank",
            "measure: business_rank\n    region: GM9999",
            ("unknown-region", "indicators[1].region", "GM9999", ""),
        ),
        (
            "at_most: 10,",
            "at_most: 0,",
            ("aim-out-of-range", "indicators[1].targets[0].versions[0].at_most", "0", ""),
        ),
        (
            "at_most: 10, as_published: top 10",
            "class_is: {name: krap}",
            ("measure-without-scale", "indicators[1].targets[0].versions[0].class_is.name", "krap", ""),
        ),
        (
            "    measure: business_rank",
            "    measure: business_rank\n    comparators: [jobz]",
            ("unknown-measure", "indicators[1].comparators[0]", "jobz", "jobs"),
        ),
    ],
)
def test_what_does_not_exist_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str, str, str]
) -> None:
    found = problems(tmp_path, old, new)
    assert all(problem.place.file == "programme.yaml" and problem.place.line > 0 for problem in found)
    assert (found[0].code, found[0].path, found[0].found, found[0].suggestion) == expected


def test_a_class_that_is_not_on_the_scale_names_the_classes(tmp_path: Path) -> None:
    old = "    measure: business_rank"
    new = "    measure: labour_tension"
    folder = tmp_path / "house"
    shutil.copytree(GRONINGEN, folder)
    path = folder / "programme.yaml"
    text = path.read_text(encoding="utf-8").replace(old, new)
    path.write_text(
        text.replace("at_most: 10, as_published: top 10", "class_is: {name: gemideld}"), encoding="utf-8"
    )
    with pytest.raises(Refused) as refused:
        open_house(folder)
    problem = refused.value.problems[0]
    assert (problem.code, problem.suggestion) == ("class-not-on-scale", "gemiddeld")
    assert problem.allowed == ("zeer-ruim", "ruim", "gemiddeld", "krap", "zeer-krap")


def test_problems_of_the_figures_come_with_those_of_the_programme(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    shutil.copytree(GRONINGEN, folder)
    for name, old, new in (
        ("programme.yaml", "{code: GM0014,", "{code: GM0041,"),
        ("figures/all.csv", "9.870", "9.87O"),
    ):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        open_house(folder)
    assert {problem.place.file for problem in refused.value.problems} == {"programme.yaml", "figures/all.csv"}
