"""Vacancies from a file that somebody hands over: what it may be, what tricks come to; on both databases."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from perspectief.ground.problem import Refused
from perspectief.register.floor import bringing
from perspectief.register.floor.bringing import COLUMNS, MOST_BYTES, bring_vacancies
from perspectief.register.floor.whose import known
from perspectief.register.models import Establishment, VacancySpell
from tests.register.floor.floor_people import NOW, by, member
from tests.register.floor.test_employers import business
from tests.register.places import Place

HEAD = ";".join(COLUMNS)
VUM = {
    "idVacature": "VUM-1",
    "naamVacature": "Bakker",
    "werktijden": {"aantalWerkurenPerWeekMinimaal": 24, "aantalWerkurenPerWeekMaximaal": 32},
    "adres": {"postcode": "7607AB"},
    "sluitingsdatumVacature": "2024-06-30",
}
POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Bakker",
    "identifier": {"@type": "PropertyValue", "value": "S-1"},
    "datePosted": "2024-02-01T09:00:00+01:00",
    "validThrough": "2024-06-30T00:00",
    "totalJobOpenings": 2,
    "workHours": "24-32",
    "jobLocation": {"@type": "Place", "address": {"postalCode": "7607AB"}},
}


@pytest.fixture
def place(register: Place) -> Establishment:
    return business(member("manager", "account_manager"))


def bring(data: bytes, place: Establishment, seconds: int = 0) -> bringing.Brought:
    at = by(member(f"m{seconds}"), seconds).at if seconds else NOW
    return bring_vacancies(data, place.pk, place.number, at)


def told() -> list[tuple[Any, ...]]:
    rows = known(VacancySpell).order_by("vacancy__reference")
    return list(
        rows.values_list("vacancy__reference", "title", "places", "hours_from", "hours_to", "postcode")
    )


def codes(data: bytes, place: Establishment) -> set[str]:
    with pytest.raises(Refused) as refused:
        bring(data, place)
    assert not VacancySpell.objects.exists()
    return {problem.code for problem in refused.value.problems}


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book, stream = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (tuple(COLUMNS), *rows):
        sheet.append(row)
    book.save(stream)
    return stream.getvalue()


def test_vum_is_brought_in(place: Establishment) -> None:
    assert bring(json.dumps([VUM]).encode(), place).new == 1
    assert told() == [("VUM-1", "Bakker", 1, 24, 32, "7607")]
    row = VacancySpell.objects.get()
    assert (row.establishment_id, row.valid_from, row.valid_to) == (place.pk, NOW.date(), date(2024, 7, 1))


@pytest.mark.parametrize("wrapped", [POSTING, [POSTING], {"@context": "x", "@graph": [POSTING]}])
def test_a_job_posting_is_brought_in(place: Establishment, wrapped: object) -> None:
    assert bring(b"\xef\xbb\xbf" + json.dumps(wrapped).encode(), place).new == 1
    assert told() == [("S-1", "Bakker", 2, 24, 32, "7607")]
    row = VacancySpell.objects.get()
    assert (row.establishment_id, row.valid_from, row.valid_to) == (
        place.pk,
        date(2024, 2, 1),
        date(2024, 7, 1),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
def test_a_table_is_brought_in(place: Establishment, encoding: str) -> None:
    text = f"{HEAD}\nT-1;Kok café;2;24;32;7607;01-02-2024;\nT-2;Bakker;;;;;;\n"
    assert bring(text.encode(encoding), place).new == 2
    assert told()[0] == ("T-1", "Kok café", 2, 24, 32, "7607")


def test_a_workbook_is_brought_in(place: Establishment) -> None:
    brought = bring(workbook(("W-1", "Kok", 2, 24, 32, 7607, date(2024, 2, 1), None)), place)
    assert brought.new == 1 and told() == [("W-1", "Kok", 2, 24, 32, "7607")]


def test_the_same_file_changes_nothing_and_a_later_one_corrects(place: Establishment) -> None:
    bring(json.dumps([VUM]).encode(), place)
    assert bring(json.dumps([VUM]).encode(), place, 1).known
    later = bring(json.dumps([VUM | {"naamVacature": "Banketbakker"}]).encode(), place, 2)
    assert (later.new, later.changed) == (0, 1) and told()[0][1] == "Banketbakker"


def test_a_vacancy_of_another_establishment_is_not_taken_over(place: Establishment) -> None:
    other = business(member("other", "account_manager"), 2)
    bring(json.dumps([VUM]).encode(), other)
    stolen = json.dumps([VUM | {"naamVacature": "Stolen"}, VUM | {"idVacature": "VUM-2"}]).encode()
    with pytest.raises(Refused) as refused:
        bring(stolen, place, 1)
    assert [each.code for each in refused.value.problems] == ["floor-vacancy-of-another"]
    assert told() == [("VUM-1", "Bakker", 1, 24, 32, "7607")]


def test_a_file_that_says_whose_it_is_does_not_decide_that(place: Establishment) -> None:
    other = business(member("other", "account_manager"), 2)
    bring(json.dumps([VUM | {"establishment": other.number, "kvk": "00000002"}]).encode(), place)
    assert VacancySpell.objects.get().establishment_id == place.pk


FORMULAS = ('=HYPERLINK("https://elsewhere.test")', "@SUM(A1)", "+1+cmd|' /C calc'!A0")


@pytest.mark.parametrize("formula", FORMULAS)
def test_formulas_are_refused_wherever_they_stand(place: Establishment, formula: str) -> None:
    quoted = formula.replace('"', '""')
    assert codes(f'{HEAD}\nT-1;"{quoted}";;;;;;\n'.encode(), place) == {"cell-formula"}
    assert codes(json.dumps([VUM | {"naamVacature": formula}]).encode(), place) == {"cell-formula"}
    assert codes(json.dumps(POSTING | {"title": formula}).encode(), place) == {"cell-formula"}
    if formula.startswith("="):
        assert "cell-formula" in codes(workbook(("W-1", formula, 1)), place)


def test_too_large_is_refused_before_it_is_looked_at(place: Establishment) -> None:
    assert codes(b"[" + b" " * MOST_BYTES, place) == {"file-too-large"}


def test_a_zip_bomb_is_refused(place: Establishment) -> None:
    stream = io.BytesIO(workbook(("W-1", "Kok", 1)))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", b"\0" * 60_000_000)
    assert len(stream.getvalue()) < MOST_BYTES
    assert codes(stream.getvalue(), place) == {"sheet-file-packed"}


def test_a_zip_with_paths_writes_nowhere(place: Establishment, tmp_path: Any) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../../../tmp/out-of-the-zip", b"x")
    assert codes(stream.getvalue(), place) == {"sheet-file-other"}


def test_entities_in_a_workbook_are_refused(place: Establishment) -> None:
    source, stream = zipfile.ZipFile(io.BytesIO(workbook(("W-1", "Kok", 1)))), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "xl/workbook.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "b">]>' + data
            archive.writestr(part.filename, data)
    assert codes(stream.getvalue(), place) == {"sheet-file-entities"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import-empty-file"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "import-header-missing"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "import-header-missing"),
        (b"<html><script>x()</script></html>", "import-header-missing"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sheet-file-old"),
        (b"{", "import-json"),
        (b"[" * 200_000, "import-json"),
        (b'[{"idVacature": ' + b"9" * 6_000 + b"}]", "import-json"),
        (b'{"@type": "JobPosting", "baseSalary": {"currency": "EUR", "value": {"unitText": "HOUR", "value": 1'
         + b"0" * 400 + b"}}}", "import-json"),
        (b"[1, 2]", "import-json-item"),
        (b"[]", "import-no-lines"),
        (b'{"@type": "JobPosting", "title": "No number"}', "import-empty"),
        (b'[{"idVacature": "a\\ud800"}]', "control-character"),
        (b'[{"idVacature": "a\\u0000"}]', "control-character"),
        (b'[{"idVacature": "' + b"x" * 81 + b'"}]', "import-text-too-long"),
        (b'{"@type": "JobPosting", "identifier": "x", "totalJobOpenings": -1}', "not-a-whole-number"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_vacancies_is_told(place: Establishment, data: bytes, code: str) -> None:
    assert codes(data, place) == {code}
