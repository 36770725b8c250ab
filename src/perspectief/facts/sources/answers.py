"""Answers of sources as they came: kept under the hash of their bytes, compressed, with a log of when."""

import gzip
import json
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from perspectief.facts.fetched.files import FETCHED
from perspectief.ground.files import write_atomically
from perspectief.ground.problem import Place, Problem, Refused

ANSWERS = f"{FETCHED}/answers"
LOG = f"{FETCHED}/log.jsonl"


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
    """The answers in a folder; only added to. The log has a line for every new answer to a question."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, url: str, data: bytes, on: date, etag: str = "", last_modified: str = "") -> Answer:
        """Keep what came; the same answer to the same question is kept and logged once."""
        raise NotImplementedError

    def latest(self, url: str) -> Answer | None:
        """The newest answer to a question, or None where none is kept whole."""
        raise NotImplementedError

    def read(self, digest: str) -> bytes:
        """The bytes of an answer; raises `Refused` where they are missing or no longer those that came."""
        raise NotImplementedError
