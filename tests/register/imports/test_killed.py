"""An import that is killed at any moment is whole or absent, and the same file comes in afterwards."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection, connections

from perspectief.register.models import FileSpell, Import, Membership, Resident
from perspectief.register.verify import structure_problems
from tests.register.imports.towns import Benefit, at, take, write
from tests.register.places import Place, catalogue

ROOT = Path(__file__).parents[3]
LINES = 1_500
PARTS = 10  # begun, lines, doubles, residents, spells, members, groups, births, active, done


def month(folder: Path, name: str) -> Path:
    second = name == "202204"
    lines = [
        Benefit(number, number, group="2" if second and number % 7 == 0 else "1")
        for number in range(1, LINES + 1)
        if not (second and number % 10 == 0)
    ]
    return write(folder, *lines, month=name)


def begun(place: Place, path: Path) -> "subprocess.Popen[str]":
    path_to = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("killed.py")), place.where, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path_to},
    )


def standing() -> tuple[int, ...]:
    """What the register holds now, by whoever looks at it anew."""
    connections.close_all()
    now = FileSpell.objects.filter(superseded_at__isnull=True, valid_to__isnull=True).count()
    return Import.objects.count(), Resident.objects.count(), Membership.objects.count(), now


def kill(place: Place, path: Path, part: int, seconds: float) -> None:
    """Kill an import so long after a part of its work began; the last part is what comes after its end."""
    process = begun(place, path)
    assert process.stdout
    for _ in range(part + 1):
        process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.communicate()


def rounds(place: Place, folder: Path, kills: int) -> None:
    """Kill two months so often, each kill from where the one before left the register."""
    draw = random.Random(6)
    first, second = month(folder, "202203"), month(folder, "202204")
    absent = (0, 0, 0, 0)
    one = (1, LINES, LINES, LINES)
    left, changed = LINES - LINES // 10, LINES // 10
    two = (2, LINES, LINES + changed, left)
    rules = catalogue()
    for number in range(kills):
        early = number < kills // 2
        kill(place, first if early else second, draw.randrange(PARTS), draw.uniform(0, 0.3))
        assert standing() in ((absent, one) if early else (absent, one, two))
        assert catalogue() == rules and structure_problems() == ()
        if not early and standing() == absent:
            take(first, "benefits")
    take(first, "benefits")
    take(second, "benefits", at("202204"))
    assert standing() == two


def test_ten_kills_leave_it_whole_or_absent(register: Place, tmp_path: Path) -> None:
    rounds(register, tmp_path, 10)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchone() == ("ok",)


@pytest.mark.soak
def test_two_hundred_kills_leave_it_whole_or_absent(register: Place, tmp_path: Path) -> None:
    rounds(register, tmp_path, 200)
