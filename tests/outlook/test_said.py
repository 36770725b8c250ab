"""What was said about the future is kept as it was, and read back."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.ground.problem import Refused
from perspectief.outlook.said import Moment, Said, SaidChance, SaidOutlook, keep_said, load_said, said_file

DAY, LATER = date(2021, 12, 31), date(2026, 3, 1)


def _said(as_of: date = DAY, made_on: date = LATER, chance: float = 0.08) -> Said:
    moment = Moment(
        date=date(2022, 12, 31), middle=2300, band50=(2250, 2350), band80=(2200, 2400), band95=(2100, 2500)
    )
    outlook = SaidOutlook(
        indicator="files",
        measure="welfare_files",
        region="GM0141",
        figures=("a-key",),
        moments=(moment,),
        chances=(SaidChance(target="files-2200", due=date(2022, 12, 31), chance=chance, error=0.003),),
    )
    return Said(
        perspectief_outlook=1,
        as_of=as_of,
        made_on=made_on,
        kind="real" if as_of == made_on else "hindcast",
        model="m",
        seed=1,
        outlooks=(outlook,),
    )


def test_what_was_said_is_read_back_oldest_first(tmp_path: Path) -> None:
    later = _said(LATER, LATER)
    keep_said(tmp_path, later)
    keep_said(tmp_path, _said())
    assert load_said(tmp_path) == (_said(), later)


def test_what_was_said_is_never_changed(tmp_path: Path) -> None:
    path = keep_said(tmp_path, _said())
    before = path.read_bytes()
    with pytest.raises(Refused) as refused:
        keep_said(tmp_path, _said(chance=0.5))
    assert [each.code for each in refused.value.problems] == ["outlook-said-already"]
    assert path.read_bytes() == before


def test_saying_the_same_again_on_a_later_day_changes_nothing(tmp_path: Path) -> None:
    before = keep_said(tmp_path, _said()).read_bytes()
    keep_said(tmp_path, _said(made_on=date(2026, 5, 1)))
    assert said_file(tmp_path, DAY).read_bytes() == before


def test_a_folder_without_outlooks_has_said_nothing(tmp_path: Path) -> None:
    assert load_said(tmp_path) == ()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"perspectief_outlook": 2}', "\x00"])
def test_a_file_that_says_nothing_is_named(tmp_path: Path, text: str) -> None:
    said_file(tmp_path, DAY).parent.mkdir()
    said_file(tmp_path, DAY).write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_said(tmp_path)
    assert refused.value.problems[0].place.file == "outlooks/2021-12-31.json"


def test_a_file_under_another_day_is_refused(tmp_path: Path) -> None:
    keep_said(tmp_path, _said()).rename(said_file(tmp_path, LATER))
    with pytest.raises(Refused) as refused:
        load_said(tmp_path)
    assert [each.code for each in refused.value.problems] == ["outlook-other-day"]


@pytest.mark.parametrize("chance", [-0.1, 1.01, float("nan")])
def test_a_chance_lies_between_nought_and_one(chance: float) -> None:
    with pytest.raises(ValueError):
        SaidChance(target="t", due=DAY, chance=chance)
