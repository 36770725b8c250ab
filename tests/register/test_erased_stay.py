"""Where a tombstone stands nothing comes in any more but an earlier end; on both databases."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import transaction

from perspectief.ground.problem import Refused
from perspectief.register import bulk, record
from perspectief.register.bsn import marker
from perspectief.register.codes import Law, WhyErased
from perspectief.register.erase import Reason, erase_establishment, erase_file, erase_resident
from perspectief.register.models import (
    Employer,
    Establishment,
    EstablishmentSpell,
    FileSpell,
    GroupSpell,
    JobsCount,
    Membership,
    Plan,
    Resident,
    ResidentDetails,
    Work,
)
from tests.register.imports.towns import Benefit, at, bring, take
from tests.register.people import AT, START, bsn, in_file, running_file
from tests.register.places import Place

LATER = AT + timedelta(days=100)
REASON = Reason(WhyErased.REQUEST, Law.GDPR_17, LATER)
END = START + timedelta(days=200)


def refused(do: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as why:
        do()
    return str(why.value.problems[0].details["rule"])


def added(kind: Any, resident: Resident, **values: Any) -> Callable[[], Any]:
    return lambda: record.add(kind, LATER, resident=resident, valid_from=START, **values)


def test_no_record_of_who_was_erased_is_added(register: Place) -> None:
    resident = in_file(running_file(), START, END).resident
    erase_resident(resident, REASON)
    file = running_file()
    rows: dict[Any, dict[str, Any]] = {
        Membership: {"file": file, "end_reason": ""},
        GroupSpell: {"group": "care"},
        ResidentDetails: {"name": "Back Again"},
        Work: {"place": "beside", "contract": "", "subsidy": "none"},
    }
    for kind, values in rows.items():
        name = f"register_{kind._meta.model_name}_erased"
        assert refused(added(kind, resident, **values)) == name
    with pytest.raises(Exception, match="register_plan_erased"), transaction.atomic():
        Plan.objects.create(resident=resident)


def test_many_rows_at_once_do_not_come_past_it(register: Place) -> None:
    one, other = (in_file(running_file(), START, END).resident for _ in range(2))
    erase_resident(one, REASON)
    columns = ("resident_id", "group", "valid_from", "recorded_at")

    def rows() -> int:
        keys = [other.pk, one.pk]
        return bulk.insert(GroupSpell, columns, [(key, "care", START, LATER) for key in keys])

    assert refused(rows) == "register_groupspell_erased"
    assert not GroupSpell.objects.exists()


def test_what_ran_may_end_earlier_and_do_nothing_else(register: Place) -> None:
    row = in_file(running_file())
    group = record.add(GroupSpell, AT, resident=row.resident, group="care", valid_from=START)
    erase_resident(row.resident, REASON)
    assert refused(lambda: record.correct(group, LATER, group="work")).endswith("_erased")
    assert refused(lambda: record.correct(group, LATER, valid_from=START + timedelta(1))).endswith("_erased")
    ended = record.end(row, END, LATER, end_reason="unknown")
    later = LATER + timedelta(1)
    assert refused(lambda: record.end(ended, END + timedelta(1), later)).endswith("_erased")
    assert Membership.objects.get(superseded_at=None).valid_to == END


def test_an_end_brings_no_content_back(register: Place) -> None:
    resident = Resident.objects.create()
    told = {"contract": "temporary", "place": "after", "subsidy": "none", "hours": 20}
    work = record.add(Work, AT, resident=resident, valid_from=START, **told)
    erase_resident(resident, REASON)
    work.refresh_from_db()
    again = {"contract": "permanent"}
    assert refused(lambda: record.end(work, END, LATER, **again)) == "register_work_erased"
    assert record.end(work, END, LATER).contract == ""


def test_a_file_that_was_erased_does_not_run_again(register: Place) -> None:
    file = running_file()
    spell = record.end(FileSpell.objects.get(file=file), END, AT + timedelta(1), end_reason="work")
    erase_file(file, REASON)
    name = "register_filespell_erased"
    assert refused(lambda: record.add(FileSpell, LATER, file=file, scheme="general", valid_from=END)) == name
    record.withdraw(spell, LATER)


def test_who_adds_waits_for_who_erases(register: Place) -> None:
    """Else a row could come in between a tombstone and the emptying, and keep its content."""
    if register.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    resident = Resident.objects.create()
    stone = "INSERT INTO register_tombstone (subject, subject_id, erased_at, why, law) VALUES"
    row = 'INSERT INTO register_groupspell (resident_id, "group", valid_from, recorded_at) VALUES'
    with psycopg.connect(register.where) as one, psycopg.connect(register.where) as other:
        one.execute(f"{stone} ('resident', %s, %s, 'request', 'gdpr_17')", [resident.pk, LATER])
        other.execute("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            other.execute(f"{row} (%s, 'care', %s, %s)", [resident.pk, START, LATER])
        one.commit()
        other.rollback()
        with pytest.raises(psycopg.errors.IntegrityError, match="register_groupspell_erased"):
            other.execute(f"{row} (%s, 'care', %s, %s)", [resident.pk, START, LATER])


def test_nobody_else_is_kept_out(register: Place) -> None:
    row = in_file(running_file())
    erase_resident(Resident.objects.create(), REASON)
    record.add(GroupSpell, LATER, resident=row.resident, group="care", valid_from=START)


def test_who_was_erased_and_is_in_a_file_again_is_a_new_resident(register: Place, tmp_path: Path) -> None:
    """The benefits system still pays: what ran ends, and somebody begins of whom nothing is known yet."""
    bring(tmp_path, Benefit(1, 1), Benefit(2, 2))
    gone = Resident.objects.get(bsn_mark=marker().mark(bsn(1)))
    erase_resident(gone, Reason(WhyErased.REQUEST, Law.GDPR_17, at("202203")))
    bring(tmp_path, Benefit(1, 1), Benefit(2, 2), month="202204")
    new = Resident.objects.get(bsn_mark=marker().mark(bsn(1)))
    assert new.pk != gone.pk and not ResidentDetails.objects.filter(resident=gone, name__gt="").exists()
    now = Membership.objects.filter(superseded_at=None)
    assert [row.valid_to for row in now.filter(resident=gone)] == [date(2022, 4, 1)]
    assert [row.valid_to for row in now.filter(resident=new)] == [None]
    assert now.filter(valid_to=None).count() == 2


def test_a_partner_stays_when_the_other_was_erased(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, Benefit(1, 1, partner=2))
    gone = Resident.objects.get(bsn_mark=marker().mark(bsn(2)))
    erase_resident(gone, Reason(WhyErased.REQUEST, Law.GDPR_17, at("202203")))
    for month in ("202204", "202205"):
        bring(tmp_path, Benefit(1, 1, partner=2), month=month)
    now = Membership.objects.filter(superseded_at=None, valid_to=None)
    assert now.count() == 2 and not now.filter(resident=gone).exists()


def test_the_same_month_once_more_after_an_erasure(register: Place, tmp_path: Path) -> None:
    """A second file of the month in which somebody was erased: whole, and the counts of the month stand."""
    bring(tmp_path, Benefit(1, 1), Benefit(2, 2))
    gone = Resident.objects.get(bsn_mark=marker().mark(bsn(1)))
    erase_resident(gone, Reason(WhyErased.REQUEST, Law.GDPR_17, at("202203")))
    bring(tmp_path, Benefit(1, 1), Benefit(2, 2, group="2"), name="benefits_202203_2.csv", later=30)
    held = Membership.objects.filter(superseded_at=None, valid_from__lte=date(2022, 3, 31))
    assert held.exclude(valid_to__lte=date(2022, 3, 31)).count() == 2


JOBS = "vestigingsnummer;kvk_nummer;naam;sbi;postcode;jaar;banen;banen_12_uur\n"


def test_a_name_of_a_business_that_was_erased_does_not_come_back(register: Place, tmp_path: Path) -> None:
    place, employer = Establishment.objects.create(number="9" * 12), Employer.objects.create(kvk="00000001")
    told = {"employer": employer, "name": "Somebody", "sbi": "4711"}
    record.add(EstablishmentSpell, AT, establishment=place, valid_from=START, **told)
    erase_establishment(place, REASON)
    again = {"establishment": place, "valid_from": END}
    ended = record.end(EstablishmentSpell.objects.get(), END, LATER)
    assert refused(lambda: record.add(EstablishmentSpell, LATER, **again, **told)).endswith("_erased")
    path = tmp_path / "banen_2022.csv"
    line = f"{place.number};{employer.kvk};Somebody;4711;;2022;7;5\n"
    path.write_text(JOBS + line, encoding="utf-8")
    take(path, "jobs", LATER + timedelta(days=400))
    assert JobsCount.objects.get().jobs == 7 and ended.name == ""
    assert {spell.name for spell in EstablishmentSpell.objects.all()} == {""}
