"""Which Markdown files lie in a folder's `texts/` and `questions/`, and what lies there that should not."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from perspectief.ground.files import read_text, shown_name
from perspectief.ground.folders import entries
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Language

TEXT_LIMIT = 64_000  # bytes of a file
_ENDINGS: tuple[tuple[str, Language], ...] = ((".en.md", "en"), (".md", "nl"))


@dataclass(frozen=True, slots=True)
class TextFile:
    """A Markdown file: the name that it has in problems, what it is about, its language and its text."""

    file: str
    stem: str
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder being read; problems are gathered, so that a person hears of all of them at once."""

    root: Path
    problems: list[Problem]

    def folders(self, path: Path, known: Collection[str], code: str) -> Iterator[Path]:
        """The folders in `path` whose name is known; every other name is a problem with `code`."""
        for entry in self._entries(path):
            if not entry.is_dir():
                self._report("text-out-of-place", entry)
            elif entry.name not in known:
                self._report(code, entry, entry.name, tuple(sorted(known)), nearest(entry.name, known))
            else:
                yield entry

    def files(self, path: Path) -> Iterator[TextFile]:
        """The Markdown files in `path` that can be read, by name."""
        for entry in self._entries(path):
            ending = next(((end, lang) for end, lang in _ENDINGS if entry.name.endswith(end)), None)
            stem = entry.name.removesuffix(ending[0]) if ending else ""
            if ending is None or "." in stem or entry.is_dir():
                self._report("not-a-text-file", entry, entry.name, (".md", ".en.md"))
                continue
            try:
                text = read_text(entry, root=self.root, limit_bytes=TEXT_LIMIT)
            except Refused as refused:
                self.problems.extend(refused.problems)
                continue
            yield TextFile(shown_name(entry, self.root), stem, ending[1], text)

    def _entries(self, path: Path) -> list[Path]:
        """What lies in a folder, without the hidden files that systems leave behind."""
        try:
            return [entry for entry in entries(path, self.root) if not entry.name.startswith(".")]
        except Refused as refused:
            self.problems.extend(refused.problems)
            return []

    def _report(
        self, code: str, path: Path, found: str = "", allowed: tuple[str, ...] = (),
        suggestion: str = "", **details: str,
    ) -> None:  # fmt: skip
        place = Place(shown_name(path, self.root))
        self.problems.append(Problem(code, place, "", found[:80], allowed, suggestion, details))
