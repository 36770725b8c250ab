"""Numbers and days as readers of both languages write them."""

from datetime import date
from types import SimpleNamespace

import pytest

from perspectief.account.model import Interval
from perspectief.publication.words import Words
from perspectief.publication.words.amounts import is_rough

NL, EN = Words("nl"), Words("en")


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (2372, "2.372", "2,372"),
        (1.22, "1,22", "1.22"),
        (-1400, "-1.400", "-1,400"),
        (1234567.5, "1.234.567,5", "1,234,567.5"),
        (0.1 + 0.2, "0,3", "0.3"),
        (-0.0, "0", "0"),
        (7.0, "7", "7"),
    ],
)
def test_numbers_have_the_marks_of_their_language(value: float, dutch: str, english: str) -> None:
    assert (NL.number(value), EN.number(value)) == (dutch, english)


@pytest.mark.parametrize(("value", "said"), [(2.5, "3"), (-2.5, "-3"), (0.4, "0"), (-0.4, "0")])
def test_halves_are_rounded_away_from_zero_and_nothing_is_minus_zero(value: float, said: str) -> None:
    assert NL.number(value, 0) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(11.7, "12"), (468.2, "468"), (0.0234, "0,023"), (0.0, "0"), (-36.4, "-36"), (99.7, "100")],
)
def test_a_pace_is_said_roughly(value: float, said: str) -> None:
    assert NL.roughly(value) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (2550, 2650, "2.550 tot 2.650"),
        (4, None, "4 of meer"),
        (None, 4, "4 of minder"),
        (None, None, "onbekend"),
        (7, 7, "7"),
        (6.75, 7, "6,75 tot 7"),
    ],
)
def test_a_range_is_said_by_the_ends_it_has(low: float | None, high: float | None, said: str) -> None:
    assert NL.interval(low, high) == said
    assert Interval(low=low, high=high).low == low


@pytest.mark.parametrize(
    ("precision", "dutch", "english"),
    [
        ("day", "31 december 2022", "31 December 2022"),
        ("month", "december 2022", "December 2022"),
        ("year", "2022", "2022"),
        ("assumed", "ongeveer 31 december 2022", "about 31 December 2022"),
    ],
)
def test_a_day_is_said_as_precisely_as_it_is_known(precision: str, dutch: str, english: str) -> None:
    day = date(2022, 12, 31)
    assert (NL.day(day, precision), EN.day(day, precision)) == (dutch, english)


PERIODS = [
    ((2019, 9, 1), (2019, 9, 1), "1 september 2019", "1 September 2019", "1-9-2019"),
    ((2021, 9, 1), (2021, 9, 30), "september 2021", "September 2021", "sep 2021"),
    ((2022, 4, 1), (2022, 6, 30), "2e kwartaal 2022", "the second quarter of 2022", "kw 2 2022"),
    ((2018, 7, 1), (2018, 12, 31), "tweede helft van 2018", "the second half of 2018", "jul-dec 2018"),
    ((2022, 1, 1), (2022, 12, 31), "2022", "2022", "2022"),
    ((2018, 1, 1), (2022, 12, 31), "2018 t/m 2022", "2018 to 2022", "2018-2022"),
    ((2022, 11, 1), (2022, 11, 10), "1 t/m 10 november 2022", "1 to 10 November 2022", "nov 2022"),
    ((2022, 3, 1), (2022, 6, 30), "maart t/m juni 2022", "March to June 2022", "mrt-jun 2022"),
    (
        (2022, 11, 28),
        (2022, 12, 3),
        "28 november t/m 3 december 2022",
        "28 November to 3 December 2022",
        None,
    ),
    ((2021, 12, 28), (2022, 1, 3), "28 december 2021 t/m 3 januari 2022", None, "dec 2021-jan 2022"),
    ((2021, 11, 1), (2022, 1, 31), "november 2021 t/m januari 2022", None, None),
]


@pytest.mark.parametrize(("start", "end", "dutch", "english", "short"), PERIODS)
def test_a_period_is_said_in_the_fewest_words_that_are_exact(
    start: tuple[int, int, int], end: tuple[int, int, int], dutch: str, english: str | None, short: str | None
) -> None:
    first, last = date(*start), date(*end)
    assert NL.period(first, last) == dutch
    assert english is None or EN.period(first, last) == english
    assert short is None or NL.period_short(first, last) == short


def test_a_due_date_at_the_end_of_something_says_so() -> None:
    assert NL.due(date(2022, 12, 31)) == "eind 2022"
    assert EN.due(date(2022, 6, 30)) == "the end of June 2022"
    assert NL.due(date(2022, 6, 15)) == "15 juni 2022"


@pytest.mark.parametrize(
    ("euro", "dutch", "english"),
    [
        (1_200_000, "€ 1,2 mln", "€ 1.2 million"),
        (350_000, "€ 350.000", "€ 350,000"),
        (12.5, "€ 12,50", "€ 12.50"),
        (-2_500_000_000, "€ -2,5 mld", "€ -2.5 billion"),
    ],
)
def test_money_is_short_where_that_loses_nothing(euro: float, dutch: str, english: str) -> None:
    assert (NL.money(euro), EN.money(euro)) == (dutch, english)


def test_short_days_fit_a_table() -> None:
    assert NL.day_short(date(2022, 11, 10)) == "10-11-2022"
    assert EN.day_short(date(2022, 5, 1)) == "1 May 2022"
    assert NL.day_short(date(2022, 3, 1), "month") == "mrt 2022"


def test_a_listing_reads_as_a_sentence() -> None:
    assert NL.listing(["a", "b", "c"]) == "a, b en c"
    assert EN.listing(["a", "b"]) == "a and b"
    assert (NL.listing(["a"]), NL.listing([])) == ("a", "")


@pytest.mark.parametrize(
    ("value", "off", "status", "rough"),
    [
        (4.5, 0.05, "A", False),  # rounded at its last digit
        (3590.0, 5.0, "A", False),  # rounded to tens
        (-100.0, 5.0, "A", False),
        (2600.0, 50.0, "E", True),  # "ca. 2600"
        (45250.0, 250.0, "A", True),  # "ruim 45.000"
        (2372.0, 0.0, "A", False),
    ],
)
def test_only_a_number_rounded_by_its_source_is_said_as_one_number(
    value: float, off: float, status: str, rough: bool
) -> None:
    view = SimpleNamespace(
        value=value,
        low=value - off,
        high=value + off,
        status=status,
        origin="published",
        as_published=f"{value:g}",
    )
    assert is_rough(view) is rough  # type: ignore[arg-type]  # only these fields matter
