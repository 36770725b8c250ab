"""The zip file that a workbook is: looked through before anything in it is believed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from perspectief.ground.files import read_bytes
from perspectief.ground.problem import Place, Problem, Refused

LIMIT_BYTES = 10_000_000
UNPACKED_LIMIT = 100_000_000
RATIO_LIMIT = 200  # XML packs ten to fifty times smaller; a bomb a thousand times
SMALL = 1_000_000  # below this size a high ratio is harmless: long runs of empty rows
PARTS_LIMIT = 2_000
ELEMENTS_LIMIT = 2_000_000
CELLS_LIMIT = 200_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = re.compile(r"(^|/)(vba\w*\.bin|vbadata\.xml|activex/|macrosheets/)", re.IGNORECASE)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_OUTSIDE = re.compile(r"(^|/)(externallinks/|connections\.xml$|querytables/)", re.IGNORECASE)
_CHUNK = 65_536


def safe_bytes(path: Path) -> bytes:
    """The bytes of a workbook whose parts are of sane size, have no macros, links or entities.

    Raises `Refused` with one problem, the first reason not to go on.
    """
    data = read_bytes(path, root=path.parent, limit_bytes=LIMIT_BYTES)
    file = path.name
    if code := _not_a_zip(data):
        raise _refused(code, file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_at_directory(archive, file)
            _look_at_parts(archive, file)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise _refused("sheet-file-damaged", file) from error
    except RuntimeError as error:  # how zipfile says that a part is encrypted
        raise _refused("sheet-file-password", file) from error
    return data


def _not_a_zip(data: bytes) -> str:
    if not data:
        return "sheet-file-empty"
    if data.startswith(_OLE):
        return "sheet-file-password" if _ENCRYPTED in data else "sheet-file-old"
    if data.startswith(b"PK\x03\x04"):
        return ""
    is_text = b"\0" not in data[:4_000] and any(mark in data[:4_000] for mark in (b";", b",", b"\t"))
    return "sheet-file-is-text" if is_text else "sheet-file-other"


def _look_at_directory(archive: zipfile.ZipFile, file: str) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    total = sum(part.file_size for part in parts)
    if len(parts) > PARTS_LIMIT or total > UNPACKED_LIMIT or len(set(names)) != len(names):
        raise _refused("sheet-file-packed", file)
    if any(_is_bomb(part) for part in parts):
        raise _refused("sheet-file-packed", file)
    if any(_MACROS.search(name) for name in names):
        raise _refused("sheet-macros", file)
    if any(_OUTSIDE.search(name) for name in names):
        raise _refused("sheet-links-out", file)
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise _refused("sheet-file-other", file)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > RATIO_LIMIT * max(1, part.compress_size)


def _look_at_parts(archive: zipfile.ZipFile, file: str) -> None:
    """Unpack every part for real: what the directory says of its size may be a lie."""
    total = 0
    for part in archive.infolist():
        look = _Look(file) if part.filename.endswith((".xml", ".rels", ".vml")) else None
        for chunk in _chunks(archive, part):
            total += len(chunk)
            if total > UNPACKED_LIMIT:
                raise _refused("sheet-file-packed", file)
            if look:
                look.at(chunk)
        if look:
            look.at(b"", last=True)
    if _MACRO_TYPE.search(archive.read("[Content_Types].xml")):
        raise _refused("sheet-macros", file)


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


class _Look:
    """Reads one part with the parser that reads it later, and stops at what could do harm."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._elements = 0
        self._cells = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._entities
        self._parser.EntityDeclHandler = self._entities
        self._parser.StartElementHandler = self._element

    def at(self, chunk: bytes, *, last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise _refused("sheet-file-damaged", self._file) from error

    def _entities(self, *_: object) -> None:
        raise _refused("sheet-file-entities", self._file)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self._elements += 1
        self._cells += name in ("c", "row")
        if self._elements > ELEMENTS_LIMIT or self._cells > CELLS_LIMIT:
            raise _refused("sheet-too-many-cells", self._file, limit=str(CELLS_LIMIT))
        if name == "Relationship" and _leads_out(attributes):
            raise _refused("sheet-links-out", self._file)


def _leads_out(attributes: dict[str, str]) -> bool:
    """Whether opening the file would fetch something; a link that a person clicks is only text."""
    outside = attributes.get("TargetMode", "").lower() == "external"
    return outside and not attributes.get("Type", "").lower().endswith("/hyperlink")


def _refused(code: str, file: str, **details: str) -> Refused:
    return Refused([Problem(code, Place(file), details=details)])
