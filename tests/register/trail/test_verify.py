"""What `verify` says: the first broken link, the end, and what lies after the last anchor."""

import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections

from perspectief.ground.problem import Refused
from perspectief.register.trail.anchor import anchor
from perspectief.register.trail.anchors import FILE
from perspectief.register.trail.chain import link
from perspectief.register.trail.keys import ring
from perspectief.register.trail.reading import stored
from perspectief.register.trail.verify import Verdict, verify
from tests.register.places import Place
from tests.register.trail.attacker import change, disarm, row, run, set_head
from tests.register.trail.deeds import AT, fill

NIGHT = timedelta(days=1)


def codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings} - {"trail-guard-missing"}


def nights(folder: Path, count: int, each: int = 4) -> None:
    """So many days, each with entries and an anchor at its end: 5 entries a day."""
    for night in range(1, count + 1):
        fill(each)
        assert not anchor(folder, AT + night * NIGHT).problems


def test_an_empty_trail_is_sound(register: Place, tmp_path: Path) -> None:
    assert verify(tmp_path) == Verdict(0, None, 0, 0, None, 0, ())


def test_what_lies_after_the_last_anchor_is_said(register: Place, tmp_path: Path) -> None:
    fill(3)
    assert verify(tmp_path).after == 3
    anchor(tmp_path, AT + NIGHT)
    fill(2)
    verdict = verify(tmp_path)
    assert verdict.sound and (verdict.entries, verdict.anchored, verdict.after) == (6, 3, 3)
    assert verdict.anchored_at == AT + NIGHT


def test_a_change_after_the_last_anchor_is_found_and_an_end_cut_off_there_is_not(
    register: Place, tmp_path: Path
) -> None:
    """That is what cannot be proven, and what `after` is there to say."""
    nights(tmp_path, 1)
    fill(4)
    disarm()
    change(8, member=77)
    assert verify(tmp_path).first == 8
    run("DELETE FROM trail_entry WHERE number >= 8")
    assert codes(verify(tmp_path)) == {"trail-end-cut"}  # the head still knows
    set_head(7)
    verdict = verify(tmp_path)
    assert verdict.first is None and not codes(verdict) and verdict.after == 3


def test_an_end_cut_off_before_the_last_anchor_is_said_with_how_many(register: Place, tmp_path: Path) -> None:
    nights(tmp_path, 2)
    disarm()
    run("DELETE FROM trail_entry WHERE number > 6")
    set_head(6)
    verdict = verify(tmp_path)
    assert (verdict.first, verdict.cut) == (7, 3) and "trail-end-cut" in codes(verdict)


def test_a_head_that_says_something_else_is_found(register: Place, tmp_path: Path) -> None:
    fill(3)
    disarm()
    run("UPDATE trail_head SET link = %s", "0" * 64)
    assert codes(verify(tmp_path)) == {"trail-head-changed"}
    set_head(2)
    assert codes(verify(tmp_path)) == {"trail-head-changed"}


def test_a_chain_made_anew_with_the_stolen_key_is_found_by_the_anchor(
    register: Place, tmp_path: Path
) -> None:
    nights(tmp_path, 1)
    disarm()
    change(2, member=77)
    rechained(2)
    assert "trail-anchor-differs" in codes(verify(tmp_path))


def rechained(since: int) -> None:
    """All links after a change anew, with the true key."""
    key, before = ring().now, row(since - 1)["link"]
    for entry in list(stored()):
        if entry.number is not None and entry.row is not None and entry.number >= since:
            before = link(key, before, entry.row)
            change(entry.number, link=before)
    run("UPDATE trail_head SET link = %s", before)


@pytest.mark.parametrize("name", ["number", "link", "at", "mark", "before", "line", "key"])
def test_a_changed_anchor_is_found(register: Place, tmp_path: Path, name: str) -> None:
    nights(tmp_path, 3, each=1)
    lines = (tmp_path / FILE).read_text().splitlines()
    new = {"number": 0, "line": 9, "at": "2030-01-01T00:00:00+00:00"}.get(name, "ab" * 8)
    for place in range(3):
        changed = json.dumps(json.loads(lines[place]) | {name: new}, sort_keys=True)
        (tmp_path / FILE).write_text("".join(f"{each}\n" for each in replaced(lines, place, changed)))
        assert "trail-anchor-changed" in codes(verify(tmp_path))


def replaced(lines: list[str], place: int, line: str) -> list[str]:
    return [*lines[:place], line, *lines[place + 1 :]]


def test_an_anchor_left_out_is_found(register: Place, tmp_path: Path) -> None:
    nights(tmp_path, 3, each=1)
    lines = (tmp_path / FILE).read_text().splitlines(keepends=True)
    (tmp_path / FILE).write_text(lines[0] + lines[2])
    assert codes(verify(tmp_path)) == {"trail-anchor-changed"}
    (tmp_path / FILE).write_text("".join(lines[:2]))
    assert codes(verify(tmp_path)) == {"trail-anchors-cut"}
    (tmp_path / FILE).unlink()
    assert codes(verify(tmp_path)) == {"trail-anchors-cut"}


def test_anchors_and_entries_cut_off_together_are_found_by_a_copy_elsewhere(
    register: Place, tmp_path: Path
) -> None:
    copy = with_copy(tmp_path)
    nights(tmp_path, 3, each=1)
    disarm()
    lines = (tmp_path / FILE).read_text().splitlines(keepends=True)
    (tmp_path / FILE).write_text(lines[0])
    run("DELETE FROM trail_entry WHERE number > 2")
    set_head(2)
    verdict = verify(tmp_path)
    assert codes(verdict) == {"trail-anchors-cut", "trail-end-cut", "trail-head-changed"}
    assert verdict.cut == 3
    copy.write_text(lines[1])
    assert "trail-anchor-copy-differs" in codes(verify(tmp_path))


def with_copy(folder: Path) -> Path:
    """A copy of the anchors elsewhere, as the setting says."""
    copy = folder / "elsewhere" / "anchors.jsonl"
    copy.parent.mkdir()
    (folder / "register").mkdir(exist_ok=True)
    (folder / "register" / "trail.yaml").write_text("copies: [elsewhere/anchors.jsonl]\n")
    return copy


def test_a_copy_that_could_not_be_reached_is_said_and_caught_up(register: Place, tmp_path: Path) -> None:
    copy = with_copy(tmp_path)
    copy.parent.rmdir()
    done = anchor(tmp_path, AT)
    assert [problem.code for problem in done.problems] == ["trail-anchor-unwritten"]
    copy.parent.mkdir()
    nights(tmp_path, 1)
    assert copy.read_text() == (tmp_path / FILE).read_text()


def test_a_line_that_a_crash_left_half_harms_nothing(register: Place, tmp_path: Path) -> None:
    nights(tmp_path, 2)
    whole = (tmp_path / FILE).read_text()
    (tmp_path / FILE).write_text(whole + whole.splitlines()[1][:70])
    assert verify(tmp_path).sound
    nights(tmp_path, 1)
    verdict = verify(tmp_path)
    assert verdict.sound and verdict.anchored == 14


def test_a_run_killed_between_the_line_and_the_entry_harms_nothing(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights(tmp_path, 1)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("perspectief.register.trail.anchor.write_alone", killed)
        with pytest.raises(KeyboardInterrupt):
            anchor(tmp_path, AT + NIGHT)
    assert verify(tmp_path).sound
    nights(tmp_path, 1)
    assert verify(tmp_path).sound


def test_an_anchor_is_on_the_disk_before_it_is_told(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    sync = os.fsync

    def synced(handle: int) -> None:
        order.append("disk")
        sync(handle)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr("perspectief.register.trail.anchor.write_alone", lambda *_: order.append("told"))
    anchor(tmp_path, AT)
    assert order[-1] == "told" and order.count("disk") >= 2


def test_a_trail_that_others_write_in_meanwhile_is_sound(register: Place, tmp_path: Path) -> None:
    """A page ends where it ends, and entries come behind it: none of that is a finding."""
    fill(20)
    anchor(tmp_path, AT)
    done = threading.Event()

    def work() -> int:
        written = 0
        while not done.is_set() and written < 2000:
            fill(2)
            written += 2
        connections.close_all()
        return written

    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(work) for _ in range(3)]
        try:
            verdicts = [verify(tmp_path) for _ in range(25)]
        finally:
            done.set()
    assert sum(writer.result() for writer in writers) > 0
    assert [verdict.findings for verdict in verdicts] == [()] * 25
    assert verdicts[-1].entries > verdicts[0].entries


def test_rubbish_in_the_database_is_found_and_stops_nothing(register: Place, tmp_path: Path) -> None:
    if register.vendor != "sqlite":
        pytest.skip("PostgreSQL lets nothing but numbers and moments stand in such columns")
    fill(4)
    disarm()
    run("UPDATE trail_entry SET at = 'yesterday' WHERE number = 2")
    run("UPDATE trail_entry SET member = 'somebody', action = CAST(x'ff00' AS TEXT) WHERE number = 3")
    verdict = verify(tmp_path)
    assert verdict.first == 2 and codes(verdict) == {"trail-entry-changed", "trail-entry-unreadable"}


def test_without_the_key_nobody_can_verify(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PERSPECTIEF_TRAIL_KEY")
    with pytest.raises(Refused, match="trail-key-missing"):
        verify(tmp_path)
