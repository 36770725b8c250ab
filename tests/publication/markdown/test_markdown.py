"""Markdown becomes a page's own elements; nothing that somebody writes becomes anything else."""

from html.parser import HTMLParser
from itertools import pairwise
from string import printable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.publication.markdown import plain, rendered

ALLOWED: dict[str, set[str]] = {
    "p": {"class"},
    "a": {"class", "href", "rel"},
    "ul": {"class"},
    "ol": {"class", "start"},
    "li": set(),
    "strong": set(),
    "em": set(),
    "code": set(),
    "pre": set(),
    "blockquote": set(),
    "br": set(),
    "hr": set(),
    "div": {"class"},
    "table": {"class", "role"},
    "caption": set(),
    "thead": {"role"},
    "tbody": {"role"},
    "tr": {"role"},
    "th": {"role", "scope"},
    "td": {"role", "data-label"},
    **{f"h{level}": {"class"} for level in range(1, 7)},
}
VOID = {"br", "hr"}


class Strict(HTMLParser):
    """Fails on any element or attribute off the list, and on elements that do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.headings: list[int] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        named = dict(attrs)
        assert set(named) <= ALLOWED[tag], attrs
        assert len(named) == len(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "a":
            assert named["rel"] == "noopener noreferrer"
            self.links.append(named["href"] or "")
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        pytest.fail(f"an instruction: {data}")


def parsed(text: str, level: int = 4) -> Strict:
    page = Strict(str(rendered(text, level=level, caption="Tabel bij de tekst")))
    for link in page.links:
        assert link.lower().startswith(("https://", "http://", "mailto:")), link
        assert not set(link) & set("\t\n\r <>\"'`\x00")
    return page


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "<style>@import 'x'</style>",
    "<div>\n\n<script>\n\nalert(1)\n\n</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript&colon;alert(1))",
    "[x](javascript&NewLine;:alert(1))",
    "[x](%6aavascript:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](\u200bjavascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](\\\\evil.example)",
    "[x](https:javascript:alert(1))",
    "[x](https://a.example/\"onmouseover=\"alert(1))",
    "[x](<https://a.example/\" onmouseover=\"alert(1)>)",
    "[x](https://a.example 'title\" onmouseover=\"alert(1)')",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[x]\n\n[x]: data:text/html,<script>alert(1)</script> 'title'",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<data:text/html,x>",
    "<https://a.example/<script>>",
    "<https://a.example/\"onclick=alert(1)>",
    "![x](https://a.example/x.png)",
    "![x\" onerror=\"alert(1)](https://a.example/x.png)",
    "![<script>alert(1)</script>](https://a.example/x.png)",
    "![x](javascript:alert(1))",
    "[![x](https://a.example/x.png)](javascript:alert(1))",
    "[<img src=x onerror=alert(1)>](https://a.example)",
    "`<script>alert(1)</script>`",
    "```\"><script>alert(1)</script>\nx\n```",
    "~~~ js\" onmouseover=\"alert(1)\n<b>\n~~~",
    "    <script>alert(1)</script>",
    "| <script> | \" onmouseover=\"x |\n| --- | --- |\n| <b>x</b> | [x](javascript:y) |",
    "| a |\n| :-: |\n| \" style=\"x |",
    "| a\n| ---\n| b | c | d | e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;",
    "\\<script>alert(1)\\</script>",
    "# <script>alert(1)</script>",
    "<h1>x</h1>\n===",
    "1000000000000000. x",
    "0\\\" onload=x. y",
    "\x00<script>\x00",
    "\x1b[31mred\x1b[0m\x07",
    "\u202egnp.exe\u202c",
    "\ufeff<script>",
    "x\u2028<script>\u2029",
    "> " * 5_000 + "<script>",
    "- " * 5_000 + "<script>",
    "*" * 20_000,
    "[" * 9_000 + "](javascript:x)" * 500,
    "`" * 19_999,
    "<" * 20_000,
    "![" * 5_000,
    "{{ 7 * 7 }} {% raw %}",
    "<xss:a xmlns:xss='x'>",
    "<a\u00a0href=x>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_yields_nothing_but_text_and_safe_links(attack: str) -> None:
    parsed(attack)
    parsed(f"Voor {attack} na")
    parsed(f"- {attack}\n\n> {attack}\n\n| a |\n| - |\n| {attack} |\n")


@pytest.mark.parametrize(
    "address", ["https://a.example/x?y=1&z=2", "http://a.example", "mailto:post@a.example"]
)
def test_a_safe_link_works(address: str) -> None:
    assert parsed(f"[bron]({address})").links == [address]
    assert parsed(f"<{address}>").links == [address]


def test_html_is_read_as_text() -> None:
    assert parsed("Een <b>vet</b> woord").words.strip() == "Een <b>vet</b> woord"


def test_a_picture_leaves_its_description() -> None:
    assert parsed("![Dalende lijn](https://a.example/x.png)").words.strip() == "Dalende lijn"


def test_invisible_characters_are_left_out() -> None:
    assert parsed("a\x07b\u202ec").words.strip() == "abc"


@pytest.mark.parametrize("level", [2, 3, 4, 6])
def test_headings_lie_below_those_of_the_page_and_skip_none(level: int) -> None:
    headings = parsed("### a\n\n##### b\n\n#### c\n\n# d\n\n###### e\n", level).headings
    assert min(headings) >= level
    assert headings[0] == level
    assert all(after - before <= 1 for before, after in pairwise(headings))
    assert max(headings) <= 6


def test_a_cell_gets_the_words_alone() -> None:
    text = "Zie [de **bron**](https://a.example)\nen `code`.\n\n- een\n- ![twee](https://a.example/x.png)\n"
    assert plain(text) == "Zie de bron en code. een twee"
    assert plain("<b>x</b>\n\n```js\ny\n```\n") == "<b>x</b> y"


def test_a_table_has_a_caption_scopes_and_labels() -> None:
    html = rendered("| Wijk | Aantal |\n| --- | ---: |\n| Noord | 12 |\n", level=4, caption="Tabel & meer")
    assert "<caption>Tabel &amp; meer</caption>" in html
    assert html.count('scope="col"') == 2
    assert '<td role="cell" data-label="Aantal"><div>12</div></td>' in html


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from([*ATTACKS[:60], "\n", "\n\n", "> ", "- ", "| ", " ", "](", "<", "&", '"']), max_size=6
    )
)
def test_attacks_put_together_yield_nothing_else(pieces: list[str]) -> None:
    parsed("".join(pieces))


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(st.sampled_from(printable), st.characters(exclude_categories=["Cs"])), max_size=200
    )
)
def test_any_text_yields_nothing_else(text: str) -> None:
    parsed(text)
