"""An account holds the texts and questions of the editions known on its day, and no others."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from perspectief.account import account_on, open_house
from perspectief.ground.problem import Refused

ROOT = Path(__file__).parents[2]
GRONINGEN = ROOT / "tests" / "houses" / "groningen"
ALMELO = ROOT / "examples" / "almelo"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GRONINGEN, tmp_path / "groningen"))


def make_concept(folder: Path) -> None:
    """The later of the two editions is still being written."""
    path = folder / "programme.yaml"
    text = path.read_text(encoding="utf-8")
    concept = "    kind: begroting\n    status: concept\n    texts_due: 2019-10-25\n    date: 2019-11-13"
    changed = text.replace("    kind: begroting\n    date: 2019-11-13", concept)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def test_texts_are_those_of_editions_known_on_the_day(folder: Path) -> None:
    house = open_house(folder)
    early, late = account_on(house, date(2019, 1, 1)), account_on(house, date(2020, 1, 1))
    assert {text.edition for text in early.texts} == {"begroting-2019"}
    assert {text.edition for text in late.texts} == {"begroting-2019", "begroting-2020"}
    assert [text.section for text in late.texts if text.edition == "begroting-2020"] == [
        "plan",
        "progress",
        "happened",
        "why",
        "steering",
    ]


def test_english_stands_beside_dutch_where_it_was_written(folder: Path) -> None:
    account = account_on(open_house(folder), date(2020, 1, 1))
    english = {text.section: text.text.en for text in account.texts if text.subject == "benefits"}
    assert english["why"]
    assert english["steering"] is None


def test_a_question_is_known_once_it_was_asked_and_answered(folder: Path) -> None:
    text = (folder / "questions/begroting-2020/more-coaches.md").read_text(encoding="utf-8")
    later = text.replace("2019-11-04", "2019-12-01")
    (folder / "questions/begroting-2020/more-coaches.md").write_text(later, encoding="utf-8")
    house = open_house(folder)
    on_the_day = {question.id: question for question in account_on(house, date(2019, 11, 13)).questions}
    assert on_the_day["more-coaches"].answer is None
    assert on_the_day["more-coaches"].answered_on is None
    assert account_on(house, date(2019, 12, 1)).questions[1].answer is not None
    assert [question.id for question in account_on(house, date(2019, 1, 1)).questions] == ["whole"]


def test_a_public_account_never_holds_what_was_written_for_a_concept(folder: Path) -> None:
    make_concept(folder)
    public = account_on(open_house(folder), date(2026, 1, 1))
    assert {text.edition for text in public.texts} == {"begroting-2019"}
    assert {question.edition for question in public.questions} == {"begroting-2019"}
    assert "Twee coaches" not in public.model_dump_json()


def test_from_inside_a_concept_its_texts_are_there(folder: Path) -> None:
    make_concept(folder)
    inside = account_on(open_house(folder), date(2019, 11, 12), "begroting-2020")
    assert "Twee coaches" in inside.model_dump_json()
    assert {question.id for question in inside.questions} == {
        "whole",
        "more-coaches",
        "why-the-ceiling-rises",
    }


def test_texts_and_figures_that_are_wrong_are_told_at_once(folder: Path) -> None:
    (folder / "texts/begroting-2020/indicators/benefits.md").write_text("Zomaar\n", encoding="utf-8")
    (folder / "questions/begroting-2020/more-coaches.md").write_text("Zomaar\n", encoding="utf-8")
    (folder / "figures/all.csv").write_text("measure;region\n", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        open_house(folder)
    files = {problem.place.file.split("/")[0] for problem in caught.value.problems}
    assert files == {"texts", "questions", "figures"}


def test_almelo_tells_what_happened_and_names_no_person() -> None:
    account = account_on(open_house(ALMELO), date(2023, 6, 1))
    told = {text.subject: text.text for text in account.texts if text.section == "happened"}
    assert "2.372" in told["welfare-files"].nl
    assert all(text.text.en for text in account.texts)
    assert account.questions == ()
