"""A JSON list of objects as lines, one object at a time; a column is a path of names into it."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn, TextIO

from perspectief.ground.problem import Place, Problem, Refused

CODES = ("import-json", "import-json-item", "import-json-too-large")
MOST_CHARACTERS = 1_000_000  # of one object
_CHUNK = 65_536
_SPACE = " \t\r\n"
# How a set of examples wraps an object: as a text within another object.
_WRAPPED = ("vacature.vacature", "werkzoekende.werkzoekende")


def items(stream: TextIO, file: str) -> Iterator[dict[str, Any]]:
    """The objects of a list, each as it is read; raises `Refused` where the text is no list of objects."""
    try:
        yield from (_unwrapped(each, number, file) for number, each in enumerate(_values(stream, file), 1))
    except (json.JSONDecodeError, RecursionError):
        _refuse("import-json", file)
    except UnicodeDecodeError:
        _refuse("import-json", file, found="UTF-8")


def cells(item: dict[str, Any], columns: list[str]) -> list[str]:
    """What stands at each path, as text; empty where nothing does."""
    return [_text(_at(item, column.split("."))) for column in columns]


def _values(stream: TextIO, file: str) -> Iterator[Any]:
    decoder, text, number = json.JSONDecoder(), stream.read(_CHUNK).lstrip(_SPACE), 0
    if not text:
        _refuse("import-empty-file", file)
    if not text.startswith("["):
        _refuse("import-json", file, found=text[:1])
    text = text[1:]
    while True:
        text, done = _next(stream, text, file, first=number == 0)
        if done:
            return
        number += 1
        value, text = _decoded(decoder, stream, text, file, number)
        yield value


def _next(stream: TextIO, text: str, file: str, *, first: bool) -> tuple[str, bool]:
    """The text from the next value on, behind its comma; or that the list is closed."""
    text = _filled(stream, text.lstrip(_SPACE))
    if text.startswith("]"):
        return "", True
    if not first:
        if not text.startswith(","):
            _refuse("import-json", file, found=text[:1])
        text = _filled(stream, text[1:].lstrip(_SPACE))
    if not text:
        _refuse("import-json", file)
    return text, False


def _filled(stream: TextIO, text: str) -> str:
    while not text and (more := stream.read(_CHUNK)):
        text = more.lstrip(_SPACE)
    return text


def _decoded(decoder: json.JSONDecoder, stream: TextIO, text: str, file: str, number: int) -> tuple[Any, str]:
    while True:
        try:
            value, end = decoder.raw_decode(text)
        except json.JSONDecodeError:
            if len(text) > MOST_CHARACTERS:
                _refuse("import-json-too-large", file, number, limit=str(MOST_CHARACTERS))
            more = stream.read(max(_CHUNK, len(text)))
            if not more:
                _refuse("import-json", file, number)
            text += more
        else:
            return value, text[end:]


def _unwrapped(value: Any, number: int, file: str) -> dict[str, Any]:  # noqa: ANN401 (whatever a file holds)
    if isinstance(value, dict):
        inner = next((value[name] for name in _WRAPPED if isinstance(value.get(name), str)), None)
        value = json.loads(inner) if inner is not None else value
    if not isinstance(value, dict):
        _refuse("import-json-item", file, number)
    return dict(value)


def _at(value: Any, path: list[str]) -> Any:  # noqa: ANN401 (whatever a file holds)
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _text(value: Any) -> str:  # noqa: ANN401 (whatever a file holds)
    if value is None or isinstance(value, dict | list | bool):
        return ""
    return " ".join(str(value).split())


def _refuse(code: str, file: str, line: int = 0, found: str = "", **details: str) -> NoReturn:
    raise Refused([Problem(code, Place(file, line), found=found, details=details)])
