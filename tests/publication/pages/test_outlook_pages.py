"""What is expected, what was said before and how good that was, on pages; the same bytes each time."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from perspectief.account import account_on, open_house
from perspectief.account.archive import edition_accounts
from perspectief.account.model import IndicatorAccount
from perspectief.publication.site import publish
from tests.account.foretold import foretold, track_record
from tests.publication.built import Built, accounts_of, build
from tests.publication.html import Parsed

KB = 1000
FILES = "nl/indicatoren/welfare-files.html"
RECORD = "nl/vooruitzichten/index.html"


def words_of(site: Built, path: str) -> str:
    """The words of a page, its spaces all of one sort."""
    return re.sub(r"\s+", " ", Parsed(site.text(path)).text)


def digests(site: Built) -> dict[str, bytes]:
    return {
        path.relative_to(site.output).as_posix(): path.read_bytes()
        for path in site.output.rglob("*")
        if path.is_file()
    }


def test_an_indicator_tells_the_chance_the_bands_and_what_was_said_before(ahead: Built) -> None:
    text = words_of(ahead, FILES)
    assert "is er 8 % kans (onwaarschijnlijk) op 2.200 of minder, eind 2022." in text
    assert "Gezien vanaf 31 december 2021, gemaakt van 4 cijfers." in text
    assert "Dit is achteraf berekend, op 2 maart 2026" in text
    assert "2.402 tot 2.522" in text
    assert "Wat we eerder zeiden" in text
    assert "Eén geval laat zien of het niet onzinnig is, maar bewijst niets." in text


def test_expected_values_stand_for_the_due_date_and_ends_of_years(ahead: Built) -> None:
    table = re.findall(r'<table class="utrecht-table[^"]* outlook".*?</table>', ahead.text(FILES), re.DOTALL)[
        0
    ]
    days = re.findall(r'<th scope="row"[^>]*>([^<]*)', table)
    assert [day.strip() for day in days] == ["31 december 2022", "31 december 2023"]
    assert table.count("uiterste datum") == 1


def test_what_an_outlook_assumes_is_named_and_an_unknown_name_is_shown_as_it_is(
    future: Path, tmp_path: Path, cache: Path
) -> None:
    current, _ = accounts_of(future, date(2022, 6, 30))
    indicators = tuple(
        one.model_copy(
            update={"outlook": one.outlook.model_copy(update={"priors": {"drift": 0.012, "x_y": 2.0}})}
        )
        if one.outlook
        else one
        for one in current.indicators
    )
    site = build(current.model_copy(update={"indicators": indicators}), (), tmp_path / "site", cache)
    text = words_of(site, FILES)
    assert "Hoe sterk het een tijd kan stijgen of dalen (standaardafwijking, per jaar)" in text
    assert "0,012" in text and "x_y" in text


def test_why_there_is_no_chance_is_told(ahead: Built) -> None:
    text = words_of(ahead, "en/indicators/jobs.html")
    assert "We cannot state a chance: there is no figure to look ahead from." in text


def test_where_assumptions_come_from_and_how_late_they_know_is_told(ahead: Built, future: Path) -> None:
    measured, judged = words_of(ahead, FILES), words_of(ahead, "en/indicators/jobs.html")
    assert "Hoe snel zulke cijfers bewegen, is gemeten aan: CBS 83450NED, 2015-2017." in measured
    assert "De aannames zijn later gemaakt" not in measured  # what they know ends before the day of 2021
    assert (
        "Nobody measured how fast such figures move; this is our judgement: a year of 2 % is ordinary."
        in judged
    )
    assert "The assumptions were made later and know figures up to 2026." in judged
    english = ahead.text("en/indicators/welfare-files.html")
    assert '<span lang="nl">CBS 83450NED, 2015-2017</span>.' in english


def test_the_picture_is_told_to_who_cannot_see_it(ahead: Built) -> None:
    said = "Verwacht op 31 december 2022: 2.462, in 8 van de 10 keer 2.402 tot 2.522."
    assert said in ahead.text(FILES)
    assert said in ahead.text("nl/indicatoren/welfare-files.svg")
    assert "De waaier is wat we verwachten." in words_of(ahead, FILES)
    assert "De waaier" not in words_of(ahead, "nl/indicatoren/business-climate.html")


def test_the_overview_and_goals_tell_the_chance_in_their_rows(ahead: Built) -> None:
    for path in ("nl/index.html", "nl/doelen/fewer-on-welfare.html"):
        assert "kans 8 % (onwaarschijnlijk)" in words_of(ahead, path)
    assert "De kans dat het lukt is 8 % (onwaarschijnlijk)." in words_of(ahead, "nl/index.html")


def test_the_expected_values_are_open_data(ahead: Built) -> None:
    rows = list(csv.DictReader(ahead.text("nl/indicatoren/welfare-files.outlook.csv").splitlines()))
    assert [row["date"] for row in rows] == ["2022-11-10", "2022-12-31", "2023-12-31"]
    assert (rows[1]["middle"], rows[1]["low80"], rows[1]["high80"]) == ("2462", "2402", "2522")
    assert {row["kind"] for row in rows} == {"hindcast"}
    assert not (ahead.output / "nl/indicatoren/business-climate.outlook.csv").exists()


def test_the_page_of_an_edition_tells_what_was_said_then_and_not_what_came(looking_back: Built) -> None:
    page = "nl/edities/begroting-2022/index.html"
    text = words_of(looking_back, page)
    assert "Wat toen over de toekomst werd gezegd" in text
    assert "2.324 tot 2.656" in text and "8 % (onwaarschijnlijk)" in text
    assert "2.372" not in text
    assert "../../vooruitzichten/index.html" in Parsed(looking_back.text(page)).links


def test_no_page_of_an_edition_holds_what_was_said_or_came_later(looking_back: Built) -> None:
    for account in looking_back.editions:
        for path in looking_back.pages():
            if f"/{account.edition}/" in path:
                text = words_of(looking_back, path)
                assert account.as_of > date(2021, 12, 31) or not re.search(r"\b2[.,]462\b", text), path


def test_what_was_said_stands_beside_what_came(looking_back: Built) -> None:
    text = words_of(looking_back, RECORD)
    assert "Begroting 2022" in text and "achteraf berekend, pseudo-real-time" in text
    assert "laatste cijfer 2.372 (nov 2022); daarvoor verwacht 2.412 tot 2.528: buiten de band" in text
    assert "de aannames kennen cijfers tot en met 2026" in text
    assert "wacht op cijfer laatste cijfer 2.372 (nov 2022)" in text
    assert "gehaald, met een aanname" in text  # the jobs of 2022
    assert "minder dan 1 % (vrijwel zeker niet)" in text


def test_the_record_names_series_methods_and_independent_moments(looking_back: Built) -> None:
    text = words_of(looking_back, RECORD)
    assert "Bijstand in Nederland, per maand" in text
    assert "something-else" in text  # a name that this program does not know
    assert "Twee eenvoudige manieren" in text
    page = words_of(looking_back, "nl/vooruitzichten/national-welfare.html")
    for said in (
        "ons vooruitzicht",
        "nog eens het laatste cijfer",
        "een rechte lijn door de laatste twee cijfers",
    ):
        assert said in page
    assert "ongeveer 18 losse momenten waard" in page
    assert "jan 60 %, apr 70 %" in page


def test_every_curve_stands_beside_its_table(looking_back: Built) -> None:
    page = Parsed(looking_back.text("en/outlooks/municipal-vacancies.html"))
    assert sum(source.endswith(".svg") for source in page.sources) == 4
    assert sum("how often it came" in table.caption for table in page.tables) == 4


def test_pages_are_led_to_from_everywhere(looking_back: Built) -> None:
    for path in ("nl/index.html", FILES, "nl/over-de-cijfers.html", "nl/edities/begroting-2022/index.html"):
        links = Parsed(looking_back.text(path)).links
        assert any(link.endswith("vooruitzichten/index.html") for link in links), path


def test_the_scale_of_words_is_told_with_the_figures(looking_back: Built) -> None:
    text = words_of(looking_back, "en/about-the-figures.html")
    assert "5 to 20 % unlikely 20 to 40 % less likely than not" in text


def test_without_outlooks_the_page_says_so(almelo: Built, tmp_path: Path, cache: Path) -> None:
    folder = foretold(tmp_path / "almelo", record=False)
    for path in (folder / "outlooks").iterdir():
        path.unlink()
    current, editions = accounts_of(folder)
    site = build(current, editions, tmp_path / "site", cache)
    text = words_of(site, RECORD)
    assert "Hoe goed onze vooruitzichten zijn, is nog niet gemeten." in text
    assert "Van dit programma is geen vooruitzicht van een eerdere dag bewaard." in text
    assert "Wat we verwachten" not in words_of(site, FILES)
    assert site.pages().count(RECORD) == 1


def test_a_page_of_the_record_stays_small(looking_back: Built) -> None:
    styles = (looking_back.output / "assets/site.css").stat().st_size
    pages = [path for path in looking_back.pages() if "/vooruitzichten/" in path or "/outlooks/" in path]
    assert len(pages) == 8
    for path in pages:
        assert (looking_back.output / path).stat().st_size + styles <= 100 * KB, path


def test_links_of_pages_with_outlooks_lead_somewhere(looking_back: Built, ahead: Built) -> None:
    for site in (looking_back, ahead):
        for path in site.pages():
            if "/edities/" in path or "/editions/" in path:
                continue
            folder = (site.output / path).parent
            for link in (*Parsed(site.text(path)).links, *Parsed(site.text(path)).sources):
                if not link.startswith("http"):
                    assert (folder / link.partition("#")[0]).resolve().exists() or link.startswith("#"), (
                        path,
                        link,
                    )


def test_much_that_was_said_before_does_not_make_a_page_heavy(
    future: Path, tmp_path: Path, cache: Path
) -> None:
    current, _ = accounts_of(future, date(2026, 6, 1))

    def often(one: IndicatorAccount) -> IndicatorAccount:
        days = [date(2010 + at // 4, 1 + at % 4 * 3, 1) for at in range(40)]
        rows = (row.model_copy(update={"as_of": day}) for day in days for row in one.said_before[:1])
        return one.model_copy(update={"said_before": tuple(rows)})

    whole = current.model_copy(update={"indicators": tuple(often(one) for one in current.indicators)})
    site = build(whole, (), tmp_path / "site", cache)
    styles = (site.output / "assets/site.css").stat().st_size
    for path in (FILES, RECORD):
        assert (site.output / path).stat().st_size + styles <= 100 * KB
    assert "36 eerdere staan op de pagina met alle vooruitzichten." in words_of(site, FILES)


@pytest.mark.parametrize("name", ["../../up", "With Spaces", "<b>x</b>", "", "index"])
def test_the_name_of_a_series_cannot_lead_out_of_the_site_or_be_another_page(name: str) -> None:
    with pytest.raises(ValidationError):
        track_record((name,), (12,))


def test_series_of_one_name_as_far_ahead_have_pictures_of_their_own(
    future: Path, tmp_path: Path, cache: Path
) -> None:
    record = track_record(("national-welfare",), (12, 12))
    current, _ = accounts_of(future, date(2026, 6, 1))
    site = build(current.model_copy(update={"track_record": record}), (), tmp_path / "site", cache)
    page = site.text("nl/vooruitzichten/national-welfare.html")
    assert sorted(Parsed(page).sources)[-2:] == ["national-welfare.12-2.svg", "national-welfare.12.svg"]
    assert 'id="months-12"' in page and 'id="months-12-2"' in page


def test_a_folder_with_outlooks_gives_the_same_bytes_each_time(
    future: Path, ahead: Built, tmp_path: Path
) -> None:
    house = open_house(future)
    day = date(2022, 6, 30)
    output = tmp_path / "site"
    publish(
        account_on(house, day),
        edition_accounts(house, day),
        output=output,
        cache=tmp_path / "cache",
        theme=None,
    )
    again = Built(output, ahead.published, ahead.current, ahead.editions)
    assert digests(again) == digests(ahead)


def test_what_is_said_later_changes_no_byte_of_an_earlier_edition(
    looking_back: Built, tmp_path: Path, cache: Path
) -> None:
    folder = foretold(tmp_path / "almelo")
    (folder / "outlooks" / "2022-12-31.json").unlink()
    (folder / "outlooks" / "track-record.json").unlink()
    current, editions = accounts_of(folder, date(2026, 6, 1))
    site = build(current, editions, tmp_path / "site", cache)
    here, there = digests(site), digests(looking_back)
    kept = [path for path in there if "/begroting-2022/" in path or "/perspectiefnota-2019/" in path]
    assert len(kept) > 50
    assert {path for path in kept if here[path] != there[path]} == set()
