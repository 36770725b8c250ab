"""What somebody filled in: read at the edge into a checked value, or a sentence for each wrong field."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from perspectief.ground.files import CONTROL
from perspectief.ground.problem import Refused
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark
from perspectief.web.work.problem import what

_DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_SAID = {
    "missing": mark("Fill this in."),
    "enum": mark("Choose one of these."),
    "literal_error": mark("Choose one of these."),
    "username": mark("Two to eighty letters, digits, dots, dashes or underscores."),
    "day": mark("Write a day like this: 31-12-2025."),
    "order": mark("This day is before the first one. Change one of them."),
    "int_parsing": mark("Write a whole number, such as 12."),
    "string_pattern_mismatch": mark("Small letters, digits and underscores alone."),
    "string_too_long": mark("This is too long."),
}
_UNKEPT = mark("There is a character in this that cannot be kept. Remove it.")
_OTHER = mark("This cannot be kept. Look at it again.")
F = TypeVar("F", bound="Filled")


def _day(text: object) -> date:
    """A day as people write it here, or as a browser sends it."""
    said = str(text).strip()
    found = _DUTCH.fullmatch(said)
    try:
        return date(*map(int, found.groups()[::-1])) if found else date.fromisoformat(said)
    except ValueError:
        raise ValueError("day") from None


Day = Annotated[date, BeforeValidator(_day)]


class Filled(BaseModel):
    """A form; a field that was left empty is not there. Frozen."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


def read(form: type[F], given: Mapping[str, str], words: Words) -> tuple[F | None, dict[str, str]]:
    """The value, or None and what is wrong by field."""
    there = {name: text for name, text in given.items() if text.strip()}
    if unkept := [name for name, text in there.items() if CONTROL.search(text)]:
        return None, dict.fromkeys(unkept, words.t(_UNKEPT))
    try:
        return form.model_validate(there), {}
    except ValidationError as error:
        found = {str(each["loc"][0]): _sentence(each["type"], str(each["msg"])) for each in error.errors()}
        return None, {name: words.t(said) for name, said in found.items()}


def objections(refused: Refused, words: Words) -> dict[str, str]:
    """What was refused further in, by field; the day after the last one is not a field."""
    named = {"until": "last"}
    return {named.get(problem.path, problem.path): what(problem, words) for problem in refused.problems}


def _sentence(kind: str, said: str) -> str:
    code = said.rpartition(" ")[2] if kind == "value_error" else kind
    return _SAID.get(code, _OTHER)
