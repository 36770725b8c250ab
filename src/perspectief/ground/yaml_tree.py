"""A YAML file as plain data in which every key and value keeps its place.

Only what a person needs in a hand-written file is read: one document of mappings, lists and plain
values. Anchors, aliases, merge keys and tags are refused, so a file cannot grow while it is read and
cannot name a Python object. Numbers follow YAML 1.2; days stay text, for the model to judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from perspectief.ground.files import CONTROL
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.scalars import plain_value
from perspectief.ground.yaml_errors import syntax_problem

Path = tuple[str | int, ...]
DEPTH_LIMIT = 24
_Node = ScalarEvent | MappingStartEvent | SequenceStartEvent
# Over a few malformed texts the parser trips itself; that too is a fault in the text.
_PARSER_TRIPS = (
    YAMLError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def written(path: Path) -> str:
    """A path as people write it: ``indicators[2].targets[0].due``."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")


@dataclass(frozen=True)
class Tree:
    """Plain data with the places of all that stands in it.

    `keys` and `values` give the place of the key and of the value at a path, `raw` a plain value as
    it was written; `spoiled` are paths whose value is known to be wrong already.
    """

    file: str
    data: Any
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    raw: dict[Path, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    spoiled: frozenset[Path] = frozenset()

    def standing(self, path: Path) -> Path:
        """The longest beginning of `path` that stands in the file."""
        while path and path not in self.values:
            path = path[:-1]
        return path

    def place(self, path: Path) -> Place:
        """Where the value at `path` stands, or the nearest thing around it that does."""
        return self.values.get(self.standing(path), Place(self.file, 1, 1))

    def key_place(self, path: Path) -> Place:
        """Where the key at `path` stands; for an item of a list, its value."""
        return self.keys.get(path) or self.place(path)


@dataclass
class _Open:
    """A mapping or list whose end has not been read; `key` waits for its value."""

    path: Path
    data: dict[str, Any] | list[Any]
    key: str | None = None
    key_place: Place | None = None
    skip: bool = False  # the key stood before: its value is read and forgotten
    forgotten: bool = False  # within such a value


class _Builder:
    """Builds the tree from the parser's events, without recursion so that depth cannot hurt."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.data: Any = None
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.raw: dict[Path, str] = {}
        self.problems: list[Problem] = []
        self.spoiled: set[Path] = set()
        self.stack: list[_Open] = []
        self.documents = 0
        self.last = Place(file, 1, 1)

    def take(self, event: Event) -> None:
        self.last = self._place(event)
        if isinstance(event, DocumentStartEvent):
            self._document(event)
        elif isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()

    def _place(self, event: Event) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _report(self, code: str, event: Event, path: Path = (), found: str = "", **details: str) -> None:
        problem = Problem(code, self._place(event), written(path), found[:80], details=details)
        self.problems.append(problem)

    def _document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self._report("yaml-several-documents", event)
            raise Refused(self.problems)

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].data, dict) and self.stack[-1].key is None

    def _next_path(self) -> Path:
        """Where the value now read belongs."""
        if not self.stack:
            return ()
        top = self.stack[-1]
        return (*top.path, len(top.data) if isinstance(top.data, list) else top.key or "")

    def _refuse_extras(self, event: _Node, path: Path) -> None:
        if event.anchor:
            self._report("yaml-anchor", event, path, found=f"&{event.anchor}")
        if event.tag:
            self._report("yaml-tag", event, path, found=str(event.tag))
            self.spoiled.add(path)

    def _refuse_escapes(self, event: ScalarEvent, path: Path) -> bool:
        """Whether an escape brings in what the file itself may not hold: "\\e" moves a terminal's cursor."""
        if _SURROGATE.search(event.value):
            self._report("yaml-escape", event, path)
            return True
        if match := CONTROL.search(event.value):
            self._report("control-character", event, path, found=f"U+{ord(match.group()):04X}")
            return True
        return False

    def _scalar(self, event: ScalarEvent) -> None:
        if self._awaits_key():
            self._key(event)
            return
        path = self._next_path()
        self._refuse_extras(event, path)
        if self._refuse_escapes(event, path):
            self.spoiled.add(path)
            self._put(path, event, None)
            return
        value = plain_value(event.value) if event.style is None else event.value
        self._put(path, event, value, raw=event.value)

    def _key(self, event: ScalarEvent) -> None:
        top = self.stack[-1]
        path = (*top.path, event.value)
        self._refuse_extras(event, path)
        top.key, top.key_place, top.skip = event.value, self._place(event), False
        if event.value == "<<" and event.style is None:
            self._report("yaml-anchor", event, path, found="<<")
            self.spoiled.add(path)
        elif self._refuse_escapes(event, top.path):
            top.skip = True
        elif event.value in top.data:
            first = str(self.keys[path].line) if path in self.keys else ""
            self._report("duplicate-key", event, path, found=event.value, first_line=first)
            top.skip = True

    def _alias(self, event: AliasEvent) -> None:
        path = self._next_path()
        self._report("yaml-anchor", event, path, found=f"*{event.anchor}")
        if self._awaits_key():
            self.stack[-1].key, self.stack[-1].skip = f"*{event.anchor}", True
            return
        self.spoiled.add(path)
        self._put(path, event, None)

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        path = self._next_path()
        if len(self.stack) >= DEPTH_LIMIT:
            self._report("yaml-too-deep", event, path, limit=str(DEPTH_LIMIT))
            raise Refused(self.problems)
        if self._awaits_key():
            self._report("yaml-syntax", event, path)
            raise Refused(self.problems)
        self._refuse_extras(event, path)
        data: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        forgotten = bool(self.stack) and (self.stack[-1].skip or self.stack[-1].forgotten)
        self._put(path, event, data)
        self.stack.append(_Open(path, data, forgotten=forgotten))

    def _put(self, path: Path, event: Event, value: object, raw: str | None = None) -> None:
        """Store a value under its key or at the end of its list, unless it belongs to a second key."""
        if not self.stack:
            self.data = value
            self.values[()] = self._place(event)
            return
        top = self.stack[-1]
        if not (top.skip or top.forgotten):
            self._remember(path, event, raw)
        if isinstance(top.data, list):
            top.data.append(value)
        elif not top.skip:
            top.data[path[-1]] = value  # type: ignore[index]  # a mapping's path ends in a text
        top.key = None

    def _remember(self, path: Path, event: Event, raw: str | None) -> None:
        self.values[path] = self._place(event)
        if raw is not None:
            self.raw[path] = raw
        key_place = self.stack[-1].key_place
        if self.stack[-1].key is not None and key_place is not None:
            self.keys[path] = key_place
            if raw == "" and event.start_mark.index == event.end_mark.index:
                # The parser only notices that a value is left out where the next thing starts.
                self.values[path] = key_place

    def tree(self) -> Tree:
        return Tree(
            self.file,
            self.data,
            self.keys,
            self.values,
            self.raw,
            tuple(self.problems),
            frozenset(self.spoiled),
        )


def _events(text: str) -> Iterator[Event]:
    return iter(YAML(typ="safe", pure=True).parse(text))


def parse(text: str, file: str) -> Tree:
    """The tree of a YAML text; problems that leave it readable are in `Tree.problems`.

    Raises `Refused` for a syntax error, an empty file, several documents, too deep nesting and a
    file that is not a mapping: there is nothing to look at further then.
    """
    builder = _Builder(file)
    try:
        for event in _events(text):
            builder.take(event)
    except MarkedYAMLError as error:
        raise Refused([*builder.problems, syntax_problem(error, text, file)]) from error
    except _PARSER_TRIPS as error:
        raise Refused([*builder.problems, Problem("yaml-syntax", builder.last)]) from error
    _refuse_unusable(builder, file)
    return builder.tree()


def _refuse_unusable(builder: _Builder, file: str) -> None:
    place = builder.values.get((), Place(file, 1, 1))
    if builder.data is None:
        raise Refused([*builder.problems, Problem("yaml-empty", place)])
    if not isinstance(builder.data, dict):
        raise Refused([*builder.problems, Problem("yaml-not-a-mapping", place)])
