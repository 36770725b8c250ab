"""Numbers as Dutch documents write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perspectief.facts.codes import NUMBER_CODES
from perspectief.facts.numbers import attempt, read
from perspectief.facts.reading import Reading
from perspectief.ground.problem import Problem, Refused

EXACT = {
    "2.668": 2668,
    "45.000": 45_000,
    "2668": 2668,
    "1.234.567": 1_234_567,
    "1,22": 1.22,
    "2,668": 2.668,
    "6.4": 6.4,
    "2.66": 2.66,
    "0.725": 0.725,
    "1.234,5": 1234.5,
    "+3,4": 3.4,
    "-100": -100,
    "− 100": -100,
    "\u2013100": -100,
    "1 000 000": 1_000_000,
    "45\u00a0000": 45_000,
    "45\u2009000": 45_000,
    "1,2 miljoen": 1_200_000,
    "3 mld": 3_000_000_000,
    "12 duizend": 12_000,
    "3,4 x 1.000": 3400,
    "385 × 1000": 385_000,
    "2\u200b500": 2500,
    "999.999.999.999.999": 999_999_999_999_999,
}
INTERVALS = {
    "ca. 2600": (2600, 2550, 2650),
    "circa 2.600": (2600, 2550, 2650),
    "ongeveer 45.000": (45_000, 44_500, 45_500),
    "rond de 40": (40, 35, 45),
    "± 6,4": (6.4, 6.35, 6.45),
    "zo\u2019n 300": (300, 250, 350),
    "ruim 2400": (2425, 2400, 2450),
    "ruim 45.000": (45_250, 45_000, 45_500),
    "iets boven 3": (3.25, 3, 3.5),
    "bijna 2300": (2275, 2250, 2300),
    "bijna 7": (6.75, 6.5, 7),
    "bijna een 7": (6.75, 6.5, 7),
    "krap 2.500": (2475, 2450, 2500),
    "net geen 8": (7.75, 7.5, 8),
    "ruim -5": (-5.25, -5.5, -5),
    "10-15": (12.5, 10, 15),
    "tussen 10 en 15": (12.5, 10, 15),
    "10 tot 15": (12.5, 10, 15),
    "10 t/m 15": (12.5, 10, 15),
    "-5 - -3": (-4, -5, -3),
    "1,2 tot 1,5 miljoen": (1_350_000, 1_200_000, 1_500_000),
    "minder dan 10": (None, None, 10),
    "hooguit 20": (None, None, 20),
    "2.200 of minder": (None, None, 2200),
    "< 5": (None, None, 5),
    "≤5": (None, None, 5),
    "meer dan 10": (None, 10, None),
    "minstens 4": (None, 4, None),
    "ten minste 70%": (None, 70, None),
    "> 4": (None, 4, None),
    "10 of meer": (None, 10, None),
}
UNITS = {
    "-5,4%": "%",
    "70 procent": "%",
    "1,22 procentpunt": "percentage points",
    "10-15 ha": "ha",
    "€ 1,2 mln": "euro",
    "€ 500,-": "euro",
    "12 euro": "euro",
    "€ 1,2 - 1,5 mln": "euro",
    "2668": None,
}
ABSENCES = {
    "pm": "pm",
    "PM": "pm",
    "p.m.": "pm",
    "nnb": "nnb",
    "n.n.b.": "nnb",
    "n.v.t.": "nvt",
    "geheim": "secret",
    ".": "secret",
    "-": "none",
    "–": "none",
    "onbekend": "none",
}
CLASSES = {
    "krap": ("krap",),
    "ruim": ("ruim",),
    "Gemiddeld": ("gemiddeld",),
    "zeer  ruim": ("zeer-ruim",),
    "krap of zeer krap": ("krap", "zeer-krap"),
    "(zeer) krap": ("krap", "zeer-krap"),
}
REFUSED = {
    "2.200,5.1": ("number-ambiguous", ""),
    "1.22.3": ("number-ambiguous", ""),
    "2,668.0": ("number-english", "2.668,0"),
    "1,234,567": ("number-english", "1.234.567"),
    "ca. 2,668.0": ("number-english", "2.668,0"),
    "daling van 5%": ("number-in-words", "-5%"),
    "stijging met 100": ("number-in-words", "+100"),
    "1-1-2023": ("number-is-a-date", ""),
    "15-10": ("range-upside-down", ""),
    "20 mensen": ("number-unreadable", "20"),
    "5% - 10 ha": ("number-unreadable", ""),
    "6,4 (nulmeting)": ("moment-unreadable", ""),
    "9 (31-2-2021)": ("moment-unreadable", ""),
    "=1+1": ("number-unreadable", ""),
    "1e5": ("number-unreadable", ""),
    "٣": ("number-unreadable", ""),
    "": ("nothing-written", ""),
    " \u00a0 ": ("nothing-written", ""),
    "1.000.000.000.000.001": ("number-too-big", ""),
    "0,1234567890123456789": ("number-too-precise", ""),
    "x" * 201: ("text-too-long", ""),
}


@pytest.mark.parametrize(("text", "number"), EXACT.items())
def test_an_exact_number_has_one_value(text: str, number: float) -> None:
    reading = read(text)
    assert (reading.value, reading.low, reading.high) == (number, number, number)
    assert reading.exact
    assert reading.text == text


@pytest.mark.parametrize(("text", "bounds"), INTERVALS.items())
def test_a_qualified_number_is_an_interval(text: str, bounds: tuple[float | None, ...]) -> None:
    reading = read(text)
    assert (reading.value, reading.low, reading.high) == pytest.approx(bounds)
    assert not reading.exact


@pytest.mark.parametrize(("text", "unit"), UNITS.items())
def test_a_unit_sign_is_kept(text: str, unit: str | None) -> None:
    assert read(text).unit == unit


@pytest.mark.parametrize(("text", "absence"), ABSENCES.items())
def test_a_known_absence_has_its_reason(text: str, absence: str) -> None:
    assert read(text) == Reading(text, absence=absence)  # type: ignore[arg-type]  # plain text stands in for a literal


@pytest.mark.parametrize(("text", "classes"), CLASSES.items())
def test_class_words_alone_are_classes(text: str, classes: tuple[str, ...]) -> None:
    assert read(text) == Reading(text, classes=classes)


@pytest.mark.parametrize(
    ("text", "direction"), [("stijging", "up"), ("Daling", "down"), ("stabiel", "level")]
)
def test_a_direction_has_no_number(text: str, direction: str) -> None:
    assert read(text) == Reading(text, direction=direction)  # type: ignore[arg-type]  # plain text stands in for a literal


def test_words_of_another_scale_can_be_read() -> None:
    assert read("Op koers", {"op koers": "on-course"}).classes == ("on-course",)


@pytest.mark.parametrize("text", ["650.9*", "351,7 *", "652* (2019)", "652 (2019)*", "650,9 (voorlopig)"])
def test_a_provisional_mark_is_kept(text: str) -> None:
    reading = read(text)
    assert reading.provisional
    assert reading.exact


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("83% (1-1-2023)", date(2023, 1, 1), date(2023, 1, 1)),
        ("9 (2021)", date(2021, 1, 1), date(2021, 12, 31)),
        ("9 (eind 2021)", date(2021, 12, 31), date(2021, 12, 31)),
        ("9 (2020/2021)", date(2020, 1, 1), date(2021, 12, 31)),
        ("9 (februari 2020)", date(2020, 2, 1), date(2020, 2, 29)),
        ("9 (3 mrt. 2020)", date(2020, 3, 3), date(2020, 3, 3)),
        ("9 (2e kwartaal 2022)", date(2022, 4, 1), date(2022, 6, 30)),
        ("9 (Q4 2022)", date(2022, 10, 1), date(2022, 12, 31)),
        ("ca. 9 (2022-03-01)", date(2022, 3, 1), date(2022, 3, 1)),
    ],
)
def test_a_moment_in_brackets_is_read(text: str, start: date, end: date) -> None:
    moment = read(text).moment
    assert moment is not None
    assert (moment.start, moment.end) == (start, end)


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_what_has_no_one_meaning_is_refused(text: str, expected: tuple[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        read(text)
    (problem,) = refused.value.problems
    assert (problem.code, problem.suggestion) == expected


def dutch(number: Decimal, thousands: str) -> str:
    """A number in Dutch writing, put together apart from the reader."""
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    text = "".join(map(str, digits)).rjust(-exponent + 1, "0")
    whole, decimals = (text[:exponent], text[exponent:]) if exponent < 0 else (text, "")
    groups: list[str] = []
    while len(whole) > 3:
        whole, group = whole[:-3], whole[-3:]
        groups.insert(0, group)
    shown = thousands.join([whole, *groups])
    return f"{'-' if sign else ''}{shown}{',' + decimals if decimals else ''}"


numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1),
    st.integers(min_value=0, max_value=6),
)


@given(numbers, st.sampled_from([".", "", " ", "\u00a0", "\u202f"]))
@example(Decimal("-0.000001"), ".")
@example(Decimal(999_999_999_999_999), ".")
def test_any_number_in_dutch_writing_reads_back_exactly(number: Decimal, thousands: str) -> None:
    reading = read(dutch(number, thousands))
    assert reading.value is not None
    assert Decimal(repr(reading.value)) == number
    assert reading.exact


WORDS = (
    "ca.|ruim|krap|zeer|bijna|een|7|2.668|1,2|mln|€|%|ha|-|–|tot|tussen|en|(|)|(2021)|*|x 1.000"
    "|of meer|<|±|pm"
)
FRAGMENTS = st.sampled_from(WORDS.split("|"))


@given(st.one_of(st.text(max_size=60), st.lists(FRAGMENTS, max_size=6).map(" ".join)))
def test_any_text_reads_or_has_a_problem(text: str) -> None:
    result = attempt(text)
    if isinstance(result, Problem):
        assert result.code in NUMBER_CODES
        return
    assert result.text == text
    ends = [part for part in (result.low, result.value, result.high) if part is not None]
    assert ends == sorted(ends)
    said = bool(ends) + bool(result.classes) + bool(result.direction) + bool(result.absence)
    assert said == 1
