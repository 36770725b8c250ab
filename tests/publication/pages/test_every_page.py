"""What holds for every page of every site."""

import re
from collections import Counter
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from perspectief.publication.address import STYLES
from tests.publication.built import Built
from tests.publication.html import Parsed

KB = 1000


@pytest.fixture(scope="module", params=["almelo", "groningen"])
def site(request: pytest.FixtureRequest) -> Built:
    built = request.getfixturevalue(request.param)
    assert isinstance(built, Built)
    return built


@pytest.fixture(scope="module")
def parsed(site: Built) -> dict[str, Parsed]:
    return {path: Parsed(site.text(path)) for path in site.pages()}


def test_every_link_leads_to_a_file_and_an_anchor_of_the_site(site: Built, parsed: dict[str, Parsed]) -> None:
    dead = []
    for path, page in parsed.items():
        for link in [*page.links, *page.sources]:
            if link.startswith(("https://", "http://")):
                continue
            file, _, anchor = link.partition("#")
            target = normpath(join(dirname(path), file)) if file else path
            if not (site.output / target).is_file() or (anchor and anchor not in parsed[target].ids):
                dead.append((path, link))
    assert dead == []


def test_links_stay_relative_so_that_a_site_works_from_a_disk_and_any_folder(
    parsed: dict[str, Parsed],
) -> None:
    assert [link for page in parsed.values() for link in page.links if link.startswith("/") or not link] == []


def test_every_page_can_be_reached_from_the_root(site: Built, parsed: dict[str, Parsed]) -> None:
    reached, ahead = set[str](), ["index.html"]
    while ahead:
        path = ahead.pop()
        if path in reached or path not in parsed:
            continue
        reached.add(path)
        local = (link.partition("#")[0] for link in parsed[path].links if not link.startswith("http"))
        ahead += [normpath(join(dirname(path), link)) for link in local if link.endswith(".html")]
    assert set(parsed) == reached


def test_ids_are_used_once_on_a_page(parsed: dict[str, Parsed]) -> None:
    twice = {
        path: [one for one, count in Counter(page.ids).items() if count > 1] for path, page in parsed.items()
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_headings_start_at_one_and_skip_no_level(parsed: dict[str, Parsed]) -> None:
    for path, page in parsed.items():
        assert page.headings[0] == 1, path
        assert page.headings.count(1) == 1, path
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), (path, page.headings)


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(parsed: dict[str, Parsed]) -> None:
    for path, page in parsed.items():
        for table in page.tables:
            assert table.caption.strip(), path
            assert set(table.scopes) <= {"col", "row"}, path


def test_every_page_below_an_overview_has_a_way_up(site: Built, parsed: dict[str, Parsed]) -> None:
    tops = {"index.html", "nl/index.html", "en/index.html"}
    without = [
        path for path in parsed if path not in tops and 'class="nl-paragraph up"' not in site.text(path)
    ]
    assert without == []


def test_every_page_links_to_itself_in_the_other_language(site: Built, parsed: dict[str, Parsed]) -> None:
    for path, page in parsed.items():
        if path == "index.html":
            continue
        other = "en" if page.language == "nl" else "nl"
        linked = {normpath(join(dirname(path), link)) for link in page.links if not link.startswith("http")}
        assert page.language == path[:2], path
        assert any(link.startswith(f"{other}/") for link in linked), path


def test_titles_are_unique_in_a_language(parsed: dict[str, Parsed]) -> None:
    for language in ("nl", "en"):
        titles = Counter(page.title for path, page in parsed.items() if path.startswith(f"{language}/"))
        assert [title for title, count in titles.items() if count > 1] == []


def test_pages_hold_no_script_and_no_inline_handler(parsed: dict[str, Parsed]) -> None:
    for path, page in parsed.items():
        assert "script" not in page.tags, path
        assert [name for name, _ in page.attributes if name.startswith("on")] == [], path


def test_a_page_with_its_styles_stays_small(site: Built, parsed: dict[str, Parsed]) -> None:
    styles = (site.output / STYLES).stat().st_size
    assert styles < 60 * KB
    for path, page in parsed.items():
        own = (site.output / path).stat().st_size + styles
        pictures = {normpath(join(dirname(path), link)) for link in page.sources}
        drawn = max((_size(site.output / picture) for picture in pictures), default=0)
        assert own <= 100 * KB, path
        assert own + drawn <= 250 * KB, path


def _size(path: Path) -> int:
    return path.stat().st_size


def test_no_page_shows_a_gap_or_a_code_of_the_program(parsed: dict[str, Parsed]) -> None:
    for path, page in parsed.items():
        assert re.findall(r"None(?!\.)|figure_awaited|not_measurable|Undefined|[{}]", page.text) == [], path


def test_dutch_pages_are_dutch(parsed: dict[str, Parsed]) -> None:
    english = ("As known on", "What auditors", "Last figure", "Skip to", "Go back", "Known since")
    for path, page in parsed.items():
        if path.startswith("nl/"):
            assert [words for words in english if words in page.text] == [], path
