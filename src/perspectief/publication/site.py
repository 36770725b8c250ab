"""Writing a site: all files to a new folder, then that folder in the place of the old one."""

import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from perspectief.account.model import Account
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.publication.locks import locked_file, locked_folder, touch
from perspectief.publication.pages.programme import files_of_site
from perspectief.publication.swap import MARKER, discard, heal, put_in_place, remove
from perspectief.publication.theme import theme_of

File = tuple[str, bytes]
Progress = Callable[[int, int], None]
LOCK = "build.lock"
_STAGING = "staging-"


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
    look = theme_of(theme)

    def made(own: Path) -> Iterator[File]:
        return files_of_site(current, editions, look, shared or own, progress)

    return publish_files(made, output, cache, current.concept)


def publish_files(
    files: Callable[[Path], Iterator[File]], output: Path, cache: Path, concept: str | None = None
) -> Published:
    """Put files at `output` in one step; `files` is asked for them once nobody else is building there.

    `files` is told which cache to use: `cache`, or one for this build alone where that cannot be written.
    """
    try:
        with _writable(cache) as own:
            return _published(files, output.absolute(), own, concept)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        place = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else output
        raise _refused("site-not-writable", place, reason=reason) from error


@contextmanager
def _writable(cache: Path) -> Iterator[Path]:
    """The cache, or a temporary one where the folder that it belongs in may only be read."""
    _refuse_links(cache)
    if _can_be_written(cache):
        yield cache
        return
    with TemporaryDirectory(prefix="perspectief-") as name:
        yield Path(name)


def _can_be_written(cache: Path) -> bool:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        touch(cache / LOCK)
        return os.access(cache, os.W_OK)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return False
        raise


def _published(
    files: Callable[[Path], Iterator[File]], output: Path, cache: Path, concept: str | None
) -> Published:
    output.parent.mkdir(parents=True, exist_ok=True)
    with _alone(cache / LOCK, output):
        _refuse_unfit(output, concept)
        heal(output)
        _refuse_unfit(output, concept)  # what was put back may be anything
        staging = _staging(output, cache)
        _clean(staging)
        staging.mkdir()
        try:
            with locked_folder(staging):  # others who clean up here leave it alone
                _mark(staging)
                published = _write(staging, output, files(cache), concept)
                _refuse_unfit(output, concept)  # somebody may have put something there meanwhile
                put_in_place(staging, output)
        except BaseException:
            remove(staging)  # a full disk must not stay full
            raise
    return published


def _refuse_unfit(output: Path, concept: str | None) -> None:
    refuse_unless_ours(output)
    _refuse_concept_over_public(output, concept)


def _mark(staging: Path) -> None:
    """Put our marker there before anything else, so that the folder is known as ours when we are killed."""
    (staging / MARKER).write_text('{"perspectief": 1, "files": {}}\n', encoding="utf-8")


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


def _write(folder: Path, output: Path, files: Iterator[File], concept: str | None = None) -> Published:
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
    """Remove what killed builds left; a folder that another build holds, or that is not ours, stays."""
    stem = staging.name.rpartition("-")[0]
    for left in sorted(staging.parent.iterdir()):
        if left.name.startswith(f"{stem}-") and left.is_dir() and not left.is_symlink():
            with locked_folder(left) as free:
                if free:
                    discard(left)


@contextmanager
def _alone(lock: Path, output: Path) -> Iterator[None]:
    """Hold the lock of a folder's builds, and of the place that is built to."""
    with locked_file(lock) as first, locked_folder(output) as second:
        if not (first and second):
            raise _refused("another-build", output)
        yield


def _refused(code: str, output: Path, **details: str) -> Refused:
    return Refused([Problem(code, Place(output.name), found=str(output), details=details)])
