"""Answers of sources as they came: kept under the hash of their bytes, compressed, with a log of when."""

import fcntl
import gzip
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from perspectief.facts.fetched.files import FETCHED, refusing
from perspectief.ground.files import write_atomically
from perspectief.ground.problem import Place, Problem, Refused

ANSWERS = f"{FETCHED}/answers"
LOG = f"{FETCHED}/log.jsonl"
CODES = ("answer-damaged",)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what was asked, the hash of what came, the day it first came, and how to ask for news."""

    url: str
    sha256: str
    retrieved_on: date
    size: int
    etag: str = ""
    last_modified: str = ""


class Answers:
    """The answers in a folder; only added to. The log has a line for each answer unlike the one before it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, url: str, data: bytes, on: date, etag: str = "", last_modified: str = "") -> Answer:
        """Keep what came; the same answer to the same question is kept and logged once."""
        digest = sha256(data).hexdigest()
        before = self.latest(url)
        if before and (before.sha256, before.etag, before.last_modified) == (digest, etag, last_modified):
            return before
        answer = Answer(url, digest, on, len(data), etag, last_modified)
        with refusing(ANSWERS):
            self._write(digest, data)
            self._log(answer)
        return answer

    def latest(self, url: str) -> Answer | None:
        """The newest answer to a question, or None where none is kept whole."""
        found = [answer for answer in self.log() if answer.url == url]
        return found[-1] if found and self._is_whole(found[-1].sha256) else None

    def read(self, digest: str) -> bytes:
        """The bytes of an answer; raises `Refused` where they are missing or no longer those that came."""
        data = self._bytes(digest)
        if data is None:
            raise Refused([Problem("answer-damaged", Place(f"{ANSWERS}/{digest}.gz"))])
        return data

    def first_days(self) -> Mapping[str, date]:
        """The day on which each answer first came, by its hash."""
        return {answer.sha256: answer.retrieved_on for answer in reversed(tuple(self.log()))}

    def log(self) -> Iterator[Answer]:
        """Every line of the log, oldest first; one that a kill or a power cut tore is no line."""
        path = self.folder / LOG
        if not path.is_file():
            return
        with refusing(LOG), path.open("rb") as lines:
            for line in lines:
                if answer := _answer_of(line):
                    yield answer

    def _path(self, digest: str) -> Path:
        return self.folder / ANSWERS / f"{digest}.gz"

    def _write(self, digest: str, data: bytes) -> None:
        if self._is_whole(digest):
            return
        path = self._path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, gzip.compress(data, compresslevel=6, mtime=0))

    def _log(self, answer: Answer) -> None:
        """A line at the end, in one piece; half a line of a killed process is cut off first."""
        line = json.dumps({**asdict(answer), "retrieved_on": answer.retrieved_on.isoformat()}) + "\n"
        handle = os.open(self.folder / LOG, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            end = _end_of_whole_lines(handle)
            os.truncate(handle, end)
            os.pwrite(handle, line.encode(), end)
            os.fsync(handle)
        finally:
            os.close(handle)

    def _is_whole(self, digest: str) -> bool:
        return self._bytes(digest) is not None

    def _bytes(self, digest: str) -> bytes | None:
        try:
            data = gzip.decompress(self._path(digest).read_bytes())
        except (OSError, EOFError, zlib.error):  # gzip's own error is an OSError
            return None
        return data if sha256(data).hexdigest() == digest else None


def _answer_of(line: bytes) -> Answer | None:
    try:
        held = json.loads(line)
        return Answer(**{**held, "retrieved_on": date.fromisoformat(held["retrieved_on"])})
    except (ValueError, TypeError, KeyError):
        return None


def _end_of_whole_lines(handle: int) -> int:
    """Where the last whole line of a file ends."""
    return os.pread(handle, os.fstat(handle).st_size, 0).rfind(b"\n") + 1
