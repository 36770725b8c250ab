"""Several files of a folder written as one: all of them, or none."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from perspectief.ground.files import write_atomically
from perspectief.ground.problem import Place, Problem, Refused


def write_together(folder: Path, files: Mapping[PurePosixPath, bytes | None]) -> None:
    """Write every file, or take it away where it is None; what was written is put back when one fails.

    Raises `Refused` where a file cannot be written or lies outside the folder through a link.
    """
    outside = [name for name in files if not _is_inside(folder, name)]
    if outside:
        raise Refused(Problem("outside-folder", Place(str(name))) for name in outside)
    before = {name: _standing(folder / name) for name in files}
    done: list[PurePosixPath] = []
    try:
        for name, data in files.items():
            done.append(name)
            _put(folder / name, data)
    except BaseException:
        for name in done:
            _put(folder / name, before[name])
        raise


def _is_inside(folder: Path, name: PurePosixPath) -> bool:
    return (folder / name).resolve().is_relative_to(folder.resolve())


def _standing(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            [Problem("not-writable", Place(path.name), details={"reason": error.strerror or ""})]
        ) from error
    write_atomically(path, data)
