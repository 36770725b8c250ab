"""What pydantic objects to, as one of our own few codes with a likely correction."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from perspectief.ground.annotations import field_names, literals, needed_names
from perspectief.ground.day_field import likely_day
from perspectief.ground.near import nearest
from perspectief.ground.problem import Problem
from perspectief.ground.scalars import as_decimal, is_ambiguous, likely_number, without_thousands
from perspectief.ground.text import Text
from perspectief.ground.yaml_tree import Path, Tree, written

_TRUE = ("yes", "ja", "y", "j", "on", "waar", "1")
_FALSE = ("no", "nee", "n", "off", "onwaar", "0")
_LIMITS = {
    "min_length": "min",
    "max_length": "max",
    "ge": "min",
    "gt": "above",
    "le": "max",
    "lt": "below",
    "actual_length": "actual",
}


@dataclass(frozen=True)
class Mistake:
    """One objection of pydantic; `expected` is the type at `path`, or around it for an unknown key."""

    kind: str
    path: Path
    value: Any
    raw: str
    context: dict[str, Any]
    expected: Any

    @property
    def text(self) -> str:
        """What stands there, short; an empty text for a mapping or list."""
        words = self.raw or (self.value if isinstance(self.value, str) else "")
        return words if len(words) <= 80 else words[:79] + "…"


@dataclass(frozen=True)
class _Said:
    code: str
    suggestion: str = ""
    allowed: tuple[str, ...] = ()
    details: dict[str, str] | None = None


def explained(mistake: Mistake, tree: Tree) -> Problem:
    """The `Problem` for one objection, at the key where the key is wrong, else at the value."""
    said = _said(mistake)
    if mistake.kind == "extra_forbidden":
        place, found = tree.key_place(mistake.path), str(mistake.path[-1])
    elif mistake.kind == "missing":
        place, found = tree.place(mistake.path[:-1]), ""
    else:
        place, found = tree.place(mistake.path), mistake.text
    return Problem(
        said.code, place, written(mistake.path), found, said.allowed, said.suggestion, said.details or {}
    )


def _said(mistake: Mistake) -> _Said:
    if "-" in mistake.kind:  # one of our own, raised by a field or a model; pydantic writes underscores
        return _own(mistake)
    if mistake.value is None and mistake.kind not in ("missing", "extra_forbidden"):
        return _Said("empty-value")
    return _BY_KIND.get(mistake.kind, _other)(mistake)


def _own(mistake: Mistake) -> _Said:
    if mistake.value is None:
        return _Said("empty-value")
    details = {key: str(value) for key, value in mistake.context.items()}
    suggestion = details.pop("suggestion", "")
    if mistake.kind in ("not-a-date", "date-does-not-exist"):
        suggestion = likely_day(mistake.text)
    return _Said(mistake.kind, suggestion, details=details)


def _unknown_key(mistake: Mistake) -> _Said:
    names = field_names(mistake.expected)
    return _Said("unknown-key", nearest(str(mistake.path[-1]), names), tuple(sorted(names)))


def _missing(mistake: Mistake) -> _Said:
    return _Said("missing-key")


def _not_text(mistake: Mistake) -> _Said:
    return _Said("not-text", f'"{mistake.raw}"' if mistake.raw else "")


def _not_a_mapping(mistake: Mistake) -> _Said:
    if mistake.expected is Text:
        return _not_text(mistake)
    # A text where only one key has to be there was most likely meant for that key.
    needed = needed_names(mistake.expected)
    likely = f"{{{needed[0]}: {_quoted(mistake.raw)}}}" if mistake.raw and len(needed) == 1 else ""
    return _Said("not-a-mapping", likely if len(likely) <= 80 else "", field_names(mistake.expected))


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _not_a_list(mistake: Mistake) -> _Said:
    return _Said("not-a-list", f"[{mistake.raw}]" if mistake.raw else "")


def _not_a_number(mistake: Mistake) -> _Said:
    words = mistake.raw
    if is_ambiguous(words):
        decimal = as_decimal(words)
        return _Said(
            "ambiguous-number", without_thousands(words), details={"decimal": decimal} if decimal else {}
        )
    return _Said("not-a-number", likely_number(words))


def _not_whole(mistake: Mistake) -> _Said:
    if is_ambiguous(mistake.raw):
        return _not_a_number(mistake)
    likely = likely_number(mistake.raw)
    return _Said("not-a-whole-number", likely if "." not in likely else "")


def _not_true_or_false(mistake: Mistake) -> _Said:
    word = mistake.raw.lower()
    suggestion = "true" if word in _TRUE else "false" if word in _FALSE else ""
    return _Said("not-true-or-false", suggestion or nearest(word, ("true", "false")), ("true", "false"))


def _not_one_of(mistake: Mistake) -> _Said:
    allowed = literals(mistake.expected)
    only = allowed[0] if len(allowed) == 1 else ""
    return _Said("not-one-of", nearest(mistake.raw, allowed) or only, allowed)


def _limits(mistake: Mistake) -> dict[str, str]:
    return {
        _LIMITS[key]: f"{value:g}" if isinstance(value, float) else str(value)
        for key, value in mistake.context.items()
        if key in _LIMITS and value is not None
    }


def _limited(code: str) -> Callable[[Mistake], _Said]:
    return lambda mistake: _Said(code, details=_limits(mistake))


def _bad_form(mistake: Mistake) -> _Said:
    pattern = str(mistake.context.get("pattern", ""))
    if "https" in pattern:
        return _Said("bad-url", _likely_url(mistake.raw))
    if "A-Z" in pattern:
        return _Said("bad-region-code", _plain_letters(mistake.raw, "-").upper())
    if "a-z" in pattern:
        return _Said("bad-id", _plain_letters(mistake.raw, "_" if "(_" in pattern else "-"))
    return _Said("bad-form", details={"pattern": pattern})


def _plain_letters(words: str, joint: str) -> str:
    """Lower-case letters and digits without accents, everything between them one `joint`."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", joint, bare).strip(joint)[:60].strip(joint)


def _likely_url(words: str) -> str:
    bare = words.strip()
    return f"https://{bare}" if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?", bare) else ""


def _other(mistake: Mistake) -> _Said:
    return _Said("bad-value", details={"kind": mistake.kind})


_BY_KIND: dict[str, Callable[[Mistake], _Said]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "string_type": _not_text,
    "model_type": _not_a_mapping,
    "model_attributes_type": _not_a_mapping,
    "dict_type": _not_a_mapping,
    "tuple_type": _not_a_list,
    "list_type": _not_a_list,
    "float_type": _not_a_number,
    "float_parsing": _not_a_number,
    "finite_number": _not_a_number,
    "int_type": _not_whole,
    "int_from_float": _not_whole,
    "int_parsing": _not_whole,
    "bool_type": _not_true_or_false,
    "literal_error": _not_one_of,
    "greater_than": _limited("out-of-range"),
    "greater_than_equal": _limited("out-of-range"),
    "less_than": _limited("out-of-range"),
    "less_than_equal": _limited("out-of-range"),
    "string_too_long": _limited("too-long"),
    "too_long": _limited("too-long"),
    "string_too_short": _limited("too-short"),
    "too_short": _limited("too-short"),
    "string_pattern_mismatch": _bad_form,
}
