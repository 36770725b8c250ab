"""The text files of one indicator or activity in an edition, as they stand in the folder."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from perspectief.ground.files import read_text
from perspectief.ground.text import LANGUAGES, Language
from perspectief.programme.text_files import sections_of, text_path
from perspectief.programme.text_folders import TEXT_LIMIT
from perspectief.programme.written import SubjectKind


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the files of one subject; an empty text where there is no file."""

    kind: SubjectKind
    paths: dict[Language, PurePosixPath]
    texts: dict[Language, str]

    def part(self, section: str, language: Language) -> str:
        """The words of one section in one language."""
        return sections_of(self.texts[language], self.kind, language).get(section, "")


def texts_of(folder: Path, edition: str, kind: SubjectKind, name: str) -> Standing:
    """The files of an indicator or activity; raises `Refused` where one cannot be read as text."""
    paths = {language: text_path(edition, kind, name, language) for language in LANGUAGES}
    return Standing(kind, paths, {language: _read(folder, path) for language, path in paths.items()})


def _read(folder: Path, name: PurePosixPath) -> str:
    path = folder / name
    if not (path.exists() or path.is_symlink()):
        return ""
    return read_text(path, root=folder, limit_bytes=TEXT_LIMIT)
