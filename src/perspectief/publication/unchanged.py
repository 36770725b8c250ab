"""Whether a build would make the very site that is there already.

A site is known again by a seal over all that it was made of and over its list of files. The key of the
seal is made at installation and never leaves the program: a folder from elsewhere cannot bring along a
site that is taken for ours. Without a key every build makes everything.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from perspectief.ground.files import read_bytes, write_atomically
from perspectief.ground.problem import Refused
from perspectief.publication.swap import MARKER

PACKAGE = Path(__file__).parent.parent
KEY = PACKAGE / ".build-key"
_OWN = {"site", "site-concept", ".cache"}
_SEAL_BYTES = 200


def made_of(folder: Path, output: Path, as_of: date, concept: str | None) -> bytes | None:
    """What a site is made of, as a digest that only this installation can make; None where it has no key.

    Taken before a build reads the folder: what changes meanwhile is then seen by the next one.
    """
    try:
        if not KEY.is_file():
            return None
        made = hmac.new(KEY.read_bytes(), digestmod=hashlib.sha256)
        made.update(f"{as_of} {concept} {str(output.absolute())!r}".encode(errors="backslashreplace"))
        for part in (*_program(), *_inputs(folder)):
            made.update(hashlib.sha256(part).digest())
        return made.digest()
    except OSError:
        return None


def pages_unchanged(folder: Path, output: Path, made: bytes | None) -> int | None:
    """How many pages the site at `output` has where building it again would change nothing; else None."""
    try:
        if made is None:
            return None
        kept = read_bytes(_place(folder, output), root=folder / ".cache", limit_bytes=_SEAL_BYTES)
        return _pages(output) if hmac.compare_digest(kept, _seal(made, output)) else None
    except (OSError, ValueError, Refused):
        return None


def remember(folder: Path, output: Path, made: bytes | None) -> None:
    """Keep the seal of the site that was just made; where that cannot be, the next build makes it again."""
    with suppress(OSError, Refused):
        if made is not None:
            write_atomically(_place(folder, output), _seal(made, output))


def _place(folder: Path, output: Path) -> Path:
    name = hashlib.sha256(str(output.absolute()).encode(errors="surrogateescape")).hexdigest()[:16]
    return folder / ".cache" / f"sealed-{name}"


def _seal(made: bytes, output: Path) -> bytes:
    return hmac.new(KEY.read_bytes(), made + (output / MARKER).read_bytes(), "sha256").hexdigest().encode()


def _program() -> Iterator[bytes]:
    """The program itself: a site that another version made is made again."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            stat = path.stat()
            yield f"{path} {stat.st_size} {stat.st_mtime_ns}".encode(errors="backslashreplace")


def _inputs(folder: Path) -> Iterator[bytes]:
    """Every file of a folder but what builds write, with its name; a link is never followed."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if parts[0] in _OWN:
            continue
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise OSError("not a plain file")
        yield str(parts).encode(errors="backslashreplace")
        yield path.read_bytes() if path.is_file() else b""


def _pages(output: Path) -> int | None:
    """The pages of a site whose files are all there as they were made, and no others."""
    files: dict[str, str] = json.loads((output / MARKER).read_text(encoding="utf-8"))["files"]
    there = {path.relative_to(output).as_posix() for path in output.rglob("*") if not path.is_dir()}
    if there != {*files, MARKER}:
        return None
    for path, digest in files.items():
        if hashlib.sha256((output / path).read_bytes()).hexdigest() != digest:
            return None
    return sum(path.endswith(".html") for path in files)
