"""PostgreSQL servers that tests start, lose and restore: each in its own folder, gone when a test ends."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from scripts.ensure_postgres import find
from tests.register.cluster import OWNER, die_along

DEPLOY = Path(__file__).parents[2] / "deploy"
SYNCHRONOUS = ("wal_level=replica", "synchronous_standby_names=perspectief_wal")


@dataclass
class Servers:
    """Programs of PostgreSQL in one folder: `data` is the database, `backups` the other disk."""

    home: Path
    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def backups(self) -> Path:
        """Where the copies go."""
        return self.home / "backups"

    @property
    def url(self) -> str:
        """The address of the register."""
        return f"postgresql://tests@/register?host={self.home}"

    def make(self, data: str) -> None:
        """An empty cluster."""
        self.run(
            "initdb", "-D", str(self.home / data), "-U", "tests", "--auth=trust", "-E", "UTF8", "--no-sync"
        )

    def serve(self, data: str, settings: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
        """Serve a cluster, and wait until it answers as one that can be written."""
        options = [part for setting in settings for part in ("-c", setting)]
        options += ["-c", "listen_addresses=", "-c", f"unix_socket_directories={self.home}"]
        server = self.start("postgres", "-D", str(self.home / data), *options)
        until(lambda: self.asked("postgres", "SELECT NOT pg_is_in_recovery()") == [(True,)])
        return server

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start a program that goes on."""
        with (self.home / f"{Path(command[0]).name}.log").open("ab") as log:
            started = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                preexec_fn=die_along,  # noqa: PLW1509 (nobody may leave a server behind)
                **self._as_owner(),
            )
        self.running.append(started)
        return started

    def run(self, *command: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """Run a program to its end."""
        return subprocess.run(command, check=check, capture_output=True, text=True, **self._as_owner())

    def asked(self, database: str, question: str) -> list[tuple[object, ...]]:
        """The answer of a database, nothing where it does not answer."""
        try:
            with psycopg.connect(
                f"postgresql://tests@/{database}?host={self.home}", autocommit=True
            ) as there:
                cursor = there.execute(question.encode())
                return cursor.fetchall() if cursor.description else []
        except psycopg.OperationalError:
            return []

    def lose(self, server: "subprocess.Popen[bytes]", data: str) -> None:
        """The machine stops at once, and its disk is gone."""
        children = self.asked("postgres", "SELECT pid FROM pg_stat_activity")
        server.send_signal(signal.SIGSTOP)  # nothing of it runs on while it goes
        for (pid,) in children:
            _kill(int(str(pid)))
        server.send_signal(signal.SIGKILL)
        server.wait(30)
        shutil.rmtree(self.home / data)

    def stop_all(self) -> None:
        """Stop what this started."""
        for each in reversed(self.running):
            if each.poll() is None:
                each.send_signal(signal.SIGQUIT)
                _gone(each)

    def _as_owner(self) -> dict[str, Any]:
        where = find()
        path = f"{where}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "PERSPECTIEF_REGISTER_URL": self.url, "LC_ALL": "C.UTF-8"}
        root = os.geteuid() == 0
        return {
            "env": environment,
            "cwd": self.home,
            "user": OWNER if root else None,
            "group": OWNER if root else None,
            "extra_groups": [] if root else None,
        }


def _gone(program: "subprocess.Popen[bytes]") -> None:
    """Some are started where that signal is ignored, as by a shell in the background."""
    try:
        program.wait(10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait(10)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def until(there: Callable[[], bool]) -> None:
    """Wait for something, and give up after a minute."""
    for _ in range(600):
        if there():
            return
        time.sleep(0.1)
    raise TimeoutError


@contextmanager
def servers(home: Path) -> Iterator[Servers]:
    """Servers in a folder that everybody who runs them may enter."""
    home.mkdir(parents=True)
    if os.geteuid() == 0:
        shutil.chown(home, OWNER)
    made = Servers(home)
    try:
        yield made
    finally:
        made.stop_all()
        shutil.rmtree(home, ignore_errors=True)
