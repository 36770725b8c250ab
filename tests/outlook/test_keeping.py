"""What is kept on disk is whole, whoever kills the process, and a track record is one file made anew."""

import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from perspectief.cli import outlook_track
from perspectief.ground.problem import Refused
from perspectief.outlook.judging import Panel
from perspectief.outlook.observation import MONTH
from perspectief.outlook.said import FOLDER, keep_said, load_said
from perspectief.outlook.track import FILE, load_track_record
from tests.outlook.houses import ALMELO, MADE_ON, copied, sayings

DAY = date(2021, 12, 31)
TODAY = date(2026, 3, 1)


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_record_that_is_killed_while_it_writes_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    said = sayings(ALMELO)(DAY)
    with monkeypatch.context() as patched:
        patched.setattr(os if moment == "fsync" else Path, moment, _killed)
        with pytest.raises(KeyboardInterrupt):
            keep_said(tmp_path, said)
    assert list((tmp_path / FOLDER).iterdir()) == []
    assert load_said(tmp_path) == ()
    keep_said(tmp_path, said)
    assert load_said(tmp_path) == (said,)


def test_what_is_said_is_read_back_to_the_last_digit(tmp_path: Path) -> None:
    said = sayings(ALMELO)(DAY)
    keep_said(tmp_path, said)
    (found,) = load_said(tmp_path)
    assert found == said and found.made_on == MADE_ON


def _judged(levels: float = 1.0) -> list[tuple[Panel, object]]:
    rng = np.random.default_rng(3)
    walks = levels * np.exp(np.cumsum(0.01 * rng.standard_normal((5, 30)), axis=1))
    times = np.array([15 + month * MONTH for month in range(30)])
    panel = Panel("municipal-vacancies", "Made up", "open_vacancies", times, walks, (10, 13, 16), 6)

    def forecaster(origin: int) -> object:
        drawn = np.random.default_rng(origin).standard_normal((5, 2_000))
        return walks[:, origin][:, None] * (1 + 0.02 * drawn)

    return [(panel, forecaster)]


def test_a_track_record_is_kept_in_one_file_and_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path)
    monkeypatch.setattr(outlook_track, "panels_at_hand", lambda fetched: iter(_judged()))
    outlook_track.track_outlooks(folder, TODAY)
    assert "outlooks/track-record.json" in capsys.readouterr().out
    first = (folder / FOLDER / FILE).read_bytes()
    outlook_track.track_outlooks(folder, TODAY)
    assert (folder / FOLDER / FILE).read_bytes() == first
    record = load_track_record(folder)
    assert record is not None and record.made_on == TODAY
    (tracked,) = record.tracked
    assert (tracked.series, tracked.forecasts, tracked.months_ahead) == (5, 15, 6)
    assert {score.method for score in tracked.scores} == {"outlook", "last-value", "straight-line"}


def test_a_track_record_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / FILE).write_text('{"perspectief_track_record": 7}', encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_track_record(tmp_path)
    assert [each.code for each in refused.value.problems] == ["outlook-no-track-record"]
    assert load_track_record(tmp_path / "elsewhere") is None
