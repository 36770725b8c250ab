"""Whatever a file holds is shown as text, and links lead to the web only."""

from pathlib import Path

import pytest

from perspectief.account import Account
from perspectief.ground.text import Text
from tests.publication.built import ALMELO, Built, accounts_of, build
from tests.publication.html import Parsed

SCRIPT = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)> & {{ 7*7 }} {name}"


def poisoned(account: Account) -> Account:
    text = Text(nl=SCRIPT, en=SCRIPT)
    figures = tuple(
        figure.model_copy(
            update={
                "source": SCRIPT,
                "as_published": SCRIPT,
                "note": text,
                "assumption": text,
                "source_url": "javascript:alert(1)",
            }
        )
        for figure in account.figures
    )
    goals = tuple(goal.model_copy(update={"title": text, "text": text}) for goal in account.goals)
    indicators = tuple(
        indicator.model_copy(update={"title": text, "explanation": text}) for indicator in account.indicators
    )
    changed = {
        "title": text,
        "summary": text,
        "ambition": text,
        "contact": "javascript:alert(1)",
        "made_up": True,
    }
    return account.model_copy(
        update={**changed, "figures": figures, "goals": goals, "indicators": indicators}
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    current, _ = accounts_of(ALMELO)
    return build(poisoned(current), (), tmp_path_factory.mktemp("hostile") / "site", cache)


def test_html_in_texts_stays_text(hostile: Built) -> None:
    for path in hostile.pages():
        page = Parsed(hostile.text(path))
        assert "script" not in page.tags, path
        assert "onerror" not in {name for name, _ in page.attributes}, path
        assert "49" not in hostile.text(path).split("alert(1)")[0][-20:], path
    assert "<script>alert('x')</script>" in Parsed(hostile.text("nl/index.html")).text


def test_pictures_hold_no_script_either(hostile: Built) -> None:
    for path in hostile.output.rglob("*.svg"):
        assert "<script" not in path.read_text(encoding="utf-8"), path


def test_addresses_that_run_are_not_linked(hostile: Built) -> None:
    for path in hostile.pages():
        assert [link for link in Parsed(hostile.text(path)).links if "javascript" in link] == [], path


def test_a_made_up_programme_says_so_on_every_page(hostile: Built) -> None:
    for path in hostile.pages():
        assert "verzonnen" in hostile.text(path) or "made-up town" in hostile.text(path), path
