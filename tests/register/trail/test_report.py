"""A resident's access report, and what an erasure leaves of the trail."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from perspectief.ground.problem import Refused
from perspectief.register.codes import Law, WhyErased
from perspectief.register.erase import Reason as ErasureReason
from perspectief.register.erase import erase_resident
from perspectief.register.models import Resident, Tombstone
from perspectief.register.staff.models import StaffMember
from perspectief.register.staff.roles import Role
from perspectief.register.trail.codes import Reason, Result
from perspectief.register.trail.deed import Deed, Ref
from perspectief.register.trail.forget import forget
from perspectief.register.trail.models import Entry
from perspectief.register.trail.report import report
from perspectief.register.trail.setting import FILE, load_setting
from perspectief.register.trail.verify import verify
from perspectief.register.trail.write import write
from tests.register.places import Place
from tests.register.trail.attacker import change, disarm
from tests.register.trail.deeds import AT, deed, fill, resident

YEAR = timedelta(days=365)


def somebody() -> StaffMember:
    return StaffMember.objects.create_member("made-up", None, name="Made Up", role=Role.COACH, language="nl")


def looked(member: int | None, result: Result = Result.DONE, who: Ref = resident(1)) -> None:  # noqa: B008 (a frozen value)
    write(Deed(member, "coach", "see_person", who, Reason.TEAM, result=result), AT)


def test_a_resident_is_told_when_and_why_and_not_by_whom(register: Place) -> None:
    member = somebody()
    looked(member.pk)
    looked(member.pk, Result.DENIED)
    looked(member.pk, who=resident(2))
    write(Deed(member.pk, "coach", "see_person", Ref("employer", resident(1).key)), AT)
    made = report(resident(1).key, AT, AT + YEAR, names=False)
    (access,) = made.accesses
    assert (access.at, access.action, access.reason, access.name) == (AT, "see_person", "team", "")
    assert "Made Up" not in repr(made)


def test_staff_is_named_where_the_municipality_says_so(register: Place) -> None:
    looked(somebody().pk)
    looked(None)
    made = report(resident(1).key, AT, AT + YEAR, names=True)
    assert [access.name for access in made.accesses] == ["Made Up", ""]


def test_only_what_was_within_the_period(register: Place) -> None:
    looked(1)
    assert len(report(resident(1).key, AT, AT + YEAR, names=False).accesses) == 1
    assert not report(resident(1).key, AT - YEAR, AT, names=False).accesses


def test_names_are_given_from_the_day_that_it_was_decided(tmp_path: Path) -> None:
    assert not load_setting(tmp_path).names_on(date(2030, 1, 1))
    (tmp_path / "register").mkdir()
    (tmp_path / FILE).write_text("staff_names: {decided_on: 2030-01-15, by: the privacy office}\n")
    setting = load_setting(tmp_path)
    assert [setting.names_on(date(2030, 1, day)) for day in (14, 15)] == [False, True]


@pytest.mark.parametrize(
    ("text", "code"),
    [("staff_names: true\n", "not-a-mapping"), ("names: 1\n", "unknown-key"), ("copies: 3\n", "not-a-list")],
)
def test_a_wrong_setting_is_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "register").mkdir()
    (tmp_path / FILE).write_text(text)
    with pytest.raises(Refused, match=code):
        load_setting(tmp_path)


def test_an_erasure_leaves_the_references_and_takes_the_words(register: Place, tmp_path: Path) -> None:
    fill(8)  # the first and the eighth are about one resident
    write(deed(7, "words about the same one"), AT)
    assert forget(resident(0), AT) == 2
    about = Entry.objects.filter(subject_key=resident(0).key)
    assert about.count() == 4 and not about.exclude(reason_text="").exists()
    assert Entry.objects.exclude(reason_text="").exists()
    assert verify(tmp_path).sound


def test_words_taken_away_without_an_erasure_are_missed(register: Place, tmp_path: Path) -> None:
    fill(8)
    forget(resident(5), AT)
    disarm()
    change(1, reason_text="")
    verdict = verify(tmp_path)
    assert verdict.first == 1 and "trail-text-gone" in {finding.code for finding in verdict.findings}


def test_who_is_erased_from_the_register_is_so_in_the_trail(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Resident.objects.create(), Resident.objects.create()
    for each in (first, second):
        ref = Ref("resident", str(each.key))
        write(Deed(1, "coach", "see_person", ref, Reason.OTHER, "wants a letter"), AT)
    gone = ErasureReason(WhyErased.TERM_ENDED, Law.ARCHIVES, AT)
    with monkeypatch.context() as without:
        without.delenv("PERSPECTIEF_TRAIL_KEY")
        with pytest.raises(Refused, match="trail-key-missing"):
            erase_resident(first, gone)
    assert not Tombstone.objects.exists()
    erase_resident(first, gone)
    rows = list(Entry.objects.order_by("number").values_list("subject_key", "action", "reason_text"))
    assert rows == [
        (str(first.key), "see_person", ""),
        (str(second.key), "see_person", "wants a letter"),
        (str(first.key), "erase", ""),
    ]
    assert verify(tmp_path).sound
