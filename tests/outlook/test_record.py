"""What is said of Almelo from its published figures, day by day, and what must not change it."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.outlook.said import Said, SaidOutlook
from tests.outlook.houses import ALMELO, add_figures, chance, copied, of, sayings

DAYS = tuple(
    date.fromisoformat(day) for day in ("2018-12-31", "2019-12-31", "2021-12-31", "2022-12-31", "2023-06-01")
)
NOVEMBER = date(2022, 11, 30)


@pytest.fixture(scope="module")
def said() -> dict[date, Said]:
    saying = sayings(ALMELO)
    return {day: saying(day) for day in DAYS}


def _band95(outlook: SaidOutlook, day: date = NOVEMBER) -> tuple[float, float]:
    return next(moment.band95 for moment in outlook.moments if moment.date == day)


@pytest.mark.parametrize("day", DAYS[1:3])
def test_the_band_for_november_2022_holds_what_came(said: dict[date, Said], day: date) -> None:
    low, high = _band95(of(said[day], "welfare-files"))  # one case: sanity, no evidence
    assert low < 2372 < high


def test_the_band_for_one_month_narrows_as_figures_come(said: dict[date, Said]) -> None:
    widths = [high - low for low, high in (_band95(of(said[day], "welfare-files")) for day in DAYS[:4])]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < widths[0] / 5


def test_at_the_end_of_2018_one_rounded_figure_is_known(said: dict[date, Said]) -> None:
    outlook = of(said[DAYS[0]], "welfare-files")
    assert len(outlook.figures) == 1
    assert 0.02 < (chance(said[DAYS[0]], "files-2022").chance or 0) < 0.5


def test_the_chance_at_the_end_of_2022_is_under_one_in_a_hundred(said: dict[date, Said]) -> None:
    found = chance(said[date(2022, 12, 31)], "files-2022")
    assert found.chance is not None and found.chance < 0.01
    assert found.error is not None and found.error > 0
    assert found.gap == pytest.approx(172, abs=15)


def test_after_the_due_date_no_chance_is_stated(said: dict[date, Said]) -> None:
    found = chance(said[date(2023, 6, 1)], "files-2022")
    assert (found.chance, found.reason) == (None, "due")


def test_targets_without_a_definition_say_so_on_every_day(said: dict[date, Said]) -> None:
    for each in said.values():
        assert chance(each, "returns-2022").reason == "no-definition"


def test_a_driver_with_an_assumed_day_of_publication_is_pseudo_real_time(said: dict[date, Said]) -> None:
    assert all(of(each, "welfare-files").pseudo_real_time for each in said.values())
    assert all(each.kind == "hindcast" for each in said.values())


def test_every_chance_and_band_is_in_order(said: dict[date, Said]) -> None:
    for each in said.values():
        for outlook in each.outlooks:
            for moment in outlook.moments:
                assert moment.band95[0] <= moment.band80[0] <= moment.band50[0] <= moment.middle
                assert moment.middle <= moment.band50[1] <= moment.band80[1] <= moment.band95[1]
            for stated in outlook.chances:
                assert (stated.chance is None) != (stated.reason is None)


def test_the_priors_that_were_assumed_stand_beside_the_answer(said: dict[date, Said]) -> None:
    priors = of(said[DAYS[2]], "welfare-files").priors
    assert {"volatility", "drift", "damping", "spread", "smallness", "registration_noise"} <= set(priors)


def test_no_figure_that_became_known_later_is_among_those_it_rests_on(said: dict[date, Said]) -> None:
    counts = [len(of(said[day], "welfare-files").figures) for day in DAYS[:4]]
    assert counts == [1, 3, 4, 7]


LATER = {"end": "2021-06-30", "value": "3100", "published_on": "2022-02-01"}
DRAFT = {"end": "2021-11-30", "value": "3100", "published_on": "2021-12-15", "release": "draft"}
FUTURE = {**DRAFT, "start": "2021-12-01", "end": "2021-12-31", "release": "released", "status": "F"}


@pytest.mark.parametrize("row", [LATER, DRAFT, FUTURE], ids=["known later", "a draft", "a forecast"])
def test_what_was_not_known_on_the_day_changes_no_byte(
    said: dict[date, Said], tmp_path: Path, row: dict[str, str]
) -> None:
    folder = copied(tmp_path)
    add_figures(folder, row)
    assert sayings(folder)(DAYS[2]).model_dump_json() == said[DAYS[2]].model_dump_json()


def test_what_was_known_on_the_day_changes_what_is_said(said: dict[date, Said], tmp_path: Path) -> None:
    folder = copied(tmp_path)
    add_figures(folder, {**DRAFT, "release": "released"})
    assert of(sayings(folder)(DAYS[2]), "welfare-files") != of(said[DAYS[2]], "welfare-files")


def test_an_edition_of_a_later_day_changes_no_byte(said: dict[date, Said], tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "programme.yaml"
    text = file.read_text(encoding="utf-8")
    edition = "  - {id: later, title: {nl: Later, en: Later}, kind: begroting, date: 2022-11-15}\n"
    version = "          - {edition: later, at_most: 3000}\n"
    before, after = "goals:\n", "      - id: files-2020\n"
    assert f"\n{before}" in text and after in text
    text = text.replace(f"\n{before}", f"\n{edition}{before}", 1).replace(after, version + after, 1)
    file.write_text(text, encoding="utf-8")
    saying = sayings(folder)
    assert saying(DAYS[2]).model_dump_json() == said[DAYS[2]].model_dump_json()
    assert (chance(saying(DAYS[3]), "files-2022").chance or 0) > 0.99
