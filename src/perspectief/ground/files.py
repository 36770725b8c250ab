"""Reading somebody's text file with suspicion, and writing a file whole or not at all."""

import os
import re
import stat
import tempfile
from pathlib import Path

from perspectief.ground.problem import Place, Problem, Refused

PROGRAMME_LIMIT = 2_000_000
LINE_LIMIT = 100_000
# Line breaks that only some programs see (lone CR, NEL, LS, PS) would make every position a guess, and marks
# that turn the direction of writing round (Trojan Source, CVE-2021-42574) make a text read as it is not.
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
_ENCODINGS_BY_MARK = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def shown_name(path: Path, root: Path) -> str:
    """How a file is named in problems: relative to the folder where it lies in it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def read_text(path: Path, *, root: Path, limit_bytes: int) -> str:
    """The text of a UTF-8 file within `root`, lines ending in a plain newline, byte order mark dropped.

    Raises `Refused` with a file code; the size is looked at before anything is read.
    """
    file = shown_name(path, root)
    data = read_bytes(path, root=root, limit_bytes=limit_bytes)
    text = _decoded(data, file).replace("\r\n", "\n")
    problems = [*_long_lines(text, file), *_control_characters(text, file)]
    if problems:
        raise Refused(problems)
    return text


def read_bytes(path: Path, *, root: Path, limit_bytes: int) -> bytes:
    """The bytes of an ordinary file within `root`; raises `Refused` with a file code."""
    file = shown_name(path, root)
    _refuse_unfit(path, root, limit_bytes, file)
    return _bytes_of(path, limit_bytes, file)


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and put it in place, so that a reader sees the old file or the new."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _refused("not-writable", path.name, reason=error.strerror or "") from error
    try:
        _write_all(handle, data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _refused("not-writable", path.name, reason=error.strerror or "") from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write_all(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _refused(code: str, file: str, **details: str) -> Refused:
    return Refused([Problem(code, Place(file), details=details)])


def _refuse_unfit(path: Path, root: Path, limit_bytes: int, file: str) -> None:
    try:
        inside = path.resolve(strict=True).is_relative_to(root.resolve())
        state = path.stat()
    except FileNotFoundError as error:
        raise _refused("file-missing", file) from error
    except (OSError, RuntimeError, ValueError) as error:  # a ring of links, a name that cannot be
        raise _refused("file-unreadable", file) from error
    if not inside:
        raise _refused("outside-folder", file)
    if not stat.S_ISREG(state.st_mode):
        raise _refused("not-a-file", file)
    if state.st_size > limit_bytes:
        raise _refused("file-too-large", file, bytes=str(state.st_size), limit=str(limit_bytes))


def _bytes_of(path: Path, limit_bytes: int, file: str) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(limit_bytes + 1)
    except OSError as error:
        raise _refused("file-unreadable", file, reason=error.strerror or "") from error
    if len(data) > limit_bytes:  # it grew between looking and reading
        raise _refused("file-too-large", file, bytes=str(len(data)), limit=str(limit_bytes))
    return data


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused([_not_utf8(data, file)]) from error


def _not_utf8(data: bytes, file: str) -> Problem:
    start = _first_bad_byte(data)
    line_start = data.rfind(b"\n", 0, start) + 1
    before = data[line_start:start].decode("utf-8-sig" if line_start == 0 else "utf-8", errors="replace")
    place = Place(file, data.count(b"\n", 0, start) + 1, len(before) + 1)
    return Problem("not-utf8", place, found=f"0x{data[start]:02X}", suggestion=_likely_encoding(data))


def _first_bad_byte(data: bytes) -> int:
    """Its offset in the whole file: the decoder that drops a byte order mark counts from after it."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _likely_encoding(data: bytes) -> str:
    for mark, name in _ENCODINGS_BY_MARK:
        if data.startswith(mark):
            return name
    if data[:4_000].count(b"\x00") > len(data[:4_000]) // 4:
        return "UTF-16"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "ISO-8859-1"
    return "Windows-1252"


def _long_lines(text: str, file: str) -> list[Problem]:
    return [
        Problem(
            "line-too-long",
            Place(file, number, 1),
            details={"length": str(len(line)), "limit": str(LINE_LIMIT)},
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if len(line) > LINE_LIMIT
    ]


def _control_characters(text: str, file: str) -> list[Problem]:
    """The first control character of every line that has one."""
    if not CONTROL.search(text):
        return []
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if match := CONTROL.search(line):
            place = Place(file, number, match.start() + 1)
            found.append(Problem("control-character", place, found=f"U+{ord(match.group()):04X}"))
    return found
