"""The log of what left survives kills, and shows what was changed."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.regions import load_regions
from perspectief.facts.store import load_figures
from perspectief.gate import folder as folder_module
from perspectief.gate.folder import publish
from perspectief.gate.ledger import FILE, alone, load_ledger
from perspectief.ground.problem import Refused
from tests.gate.conftest import Publish
from tests.gate.people import columns

START, KNOWN = date(2029, 5, 1), date(2029, 6, 1)
FIRST, ON = date(2029, 9, 1), date(2030, 2, 10)
LIVES = columns([(who, START, None) for who in range(1, 124)], KNOWN)


@pytest.fixture
def left(folder: Path, let_out: Publish) -> Path:
    """A folder from which five months of two counts left."""
    assert len(let_out(LIVES, FIRST, ON).plan.entries) == 10
    return folder


def lines(folder: Path) -> list[str]:
    return (folder / FILE).read_text(encoding="utf-8").splitlines()


def rewrite(folder: Path, changed: list[str]) -> None:
    (folder / FILE).write_text("".join(f"{line}\n" for line in changed), encoding="utf-8")


def test_the_log_reads_back_as_it_was_written(left: Path) -> None:
    ledger = load_ledger(left)
    assert [entry.number for entry in ledger.entries] == list(range(1, 11))
    assert ledger.text == (left / FILE).read_text(encoding="utf-8")
    assert json.loads(lines(left)[0])["publications"][0]["said"][0]["value"] == 125


@pytest.mark.parametrize("seed", range(10))
def test_a_changed_character_is_noticed(left: Path, seed: int) -> None:
    chance = random.Random(seed)
    text = (left / FILE).read_text(encoding="utf-8")
    where = chance.randrange(len(text) - 1)
    other = "7" if text[where] != "7" else "8"
    (left / FILE).write_text(text[:where] + other + text[where + 1 :], encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_ledger(left)
    (problem,) = refused.value.problems
    assert problem.code == "gate-log-changed"
    # The line itself, or that which the changed end of a line ran into.
    assert abs(problem.place.line - 1 - text.count("\n", 0, where)) <= 1


def test_a_line_left_out_moved_or_told_twice_is_noticed(left: Path) -> None:
    whole = lines(left)
    for changed in (whole[1:], whole[:3] + whole[4:], [whole[1], whole[0], *whole[2:]], [*whole, whole[-1]]):
        rewrite(left, changed)
        with pytest.raises(Refused, match="gate-log-changed"):
            load_ledger(left)


def test_an_end_that_was_cut_off_is_noticed_by_the_figures(left: Path, let_out: Publish) -> None:
    rewrite(left, lines(left)[:-2])
    load_ledger(left)  # the chain holds
    with pytest.raises(Refused, match="gate-not-in-log"):
        let_out(LIVES, FIRST, ON)


def test_a_log_taken_away_is_noticed_by_the_figures(left: Path, let_out: Publish) -> None:
    (left / FILE).unlink()
    with pytest.raises(Refused, match="gate-not-in-log"):
        let_out(LIVES, FIRST, ON)


def test_a_figure_that_says_something_else_than_the_log_is_noticed(left: Path, let_out: Publish) -> None:
    path = left / "figures" / "register.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",125,123,127,", ",124,123,127,", 1), "utf-8")
    with pytest.raises(Refused, match="gate-not-in-log"):
        let_out(LIVES, FIRST, ON)


def test_another_word_for_the_register_makes_no_figure_anew(left: Path, let_out: Publish) -> None:
    path = left / "figures" / "register.csv"
    path.write_text(path.read_text("utf-8").replace("Register van de gemeente", "Registratie"), "utf-8")
    again = let_out(LIVES, FIRST, ON)
    assert not again.added.new and not again.plan.entries


def test_figures_lost_between_log_and_folder_come_back(left: Path, let_out: Publish) -> None:
    path = left / "figures" / "register.csv"
    before = path.read_bytes()
    path.unlink()
    again = let_out(LIVES, FIRST, ON)
    assert len(again.added.new) == 10 and not again.plan.entries
    assert path.read_bytes() == before


def test_nothing_is_out_that_is_not_written_down(
    folder: Path, let_out: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(folder_module, "write_ledger", stop)
        with pytest.raises(KeyboardInterrupt):
            let_out(LIVES, FIRST, ON)
    assert not (folder / "figures").exists()
    assert len(let_out(LIVES, FIRST, ON).added.new) == 10


def test_two_at_once_do_not_mix(folder: Path, let_out: Publish) -> None:
    with alone(folder), pytest.raises(Refused, match="gate-busy"):
        let_out(LIVES, FIRST, ON)
    assert let_out(LIVES, FIRST, ON).added.new


_SCRIPT = """
import sys
from pathlib import Path
from tests.gate.test_ledger import again
print("ready", flush=True)
again(Path(sys.argv[1]))
"""


def again(folder: Path) -> None:
    """One run as another process does it, month after month."""
    from perspectief.gate.folder import Installation
    from perspectief.programme.load import load
    from perspectief.web.leaving import noted

    where = Installation(folder, load(folder), load_catalogue(folder), load_regions(), noted)
    for month in range(9, 13):
        publish(where, LIVES, date(2029, month, 1), ON, ON, dry_run=False)


@pytest.mark.parametrize("seed", range(10))
def test_a_kill_at_any_moment_does_no_harm(folder: Path, let_out: Publish, seed: int) -> None:
    """Whatever was written is whole, and the next run ends where an undisturbed one does."""
    chance = random.Random(seed)
    (folder / "figures").mkdir()
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])}
    run = subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, str(folder)], cwd=root, env=environment, stdout=subprocess.PIPE
    )
    assert run.stdout is not None and run.stdout.readline() == b"ready\n"
    time.sleep(chance.uniform(0, 0.6))
    run.send_signal(signal.SIGKILL)
    run.wait(30)
    run.stdout.close()
    ledger = load_ledger(folder)
    there = load_figures(folder, load_catalogue(folder), load_regions())
    assert len(there) in (0, len(ledger.entries))
    let_out(LIVES, FIRST, ON)
    assert len(load_ledger(folder).entries) == 10
    assert len(load_figures(folder, load_catalogue(folder), load_regions())) == 10
