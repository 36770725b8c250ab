"""The history under a region's code, as moves from one municipality to another."""

from datetime import date

import pytest

from perspectief.facts.boundaries.descriptions import Entry, entries_of, unmatched

SPLIT = """Opgeheven per 01-01-2021, overgegaan naar:\r
- Noordeinde (GM9001),\r
... 535 hectare met 918 woningen en 2149 inwoners\r
- Zuideinde (Br.) (GM9002)\r
... 1 hectare met 1 woning en 1 inwoner \r
\r
Grenswijziging per 01-01-2000, ontvangen van:\r
- Oosteinde (GM9003),\r
... 2,5 hectare met 0 woningen en 0 inwoners\r
\r
Begindatum voor 1830\r
"""


def test_a_split_municipality_tells_what_each_received() -> None:
    first, second, _ = entries_of("GM9000", SPLIT)
    assert first == Entry(date(2021, 1, 1), "Opgeheven", "GM9000", "GM9001", 2149, "given")
    assert (second.target, second.inhabitants) == ("GM9002", 1)


def test_what_was_received_comes_from_the_other() -> None:
    third = list(entries_of("GM9000", SPLIT))[2]
    assert third == Entry(date(2000, 1, 1), "Grenswijziging", "GM9003", "GM9000", 0, "received")


@pytest.mark.parametrize("heading", ["Ontstaan per 01-01-2010, uit:", "Ontstaan per 01-01-2010 uit:"])
def test_out_of_is_another_word_for_received_from(heading: str) -> None:
    (entry,) = entries_of("GM9000", f"{heading}\n- Oude Wijk (GM9001),\n... 9 hectare met 5 inwoners\n")
    assert (entry.origin, entry.target, entry.inhabitants) == ("GM9001", "GM9000", 5)


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("oude naam: Dorp (GM9001)", ("GM9001", "GM9000")),
        ("nieuwe naam: Stad (GM9002),", ("GM9000", "GM9002")),
    ],
)
def test_a_new_name_is_a_move_of_everything(line: str, pair: tuple[str, str]) -> None:
    (entry,) = entries_of("GM9000", f"Naamswijziging per 01-07-2015,\n{line}\n")
    assert ((entry.origin, entry.target), entry.inhabitants) == (pair, None)


def test_a_number_that_is_not_stated_is_none() -> None:
    (entry,) = entries_of("GM9000", "Opgeheven per 01-01-2010, overgegaan naar:\n- Stad (GM9001),\n")
    assert entry.inhabitants is None


def test_another_province_is_no_move_of_a_municipality() -> None:
    text = "Provinciale wijziging per 01-01-2019:\n- overgegaan van provincie A naar provincie B \n"
    assert list(entries_of("GM9000", text)) == []


def test_giver_and_receiver_who_agree_differ_in_nothing() -> None:
    given = Entry(date(2020, 1, 1), "Opgeheven", "GM9000", "GM9001", 7, "given")
    received = Entry(date(2020, 1, 1), "Ontstaan", "GM9000", "GM9001", 7, "received")
    assert unmatched([given, received]) == ()


def test_a_move_told_by_one_side_or_with_another_number_is_listed() -> None:
    alone = Entry(date(2020, 1, 1), "Opgeheven", "GM9000", "GM9001", 7, "given")
    other = Entry(date(2020, 1, 1), "Ontstaan", "GM9000", "GM9001", 8, "received")
    assert unmatched([alone]) == ((alone,),)
    assert unmatched([alone, other]) == ((alone, other),)


def test_what_a_municipality_keeps_needs_no_other_side() -> None:
    kept = Entry(date(2020, 1, 1), "Gemeentelijke herindeling", "GM9000", "GM9000", 7, "received")
    assert unmatched([kept]) == ()
