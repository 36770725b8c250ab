"""A refresh beside readers, beside another refresh, and killed at any moment."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perspectief.facts.fetched import open_fetched
from perspectief.facts.fetched.files import PLACE, figure_files
from tests.facts.fetched.samples import LATER, REFRESHES, monthly, refresh_all

ROOT = Path(__file__).parents[3]


def start(folder: Path) -> "subprocess.Popen[str]":
    """A process that refreshes the folder, and has loaded what it needs."""
    command = [sys.executable, "-c", _PROGRAM, str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


_PROGRAM = """
import sys
from pathlib import Path
sys.path[:0] = ["src", "."]
from tests.facts.fetched.samples import refresh_all
print("ready", flush=True)
refresh_all(Path(sys.argv[1]))
"""


def end(process: "subprocess.Popen[str]") -> int:
    process.communicate()
    return process.returncode


def store(folder: Path) -> dict[str, bytes]:
    """Everything under the place of figures, hidden files too."""
    files = [path for path in (folder / PLACE).rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    """The store after refreshes that nobody disturbed, and how long they took."""
    folder = tmp_path_factory.mktemp("undisturbed")
    began = time.perf_counter()
    refresh_all(folder)
    return store(folder), time.perf_counter() - began


def killed_once(folder: Path, delay: float, expected: dict[str, bytes]) -> int:
    process = start(folder)
    time.sleep(delay)
    process.kill()
    end(process)
    fetched = open_fetched(folder)
    standing = store(folder)
    assert fetched.damaged() == ()
    assert all(expected[name] == data for name, data in standing.items() if name.endswith(".parquet"))
    fetched.panel("welfare_persons", LATER)
    refresh_all(folder)
    assert store(folder) == expected
    return len([name for name in standing if name.endswith(".parquet")])


@pytest.mark.parametrize("seed", range(10))
def test_killed_at_a_random_moment_the_next_refresh_ends_with_the_same_store(
    seed: int, tmp_path: Path, undisturbed: tuple[dict[str, bytes], float]
) -> None:
    expected, seconds = undisturbed
    killed_once(tmp_path, random.Random(seed).uniform(0, seconds), expected)


@pytest.mark.soak
def test_killed_two_hundred_times(
    tmp_path_factory: pytest.TempPathFactory, undisturbed: tuple[dict[str, bytes], float]
) -> None:
    expected, seconds = undisturbed
    moments = random.Random(42)
    halfway = [
        killed_once(tmp_path_factory.mktemp("killed"), moments.uniform(0, seconds), expected)
        for _ in range(200)
    ]
    assert len(set(halfway)) > 3  # the moments did differ


def test_a_half_written_file_is_not_read_and_goes_with_the_next_refresh(
    tmp_path: Path, undisturbed: tuple[dict[str, bytes], float]
) -> None:
    expected, _ = undisturbed
    part = tmp_path / PLACE / "made-up" / "monthly" / ".new.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"PAR1 half")
    assert open_fetched(tmp_path).measures() == ()
    refresh_all(tmp_path)
    assert store(tmp_path) == expected


def test_a_reader_beside_a_writer_sees_whole_refreshes_only(
    tmp_path: Path, undisturbed: tuple[dict[str, bytes], float]
) -> None:
    lengths = {0, *(len(monthly(number)) for number in range(REFRESHES))}
    beside = tmp_path / "beside"
    beside.mkdir()
    fetched, seen = open_fetched(beside), []
    process = start(beside)
    while process.poll() is None:
        seen.append(len(fetched.panel("welfare_persons", LATER)))
    assert end(process) == 0
    seen.append(len(fetched.panel("welfare_persons", LATER)))
    assert set(seen) <= lengths
    assert seen == sorted(seen)
    assert store(beside) == undisturbed[0]


def test_two_refreshes_at_once_add_every_figure_once(
    tmp_path: Path, undisturbed: tuple[dict[str, bytes], float]
) -> None:
    both = [start(tmp_path), start(tmp_path)]
    assert [end(process) for process in both] == [0, 0]
    fetched = open_fetched(tmp_path)
    figures = fetched.figures(["welfare_persons"])
    assert len({figure.key for figure in figures}) == len(figures)
    alone = undisturbed[0].keys()
    assert {path.relative_to(tmp_path).as_posix() for path in figure_files(tmp_path)} <= set(alone)
