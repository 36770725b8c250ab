"""Changing the editions in the text of a programme file: only the lines meant, comments and layout stay.

The file is read for the places of its values and changed as text; what comes out is read again, and
refused unless it says what the old file said and the change that was asked for.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.load import PROGRAMME_FILE, loads
from perspectief.programme.model import Edition, Programme

CODES = ("edition-exists", "edit-by-hand")
_PLAIN = re.compile(r"[A-Za-z][\w .-]*[\w.-]|\d{4}-\d\d-\d\d", re.ASCII)
_BARE_WORDS = {"true", "false", "null", "yes", "no", "on", "off"}
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Edit:
    """Text that takes the place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


def with_edition(text: str, values: Values) -> str:
    """The file with one more edition at the end of its list; raises Refused where it exists already."""
    programme = loads(text).programme
    if any(edition.id == values["id"] for edition in programme.editions):
        raise _refused("edition-exists", values["id"])
    changed = _applied(text, [_added(text, _editions(text), values)])
    after = _loaded(changed, values)
    _check(programme, after, (*programme.editions, after.editions[-1]), values)
    return changed


def with_changed_edition(text: str, id_: str, values: Values) -> str:
    """The file with other values of an edition; a key that it lacks is added behind its day."""
    programme = loads(text).programme
    at = next(at for at, edition in enumerate(programme.editions) if edition.id == id_)
    item = _editions(text).value[at]
    changed = _applied(text, [_set(text, item, key, value) for key, value in values.items()])
    after = _loaded(changed, values)
    expected = programme.editions[at].model_copy(
        update={key: getattr(after.editions[at], key) for key in values}
    )
    editions = (*programme.editions[:at], expected, *programme.editions[at + 1 :])
    _check(programme, after, editions, values)
    return changed


def _loaded(text: str, values: Values) -> Programme:
    """The changed file; where it can no longer be read, a person has to change it."""
    try:
        return loads(text).programme
    except Refused as refused:
        own = [problem for problem in refused.problems if problem.path.startswith("editions")]
        raise Refused(own or [_by_hand(values)]) from None


def _check(before: Programme, after: Programme, editions: tuple[Edition, ...], values: Values) -> None:
    """Refuse a change that says more, less or something else than was asked."""
    if before.model_copy(update={"editions": editions}) != after:
        raise Refused([_by_hand(values)])


def _by_hand(values: Values) -> Problem:
    line = ", ".join(f"{key}: {_scalar(value)}" for key, value in values.items())
    return Problem("edit-by-hand", Place(PROGRAMME_FILE), "editions", line)


def _refused(code: str, found: str) -> Refused:
    return Refused([Problem(code, Place(PROGRAMME_FILE), "editions", found)])


def _editions(text: str) -> SequenceNode:
    root = YAML(typ="rt").compose(text)
    value = _value(root, "editions")
    if not isinstance(value, SequenceNode):  # a file that was read has one
        raise _refused("edit-by-hand", "editions")
    return value


def _value(node: Node, key: str) -> Node | None:
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _added(text: str, editions: SequenceNode, values: Values) -> _Edit:
    last = editions.value[-1]
    end = _end(last)
    if editions.flow_style:
        return _Edit(end, end, f", {_in_braces(values)}")
    line_end = _line_end(text, end)
    dash = text.rfind("-", 0, last.start_mark.index)
    column = dash - (text.rfind("\n", 0, dash) + 1)
    newline = _newline(text)
    if last.flow_style:
        return _Edit(line_end, line_end, f"{newline}{' ' * column}- {_in_braces(values)}")
    indent = " " * last.start_mark.column
    lines = [f"{indent}{key}: {_scalar(value)}" for key, value in values.items()]
    lines[0] = f"{' ' * column}-{indent[column + 1 :]}{lines[0].lstrip()}"
    return _Edit(line_end, line_end, "".join(f"{newline}{line}" for line in lines))


def _set(text: str, item: MappingNode, key: str, value: str) -> _Edit:
    there = _value(item, key)
    if isinstance(there, ScalarNode):
        return _Edit(there.start_mark.index, _end(there), _scalar(value))
    behind = _value(item, "date") or item.value[-1][1]
    end = _end(behind)
    if item.flow_style:
        return _Edit(end, end, f", {key}: {_scalar(value)}")
    line_end = _line_end(text, end)
    return _Edit(line_end, line_end, f"{_newline(text)}{' ' * item.start_mark.column}{key}: {_scalar(value)}")


def _end(node: Node) -> int:
    """Where the written value ends: that of a block, where its last value does."""
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _line_end(text: str, index: int) -> int:
    """The end of the line that a value ends on; a folded text ends at the start of the line after it."""
    if index and text[index - 1] == "\n":
        index -= 1
    while index > 1 and text[index - 1] in "\r\n" and text[index - 2] in "\r\n":
        index -= 1
    found = text.find("\n", index)
    found = len(text) if found < 0 else found
    return found - 1 if text[found - 1 : found] == "\r" else found


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _in_braces(values: Values) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in values.items()) + "}"


def _scalar(value: str) -> str:
    """A text as YAML: plain where that is safe, else between double quotes as JSON writes it."""
    plain = _PLAIN.fullmatch(value) and value.lower() not in _BARE_WORDS
    return value if plain else json.dumps(value, ensure_ascii=False)


def _applied(text: str, edits: list[_Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
