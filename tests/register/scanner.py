"""Finds BSNs in two ways: whatever may be one by the eleven-test, and the very numbers that were put in.

Of committed texts all numbers are looked at: nobody knows which was put in, and one in eleven passes by
chance, so what is known to be a hash is left out. Of what a program made only the numbers that were put in
are looked for, in every spelling and coding by which one could be told again: nothing else can be one.
"""

import base64
import gzip
import hashlib
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import product

from perspectief.register.bsn import passes

# Nine digits in a row with nothing but digits' neighbours left out, also as 1234.56.789 and 1234 56 789.
_NINE = re.compile(r"(?<!\d)(\d{9}|\d{4}\.\d{2}\.\d{3}|\d{4} \d{2} \d{3})(?!\d)")
# SHA-1, SHA-256 and keys: in these, nine decimal digits in a row are chance.
_HASH = re.compile(
    r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|[0-9a-f]{32,}", re.IGNORECASE
)
# The decimals of a number: a place on a map, or a share.
_DECIMALS = re.compile(r"\d[.,]\d{9,}")
_GROUPS = ((4, 2, 3), (3, 3, 3), (3, 2, 4), (2, 3, 4))
_BETWEEN = (".", " ", "-", "\u00a0", ",", "/")
_TAG = re.compile(rb"<[^>]*>")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def suspects(text: str) -> list[str]:
    """All numbers in a text that may be somebody's."""
    rest = _DECIMALS.sub(" ", _HASH.sub(" ", text))
    return [found for found in _NINE.findall(rest) if passes(re.sub(r"\D", "", found))]


def spellings(number: str) -> frozenset[bytes]:
    """A number as a person or a program could write it, so that it can be read again."""
    written = {number, number.lstrip("0"), number[::-1], *_grouped(number)}
    plain = {form.encode() for form in written} | {number.encode("utf-16-le"), number.encode("utf-16-be")}
    return frozenset(plain | _coded(number.encode()))


def _grouped(number: str) -> Iterator[str]:
    for sizes, between in product(_GROUPS, _BETWEEN):
        parts, at = [], 0
        for size in sizes:
            parts.append(number[at : at + size])
            at += size
        yield between.join(parts)


def _coded(number: bytes) -> set[bytes]:
    """Codings and hashes without a key: whoever tries all numbers reads those again in a minute."""
    hashes = {hashlib.new(name, number).hexdigest() for name in ("md5", "sha1", "sha256", "sha512")}
    based = {base64.b64encode(b"x" * ahead + number)[-(-ahead * 4 // 3) :][:8] for ahead in range(3)}
    return {each.encode() for each in hashes} | {number.hex().encode(), base64.b32encode(number)[:14]} | based


def traces(content: bytes, numbers: Iterable[str]) -> list[str]:
    """Which of the numbers stand in bytes, in whatever spelling; upper and lower case are the same."""
    lower = content.lower()
    return [number for number in numbers if any(form.lower() in lower for form in spellings(number))]


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file as it is, and what is packed in it: archives, workbooks, streams of a PDF, the text of a page.

    Of a PDF the streams are read, not the fonts by which glyphs are letters.
    """
    yield name, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                yield from unpacked(f"{name}/{part}", archive.read(part))
    elif data.startswith(b"\x1f\x8b"):
        yield from unpacked(f"{name}/gz", gzip.decompress(data))
    elif data.startswith(b"PAR1"):
        yield f"{name}/rows", _rows(data)
    elif data.startswith(b"%PDF"):
        yield f"{name}/streams", b"\n".join(_inflated(stream) for stream in _STREAM.findall(data))
    elif b"<" in data[:200]:
        yield f"{name}/text", html.unescape(_TAG.sub(b"", data).decode("utf-8", "replace")).encode()


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _rows(data: bytes) -> bytes:
    from pyarrow import BufferReader, parquet  # type: ignore[import-untyped]  # it has no stubs

    table = parquet.read_table(BufferReader(data))
    return "\n".join(str(row) for row in table.to_pylist()).encode()
