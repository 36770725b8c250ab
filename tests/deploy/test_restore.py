"""After loss of the database nothing acknowledged is missing; on PostgreSQL, with the scripts of deploy/."""

import subprocess
import tempfile
import threading
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from perspectief.register import record
from perspectief.register.database import close_register, init_register, open_register
from perspectief.register.models import Participation, Resident
from perspectief.register.verify import structure_problems
from scripts.ensure_postgres import find
from tests.deploy.servers import DEPLOY, SYNCHRONOUS, Servers, servers, until

AT = datetime(2024, 3, 1, 9, tzinfo=UTC)
DAY = date(2024, 3, 1)
WRITERS = 3

pytestmark = pytest.mark.skipif(find() is None, reason="PostgreSQL is not installed")


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """The folder of a cluster with an empty register, stopped; made once, and copied for each test."""
    with servers(_new()) as first:
        first.make("data")
        server = first.serve("data", ["wal_level=replica", "fsync=off"])
        first.asked("postgres", "CREATE DATABASE register")
        init_register(first.url)
        close_register()
        server.terminate()
        server.wait(30)
        yield first.home / "data"


@pytest.fixture
def there(made: Path) -> Iterator[Servers]:
    """A register on PostgreSQL whose every change is received elsewhere before it is acknowledged."""
    with servers(_new()) as copied:
        copied.run("cp", "-a", str(made), str(copied.home / "data"))
        yield copied
        close_register()


def _new() -> Path:
    return Path(tempfile.gettempdir()) / f"restore-{uuid.uuid4().hex[:8]}"


def receive(there: Servers) -> None:
    """Start the receiver, and wait until the database counts on it."""
    there.start("sh", str(DEPLOY / "receive.sh"), str(there.backups))
    until(lambda: there.asked("postgres", "SELECT sync_state FROM pg_stat_replication") == [("sync",)])


class Writers:
    """Threads that log participation until the database is gone, and remember what was acknowledged."""

    def __init__(self, there: Servers) -> None:
        self.acknowledged: list[int] = []
        self._resident = Resident.objects.create().pk
        self._threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]
        self._there = there

    def start(self, least: int) -> None:
        """Write on until so many were acknowledged, and go on."""
        for thread in self._threads:
            thread.start()
        until(lambda: len(self.acknowledged) >= least)

    def join(self) -> None:
        """Wait until each noticed that the database is gone."""
        for thread in self._threads:
            thread.join()

    def _write(self) -> None:
        try:
            while True:
                row = record.add(Participation, AT, resident_id=self._resident, kind="civic", valid_from=DAY)
                self.acknowledged.append(row.pk)
        except Exception as gone:
            if "connection" not in str(gone).lower() and "terminat" not in str(gone).lower():
                raise
        finally:
            connections.close_all()


def restore(there: Servers, data: str) -> "subprocess.CompletedProcess[str]":
    """Restore into a folder; refused or not."""
    where = (str(there.backups), str(there.home / data))
    return there.run("sh", str(DEPLOY / "restore.sh"), *where, check=False)


def kept() -> set[int]:
    return set(Participation.objects.values_list("pk", flat=True))


def test_nothing_acknowledged_is_missing_after_loss_and_restore(there: Servers) -> None:
    server = there.serve("data", SYNCHRONOUS)
    receive(there)
    open_register(there.url)
    writers = Writers(there)
    there.run("sh", str(DEPLOY / "backup.sh"), str(there.backups))
    writers.start(least=100)
    there.run("sh", str(DEPLOY / "backup.sh"), str(there.backups))  # one more, while they write
    until(lambda: len(writers.acknowledged) > 300)
    there.lose(server, "data")
    writers.join()
    close_register()
    assert restore(there, "again").returncode == 0
    there.serve("again", ["synchronous_standby_names="])
    open_register(there.url)
    acknowledged = set(writers.acknowledged)
    assert len(acknowledged) > 300 and acknowledged - kept() == set()
    assert len(kept() - acknowledged) <= WRITERS, "at most what each was saving when the database went"
    assert structure_problems() == ()
    record.add(Participation, AT, resident_id=Resident.objects.get().pk, kind="none", valid_from=DAY)


def test_without_the_second_copy_nothing_is_acknowledged(there: Servers) -> None:
    there.serve("data", SYNCHRONOUS)
    saved = threading.Event()

    def save() -> None:
        with psycopg.connect(there.url) as connection:
            connection.execute("CREATE TABLE waits (id int)")
        saved.set()

    thread = threading.Thread(target=save)
    thread.start()
    waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    until(lambda: there.asked("postgres", waiting) == [(1,)])
    assert not saved.is_set()
    receive(there)
    thread.join()
    assert saved.is_set()


def test_changes_go_on_after_a_restore_and_can_be_restored_again(there: Servers) -> None:
    server = there.serve("data", SYNCHRONOUS)
    receive(there)
    there.run("sh", str(DEPLOY / "backup.sh"), str(there.backups))
    there.asked("register", "CREATE TABLE one (id int)")
    there.lose(server, "data")
    there.stop_all()
    assert restore(there, "second").returncode == 0
    server = there.serve("second", ["synchronous_standby_names=", "wal_level=replica"])
    receiver = there.start("sh", str(DEPLOY / "receive.sh"), str(there.backups))
    until(lambda: there.asked("postgres", "SELECT state FROM pg_stat_replication") == [("streaming",)])
    there.asked("postgres", "ALTER SYSTEM SET synchronous_standby_names = 'perspectief_wal'")
    there.asked("postgres", "SELECT pg_reload_conf()")
    there.run("sh", str(DEPLOY / "backup.sh"), str(there.backups))
    there.asked("register", "CREATE TABLE two (id int)")
    until(lambda: receiver.poll() is None)
    there.lose(server, "second")
    assert restore(there, "third").returncode == 0
    there.serve("third", ["synchronous_standby_names="])
    names = there.asked("register", "SELECT relname FROM pg_class WHERE relname IN ('one', 'two') ORDER BY 1")
    assert names == [("one",), ("two",)]


def test_a_restore_never_writes_over_anything(there: Servers) -> None:
    there.serve("data", SYNCHRONOUS)
    receive(there)
    empty = there.run(
        "sh", str(DEPLOY / "restore.sh"), str(there.backups), str(there.home / "x"), check=False
    )
    assert empty.returncode == 2 and "no copy" in empty.stderr
    there.run("sh", str(DEPLOY / "backup.sh"), str(there.backups))
    full = there.run(
        "sh", str(DEPLOY / "restore.sh"), str(there.backups), str(there.home / "data"), check=False
    )
    assert full.returncode == 2 and "already" in full.stderr


def test_a_copy_that_was_harmed_is_not_restored(there: Servers) -> None:
    there.serve("data", SYNCHRONOUS)
    receive(there)
    where = there.run("sh", str(DEPLOY / "backup.sh"), str(there.backups)).stdout.strip().splitlines()[-1]
    (Path(where) / "PG_VERSION").write_text("17\n")
    done = restore(there, "x")
    assert done.returncode != 0 and not (there.home / "x" / "PG_VERSION").exists()


def test_only_so_many_copies_stay(there: Servers) -> None:
    there.serve("data", SYNCHRONOUS)
    receive(there)
    made = []
    for _ in range(3):
        there.asked("register", "SELECT pg_sleep(1.1)")  # a copy is named by its second
        there.asked("register", "SELECT pg_switch_wal()")
        made.append(there.run("sh", str(DEPLOY / "backup.sh"), str(there.backups), "2").stdout.split()[-1])
    assert sorted(map(str, (there.backups / "base").iterdir())) == made[1:]
    assert restore(there, "x").returncode == 0
