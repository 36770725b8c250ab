"""Running a command and saying how long it took and how much memory it and its children used at most."""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock and of the processor, and the peak of memory in MB (PSS, Linux); all processes."""

    seconds: float
    processor: float
    megabytes: float


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command to its end; raises where it fails, with the last of what it said."""
    before, began = _processor(), time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        watch = _Watch(process.pid)
        watch.start()
        said, _ = process.communicate()
        watch.stop()
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said[-2000:]}")
    return Run(time.perf_counter() - began, _processor() - before, watch.peak / 1024)


def _processor() -> float:
    """Seconds of the processor that ended children and theirs have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Watch(threading.Thread):
    """Looks at the memory of a process and all below it, a few times a second."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._process = process
        self._done = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self._done.wait(_EVERY_SECONDS):
            self.peak = max(self.peak, sum(_kilobytes(one) for one in _family(self._process)))

    def stop(self) -> None:
        """Look no more."""
        self._done.set()
        self.join()


def _family(process: int) -> list[int]:
    found, ahead = [], [process]
    while ahead:
        one = ahead.pop()
        found.append(one)
        for path in Path(f"/proc/{one}/task").glob("*/children"):
            ahead += [int(each) for each in _text(path).split()]
    return found


def _kilobytes(process: int) -> int:
    """Memory that a process has for itself, and its share of what it has with others."""
    lines = _text(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:  # a process that has just ended
        return ""
