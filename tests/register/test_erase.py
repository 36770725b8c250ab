"""What is removed leaves a tombstone, and counts of the past keep standing; on both databases."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from perspectief.ground.problem import Refused
from perspectief.register import history, record
from perspectief.register.codes import Law, Subject, WhyErased
from perspectief.register.erase import Reason, erase_establishment, erase_file, erase_resident, sweep
from perspectief.register.guards import erasable_fields
from perspectief.register.models import (
    AftercareContact,
    Agreement,
    Employer,
    EmployerContact,
    Establishment,
    EstablishmentSpell,
    Membership,
    Note,
    Participation,
    Plan,
    PlanSpell,
    Release,
    Resident,
    ResidentDetails,
    Review,
    Tombstone,
    WelfareFile,
    Work,
)
from tests.register.people import AT, START, in_file
from tests.register.places import Place

LATER = AT + timedelta(days=4000)
REASON = Reason(WhyErased.TERM_ENDED, Law.GDPR_5_1_E, LATER)
SECRET = "Zephyrine Quodlibet"
GONE = (
    "temporary",
    "at_work",
    "office",
    "wage_value",
    "2023, 4, 5",
    "2023, 2, ",
    "987654",
    "heights",
    "hours_from': 71",
)


def somebody() -> Resident:
    """A made-up resident with something in every table that speaks of residents."""
    file = WelfareFile.objects.create(reference=SECRET[:9])
    resident = in_file(file, START, START + timedelta(days=400), reason="work").resident
    Resident.objects.filter(pk=resident.pk).update(bsn_mark="c0ffee" * 10)
    common: dict[str, Any] = {"resident": resident, "valid_from": START}
    details = {"name": SECRET, "birth_date": date(1980, 5, 17), "birth_month": date(1980, 5, 1)}
    first = record.add(ResidentDetails, AT, **common, **details, postcode="7607")
    record.correct(first, AT + timedelta(days=1), name=f"{SECRET} the Second")
    plan = Plan.objects.create(resident=resident)
    record.add(PlanSpell, AT, plan=plan, aim="work", **common)
    record.add(Agreement, AT, plan=plan, kind="apply", text=SECRET, done=True, **common)
    record.add(Participation, AT, kind="civic", hours=6, confirmed_by="office", **common)
    record.add(Work, AT, place="after", contract="temporary", subsidy="none", hours=20, **common)
    record.add(AftercareContact, AT, kind="phone", outcome="at_work", **common)
    record.add(Review, AT, kind="wage_value", due=date(2023, 4, 5), **common)
    record.add(Note, AT, text=f"Speak with {SECRET}", written_by=987_654, **common)
    agreed = {"resident_on": date(2023, 2, 3), "coach_on": date(2023, 2, 4), "hours_from": 71}
    record.add(Release, AT, wishes=f"{SECRET} wants to bake", limits="heights", **agreed, **common)
    return Resident.objects.get(pk=resident.pk)


def everything() -> str:
    """All that the database holds, as text."""
    found = [
        str(row)
        for table in apps.get_app_config("register").get_models()
        for row in table._default_manager.values()
    ]
    return "\n".join(found)


def test_nothing_that_tells_who_it_was_stays(register: Place) -> None:
    resident = somebody()
    assert all(part in everything() for part in (SECRET, SECRET[:9], "c0ffee", "1980, 5, 17", "7607"))
    done = erase_resident(resident, REASON)
    left = everything()
    for gone in (*GONE, SECRET, SECRET.lower(), SECRET[:9], "c0ffee", "1980, 5, 17", "7607"):
        assert gone not in left
    assert done.emptied["residentdetails"] == 2, "what was corrected before goes too"
    assert done.deleted == {}


def test_nothing_of_it_stays_in_the_file_of_the_database(register: Place) -> None:
    erase_resident(somebody(), REASON)
    sweep()
    if register.vendor == "sqlite":
        kept = b"".join(path.read_bytes() for path in (Path(register.where) / "register").iterdir())
        assert b"register_tombstone" in kept and not any(
            name.encode() in kept for name in (SECRET, SECRET.lower())
        )
    else:
        with connection.cursor() as cursor:  # the pages of the table, as they stand in the file
            cursor.execute("CREATE EXTENSION pageinspect")
            cursor.execute("SELECT get_raw_page('register_residentdetails', 0)")
            page = bytes(cursor.fetchone()[0])
        assert b"\x00" in page and not any(name.encode() in page for name in (SECRET, SECRET.lower()))


def test_a_tombstone_says_when_why_and_by_which_law(register: Place) -> None:
    resident = somebody()
    erase_resident(resident, REASON)
    stones = Tombstone.objects.order_by("subject").values_list("subject", "erased_at", "why", "law")
    assert list(stones) == [
        (Subject.FILE, LATER, "term_ended", "gdpr_5_1_e"),
        (Subject.RESIDENT, LATER, "term_ended", "gdpr_5_1_e"),
    ]
    with pytest.raises(Refused) as why:
        erase_resident(resident, REASON)
    assert why.value.problems[0].code == "register-erased"


def columns() -> list[list[Any]]:
    read = (history.memberships(), history.participation(), history.work())
    names = ("start", "end", "known_from", "known_until", "resident")
    return [getattr(each, name).tolist() for each in read for name in names] + [read[0].reason.tolist()]


def test_counts_of_the_past_keep_standing(register: Place) -> None:
    resident = somebody()
    before = columns()
    erase_resident(resident, REASON)
    assert columns() == before
    assert history.births().born.tolist() == [(date(1980, 5, 15) - date(1970, 1, 1)).days] * 2


def test_a_municipality_may_want_the_counts_gone_too(register: Place) -> None:
    resident = somebody()
    done = erase_resident(resident, REASON, keep_counts=False)
    assert done.deleted["membership"] == 1 and done.deleted["residentdetails"] == 2
    assert not Membership.objects.exists() and Tombstone.objects.filter(subject="resident").exists()


def test_a_file_stays_known_while_a_partner_is(register: Place) -> None:
    resident = somebody()
    file = WelfareFile.objects.get()
    partner = in_file(file).resident
    erase_resident(resident, REASON)
    assert WelfareFile.objects.get().reference == SECRET[:9]
    erase_resident(partner, REASON)
    assert WelfareFile.objects.get().reference is None


def test_after_an_erasure_nothing_can_be_filled_in_again(register: Place) -> None:
    resident = somebody()
    erase_resident(resident, REASON)
    for change in ("name = 'Back'", "valid_from = '2000-01-01'", "birth_month = NULL"):
        with pytest.raises(Exception, match="register_residentdetails_update"), transaction.atomic():
            connection.cursor().execute(f"UPDATE register_residentdetails SET {change}")
    with pytest.raises(Exception, match="register_resident_update"), transaction.atomic():
        Resident.objects.update(bsn_mark="f" * 64)


def test_the_tombstone_itself_stays(register: Place) -> None:
    erase_resident(somebody(), REASON)
    for change in ("DELETE FROM register_tombstone", "UPDATE register_tombstone SET why = 'request'"):
        with pytest.raises(Exception, match="register_tombstone_"), transaction.atomic():
            connection.cursor().execute(change)


def test_an_erasure_touches_nobody_else(register: Place) -> None:
    one, other = somebody(), Resident.objects.create()
    record.add(ResidentDetails, AT, resident=other, name="Somebody Else", valid_from=START)
    erase_resident(one, REASON)
    assert ResidentDetails.objects.get(resident=other).name == "Somebody Else"
    with pytest.raises(Exception, match="register_residentdetails_update"), transaction.atomic():
        ResidentDetails.objects.filter(resident=other).update(name="")


def test_a_name_of_a_business_and_a_number_of_a_file_go_too(register: Place) -> None:
    place = Establishment.objects.create(number="0" * 12)
    employer = Employer.objects.create(kvk="00000000")
    values = {"establishment": place, "employer": employer, "name": SECRET, "sbi": "4711"}
    record.add(EstablishmentSpell, AT, valid_from=START, **values)
    said = {"kind": "visit", "outcome": "vacancy", "text": f"Coffee with {SECRET}"}
    record.add(EmployerContact, AT, establishment=place, valid_from=START, **said)
    file = WelfareFile.objects.create(reference="F-1")
    assert erase_establishment(place, REASON).emptied == {"establishmentspell": 1, "employercontact": 1}
    assert erase_file(file, REASON).emptied == {"welfarefile": 1}
    assert SECRET not in everything() and "F-1" not in everything()


def test_the_tables_with_content_are_those_that_the_test_fills() -> None:
    tables = {
        table.__name__ for table in apps.get_app_config("register").get_models() if erasable_fields(table)
    }
    assert tables == {
        "AftercareContact",
        "Agreement",
        "EmployerContact",
        "EstablishmentSpell",
        "Note",
        "Participation",
        "PlanSpell",
        "Release",
        "Resident",
        "ResidentDetails",
        "Review",
        "WelfareFile",
        "Work",
    }
