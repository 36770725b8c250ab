"""Asking a source over HTTP: with patience, politeness and limits, and every answer kept as it came."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self
from urllib.parse import quote, urlencode, urlsplit

from perspectief.facts.sources.answers import Answer, Answers
from perspectief.facts.sources.asking import Again, Asked, Reply, ask, open_client
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("source-not-https", "source-silent", "source-busy", "source-fault", "answer-cut-off")
_SAFE = "$,()':/"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Manners:
    """How a source is treated: seconds, tries and bytes.

    Between tries there is a random wait of up to `first_wait`, twice that, and so on, to `longest_wait`
    (exponential back-off with full jitter); a source that names its own wait is obeyed up to the longest one.
    """

    connect_timeout: float = 10.0
    read_timeout: float = 60.0
    answer_timeout: float = 900.0
    tries: int = 5
    first_wait: float = 1.0
    longest_wait: float = 120.0
    pause: float = 0.2
    limit_bytes: int = 200_000_000


class Web:
    """Gets answers, within a `with`: lines to sources are kept open as long.

    `get` raises `Refused` with what happened and what to do when no good answer comes.
    """

    def __init__(
        self,
        answers: Answers,
        today: date,
        manners: Manners = Manners(),
        *,
        sleep: Callable[[float], None] = time.sleep,
        jitter: random.Random | None = None,
    ) -> None:
        self.answers, self.today, self.manners = answers, today, manners
        self._sleep = sleep
        self._jitter = jitter or random.Random()  # noqa: S311 (spreads load, hides nothing)
        self._client = open_client(manners.connect_timeout, manners.read_timeout)
        self._last: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(
        self, url: str, params: Mapping[str, str] | None = None, accept: str = ""
    ) -> tuple[Answer, bytes]:
        """The newest answer to a question; what the source says has not changed is taken as kept before."""
        asked = address(url, params or {})
        _refuse_open(asked)
        before = self.answers.latest(asked)
        reply = self._patiently(Asked(asked, _headers(accept, before)))
        if reply.unchanged and before:
            return before, self.answers.read(before.sha256)
        kept = self.answers.keep(asked, reply.data, self.today, reply.etag, reply.last_modified)
        return kept, reply.data

    def _patiently(self, asked: Asked) -> Reply:
        for number in range(1, self.manners.tries + 1):
            self._politely(asked.url)
            reply = ask(self._client, asked, self.manners.limit_bytes, self.manners.answer_timeout)
            if isinstance(reply, Reply):
                return reply
            wait = self._wait(reply, number)
            if number == self.manners.tries or wait > self.manners.longest_wait:
                raise Refused([_given_up(asked, reply, number)])
            self._sleep(wait)
        raise AssertionError("at least one try")

    def _wait(self, again: Again, number: int) -> float:
        if again.after is not None:
            return again.after
        most = min(self.manners.longest_wait, self.manners.first_wait * 2 ** (number - 1))
        return self._jitter.uniform(0, most)

    def _politely(self, url: str) -> None:
        """A pause since the last question to the same host."""
        host = urlsplit(url).netloc
        since = time.monotonic() - self._last.get(host, -self.manners.pause)
        if since < self.manners.pause:
            self._sleep(self.manners.pause - since)
        self._last[host] = time.monotonic()


def address(url: str, params: Mapping[str, str]) -> str:
    """The address with its question; spaces are %20, as OData services want them."""
    if not params:
        return url
    joint = "&" if urlsplit(url).query else "?"
    return url + joint + urlencode(params, quote_via=quote, safe=_SAFE)


def _headers(accept: str, before: Answer | None) -> dict[str, str]:
    headers = {"Accept": accept} if accept else {}
    if before and before.etag:
        headers["If-None-Match"] = before.etag
    if before and before.last_modified:
        headers["If-Modified-Since"] = before.last_modified
    return headers


def _refuse_open(url: str) -> None:
    """What is fetched goes into an account: nobody on the way may change it."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return
    raise Refused([Problem("source-not-https", Place(parts.netloc or url), found=url)])


def _given_up(asked: Asked, again: Again, tries: int) -> Problem:
    details = {"tries": str(tries), "reason": again.said, "wait": f"{again.after or 0:.0f}"}
    return Problem(again.code, Place(urlsplit(asked.url).netloc), found=asked.url, details=details)
