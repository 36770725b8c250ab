"""A PostgreSQL cluster of the tests' own: started as another user than root, gone when the tests end."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from scripts.ensure_postgres import find

OWNER = "postgres"
# Nothing has to outlive the tests, so nothing waits for a disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB")
_PR_SET_PDEATHSIG = 1


@contextmanager
def cluster(*, quick: bool = True, settings: Sequence[str] = ()) -> Iterator[str]:
    """The folder of a new cluster; `url` gives the address of a database in it.

    `quick`: without waiting for a disk. `settings` go to the server, as `name=value`.
    """
    where = find()
    assert where is not None
    home = Path(tempfile.mkdtemp(prefix="register-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(home, OWNER)
        with _running(where, home, (*(QUICK if quick else ()), *settings)):
            yield str(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def url(home: str, database: str) -> str:
    """The URL of one database of a cluster."""
    return f"postgresql://tests@/{database}?host={home}"


def make_database(home: str, name: str, template: str = "template1") -> None:
    """A database like another one."""
    with psycopg.connect(url(home, "postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def drop_database(home: str, name: str) -> None:
    """Drop it, whoever is still connected."""
    with psycopg.connect(url(home, "postgres"), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def _running(where: Path, home: Path, settings: Sequence[str]) -> Iterator[None]:
    data = home / "data"
    _as_owner(
        [str(where / "initdb"), "-D", str(data), "-U", "tests", "--auth=trust", "--no-sync", "-E", "UTF8"]
    )
    options = [part for setting in settings for part in ("-c", setting)]
    options += ["-c", "listen_addresses=", "-c", f"unix_socket_directories={home}"]
    log = (home / "log").open("wb")
    server = subprocess.Popen(
        [str(where / "postgres"), "-D", str(data), *options],
        cwd=home,
        stdout=log,
        stderr=log,
        preexec_fn=die_along,  # noqa: PLW1509 (one thread; nobody may leave a server behind)
        user=_owner(),
        group=_owner(),
        extra_groups=_no_groups(),
    )
    try:
        _wait(server, home)
        yield
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait(60)
        log.close()


def die_along() -> None:
    """A server whose tests were killed stops too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)


def _owner() -> str | None:
    """The user that the programs run as: initdb refuses root; None is whoever runs the tests."""
    return OWNER if os.geteuid() == 0 else None


def _no_groups() -> list[str] | None:
    return [] if _owner() else None


def _as_owner(command: list[str]) -> None:
    subprocess.run(
        command,
        cwd="/",
        check=True,
        capture_output=True,
        user=_owner(),
        group=_owner(),
        extra_groups=_no_groups(),
    )


def _wait(server: "subprocess.Popen[bytes]", home: Path) -> None:
    for _ in range(600):
        try:
            psycopg.connect(url(str(home), "postgres")).close()
        except psycopg.OperationalError:
            if server.poll() is not None:
                raise RuntimeError((home / "log").read_text("utf-8", "replace")) from None
            time.sleep(0.1)
        else:
            return
    raise TimeoutError((home / "log").read_text("utf-8", "replace"))
