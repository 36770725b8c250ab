"""A folder may set tokens and a logo; nothing else of it reaches a page."""

from pathlib import Path

import pytest

from perspectief.ground.problem import Refused
from perspectief.publication.theme import theme_of
from tests.publication.built import Built

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def themed(tmp_path: Path, name: str, text: str) -> Path:
    folder = tmp_path / "theme"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        theme_of(folder)
    return [problem.code for problem in refused.value.problems]


def test_tokens_of_the_folder_come_last(tmp_path: Path) -> None:
    theme = theme_of(themed(tmp_path, "theme.css", "/* ours */ :root { --perspectief-accent: #7A1F5C; }"))
    assert theme.styles.endswith(":root{--perspectief-accent: #7A1F5C}\n")
    assert theme.accent == "#7a1f5c"


def test_a_theme_without_files_is_that_of_the_package(tmp_path: Path) -> None:
    assert theme_of(tmp_path) == theme_of(None)


@pytest.mark.parametrize("kind", ["file", "broken link", "broken link inside"])
def test_a_theme_that_cannot_be_read_is_not_taken_for_none(tmp_path: Path, kind: str) -> None:
    theme = tmp_path / "theme"
    if kind == "file":
        theme.write_text("", encoding="utf-8")
    elif kind == "broken link":
        theme.symlink_to(tmp_path / "nowhere")
    else:
        theme.mkdir()
        (theme / "theme.css").symlink_to(tmp_path / "nowhere")
    assert refusal(theme) == ["file-missing" if "inside" in kind else "not-a-folder"]


def test_a_logo_that_says_it_is_written_in_other_signs_is_refused(tmp_path: Path) -> None:
    other = '<?xml version="1.0" encoding="UTF-7"?>' + LOGO.format("")
    assert refusal(themed(tmp_path, "logo.svg", other)) == ["logo-unsafe"]
    same = '<?xml version="1.0" encoding="utf-8"?>' + LOGO.format("")
    assert theme_of(themed(tmp_path, "logo.svg", same)).logo == same


@pytest.mark.parametrize(
    ("css", "code"),
    [
        (":root { --a: url(https://example.org/x) }", "theme-fetches"),
        ("@import 'x.css'; :root {}", "theme-fetches"),
        (":root { --a: \\75rl(x) }", "theme-fetches"),
        (":root { --a: </style> }", "theme-fetches"),
        (":root { color: red }", "theme-not-tokens"),
        ("body { --a: red }", "theme-not-tokens"),
        (":root { --a: red } .x { --b: c }", "theme-not-tokens"),
        (":root { --perspectief-accent: red }", "theme-accent-not-hex"),
        ("/* " + "x" * 30_000 + " */ :root {}", "file-too-large"),
    ],
)
def test_a_theme_that_does_more_than_name_values_is_refused(tmp_path: Path, css: str, code: str) -> None:
    assert refusal(themed(tmp_path, "theme.css", css)) == [code]


def test_a_plain_logo_is_taken(tmp_path: Path) -> None:
    text = LOGO.format('<defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0h9v9z"/>')
    assert theme_of(themed(tmp_path, "logo.svg", text)).logo == text


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onload="alert(1)"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<path style="fill:url(https://example.org/a)"/>',
        "<foreignObject/>",
        '<image href="x.png"/>',
        "<style>*{}</style>",
        '<path fill="url(#a) url(https://example.org/a)"/>',
        "<path",
    ],
)
def test_a_logo_that_could_do_something_is_refused(tmp_path: Path, inside: str) -> None:
    assert refusal(themed(tmp_path, "logo.svg", LOGO.format(inside))) == ["logo-unsafe"]


def test_a_logo_with_a_document_type_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "b">]>' + LOGO.format("<text>&a;</text>")
    assert refusal(themed(tmp_path, "logo.svg", bomb)) == ["logo-unsafe"]


def test_no_style_of_the_package_fetches_anything(almelo: Built) -> None:
    styles = almelo.text("assets/site.css")
    assert "url(" not in styles
    assert "@import" not in styles


def test_the_second_house_shows_its_own_accent(groningen: Built) -> None:
    assert "#7a1f5c" in groningen.text("assets/site.css")
    pictures = [path.read_text(encoding="utf-8") for path in groningen.output.rglob("*.svg")]
    assert pictures
    assert any("#7a1f5c" in picture for picture in pictures)
