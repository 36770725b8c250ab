"""A mapping of a file as written; whatever has a wrong kind reads as absent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from perspectief.ground.day_field import day_of
from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Path, Tree, written

Pattern = tuple[str, ...]
EACH = "*"


@dataclass(frozen=True, slots=True)
class Entry:
    """The value at `path` of a tree."""

    tree: Tree
    path: Path
    value: object

    def get(self, key: str) -> object:
        """The value under `key`, or None."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def has(self, key: str) -> bool:
        """Whether something stands under `key`."""
        return self.get(key) is not None

    def text(self, key: str) -> str | None:
        """A text under `key`."""
        value = self.get(key)
        return value.strip() if isinstance(value, str) else None

    def day(self, key: str) -> date | None:
        """A day under `key`."""
        text = self.text(key)
        return day_of(text) if text else None

    def number(self, key: str) -> float | None:
        """A number under `key`."""
        value = self.get(key)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def entry(self, key: str) -> "Entry":
        """What stands under `key`, if only nothing."""
        return Entry(self.tree, (*self.path, key), self.get(key))

    def entries(self, key: str) -> list["Entry"]:
        """The items of the list under `key`."""
        return list(found(self.tree, (key, EACH), self))

    def problem(self, code: str, key: str = "", *, suggestion: str = "", **details: str) -> Problem:
        """A problem at the value under `key`, or at this value itself."""
        path = (*self.path, key) if key else self.path
        raw = self.tree.raw.get(path, "")[:80]
        return Problem(code, self.tree.place(path), written(path), raw, (), suggestion, details)


def root(tree: Tree) -> Entry:
    """The file as a whole."""
    return Entry(tree, (), tree.data)


def found(tree: Tree, pattern: Pattern, start: Entry | None = None) -> Iterator[Entry]:
    """All that stands where `pattern` leads, ``("goals", "*", "parent")``, in the order of the file."""
    entry = start or root(tree)
    if not pattern:
        yield entry
        return
    first, rest = pattern[0], pattern[1:]
    if first == EACH:
        for index, item in enumerate(entry.value if isinstance(entry.value, list) else []):
            yield from found(tree, rest, Entry(tree, (*entry.path, index), item))
    elif entry.has(first):
        yield from found(tree, rest, entry.entry(first))


def texts(tree: Tree, pattern: Pattern) -> Iterator[tuple[Entry, str]]:
    """The texts where `pattern` leads; a list of texts gives each of them."""
    for entry in found(tree, pattern):
        items = [entry] if isinstance(entry.value, str) else list(found(tree, (EACH,), entry))
        for item in items:
            if isinstance(item.value, str):
                yield item, item.value.strip()
