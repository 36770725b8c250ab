"""Answers in JSON, taken apart with care: what is not as expected is told with the address and the key."""

import json
from collections.abc import Mapping
from typing import Any

from perspectief.facts.sources.answers import Answer
from perspectief.facts.sources.http import Web
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("answer-not-json", "answer-other-form")
_JSON = "application/json"


def get_json(web: Web, url: str, params: Mapping[str, str] | None = None) -> tuple[Answer, Mapping[str, Any]]:
    """The answer and the object in it; raises `Refused` where there is none."""
    answer, data = web.get(url, params, _JSON)
    try:
        held = json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        begin = data[:60].decode("utf-8", "replace").strip()
        raise Refused([Problem("answer-not-json", Place(url), found=begin or "–")]) from error
    if not isinstance(held, dict):
        raise other_form(url, "{}")
    return answer, held


def rows_of(held: Mapping[str, Any], url: str) -> list[Mapping[str, Any]]:
    """The rows of an OData answer; raises `Refused` where it has none."""
    rows = held.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise other_form(url, "value")
    return rows


def text_of(row: Mapping[str, Any], key: str, url: str) -> str:
    """A text in a row; raises `Refused` where it is missing or is no text."""
    held = row.get(key)
    if not isinstance(held, str):
        raise other_form(url, key)
    return held


def number_of(row: Mapping[str, Any], key: str, url: str) -> float | None:
    """A number in a row, or None where it is null; raises `Refused` for anything else."""
    held = row.get(key)
    if held is None and key in row:
        return None
    if isinstance(held, bool) or not isinstance(held, int | float):
        raise other_form(url, key)
    return float(held)


def other_form(url: str, key: str) -> Refused:
    """A refusal of an answer in which `key` is not what it should be."""
    return Refused([Problem("answer-other-form", Place(url), found=key)])


def _no_number(word: str) -> float:
    raise ValueError(word)
