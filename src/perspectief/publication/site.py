"""Writing a site: all files to a new folder, then that folder in the place of the old one."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from perspectief.account.model import Account
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.publication.pages.programme import files_of_site
from perspectief.publication.swap import heal, put_in_place
from perspectief.publication.theme import theme_of

MARKER = ".perspectief-site.json"
Progress = Callable[[int, int], None]
_STAGING = "staging-"
# A lock that is a link is not followed, and one that is a pipe does not keep us waiting.
_LOCK_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True)
class Published:
    """What a build made: where, how many files and pages, and their bytes."""

    output: Path
    files: int
    pages: int
    size: int


def publish(
    current: Account,
    editions: Sequence[Account],
    *,
    output: Path,
    cache: Path,
    theme: Path | None,
    shared: Path | None = None,
    progress: Progress = lambda done, total: None,
) -> Published:
    """Make the site of an account and of the days of its editions, and put it at `output` in one step.

    `editions` holds the account of each edition's day, in any order; `progress` is told how many of how
    many files are made. `shared` keeps pictures for many sites; `cache` does if it is left out. Raises
    `Refused` where `output` holds something that this program did not make, where another build is at
    work, where the theme is not safe, or where nothing can be written.
    """
    made = partial(files_of_site, current, editions, theme_of(theme), shared or cache, progress)
    return publish_files(made, output, cache, current.concept)


def publish_files(
    files: Callable[[], Iterator[tuple[str, bytes]]], output: Path, cache: Path, concept: str | None = None
) -> Published:
    """Put files at `output` in one step; `files` is asked for them once nobody else is building there."""
    try:
        return _published(files, output.absolute(), cache, concept)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused("site-not-writable", output, reason=reason) from error


def _published(
    files: Callable[[], Iterator[tuple[str, bytes]]], output: Path, cache: Path, concept: str | None
) -> Published:
    _refuse_links(cache)
    cache.mkdir(parents=True, exist_ok=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    with _alone(cache / "build.lock", output):
        refuse_unless_ours(output)
        heal(output)
        refuse_unless_ours(output)  # what was put back may be anything
        _refuse_concept_over_public(output, concept)
        staging = _staging(output, cache)
        _clean(staging)
        try:
            staging.mkdir()
            published = _write(staging, output, files(), concept)
            put_in_place(staging, output)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)  # a full disk must not stay full
            raise
    return published


def _refuse_links(cache: Path) -> None:
    """A cache that leads elsewhere would be written, and cleaned, in somebody else's folder."""
    inside = sorted(cache.iterdir()) if cache.is_dir() else []
    for place in (cache, *inside):
        if place.is_symlink():
            raise Refused([Problem("outside-folder", Place(place.relative_to(cache.parent).as_posix()))])


def refuse_unless_ours(output: Path) -> None:
    """Refuse a place that holds anything but a site that this program made."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise _refused("output-not-a-folder", output)
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        raise _refused("output-not-ours", output)


def manifest(output: Path) -> dict[str, str]:
    """The files of a site with the SHA-256 of each, as its marker names them."""
    marker = json.loads((output / MARKER).read_text(encoding="utf-8"))
    return {str(path): str(digest) for path, digest in marker["files"].items()}


def _refuse_concept_over_public(output: Path, concept: str | None) -> None:
    """A concept holds drafts: it never takes the place of a site that the public sees."""
    if concept and (output / MARKER).is_file():
        marker = json.loads((output / MARKER).read_text(encoding="utf-8"))
        if not marker.get("concept"):
            raise _refused("concept-over-public", output)


def _write(
    folder: Path, output: Path, files: Iterator[tuple[str, bytes]], concept: str | None = None
) -> Published:
    digests: dict[str, str] = {}
    size = 0
    for path, data in files:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        digests[path] = hashlib.sha256(data).hexdigest()
        size += len(data)
    marker: dict[str, object] = {"perspectief": 1}
    marker |= {"concept": concept} if concept else {}
    marker["files"] = dict(sorted(digests.items()))
    (folder / MARKER).write_text(json.dumps(marker, indent=1) + "\n", encoding="utf-8")
    pages = sum(path.endswith(".html") for path in digests)
    return Published(output=output, files=len(digests), pages=pages, size=size)


def _staging(output: Path, cache: Path) -> Path:
    """A new folder on the file system of `output`: in the cache where that is the same one."""
    if cache.stat().st_dev == output.parent.stat().st_dev:
        return cache.absolute() / f"{_STAGING}{os.getpid()}"
    return output.with_name(f".{output.name}.{_STAGING}{os.getpid()}")


def _clean(staging: Path) -> None:
    """Remove what killed builds left; nobody else is building, for we hold the lock."""
    stem = staging.name.rpartition("-")[0]
    for left in staging.parent.glob(f"{stem}-*"):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _alone(lock: Path, output: Path) -> Iterator[None]:
    """Hold the lock of a folder's builds; the system drops it when a build is killed."""
    handle = os.open(lock, _LOCK_FLAGS, 0o644)
    try:
        if not _locked(handle):
            raise _refused("another-build", output)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # a system without it: two builds at once are then up to the person
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _refused(code: str, output: Path, **details: str) -> Refused:
    return Refused([Problem(code, Place(output.name), found=str(output), details=details)])
