"""A page claims no more than it can: norms, assumptions, later figures, what activities brought."""

import re
from datetime import date
from functools import lru_cache

import pytest

from perspectief.account import account_on, open_house
from perspectief.account.model import Account
from perspectief.ground.text import Language
from perspectief.publication.pages.findings import findings_page, groups_of
from perspectief.publication.pages.goal import goal_page
from perspectief.publication.pages.home import home_page
from perspectief.publication.pages.indicator import indicator_page
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.norms import norm_lines
from perspectief.publication.pages.others import activities_page
from perspectief.publication.words import Words
from tests.publication.built import ALMELO
from tests.publication.html import Parsed


@lru_cache(maxsize=2)
def known(day: date) -> Account:
    """The example as it was known on a day."""
    return account_on(open_house(ALMELO), day)


def look_of(language: Language = "nl", day: date = date(2026, 1, 1)) -> Look:
    """The example looked at in one language, without the days of its documents."""
    return Look(known(day), known(day), Words(language), None, (), {})


def plain(page: bytes) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", Parsed(page.decode()).text)


def indicator(language: Language, name: str) -> str:
    look = look_of(language)
    return plain(indicator_page(look, look.indicators[name], None).html())


def test_a_page_that_misses_a_cost_does_not_say_that_nothing_is_wrong_with_activities() -> None:
    look = look_of()
    lines = {line.code: line for line in norm_lines(look, look.indicators["labour-tension"])}
    assert lines["activities"].broken
    assert any("er staat niet wat het kost" in said for said in lines["activities"].findings)


def test_a_baseline_without_a_register_is_held_against_counting_too() -> None:
    look = look_of()
    lines = {line.code: line for line in norm_lines(look, look.indicators["jobs"])}
    assert lines["measurable"].broken
    assert lines["baseline"].broken


def test_norms_of_a_day_know_only_what_was_said_by_then() -> None:
    early = look_of(day=date(2019, 12, 31))
    lines = {line.code: line for line in norm_lines(early, early.indicators["labour-tension"])}
    names = {activity.id for activity in early.account.activities}
    assert "better-match-projects" not in names
    assert not any("Verbeteren van de match" in said for line in lines.values() for said in line.findings)


def test_a_check_that_found_nothing_praises_nothing() -> None:
    assert "geen bezwaar gevonden" in indicator("nl", "jobs")
    assert "in orde" not in indicator("nl", "jobs")


def test_a_break_asks_for_care_and_a_restatement_is_called_one() -> None:
    said = indicator("nl", "jobs")
    assert "Let op bij vergelijken, vanaf 1 juni 2020" in said
    assert "Anders geteld sinds" not in said
    assert "Later herzien. " in said
    assert "Bronnen spreken elkaar tegen" not in said


def test_a_verdict_carries_its_assumption_on_the_page_and_on_the_overview() -> None:
    assert "gehaald, met een aanname" in indicator("nl", "jobs")
    rows = plain(home_page(look_of()).html())
    assert "✓ gehaald, met een aanname" in rows
    assert "één is gehaald (met een aanname)" in rows


@pytest.mark.parametrize("name", ["goal", "activities"])
def test_what_an_activity_brought_stands_with_it(name: str) -> None:
    look = look_of()
    page = goal_page(look, look.goals["better-match"]) if name == "goal" else activities_page(look)
    said = plain(page.html())
    for part in ("Wat het opleverde", "337", "2018 t/m 2022", "Jaarverslag 2022", "89", "Jaarverslag 2024"):
        assert part in said


def test_what_an_activity_brought_is_not_there_before_it_was_published() -> None:
    look = look_of(day=date(2022, 12, 31))
    assert "337" not in plain(activities_page(look).html())


def test_a_supplementary_indicator_says_that_nobody_adopted_it() -> None:
    look = look_of()
    extra = next(one for one in look.account.indicators if one.supplementary)
    assert "aanvullend, niet vastgesteld" in indicator("nl", extra.id)
    row = plain(home_page(look).html()).split(str(look.say(extra.title)))[1]
    assert row.strip().startswith("aanvullend, niet vastgesteld")


def test_findings_go_through_the_editions_by_date() -> None:
    look = look_of()
    titles = [edition.title.nl for edition in sorted(look.account.editions, key=lambda one: one.date)]
    shown = [group.title for group in groups_of(look) if group.title in titles]
    assert shown == [title for title in titles if title in shown]
    assert len(shown) > 1
    assert findings_page(look).html()


def test_english_pages_mark_what_they_quote_as_dutch() -> None:
    look = look_of("en")
    page = home_page(look).html().decode()
    assert '‘<span lang="nl">20 personen</span>’' in page
    assert '&#39;<span lang="nl">bijstandsuitkeringen</span>&#39;' in page
    assert 'lang="nl">20 personen' not in home_page(look_of("nl")).html().decode()


def test_what_only_looks_like_a_quotation_stays_text() -> None:
    look = look_of("en")
    assert (
        look.quoting("Almelo's <b>aim</b> isn't 'this'")
        == "Almelo&#39;s &lt;b&gt;aim&lt;/b&gt; isn&#39;t &#39;this&#39;"
    )


def test_links_with_the_same_words_say_what_they_lead_to() -> None:
    page = activities_page(look_of()).html().decode()
    links = re.findall(
        r'<a class="nl-link source"[^>]*>((?:Andere bron|Lees het in het origineel).*?)</a>', page
    )
    assert len(links) > 3
    assert len(set(links)) == len(links)
