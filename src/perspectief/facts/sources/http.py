"""Asking a source over HTTP: with patience, politeness and limits, and every answer kept as it came."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from perspectief.facts.sources.answers import Answer, Answers


@dataclass(frozen=True, slots=True)
class Manners:
    """How a source is treated: seconds and bytes."""

    connect_timeout: float = 10.0
    read_timeout: float = 60.0
    tries: int = 5
    first_wait: float = 1.0
    longest_wait: float = 120.0
    pause: float = 0.2
    limit_bytes: int = 200_000_000


class Web:
    """Gets answers; `get` raises `Refused` with what happened and what to do when no good answer comes."""

    def __init__(self, answers: Answers, today: date, manners: Manners = Manners()) -> None:
        self.answers, self.today, self.manners = answers, today, manners

    def get(
        self, url: str, params: Mapping[str, str] | None = None, accept: str = ""
    ) -> tuple[Answer, bytes]:
        """The newest answer to a question; one that the source says has not changed is the one kept before."""
        raise NotImplementedError
