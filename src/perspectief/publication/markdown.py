"""Markdown that people wrote, as HTML that can do nothing: text, lists, tables, and links to the web.

HTML in the text is shown as text, a picture as its description, and a link to anything but a website or
a mailbox as its words. Headings are put below those of the page.
"""

import re
from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape

_SAFE_LINK = re.compile(r"(https?://[^/?#\s]|mailto:[^\s]+@)", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_CLASSES = {
    "paragraph_open": "nl-paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "utrecht-table utrecht-table--html-table table",
}
_ROLES = {
    "table_open": "table",
    "thead_open": "rowgroup",
    "tbody_open": "rowgroup",
    "tr_open": "row",
    "th_open": "columnheader",
    "td_open": "cell",
}
# What an attribute may stay as it was read; all others are made here.
_KEPT = {"ordered_list_open": ("start",), "link_open": ("href",)}
LOWEST = 6


def rendered(text: str, *, level: int, caption: str) -> Markup:
    """`text` as HTML; its highest heading gets `level`, and every table in it `caption`."""
    tokens = _parser().parse(_INVISIBLE.sub("", text))
    _shift_headings(tokens, level)
    _dress(tokens, caption)
    return Markup(_parser().renderer.render(tokens, _parser().options, {}))  # noqa: S704 - made of allowed parts


def plain(text: str) -> str:
    """The words of `text` alone, on one line: for a cell of a table or a spreadsheet."""
    tokens = _parser().parse(_INVISIBLE.sub("", text))
    parts = [
        _words_of(token) if token.type == "inline" else token.content
        for token in tokens
        if token.type in ("inline", "fence", "code_block")
    ]
    return " ".join(" ".join(parts).split())


def _words_of(token: Token) -> str:
    """The words of one block; a picture by its description, a line break as a space."""
    return "".join(child.content or " " * child.type.endswith("break") for child in token.children or [])


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    limits = {"html": False, "xhtmlOut": False, "maxNesting": 12}
    parser = MarkdownIt("commonmark", limits, renderer_cls=_Renderer)
    parser.enable("table")
    parser.validateLink = _is_safe  # type: ignore[method-assign,assignment]  # the way that it is meant to be set
    return parser


def _is_safe(address: str) -> bool:
    """Whether a link leads to a website or a mailbox; the address is as a browser would read it."""
    return _SAFE_LINK.match(address) is not None


class _Renderer(RendererHTML):
    """The renderer of the library, without pictures and without what a code block says of itself."""

    def image(
        self, tokens: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        """The description of a picture, as text."""
        return str(escape(self.renderInlineAsText(tokens[at].children, options, env)))

    def fence(
        self, tokens: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        """A code block, without the language that it names."""
        return f"<pre><code>{escape(tokens[at].content)}</code></pre>\n"

    def td_open(
        self, tokens: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        """A cell whose content is one box, beside its label on a narrow screen."""
        return f"{self.renderToken(tokens, at, options, env)}<div>"

    def td_close(
        self, tokens: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        """The end of such a cell."""
        return f"</div>{self.renderToken(tokens, at, options, env)}"

    def table_open(
        self, tokens: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        """A table with its caption."""
        caption = escape(tokens[at].meta["caption"])
        opened = self.renderToken(tokens, at, options, env)
        return f'<div class="table-room">{opened}<caption>{caption}</caption>\n'

    def table_close(
        self, tokens: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        """The end of a table."""
        return f"{self.renderToken(tokens, at, options, env)}</div>\n"


def _shift_headings(tokens: Sequence[Token], level: int) -> None:
    """Put the highest heading at `level`; a heading never lies more than one below the one before it."""
    opened = [token for token in tokens if token.type == "heading_open"]
    highest = min((int(token.tag[1]) for token in opened), default=1)
    before = level - 1
    here = level
    for token in tokens:
        if token.type == "heading_open":
            here = min(level + int(token.tag[1]) - highest, before + 1, LOWEST)
            before = here
            token.attrs = {"class": f"nl-heading nl-heading--level-{here}"}
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{here}"


def _dress(tokens: Sequence[Token], caption: str) -> None:
    """Give every element the classes and roles of the site, and nothing else."""
    for token in tokens:
        if token.type != "heading_open":
            kept = _KEPT.get(token.type, ())
            token.attrs = {name: token.attrs[name] for name in kept if name in token.attrs}
        if token.type in _CLASSES:
            token.attrs["class"] = _CLASSES[token.type]
        if token.type in _ROLES:
            token.attrs["role"] = _ROLES[token.type]
        if token.type == "table_open":
            token.meta["caption"] = caption
        _dress_links(token.children or [])
    _label_cells(tokens)


def _label_cells(tokens: Sequence[Token]) -> None:
    """Tell every cell of which column it is; on a narrow screen the label stands beside it."""
    labels: list[str] = []
    column = 0
    for token, inside in pairwise(tokens):
        if token.type == "table_open":
            labels = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            token.attrs["scope"] = "col"
            labels.append(_plain(inside))
        elif token.type == "td_open":
            token.attrs["data-label"] = labels[column]  # no row has more cells than there are headings
            column += 1


def _dress_links(children: Sequence[Token]) -> None:
    for child in children:
        if child.type == "link_open":
            child.attrs = {
                "class": "nl-link source",
                "href": child.attrs.get("href", ""),
                "rel": "noopener noreferrer",
            }


def _plain(token: Token) -> str:
    """The words of a heading cell."""
    return "".join(child.content for child in token.children or [] if child.type in ("text", "code_inline"))
