"""Writing: with the transaction that it tells of, one chain whoever writes, and only with the key."""

import contextlib
import hashlib
import hmac
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connections, transaction

from perspectief.ground.problem import Refused
from perspectief.register.bsn import passes
from perspectief.register.models import Resident
from perspectief.register.trail import keys
from perspectief.register.trail.codes import Reason, Result
from perspectief.register.trail.deed import Deed, Ref
from perspectief.register.trail.models import Entry, Head
from perspectief.register.trail.verify import verify
from perspectief.register.trail.write import take_new_key, write, write_alone, write_many
from tests.register.places import Place
from tests.register.trail.conftest import TRAIL_KEY
from tests.register.trail.deeds import AT, deed, fill, resident


class Undone(Exception):  # noqa: N818 (it is no error)
    """Something went wrong after the trail was written."""


def _undone(*deeds: Deed, resident: bool = False) -> None:
    """A transaction that fails after these were written."""
    with transaction.atomic():
        if resident:
            Resident.objects.create()
        write_many(deeds, AT)
        raise Undone


def test_numbers_follow_on_each_other(register: Place) -> None:
    assert write(deed(), AT) == 1
    assert write_many([deed(1), deed(2)], AT) == (2, 3)
    assert write_many([], AT) == ()
    assert Head.objects.get().number == 3


def test_an_entry_goes_with_the_transaction_that_it_tells_of(register: Place, tmp_path: Path) -> None:
    fill(3)
    with pytest.raises(Undone):
        _undone(deed(), resident=True)
    assert (Resident.objects.count(), Entry.objects.count(), Head.objects.get().number) == (0, 3, 3)
    with transaction.atomic():
        Resident.objects.create()
        assert write(deed(), AT) == 4
    assert Resident.objects.count() == 1 and verify(tmp_path).sound


def test_a_part_that_is_undone_within_a_transaction_leaves_no_hole(register: Place, tmp_path: Path) -> None:
    with transaction.atomic():
        write(deed(1), AT)
        with pytest.raises(Undone):
            _undone(deed(2))
        write(deed(3), AT)
    assert [entry.number for entry in Entry.objects.order_by("number")] == [1, 2]
    assert verify(tmp_path).sound


def test_a_denied_attempt_stays_when_all_else_is_undone(register: Place) -> None:
    with pytest.raises(Undone):
        _undone(resident=True)
    write_alone(deed(result=Result.DENIED), AT)
    assert Entry.objects.get().result == "denied" and not Resident.objects.exists()
    with pytest.raises(RuntimeError), transaction.atomic():
        write_alone(deed(), AT)


def test_many_writers_make_one_chain(register: Place, tmp_path: Path) -> None:
    """Eight threads, each writing two at a time, and every fifth time undoing it."""
    together = threading.Barrier(8)

    def work(who: int) -> None:
        together.wait()
        for number in range(25):
            _at_once(deed(who), deed(number), undo=number % 5 == 4)
        connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))  # raises what one of them raised
    verdict = verify(tmp_path)
    assert (verdict.entries, verdict.findings) == (8 * 20 * 2, ())


def _at_once(*deeds: Deed, undo: bool) -> None:
    with contextlib.suppress(Undone), transaction.atomic():
        write_many(deeds, AT)
        if undo:
            raise Undone


def test_the_chain_is_the_one_that_the_documents_describe(register: Place) -> None:
    """Computed once more, by hand, from docs/trail.md."""
    write(Deed(7, "coach", "see_person", resident(1), Reason.ASKED, "asked for a letter"), AT)
    entry = Entry.objects.get()
    key = {
        use: hmac.digest(TRAIL_KEY.encode(), f"perspectief trail {use}".encode(), "sha256") for use in USES
    }

    def sized(*values: str) -> bytes:
        data = [value.encode() for value in values]
        return b"perspectief trail 1" + b"".join(len(each).to_bytes(4, "big") + each for each in data)

    mark = hmac.new(key["text"], sized("1", "asked for a letter"), hashlib.sha256).hexdigest()
    before, at, of = "0" * 64, "2030-03-01 09:30:15.123456", key["id"].hex()[:16]
    body = sized(
        before, "1", at, "7", "coach", "see_person", "resident", resident(1).key, "asked", mark, "done", of
    )
    assert (entry.reason_mark, entry.key) == (mark, of)
    assert entry.link == hmac.new(key["chain"], body, hashlib.sha256).hexdigest()


USES = ("id", "chain", "text")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "trail-key-missing"),
        ("short", "trail-key-unfit"),
        ("long enough but with spaces in it", "trail-key-unfit"),
    ],
)
def test_without_a_key_nothing_is_written(
    register: Place, monkeypatch: pytest.MonkeyPatch, value: str, code: str
) -> None:
    monkeypatch.setenv(keys.KEY, value)
    with pytest.raises(Refused, match=code):
        write(deed(), AT)


def test_another_key_is_taken_only_when_told(
    register: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fill(4)
    monkeypatch.setenv(keys.KEY, "another-key-of-a-trail-long-enough-too")
    with pytest.raises(Refused, match="trail-key-other"):
        write(deed(), AT)
    with pytest.raises(Refused, match="trail-key-old-missing"):
        take_new_key(1, "functional_manager", AT)
    monkeypatch.setenv(keys.OLD_KEYS, TRAIL_KEY)
    assert take_new_key(1, "functional_manager", AT) == 5
    write(deed(), AT)
    assert verify(tmp_path).sound
    monkeypatch.delenv(keys.OLD_KEYS)
    verdict = verify(tmp_path)
    assert (verdict.first, verdict.findings[0].code) == (1, "trail-entry-key")


def test_a_key_is_not_shown_by_accident() -> None:
    assert TRAIL_KEY not in repr(keys.ring()) and "_chain" not in repr(keys.ring())


def _a_bsn() -> str:
    return next(str(number) for number in range(100000000, 100000100) if passes(str(number)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 201, "trail-reason-too-long"),
        ("two\nlines", "trail-reason-character"),
        ("turned \u202e round", "trail-reason-character"),
        ("", "trail-reason-missing"),
        ("   ", "trail-reason-missing"),
    ],
)
def test_what_is_no_reason_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        Deed(1, "coach", "see_person", Ref("resident", "1"), Reason.OTHER, text)


@pytest.mark.parametrize("split", [lambda bsn: bsn, lambda bsn: f"{bsn[:4]}.{bsn[4:6]}.{bsn[6:]}"])
def test_a_bsn_is_not_taken_as_a_reason(split: "object") -> None:
    assert callable(split)
    with pytest.raises(Refused, match="trail-reason-bsn") as why:
        Deed(1, "coach", "see_person", Ref("resident", "1"), Reason.ASKED, f"about {split(_a_bsn())}, again")
    assert _a_bsn() not in str(why.value.problems)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Ref("resident", "O'Brien, Jan"),
        lambda: Ref("Resident", "1"),
        lambda: Ref("", "1"),
        lambda: Deed(1, "coach", "see person"),
        lambda: Deed(1, "Coach!", "see_person"),
    ],
)
def test_what_has_not_the_form_of_a_reference_or_a_code_is_an_error(wrong: "object") -> None:
    assert callable(wrong)
    with pytest.raises(ValueError):
        wrong()


def test_a_moment_has_a_time_zone(register: Place) -> None:
    with pytest.raises(ValueError):
        write(deed(), AT.replace(tzinfo=None))
