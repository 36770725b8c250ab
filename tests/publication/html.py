"""A page taken apart with the standard library: links, ids, headings, tables."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Table:
    """What a table has beside its cells."""

    caption: str = ""
    scopes: list[str | None] = field(default_factory=list)


class Parsed(HTMLParser):
    """What tests ask of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.tables: list[Table] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.language = ""
        self.title = ""
        self.text = ""
        self._in: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append(tag)
        self.attributes += attrs
        self._in.append(tag)
        if tag == "html":
            self.language = named.get("lang") or ""
        if tag in {"a", "link"}:
            self.links.append(named.get("href") or "")
        self.sources += [named[name] or "" for name in ("src", "srcset") if name in named]
        if "id" in named:
            self.ids.append(named["id"] or "")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "table":
            self.tables.append(Table())
        if tag == "th":
            self.tables[-1].scopes.append(named.get("scope"))

    def handle_endtag(self, tag: str) -> None:
        while self._in and self._in.pop() != tag:
            continue

    def handle_data(self, data: str) -> None:
        if "title" in self._in and "svg" not in self._in:
            self.title += data
        if "caption" in self._in:
            self.tables[-1].caption += data
        if "style" not in self._in:
            self.text += data
