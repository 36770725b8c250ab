"""Changing one section of a Markdown file of `texts/`; the other sections stay as they are."""

from pathlib import PurePosixPath

from perspectief.ground.problem import Problem
from perspectief.ground.text import Language
from perspectief.programme.markdown_sections import cut
from perspectief.programme.texts import TEXTS
from perspectief.programme.written import HEADINGS, SECTIONS, SubjectKind

FOLDERS: dict[SubjectKind, str] = {"indicator": "indicators", "activity": "activities"}


def text_path(edition: str, kind: SubjectKind, name: str, language: Language) -> PurePosixPath:
    """ "texts/begroting-2027/indicators/welfare-files.md", or ".en.md" for English."""
    ending = ".en.md" if language == "en" else ".md"
    return PurePosixPath(TEXTS, edition, FOLDERS[kind], f"{name}{ending}")


def sections_of(text: str, kind: SubjectKind, language: Language) -> dict[str, str]:
    """The words of each section that a file has, by the section's code."""
    return {code: part.text for code, part in cut(text, "", _headings(kind, language)).parts.items()}


def with_section(text: str, kind: SubjectKind, section: str, words: str, language: Language) -> str:
    """The file with one section said anew; a section without words is taken out with its heading."""
    parts = cut(text, "", _headings(kind, language)).parts
    lines = text.split("\n")
    starts = sorted(part.line - 1 for part in parts.values())
    if section in parts:
        start = parts[section].line - 1
        end = next((line for line in starts if line > start), len(lines))
    else:
        order = SECTIONS[kind]
        later = [parts[code].line - 1 for code in order[order.index(section) + 1 :] if code in parts]
        start = end = min(later, default=len(lines))
    block = f"## {HEADINGS[language][section]}\n\n{words}" if words else ""
    pieces = ("\n".join(lines[:start]).rstrip(), block, "\n".join(lines[end:]).strip())
    said = "\n\n".join(piece for piece in pieces if piece)
    return f"{said}\n" if said else ""


def faults_of(text: str, kind: SubjectKind, section: str, language: Language) -> list[Problem]:
    """What is wrong with the words of one section before they go into a file."""
    return cut(f"## {HEADINGS[language][section]}\n\n{text}\n", "", _headings(kind, language)).problems


def is_one_section(text: str, kind: SubjectKind, section: str, language: Language) -> bool:
    """Whether the words begin no other section and leave nothing open that would swallow the next one."""
    other = next(code for code in SECTIONS[kind] if code != section)
    words = text.strip()
    titles = HEADINGS[language]
    file = f"## {titles[section]}\n\n{words}\n\n## {titles[other]}\n\nx\n"
    return sections_of(file, kind, language) == {section: words, other: "x"}


def _headings(kind: SubjectKind, language: Language) -> dict[str, str]:
    return {section: HEADINGS[language][section] for section in SECTIONS[kind]}
