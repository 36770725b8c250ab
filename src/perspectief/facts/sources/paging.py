"""An OData list, page by page."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from perspectief.facts.sources.http import Web
from perspectief.facts.sources.json_answers import get_json, rows_of
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("page-elsewhere", "answer-doubled")


def pages(
    web: Web, url: str, asked: Mapping[str, str], link: str = "@odata.nextLink"
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each row of a list with the hash of its page; `link` is the key under which the next page is named.

    Raises `Refused` where the list leads to another host, or back to a page that was read.
    """
    seen: set[str] = set()
    following: str | None = url
    while following:
        if following in seen or urlsplit(following).netloc != urlsplit(url).netloc:
            raise Refused([Problem("page-elsewhere", Place(url), found=following)])
        seen.add(following)
        answer, held = get_json(web, following, asked if following == url else None)
        for row in rows_of(held, url):
            yield answer.sha256, row
        named = held.get(link)
        following = named if isinstance(named, str) and named else None


def once(
    rows: Iterator[tuple[str, Mapping[str, Any]]], key: str, url: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows, each with a number of its own under `key`; raises `Refused` where one comes twice."""
    seen: set[int] = set()
    for answer, row in rows:
        number = row.get(key)
        if not isinstance(number, int) or number in seen:
            raise Refused([Problem("answer-doubled", Place(url), found=str(number))])
        seen.add(number)
        yield answer, row
