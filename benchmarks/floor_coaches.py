"""Coaches made of threads: each signs in, looks, thinks, and logs participation, as a browser would."""

import random
import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from urllib.parse import urlsplit

import httpx
from django_otp.oath import TOTP

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_VERSION = re.compile(r'name="version" value="([^"]+)"')
_PERSON = re.compile(r'href="(/people/[0-9a-f-]{36})"')
_NAME = re.compile(r'href="/people/[0-9a-f-]{36}">\s*([A-Z]\. \w+)')
_THINK = (3.0, 8.0)
# What a coach does, by weight: looking at the list and at people is most of it.
_DOES = {"list": 35, "person": 40, "find": 10, "participation": 15}
_COLLEAGUES = 0.2  # of what is logged
_FIRST = date(1991, 1, 1)


@dataclass(frozen=True, slots=True)
class Hit:
    """One request: which page, the status, how long, and whether it is as it should be."""

    page: str
    status: int
    seconds: float
    is_wrong: bool


@dataclass
class Load:
    """Where, for how long, and what came of it; shared by all coaches."""

    site: str
    seconds: int
    hits: list[Hit] = field(default_factory=list)
    saved: list[tuple[str, date]] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    days: "count[int]" = field(default_factory=count)
    until: float = 0.0

    def run(self, coaches: Sequence["Coach"]) -> list[Hit]:
        """All coaches at once until the time is over."""
        self.until = time.monotonic() + self.seconds
        threads = [threading.Thread(target=coach.work) for coach in coaches]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.hits

    def new_day(self) -> date:
        """A first day that no other participation has, by which it is found again."""
        return _FIRST + timedelta(days=next(self.days))


class Coach:
    """One coach with a browser of their own."""

    def __init__(self, load: Load, number: int, username: str, password: str, key: bytes) -> None:
        self._load, self._draw = load, random.Random(number)
        self._username, self._password, self._key = username, password, key
        self._people: list[str] = []
        self._names: list[str] = []
        self._browser = httpx.Client(base_url=load.site, timeout=60)

    def sign_in(self) -> None:
        """By name and password, then the code; then the list, once, and not measured."""
        first = self._browser.get("/sign-in").text
        given = {"username": self._username, "password": self._password, "next": "/people"}
        self._send("/sign-in", first, given)
        second = self._browser.get("/sign-in/code").text
        totp = TOTP(self._key)
        totp.time = time.time()
        self._send("/sign-in/code", second, {"code": f"{totp.token():06d}"})
        page = self._browser.get("/people")
        if page.status_code != 200:
            raise RuntimeError(f"{page.status_code} {page.headers} {page.text[:500]}")
        self._learn(page.text)
        self._load.shared.extend(self._people[:2])

    def work(self) -> None:
        """Until the time is over."""
        time.sleep(self._draw.uniform(0, _THINK[1]))
        while time.monotonic() < self._load.until:
            what = self._draw.choices(list(_DOES), list(_DOES.values()))[0]
            getattr(self, f"_{what}")()
            time.sleep(self._draw.uniform(*_THINK))

    def _list(self) -> None:
        self._learn(self._get("list", "/people", "<h1").text)

    def _person(self) -> None:
        self._get("person", self._draw.choice(self._people), "<h1")

    def _find(self) -> None:
        page = self._browser.get("/people/find").text
        text = self._draw.choice(self._names).split()[-1][:6] if self._names else "kwe"
        self._post("find", "/people/find", page, {"text": text}, 200)

    def _participation(self) -> None:
        """The form, some seconds to fill it in, and saving; where somebody was first, once more."""
        of_colleague = self._draw.random() < _COLLEAGUES
        address = self._draw.choice(self._load.shared if of_colleague else self._people)
        path = f"{address}/participation"
        page = self._get("form", path, "version", allowed=(200, 302))
        if page.status_code != 200:
            return  # of another team: a reason is asked for
        day = self._load.new_day()
        given = {
            "kind": "civic",
            "hours": str(self._draw.randint(1, 20)),
            "start": day.isoformat(),
            "last": "",
        }
        text = page.text
        for _ in range(5):
            time.sleep(self._draw.uniform(*_THINK))
            version = _VERSION.search(text)
            sent = {**given, "version": version[1] if version else ""}
            answer = self._post("save", path, text, sent, 302, 409)
            if answer.status_code == 302:
                self._load.saved.append((address.rsplit("/", 1)[-1], day))
                self._get("saved", urlsplit(answer.headers["location"]).path, "<h1")
                return
            text = answer.text

    def _learn(self, text: str) -> None:
        self._people = sorted(set(_PERSON.findall(text))) or self._people
        self._names = _NAME.findall(text) or self._names

    def _get(self, page: str, path: str, has: str, allowed: tuple[int, ...] = (200,)) -> httpx.Response:
        began = time.monotonic()
        answer = self._browser.get(path)
        self._tell(
            page, answer, began, answer.status_code in allowed and (has in answer.text or answer.is_redirect)
        )
        return answer

    def _post(self, page: str, path: str, form: str, given: dict[str, str], *allowed: int) -> httpx.Response:
        began = time.monotonic()
        answer = self._send(path, form, given)
        self._tell(page, answer, began, answer.status_code in allowed)
        return answer

    def _send(self, path: str, form: str, given: dict[str, str]) -> httpx.Response:
        token = _TOKEN.search(form)
        sent = {**given, "csrfmiddlewaretoken": token[1] if token else ""}
        return self._browser.post(path, data=sent, headers={"Referer": f"{self._load.site}{path}"})

    def _tell(self, page: str, answer: httpx.Response, began: float, as_it_should: bool) -> None:
        seconds = time.monotonic() - began
        self._load.hits.append(Hit(page, answer.status_code, seconds, not as_it_should))
