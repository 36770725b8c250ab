"""Vacancies and profiles as JSON: what a vacancy says is kept, and of a profile nothing."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from perspectief.register.models import Resident, ResidentDetails, Vacancy, VacancySpell
from tests.register.imports.towns import at, take
from tests.register.places import Place

ROOT = Path(__file__).parents[3]
EXAMPLES = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data" / "matching" / "vum"


def vacancy(**changes: object) -> dict[str, object]:
    return {
        "idVacature": "v1",
        "naamVacature": "Baker",
        "werktijden": {"aantalWerkurenPerWeekMinimaal": 16, "aantalWerkurenPerWeekMaximaal": 32},
        "adres": {"postcode": "7607AB"},
        "sluitingsdatumVacature": "2022-12-31",
        **changes,
    }


def written(folder: Path, *items: object) -> Path:
    path = folder / "vacancies.json"
    path.write_text(json.dumps(items), encoding="utf-8")
    return path


def known() -> list[tuple[object, ...]]:
    rows = VacancySpell.objects.filter(superseded_at__isnull=True).order_by("vacancy__reference")
    return [
        (r.vacancy.reference, r.title, r.hours_from, r.hours_to, r.postcode, r.valid_from, r.valid_to)
        for r in rows
    ]


def test_a_vacancy_is_open_from_the_day_that_it_came_until_it_closes(register: Place, tmp_path: Path) -> None:
    take(written(tmp_path, vacancy(), vacancy()), "vacancies")
    report = take(written(tmp_path, vacancy(naamVacature="Master baker")), "vacancies", at("202204"))
    assert known() == [("v1", "Master baker", 16, 32, "7607", date(2022, 4, 10), date(2023, 1, 1))]
    assert [(c.added, c.corrected) for c in report.changes] == [(0, 0), (0, 1)]


def test_a_vacancy_that_closed_already_is_not_opened(register: Place, tmp_path: Path) -> None:
    take(written(tmp_path, vacancy(sluitingsdatumVacature="2022-02-01")), "vacancies")
    assert known() == []


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason=f"the examples of VUM are not in {EXAMPLES}")
def test_the_published_examples_of_vacancies_come_in_twice_and_change_nothing(register: Place) -> None:
    path = EXAMPLES / "AccreditatieVacature_data.json"
    report = take(path, "vacancies")
    assert report.lines == 100
    assert Vacancy.objects.count() == len({row[0] for row in known()}) == 93
    assert take(path, "vacancies", at("202204")).known


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason=f"the examples of VUM are not in {EXAMPLES}")
@pytest.mark.parametrize("name", ["AccreditatieWerkzoekenden_data", "AccreditatieWerkzoekenden_upload"])
def test_of_profiles_nothing_is_kept(register: Place, name: str) -> None:
    report = take(EXAMPLES / f"{name}.json", "profiles")
    assert report.lines in (50, 1000)
    assert Resident.objects.count() == ResidentDetails.objects.count() == 0
