"""An account manager's day: what is shown, written down and brought in; of people what was released alone."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from perspectief.register import record
from perspectief.register.floor.bringing import MOST_BYTES
from perspectief.register.models import (
    Employer,
    EmployerContact,
    Release,
    SocialReturn,
    Vacancy,
    VacancySpell,
    Work,
)
from perspectief.register.trail.codes import Result
from perspectief.register.trail.models import Entry
from perspectief.web.work.clock import day_here, now
from perspectief.web.work.uploads import CUT
from tests.web.floors import AT, HOST, KVK, START, Floor, a_business, post, quick, token

TODAY = day_here(now())
WISHES = "Bakken en verkopen"
VUM = {"idVacature": "VUM-1", "naamVacature": "Bakker"}


def _manager(floor: Floor) -> Client:
    return quick(floor.members["account_manager"])


def _at(floor: Floor, what: str) -> str:
    return f"/employers/{KVK}/{floor.business.number}/{what}"


def _text(client: Client, address: str) -> str:
    return str(client.get(address, secure=True).content.decode())


def _version(text: str) -> str:
    found = re.search(r'name="version" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def _contact(client: Client, floor: Floor, **more: str) -> Any:
    address = _at(floor, "contact")
    given = {"kind": "phone", "outcome": "talk_goes_on", "day": TODAY.isoformat()}
    return post(client, address, {"version": _version(_text(client, address)), **given, **more})


def _work(floor: Floor, **values: Any) -> Work:
    common = {"place": "beside", "contract": "trial", "subsidy": "none", "hours": 12, "valid_from": START}
    return record.add(Work, AT, resident=floor.mine, establishment=floor.business, **{**common, **values})


def _released(floor: Floor, **values: Any) -> None:
    common = {
        "wishes": WISHES,
        "limits": "nights",
        "valid_from": START,
        "resident_on": START,
        "coach_on": START,
    }
    record.add(Release, AT, resident=floor.mine, **{**common, **values})


def test_what_employers_need_is_on_the_first_page(floor: Floor) -> None:
    client = _manager(floor)
    _contact(client, floor, next_on=(TODAY + timedelta(days=3)).isoformat(), text="Belt terug")
    _work(floor, valid_to=TODAY + timedelta(days=9))
    firm = Employer.objects.get()
    owed = {"reference": "SR-7", "owed": 500_000, "met": 125_000}
    record.add(SocialReturn, AT, employer=firm, valid_from=START, valid_to=TODAY + timedelta(days=20), **owed)
    place = {"vacancy": Vacancy.objects.create(reference="V-1"), "establishment": floor.business}
    record.add(VacancySpell, AT, valid_from=TODAY - timedelta(days=90), title="Bakker", **place)
    assert client.get("/", secure=True)["location"] == "/employers"
    text = _text(client, "/employers")
    for said in (
        "Bakery (made up)",
        "over 3 dagen",
        "Een proefplaatsing loopt af",
        "SR-7",
        "90 dagen open",
        "3.750",
    ):
        assert said in text, said
    assert "Blabelaxo" not in text


def test_a_contact_is_written_down(floor: Floor) -> None:
    client = _manager(floor)
    answer = _contact(client, floor, day="1-2-2024", text="Zoekt een bakker")
    assert answer["location"] == f"/employers/{KVK}?saved=contact"
    row = EmployerContact.objects.get()
    assert (row.valid_from, row.kind, row.outcome) == (date(2024, 2, 1), "phone", "talk_goes_on")
    text = _text(client, answer["location"])
    assert "Het contact is vastgelegd." in text and "Zoekt een bakker" in text
    entry = Entry.objects.order_by("-number").filter(action="write_employer")[0]
    assert (entry.subject_kind, entry.result) == ("employer", Result.DONE)


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(floor: Floor) -> None:
    client = _manager(floor)
    answer = _contact(client, floor, day=TODAY.isoformat(), next_on=TODAY.isoformat(), text="Blijft staan")
    assert answer.status_code == 422
    assert 'id="next_on-wrong"' in answer.content.decode() and "Blijft staan" in answer.content.decode()
    for day in ("ooit", "1-1-1800"):
        assert 'id="day-wrong"' in _contact(client, floor, day=day).content.decode()
    long = _contact(client, floor, text="x" * 5000)
    assert long.status_code == 422 and 'id="text-wrong"' in long.content.decode()
    assert not EmployerContact.objects.exists()


def test_the_second_of_two_who_save_sees_what_the_first_changed(floor: Floor) -> None:
    client = _manager(floor)
    seen = _version(_text(client, _at(floor, "contact")))
    _contact(client, floor, text="Van een collega")
    second = _contact(client, floor, version=seen, text="Van mij")
    text = second.content.decode()
    assert second.status_code == 409 and "Van een collega" in text and "Van mij" in text
    again = _contact(client, floor, version=_version(text), text="Van mij")
    assert again.status_code == 302 and EmployerContact.objects.count() == 2


def _vacancy(client: Client, floor: Floor, **more: str) -> Any:
    address = _at(floor, "vacancy")
    given = {"title": "Bakker", "start": TODAY.isoformat(), "places": "2"}
    return post(client, address, {"version": _version(_text(client, address)), **given, **more})


def test_a_vacancy_is_added_and_closed(floor: Floor) -> None:
    client = _manager(floor)
    before = (TODAY - timedelta(days=9)).isoformat()
    assert _vacancy(client, floor, start=before, hours_from="24", postcode="7607 AB").status_code == 302
    row = VacancySpell.objects.get()
    assert (row.title, row.places, row.hours_from, row.postcode) == ("Bakker", 2, 24, "7607")
    assert "Bakker" in _text(client, f"/employers/{KVK}")
    address = _at(floor, f"vacancies/{row.pk}/close")
    version = _version(_text(client, address))
    wrong = post(client, address, {"day": before, "version": version})
    assert wrong.status_code == 422
    assert post(client, address, {"day": TODAY.isoformat(), "version": version}).status_code == 302
    assert VacancySpell.objects.get(superseded_at=None).valid_to == TODAY
    assert (
        post(client, address, {"day": TODAY.isoformat(), "version": version}, at="/account").status_code
        == 404
    )


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", ""),
        ("title", "x" * 201),
        ("places", "0"),
        ("places", "veel"),
        ("hours_from", "99"),
        ("postcode", "Enschede"),
        ("start", "31-31-2024"),
    ],
)
def test_a_vacancy_that_cannot_be_is_told_at_its_field(floor: Floor, field: str, text: str) -> None:
    answer = _vacancy(_manager(floor), floor, **{field: text})
    assert answer.status_code == 422 and f'id="{field}-wrong"' in answer.content.decode()
    assert not VacancySpell.objects.exists()


def test_an_establishment_or_vacancy_of_another_employer_is_not_there(floor: Floor) -> None:
    client, other = _manager(floor), a_business(None, "00000002", "Mill (made up)")
    row = record.add(
        VacancySpell,
        AT,
        vacancy=Vacancy.objects.create(reference="V-2"),
        establishment=other,
        valid_from=START,
    )
    for what in ("contact", "vacancy", "vacancies/file", f"vacancies/{row.pk}/close"):
        assert client.get(f"/employers/{KVK}/{other.number}/{what}", secure=True).status_code == 404, what
    assert client.get(_at(floor, f"vacancies/{row.pk}/close"), secure=True).status_code == 404
    for kvk in ("00000099", "x", "1" * 40):
        assert client.get(f"/employers/{kvk}", secure=True).status_code == 404


PLACES = ("/employers", "/employers/00000001", "/released", "/released/{key}")


def _everything(client: Client, floor: Floor) -> str:
    pages = [_text(client, place.format(key=floor.mine.key)) for place in PLACES]
    return "".join([*pages, post(client, "/employers/find", {"text": "Bakery"}).content.decode()])


@pytest.mark.parametrize(
    "values", [{"coach_on": None}, {"resident_on": None}, {"coach_on": TODAY + timedelta(days=1)}, None]
)
def test_nothing_of_a_person_is_seen_that_was_not_released(
    floor: Floor, values: dict[str, Any] | None
) -> None:
    _work(floor)
    if values is not None:
        _released(floor, **values)
    client = _manager(floor)
    text = _everything(client, floor)
    assert "Proefplaatsing" in text
    for hidden in ("Blabelaxo", "F-1", "1980", WISHES):
        assert hidden not in text, hidden
    assert f'href="/released/{floor.mine.key}"' not in text
    answer, nobody = (
        client.get(f"/released/{key}", secure=True)
        for key in (floor.mine.key, "00000000-0000-4000-8000-000000000000")
    )
    assert answer.status_code == nobody.status_code == 404


def test_what_was_released_is_seen_without_a_name_and_told(floor: Floor) -> None:
    _work(floor)
    _released(floor)
    client = _manager(floor)
    text = _everything(client, floor)
    assert text.count(WISHES) == 2 and "nachten" in text and "Member coach" in text
    for hidden in ("Blabelaxo", "F-1", "1980"):
        assert hidden not in text, hidden
    told = Entry.objects.filter(action="see_released", subject_key=str(floor.mine.key))
    assert told.count() == 2  # in the list, and by itself
    assert client.get(f"/people/{floor.mine.key}", secure=True).status_code == 403


def test_finding_is_by_a_form(floor: Floor) -> None:
    client = _manager(floor)
    for text in ("baker", "00000001", floor.business.number):
        assert "Bakery (made up)" in post(client, "/employers/find", {"text": text}).content.decode()
    assert "Bakery (made up)" not in _text(client, "/employers/find?text=baker")
    assert "Geen werkgever gevonden" in post(client, "/employers/find", {"text": "%"}).content.decode()


def _bring(client: Client, floor: Floor, data: bytes, name: str = "vacatures.json") -> Any:
    given = {"csrfmiddlewaretoken": token(client, "/account"), "file": SimpleUploadedFile(name, data)}
    address = _at(floor, "vacancies/file")
    return client.post(address, given, secure=True, headers={"origin": f"https://{HOST}"})


NAMES = (
    "vacatures.json",
    "../../../tmp/x.json",
    "C:\\x\\y.json",
    "<script>x()</script>.csv",
    "x.php",
    "a\nb",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_brought_in_whatever_its_name(floor: Floor, name: str) -> None:
    client = _manager(floor)
    answer = _bring(client, floor, json.dumps([VUM]).encode(), name)
    assert answer["location"] == f"/employers/{KVK}?saved=file&new=1&changed=0"
    text = _text(client, answer["location"])
    assert "Ingelezen: 1 nieuw, 0 gewijzigd." in text and "<script" not in text
    again = _bring(client, floor, json.dumps([VUM]).encode())
    assert "saved=known" in again["location"] and VacancySpell.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "bestand.csv"),
        (b"\x89PNG\r\n\x1a\n", "bestand.csv"),
        (b"{", "bestand.json"),
        (b'[{"idVacature": "V", "naamVacature": "=1+1"}]', "formule"),
        (b'[{"idVacature": "' + b"<script>x()</script>" * 5 + b'"}]', "bestand.json, regel 1"),
        (b"[" + b" " * MOST_BYTES, "te groot"),
    ],
)
def test_a_file_that_will_not_do_is_told(floor: Floor, data: bytes, said: str) -> None:
    answer = _bring(_manager(floor), floor, data)
    text = answer.content.decode()
    assert answer.status_code == 422 and said in text and "<script" not in text
    assert not VacancySpell.objects.exists()


def test_a_file_without_end_is_cut_off(floor: Floor) -> None:
    answer = _bring(_manager(floor), floor, b"[" + b" " * (CUT + 100_000))
    assert answer.status_code == 422 and "te groot" in answer.content.decode()


def test_two_files_or_a_file_elsewhere_are_not_taken(floor: Floor) -> None:
    client = _manager(floor)
    file = SimpleUploadedFile("v.json", json.dumps([VUM]).encode())
    given = {
        "csrfmiddlewaretoken": token(client, "/account"),
        "a": SimpleUploadedFile("a", b"x"),
        "file": file,
    }
    headers = {"origin": f"https://{HOST}"}
    assert client.post(_at(floor, "vacancies/file"), given, secure=True, headers=headers).status_code == 422
    given = {"csrfmiddlewaretoken": token(client, "/account"), "file": file, "title": "x"}
    client.post(_at(floor, "vacancy"), given, secure=True, headers=headers)
    assert not VacancySpell.objects.exists()


def test_a_file_of_somebody_without_the_right_is_not_looked_at(floor: Floor) -> None:
    for name in ("coach", "desk", "auditor"):
        answer = _bring(quick(floor.members[name]), floor, json.dumps([VUM]).encode())
        assert answer.status_code == 403
    assert not VacancySpell.objects.exists()


def _questions(client: Client, address: str) -> int:
    client.get(address, secure=True)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address, secure=True).status_code == 200
    return len(seen)


def test_lists_of_20_and_of_200_ask_the_same(floor: Floor) -> None:
    client, manager = _manager(floor), floor.members["account_manager"]
    _fill(floor, range(2, 22))
    few = {place: _questions(client, place) for place in ("/employers", "/employers/00000001")}
    _fill(floor, range(22, 202))
    assert Employer.objects.filter(care__member=manager).count() == 201
    assert few == {place: _questions(client, place) for place in few}
    assert few["/employers"] <= 26 and few["/employers/00000001"] <= 20


def _fill(floor: Floor, numbers: range) -> None:
    for number in numbers:
        place = a_business(floor.members["account_manager"], f"{number:08}", f"Firm {number}")
        for at in (place, floor.business):
            vacancy = Vacancy.objects.create(reference=f"V-{number}-{at.pk}")
            record.add(VacancySpell, AT, vacancy=vacancy, establishment=at, valid_from=START, title="Kok")


def test_a_list_of_profiles_asks_the_same(floor: Floor) -> None:
    client = _manager(floor)
    _released(floor)
    few = _questions(client, "/released")
    for resident in (floor.theirs, floor.nobodys):
        record.add(
            Release, AT, resident=resident, wishes="x", valid_from=START, resident_on=START, coach_on=START
        )
    assert _questions(client, "/released") == few <= 20
