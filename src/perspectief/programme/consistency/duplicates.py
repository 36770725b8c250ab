"""One id names one thing, and a list names a thing once."""

from collections.abc import Iterable, Iterator

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, Entry, Pattern, found, texts

ID_PATTERNS: dict[str, Pattern] = {
    "edition": ("editions", EACH, "id"),
    "owner": ("owners", EACH, "id"),
    "goal": ("goals", EACH, "id"),
    "indicator": ("indicators", EACH, "id"),
    "target": ("indicators", EACH, "targets", EACH, "id"),
    "activity": ("activities", EACH, "id"),
    "count": ("counts", EACH, "id"),
    "subject": ("vision", "subjects", EACH, "id"),
}
_REGION_PATTERNS: tuple[Pattern, ...] = (
    ("municipality", "code"),
    ("labour_market_region", "code"),
    ("size_class", "code"),
    ("regions", EACH, "code"),
)
_LISTS: tuple[Pattern, ...] = (
    ("regions", EACH, "members"),
    ("vision", "targets"),
    ("goals", EACH, "clauses", EACH, "indicators"),
    ("indicators", EACH, "comparators"),
    ("activities", EACH, "goals"),
    ("activities", EACH, "indicators"),
    ("activities", EACH, "measures"),
    ("counts", EACH, "schemes"),
    ("counts", EACH, "groups"),
    ("counts", EACH, "reasons"),
    ("counts", EACH, "by"),
)


def ids_unique(tree: Tree) -> Iterator[Problem]:
    """No two things of one kind have one id; targets are one kind across all indicators."""
    for kind, pattern in ID_PATTERNS.items():
        yield from _repeated("duplicate-id", texts(tree, pattern), kind)
    for goal in found(tree, ("goals", EACH)):
        clauses = ((clause.entry("id"), clause.text("id")) for clause in goal.entries("clauses"))
        yield from _repeated("duplicate-id", ((entry, id_) for entry, id_ in clauses if id_), "clause")
    codes = [pair for pattern in _REGION_PATTERNS for pair in texts(tree, pattern)]
    yield from _repeated("duplicate-id", sorted(codes, key=lambda pair: pair[0].problem("").place), "region")


def values_unique(tree: Tree) -> Iterator[Problem]:
    """No list names a thing twice, and no target has two versions of one edition."""
    for pattern in _LISTS:
        for entry in found(tree, pattern):
            items = ((item, item.value) for item in found(tree, (EACH,), entry))
            yield from _repeated("duplicate-value", _only_texts(items), str(pattern[-1]))
    for target in found(tree, ("indicators", EACH, "targets", EACH)):
        editions = (
            (version.entry("edition"), version.text("edition")) for version in target.entries("versions")
        )
        yield from _repeated("duplicate-value", _only_texts(editions), "versions")


def _only_texts(pairs: Iterable[tuple[Entry, object]]) -> Iterator[tuple[Entry, str]]:
    for entry, value in pairs:
        if isinstance(value, str):
            yield entry, value.strip()


def _repeated(code: str, pairs: Iterable[tuple[Entry, str]], kind: str) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry, text in pairs:
        if text in first:
            line = first[text].problem("").place.line
            yield entry.problem(code, kind=kind, first_line=str(line))
        else:
            first[text] = entry
