"""A refresh killed at any moment: the next one ends with the same store as an undisturbed one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.regions import Regions
from tests.facts.sources.conftest import MakeWeb
from tests.facts.sources.replay import Service
from tests.facts.sources.test_faults import Folder

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.fetched import open_fetched
from perspectief.facts.refresh import Refresh, orders_of
from perspectief.facts.regions import load_regions
from perspectief.facts.sources.answers import Answers
from perspectief.facts.sources.cbs_odata4 import CbsOdata4
from perspectief.facts.sources.http import Manners, Web
folder, address = Path(sys.argv[1]), sys.argv[2]
today, catalogue, regions = date(2026, 7, 20), load_catalogue(), load_regions()
wanted = [each for each in catalogue.measures.values() if each.fetch]
orders = [order for order in orders_of(wanted) if order.table in ("37789ksz", "80590ned")]
print("ready", flush=True)
with Web(Answers(folder), today, Manners(pause=0)) as web:
    source = CbsOdata4(web, regions, address)
    for report in Refresh(open_fetched(folder), lambda _: source, today).run(orders):
        assert report.outcome in ("new", "same"), report
"""


def _start(folder: Path, address: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(folder), address]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert running.stdout is not None and running.stdout.readline() == "ready\n"
    return running


def _finish(folder: Path, address: str) -> float:
    began = time.monotonic()
    running = _start(folder, address)
    ready = time.monotonic()
    running.communicate()
    assert running.returncode == 0
    return time.monotonic() - max(began, ready)


def _kill_some(times: int, seed: int, service: Service, tmp_path: Path, whole: Folder) -> None:
    chance = random.Random(seed)
    lasts = _finish(whole.path, service.address)
    expected = whole.stored()
    for number in range(times):
        folder = Folder(tmp_path / f"{number}", service, whole.make_web, whole.catalogue, whole.regions)
        running = _start(folder.path, service.address)
        time.sleep(chance.uniform(0, lasts))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        _finish(folder.path, service.address)
        stored = folder.stored()
        assert set(stored) == set(expected), f"kill {number} of seed {seed}"
        assert stored == expected, f"kill {number} of seed {seed}"


@pytest.fixture
def whole(tmp_path: Path, cbs: Service, make_web: MakeWeb, catalogue: Catalogue, regions: Regions) -> Folder:
    return Folder(tmp_path / "whole", cbs, make_web, catalogue, regions)


def test_ten_kills(whole: Folder, cbs: Service, tmp_path: Path) -> None:
    _kill_some(10, 4, cbs, tmp_path, whole)


@pytest.mark.soak
def test_two_hundred_kills(whole: Folder, cbs: Service, tmp_path: Path) -> None:
    _kill_some(200, 5, cbs, tmp_path, whole)
