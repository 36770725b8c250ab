"""Brings the catalogues of translations up to date with the sentences in code and templates.

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
LOCALE = PACKAGE / "publication" / "words" / "locale"
DOMAIN = "perspectief"
METHODS = [("**.py", "python"), ("**/templates/**.*", "jinja2")]
OPTIONS = {"**/templates/**.*": {"silent": "false", "trimmed": "true"}}
# `mark` is for sentences in a table; `t` and `n` are the methods of `Words`.
KEYWORDS: dict[str, tuple[int, ...] | None] = {"mark": None, "t": None, "n": (1, 2)}


def extracted() -> Catalog:
    """Every sentence that code and templates ask for, in a catalogue without translations."""
    catalog = Catalog(project="Perspectief", charset="utf-8")
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, KEYWORDS)
    for filename, _, message, _, _ in sorted(found, key=lambda entry: (entry[0], entry[1])):
        catalog.add(message, locations=[(filename, 0)])
    return catalog


def updated(path: Path, template: Catalog) -> Catalog:
    """The catalogue at `path` with the sentences of `template`; ones no longer used are dropped."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name, domain=DOMAIN)
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """The .po and the .mo of a catalogue, as bytes; the same bytes for the same sentences."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalog, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True)
    write_mo(mo, catalog)
    return po.getvalue(), mo.getvalue()


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


def check(path: Path, catalog: Catalog) -> list[str]:
    """What is wrong with the files as they stand, in words."""
    po, mo = written(catalog)
    compiled = path.with_suffix(".mo")
    stale = path.read_bytes() != po or not compiled.is_file() or compiled.read_bytes() != mo
    return ([f"{path.relative_to(ROOT)} is not fresh: run make messages"] if stale else []) + faults(catalog)


def write(path: Path, catalog: Catalog) -> list[str]:
    """Write both files; return what a translator still has to do."""
    po, mo = written(catalog)
    path.write_bytes(po)
    path.with_suffix(".mo").write_bytes(mo)
    return faults(catalog)


def main(arguments: list[str]) -> int:
    """Write or check every catalogue; 0 when nothing is wrong."""
    template = extracted()
    step = check if "--check" in arguments else write
    paths = sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    wrong = [line for path in paths for line in step(path, updated(path, template))]
    print(*wrong, f"Messages: {len(template)} sentences, {len(paths)} catalogue(s)", sep="\n")
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
