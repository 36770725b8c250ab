"""A Markdown file cut at its level-2 headings, and what may not stand in its sections."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem

SECTION_LIMIT = 20_000  # characters: what a two-language text may hold
_SAFE_LINK = re.compile(r"(https?://[^/?#]|mailto:.+@)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
LINKS = ("https://", "http://", "mailto:")


@dataclass(frozen=True, slots=True)
class Part:
    """The text under one heading, with the line where the heading stands."""

    text: str
    line: int


@dataclass(slots=True)
class Cut:
    """The sections of a file by their code, what is wrong with it, and what is only worth a remark."""

    parts: dict[str, Part] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def note(self, problem: Problem) -> None:
        """A problem, or a remark where it refuses nothing."""
        (self.remarks if problem.code == "html-in-text" else self.problems).append(problem)


@dataclass(frozen=True, slots=True)
class _Heading:
    first: int
    after: int
    level: int
    title: str


def cut(text: str, file: str, headings: Mapping[str, str], *, start: int = 0) -> Cut:
    """The sections of `text` from line `start` (0 is the first), known by `headings` (code to title).

    Headings of another level-1 or level-2 title, text before the first heading, a heading that is there
    twice and a section without text are problems, as are images and links that lead nowhere safe.
    """
    lines = text.split("\n")
    found = list(_headings(lines, start))
    made = Cut()
    until = found[0].first if found else len(lines)
    if not any(line.strip() for line in lines[start:]):
        made.note(Problem("text-empty", Place(file, 1, 1)))
    elif (first := _first_written(lines, start, until)) is not None:
        allowed = tuple(headings.values())
        made.note(Problem("text-before-heading", Place(file, first + 1, 1), allowed=allowed))
    ends = [*(heading.first for heading in found[1:]), len(lines)]
    for heading, end in zip(found, ends, strict=False):
        _take(made, heading, lines[heading.after : end], file, headings)
    return made


def _take(made: Cut, heading: _Heading, body: list[str], file: str, headings: Mapping[str, str]) -> None:
    """One section into the parts, or the problem with its heading; its text is looked at anyway."""
    place, title = Place(file, heading.first + 1, 1), heading.title[:80]
    code = _code_of(heading, headings)
    written = "\n".join(body).strip()
    if code is None:
        allowed = tuple(headings.values())
        near = nearest(title, allowed) or _translated(title, headings)
        made.note(Problem("unknown-heading", place, "", title, allowed, near))
    elif code in made.parts:
        first_line = str(made.parts[code].line)
        made.note(Problem("duplicate-heading", place, "", title, details={"first_line": first_line}))
    elif not written:
        made.note(Problem("section-empty", place, "", title))
    elif len(written) > SECTION_LIMIT:
        made.note(Problem("too-long", place, "", title, details={"max": str(SECTION_LIMIT)}))
    else:
        made.parts[code] = Part(written, place.line)
    _look_into(made, body, heading.after, file)


def _first_written(lines: list[str], start: int, until: int) -> int | None:
    return next((number for number in range(start, until) if lines[number].strip()), None)


def _code_of(heading: _Heading, headings: Mapping[str, str]) -> str | None:
    if heading.level != 2:
        return None
    titles = {_folded(title): code for code, title in headings.items()}
    return titles.get(_folded(heading.title))


def _folded(title: str) -> str:
    return " ".join(title.lower().split()).rstrip("?.:! ")


def _translated(title: str, headings: Mapping[str, str]) -> str:
    """The heading in this file's language that means the same as `title` does in another."""
    from perspectief.programme.written import HEADINGS

    for titles in HEADINGS.values():
        for code, other in titles.items():
            if code in headings and _folded(other) == _folded(title):
                return headings[code]
    return ""


def _headings(lines: list[str], start: int) -> Iterator[_Heading]:
    """Headings of level 1 and 2 that stand in no list or quotation."""
    tokens = _parser().parse("\n".join(lines[start:]))
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2") and token.map:
            first, after = (start + number for number in token.map)
            yield _Heading(first, after, int(token.tag[1]), inline.content.strip())


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """The same reading as that of the pages, but one that sees what pages leave out."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # what is unsafe has to be seen
    return parser


def _look_into(made: Cut, body: list[str], start: int, file: str) -> None:
    """Images, unsafe links and HTML in the lines of one section that begins on line `start` (from 0)."""
    for token in _parser().parse("\n".join(body)):
        first, after = token.map or (0, 0)
        if token.type == "html_block":
            place = Place(file, start + first + 1, 1)
            made.note(Problem("html-in-text", place, "", token.content.strip()[:80]))
        elif token.type == "inline":
            _look_at(made, token.children or [], body[first:after], start + first, file)


def _look_at(made: Cut, children: list[Token], lines: list[str], start: int, file: str) -> None:
    """What stands in one block; `lines` are its own, so what is looked for is looked for in order."""
    text, cursor = "\n".join(lines), 0
    for child in children:
        objection = _objection(child)
        if objection is None:
            continue
        code, wanted, found = objection
        match = re.compile(re.escape(wanted), re.IGNORECASE).search(text, cursor)
        at, cursor = (match.start(), match.end()) if match else (cursor, cursor)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        allowed = LINKS if code == "link-not-allowed" else ()
        place, likely = Place(file, start + line, column), _likely_link(code, found)
        made.note(Problem(code, place, "", found[:80], allowed, likely))


def _objection(child: Token) -> tuple[str, str, str] | None:
    """The code for an image, HTML or an unsafe link, what to look for in the text, and what is told."""
    if child.type == "image":
        return "image-in-text", "![", str(child.attrs.get("src", ""))
    if child.type == "html_inline":
        return "html-in-text", child.content, child.content
    address = str(child.attrs.get("href", ""))
    if child.type != "link_open" or is_safe_link(address):
        return None
    scheme = _SCHEME.match(address)
    return "link-not-allowed", scheme.group() if scheme else address, address


def _likely_link(code: str, address: str) -> str:
    bare = code == "link-not-allowed" and re.match(r"(?:[\w-]+\.)+[a-z]{2,}(?:/|$)", address)
    return f"https://{address}" if bare else ""


def is_safe_link(address: str) -> bool:
    """Whether a link leads to a website or a mailbox; everything else is left out of pages."""
    return _SAFE_LINK.match(address) is not None
