"""What an unquoted word stands for, and what somebody may have meant."""

import pytest

from perspectief.ground.day_field import day_of, likely_day
from perspectief.ground.near import nearest
from perspectief.ground.scalars import as_decimal, is_ambiguous, likely_number, plain_value, without_thousands


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("2200", 2200),
        ("-100", -100),
        ("007", 7),
        ("1.22", 1.22),
        ("-.5", -0.5),
        ("0.125", 0.125),
        ("1e3", 1000.0),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("0x10", "0x10"),
        ("0o7", "0o7"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2022-12-31", "2022-12-31"),
        ("2.200", "2.200"),
        ("9" * 19, "9" * 19),
        ("\u0662", "\u0662"),
    ],
)
def test_a_plain_word_is_read_as_yaml_1_2_says(word: str, value: object) -> None:
    read = plain_value(word)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("word", "dutch", "decimal"),
    [
        ("2.200", "2200", "2.2"),
        ("45.000", "45000", "45.0"),
        ("-1.234", "-1234", "-1.2340"),
        ("2.125", "2125", "2.1250"),
        ("1.200.000", "1200000", ""),
    ],
)
def test_an_ambiguous_number_has_two_unambiguous_spellings(word: str, dutch: str, decimal: str) -> None:
    assert is_ambiguous(word)
    assert without_thousands(word) == dutch
    assert as_decimal(word) == decimal
    assert not is_ambiguous(decimal)
    if decimal:
        assert float(decimal) == float(word)


@pytest.mark.parametrize("word", ["2200", "2.2", "22.00", "0.125", "2.2000", "2200.000", "02.200", "a.200"])
def test_other_numbers_are_not_ambiguous(word: str) -> None:
    assert not is_ambiguous(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("1,22", "1.22"),
        ("1,22 %", "1.22"),
        ("2.200,50", "2200.5"),
        ("\u20ac 2.200", "2200"),
        ("2.200,-", "2200"),
        ("1,0", "1.0"),
        ("2600", "2600"),
        ("ca. 2600", ""),
        ("true", ""),
        ("pm", ""),
    ],
)
def test_the_likely_number_is_suggested(word: str, meant: str) -> None:
    assert likely_number(word) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("2022-02-30", "2022-02-28"),
        ("2024-02-30", "2024-02-29"),
        ("2022-31-12", "2022-12-31"),
        ("31-12-2022", "2022-12-31"),
        ("1/3/2022", "2022-03-01"),
        ("2022", "2022-12-31"),
        ("2022-11", "2022-11-30"),
        ("2022-00-10", ""),
        ("0000-01-01", ""),
        ("eind 2022", ""),
    ],
)
def test_the_likely_day_is_suggested(word: str, meant: str) -> None:
    assert day_of(word) is None
    assert likely_day(word) == meant


def test_the_nearest_word_overlooks_case_and_joints() -> None:
    assert nearest("At-Most", ["at_most", "at_least"]) == "at_most"
    assert nearest("kleur", ["at_most", "at_least"]) == ""
    assert nearest("x" * 100_000, ["at_most"]) == ""
