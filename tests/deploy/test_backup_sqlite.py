"""A copy of a register in a SQLite file is whole, of one moment, and made while it is in use."""

import importlib.util
import shutil
import sqlite3
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from perspectief.register import record
from perspectief.register.database import FILE, close_register, init_register, open_register
from perspectief.register.models import Participation, Resident
from perspectief.register.verify import structure_problems
from tests.deploy.servers import DEPLOY

AT = datetime(2024, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def backup() -> ModuleType:
    spec = importlib.util.spec_from_file_location("backup_sqlite", DEPLOY / "backup_sqlite.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("PERSPECTIEF_REGISTER_URL", raising=False)
    init_register(tmp_path / "town")
    save(3)
    return tmp_path / "town"


def save(many: int) -> None:
    resident = Resident.objects.create()
    for _ in range(many):
        record.add(Participation, AT, resident=resident, kind="civic", valid_from=date(2024, 1, 1))


def test_a_copy_has_what_was_saved_and_can_be_opened(
    backup: ModuleType, folder: Path, tmp_path: Path
) -> None:
    made = backup.backup(folder / FILE, tmp_path / "backups", AT)
    save(2)  # the register is in use, and goes on
    close_register()
    assert made.stat().st_mode & 0o077 == 0
    shutil.copy(made, folder / FILE)
    for log in ("-wal", "-shm"):
        (folder / f"{FILE}{log}").unlink(missing_ok=True)
    open_register(folder)
    assert Participation.objects.count() == 3 and structure_problems() == ()
    close_register()


def test_old_copies_go_and_what_was_left_half_does_no_harm(
    backup: ModuleType, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = tmp_path / "backups"
    made = [backup.backup(folder / FILE, backups, AT.replace(day=day)) for day in (1, 2, 3)]
    (backups / "register-half.new").write_bytes(b"killed")
    monkeypatch.setattr(sys, "argv", ["backup_sqlite.py", str(folder), str(backups), "--keep", "2"])
    assert backup.main() == 0
    left = sorted(backups.glob("*.sqlite3"))
    assert len(left) == 2 and left[0] == made[2]
    monkeypatch.setattr(sys, "argv", ["backup_sqlite.py", str(tmp_path / "nothing"), str(backups)])
    assert backup.main() == 2
    close_register()


def test_a_harmed_register_is_told_and_no_copy_takes_its_place(
    backup: ModuleType, folder: Path, tmp_path: Path
) -> None:
    close_register()
    with (folder / FILE).open("r+b") as file:
        file.seek(4096 * 30)
        file.write(b"\xff" * 4096 * 20)
    with pytest.raises((RuntimeError, sqlite3.DatabaseError)):
        backup.backup(folder / FILE, tmp_path / "backups", AT)
    assert not list((tmp_path / "backups").glob("*.sqlite3"))
