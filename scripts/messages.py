"""Brings the catalogue of translations up to date with the sentences in code and templates.

English sentences are the keys. `messages.py` rewrites the .po and .mo files; `messages.py --check`
writes nothing and tells what is not fresh, not translated or translated with other values in it.
"""

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "perspectief"
PO = PACKAGE / "publication" / "words" / "locale" / "nl" / "LC_MESSAGES" / "perspectief.po"
METHODS = [("**.py", "python"), ("**/templates/**.*", "jinja2")]
OPTIONS = {"**/templates/**.*": {"silent": "false", "trimmed": "true"}}
# `mark` and `marks` are for sentences in a table; `t` and `n` are the methods of `Words`.
KEYWORDS: dict[str, tuple[int, ...] | None] = {"mark": None, "t": None, "n": (1, 2), "marks": (1, 2)}


class Dateless(Catalog):
    """A catalogue whose header tells no dates or tools: the same sentences are the same bytes."""

    mime_headers = [  # noqa: RUF012 - it stands in for a property of the class above
        ("Project-Id-Version", "perspectief 1"),
        ("Language", "nl"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]


def extract() -> Catalog:
    """Every sentence that code and templates ask for, in a catalogue without translations."""
    catalog = Catalog(charset="utf-8")
    for _, _, message, _, _ in extract_from_dir(PACKAGE, METHODS, OPTIONS, KEYWORDS):
        catalog.add(message)
    return catalog


def read(path: Path = PO) -> Catalog:
    """The catalogue as it stands in the .po file."""
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def merged(wanted: Catalog, known: Catalog) -> Catalog:
    """What is wanted, with the translations that are known; ones no longer used are dropped."""
    catalog = Dateless(locale="nl", charset="utf-8", header_comment="", fuzzy=False)
    for message in sorted((message for message in wanted if message.id), key=_key):
        there = known.get(message.id)
        catalog.add(message.id, there.string if there else None, flags=there.flags if there else ())
    return catalog


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def as_text(catalog: Catalog) -> bytes:
    """The .po file of a catalogue."""
    file = io.BytesIO()
    write_po(file, catalog, width=100, no_location=True)
    return file.getvalue().lstrip(b"#\n").rstrip() + b"\n"


def compiled(catalog: Catalog) -> bytes:
    """The .mo file of a catalogue, with what is translated and not in doubt."""
    file = io.BytesIO()
    write_mo(file, merged(catalog, catalog))
    return file.getvalue()


def faults(catalog: Catalog) -> list[str]:
    """Sentences that are not translated, are in doubt, or lost a value on the way."""
    return [fault for message in catalog if message.id for fault in _faults(message)]


def _faults(message: Message) -> list[str]:
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, tuple) else (message.string or "",)
    if not all(strings):
        return [f"not translated: {ids[0]!r}"]
    if message.fuzzy:
        return [f"in doubt (fuzzy): {ids[0]!r}"]
    if _values(*ids) != _values(*strings):
        return [f"other values in the translation: {ids[0]!r}"]
    return []


def _values(*texts: str) -> set[str]:
    return {name for text in texts for name in re.findall(r"\{(\w*)", text)}


def stale(catalog: Catalog) -> list[str]:
    """The files that `make messages` would change, in words."""
    fresh = {PO: as_text(catalog), PO.with_suffix(".mo"): compiled(catalog)}
    changed = [path for path, data in fresh.items() if not path.is_file() or path.read_bytes() != data]
    return [f"{path.relative_to(ROOT)} is not fresh: run make messages" for path in changed]


def main(arguments: list[str]) -> int:
    """Write or check the catalogue; 0 when nothing is left to do."""
    catalog = merged(extract(), read())
    wrong = faults(catalog)
    if "--check" in arguments:
        wrong += stale(catalog)
    else:
        PO.write_bytes(as_text(catalog))
        PO.with_suffix(".mo").write_bytes(compiled(catalog))
    print(*wrong, f"Messages: {sum(bool(message.id) for message in catalog)} sentences", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
