"""Style sheets without the rules that no template asks for: pages stay small, the vendored files whole."""

import re
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-_]+[a-z0-9]+)*-{0,2}")
_CLASS = re.compile(r"\.([a-z][\w-]*)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def words_of(templates: Iterable[str]) -> frozenset[str]:
    """Every word that may be a class; one that ends in a hyphen is the beginning of one."""
    return frozenset(word for text in templates for word in _WORD.findall(text))


def pruned(css: str, words: frozenset[str]) -> str:
    """`css` without selectors that name a class which is not among `words`.

    Rules within `@media` and the like are treated as all others; what is not a rule stays as it is.
    """
    beginnings = tuple(word for word in words if word.endswith("-"))

    def is_used(selector: str) -> bool:
        return all(name in words or name.startswith(beginnings) for name in _CLASS.findall(selector))

    return _RULE.sub(lambda rule: _kept(rule[1], rule[2], is_used), css)


def _kept(selectors: str, block: str, is_used: Callable[[str], bool]) -> str:
    if "." not in selectors:
        return f"{selectors}{{{block}}}"
    kept = [selector for selector in _split(selectors) if is_used(selector)]
    return f"{','.join(kept)}{{{block}}}" if kept else ""


def _split(selectors: str) -> list[str]:
    """A list of selectors at its commas, but not at those within brackets."""
    return re.split(r",(?![^(]*\))", selectors)
