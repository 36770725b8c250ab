"""A site is written whole or not at all, the same bytes each time, and never over somebody's files."""

import fcntl
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from perspectief.ground.problem import Refused
from perspectief.publication import site as site_module
from perspectief.publication import swap
from perspectief.publication.site import MARKER, manifest, publish
from tests.publication.built import ALMELO, ROOT, Built, accounts_of, build


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_the_marker_names_every_file_with_its_hash(almelo: Built) -> None:
    assert manifest(almelo.output) == digests(almelo.output)
    assert almelo.published.files == len(digests(almelo.output))


def test_two_builds_are_the_same_to_the_byte(
    almelo: Built, output: Path, tmp_path: Path, cache: Path
) -> None:
    fresh = tmp_path / "cache"
    shutil.copytree(cache / "charts", fresh / "charts")
    again = build(*accounts_of(ALMELO), output, fresh)
    assert digests(again.output) == digests(almelo.output)
    assert (again.output / MARKER).read_bytes() == (almelo.output / MARKER).read_bytes()


def test_a_new_build_takes_the_place_of_the_old_one(almelo: Built, output: Path, cache: Path) -> None:
    build(almelo.current, almelo.editions, output, cache)
    (output / "stale.html").write_text("old", encoding="utf-8")
    build(almelo.current, (), output, cache)
    assert manifest(output) == digests(output)


def test_nothing_but_the_cache_and_the_site_is_written(almelo: Built, tmp_path: Path, cache: Path) -> None:
    build(almelo.current, (), tmp_path / "place" / "site", cache)
    build(almelo.current, (), tmp_path / "place" / "site", cache)
    assert [path.name for path in (tmp_path / "place").iterdir()] == ["site"]
    assert {path.name for path in cache.iterdir()} == {"charts", "build.lock"}


def test_progress_counts_up_to_every_page(almelo: Built, output: Path, cache: Path) -> None:
    seen: list[tuple[int, int]] = []
    publish(
        almelo.current,
        (),
        output=output,
        cache=cache,
        theme=None,
        progress=lambda done, of: seen.append((done, of)),
    )
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_folder_of_somebody_else_is_refused_and_left_alone(
    almelo: Built, output: Path, cache: Path
) -> None:
    output.mkdir()
    (output / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        build(almelo.current, (), output, cache)
    assert [problem.code for problem in refused.value.problems] == ["output-not-ours"]
    assert [path.name for path in output.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("sort", ["file", "link"])
def test_a_place_that_is_no_folder_is_refused(almelo: Built, output: Path, cache: Path, sort: str) -> None:
    if sort == "file":
        output.write_text("", encoding="utf-8")
    else:
        output.symlink_to(output.parent)
    with pytest.raises(Refused) as refused:
        build(almelo.current, (), output, cache)
    assert [problem.code for problem in refused.value.problems] == ["output-not-a-folder"]


def test_an_empty_folder_is_filled(almelo: Built, output: Path, cache: Path) -> None:
    output.mkdir()
    build(almelo.current, (), output, cache)
    assert manifest(output) == digests(output)


def test_a_second_build_at_the_same_time_is_refused(almelo: Built, output: Path, cache: Path) -> None:
    with (cache / "build.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Refused) as refused:
            build(almelo.current, (), output, cache)
    assert [problem.code for problem in refused.value.problems] == ["another-build"]


def test_a_place_that_cannot_be_written_is_refused_in_words(
    almelo: Built, tmp_path: Path, cache: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        build(almelo.current, (), tmp_path / "file" / "site", cache)
    assert [problem.code for problem in refused.value.problems] == ["site-not-writable"]


def test_a_failed_build_leaves_the_old_site(
    almelo: Built, output: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(almelo.current, (), output, cache)
    before = digests(output)

    def broken(*_: object) -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(site_module, "files_of_site", broken)
    with pytest.raises(Refused):
        build(almelo.current, (), output, cache)
    assert digests(output) == before
    assert list(cache.glob("staging-*")) == []  # a full disk does not stay full


@pytest.mark.parametrize("linked", ["", "charts"])
def test_a_cache_that_leads_elsewhere_is_refused(
    almelo: Built, output: Path, tmp_path: Path, linked: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "staging-of-somebody").mkdir(parents=True)
    cache = tmp_path / "cache"
    if linked:
        cache.mkdir()
    (cache / linked).symlink_to(elsewhere)
    with pytest.raises(Refused) as refused:
        build(almelo.current, (), output, cache)
    assert [problem.code for problem in refused.value.problems] == ["outside-folder"]
    assert [path.name for path in elsewhere.iterdir()] == ["staging-of-somebody"]


def test_a_lock_that_is_a_pipe_keeps_nobody_waiting(
    almelo: Built, output: Path, tmp_path: Path, cache: Path
) -> None:
    own = tmp_path / "cache"
    shutil.copytree(cache / "charts", own / "charts")
    os.mkfifo(own / "build.lock")
    build(almelo.current, (), output, own)
    assert manifest(output) == digests(output)


def test_a_lock_that_is_a_link_is_not_followed(almelo: Built, output: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "build.lock").symlink_to(tmp_path / "made")
    with pytest.raises(Refused) as refused:
        build(almelo.current, (), output, tmp_path / "cache")
    assert [problem.code for problem in refused.value.problems] == ["outside-folder"]
    assert not (tmp_path / "made").exists()


def test_the_root_of_the_disk_is_no_place_for_a_site(almelo: Built, cache: Path) -> None:
    with pytest.raises(Refused) as refused:
        build(almelo.current, (), Path("/"), cache)
    assert [problem.code for problem in refused.value.problems] == ["output-not-ours"]


def test_without_an_exchange_of_names_two_renames_do(
    almelo: Built, output: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    build(almelo.current, almelo.editions, output, cache)
    build(almelo.current, (), output, cache)
    assert manifest(output) == digests(output)
    assert [path.name for path in output.parent.iterdir()] == ["site"]


def test_a_build_killed_between_two_renames_is_healed(almelo: Built, output: Path, cache: Path) -> None:
    build(almelo.current, (), output, cache)
    output.rename(output.with_name(".site.previous"))
    swap.heal(output)
    assert manifest(output) == digests(output)


BUILD = """
import sys
from pathlib import Path
from perspectief.account import Account
from tests.publication.built import build
site, output, cache = (Path(each) for each in sys.argv[1:])
current = Account.model_validate_json((site / "account.json").read_bytes())
days = sorted(site.glob("data/editions/*/account.json"))
editions = tuple(Account.model_validate_json(day.read_bytes()) for day in days)
while True:
    print("ready", flush=True)
    build(current, editions, output, cache)
    build(current, (), output, cache)
"""


def survive_kills(times: int, seed: int, site: Path, output: Path, cache: Path) -> None:
    """Kill builds at random moments; after each, what lies there is one whole site."""
    chance = random.Random(seed)
    sizes = set()
    for _ in range(times):
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        command = [sys.executable, "-c", BUILD, str(site), str(output), str(cache)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 1.2))
            process.send_signal(signal.SIGKILL)
        assert manifest(output) == digests(output)
        sizes.add(len(manifest(output)))
    assert sizes


def test_ten_builds_killed_at_random_leave_a_whole_site(almelo: Built, output: Path, cache: Path) -> None:
    build(almelo.current, almelo.editions, output, cache)
    survive_kills(10, 2022, almelo.output, output, cache)
    build(almelo.current, almelo.editions, output, cache)
    assert digests(output) == digests(almelo.output)
    assert {path.name for path in cache.iterdir()} == {"charts", "build.lock"}


@pytest.mark.soak
def test_a_hundred_builds_killed_at_random_leave_a_whole_site(
    almelo: Built, output: Path, cache: Path
) -> None:
    build(almelo.current, almelo.editions, output, cache)
    survive_kills(100, 141, almelo.output, output, cache)
