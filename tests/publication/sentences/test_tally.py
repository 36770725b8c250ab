"""The sentence that counts the rows follows from the rows."""

from datetime import date

import pytest

from perspectief.account.model import Account, Aim, Baseline, FigureView, Interval
from perspectief.publication.sentences import Case, category, home, tally
from perspectief.publication.words import Words
from tests.publication.sentences.building import (
    AVERAGE,
    FILES,
    TENSION,
    account,
    exactly,
    figure,
    indicator,
    one_case,
    version,
)

AT_MOST = Aim(kind="at_most", amount=2200, level=exactly(2200))
CLASS = Aim(kind="class_is", class_=AVERAGE, level=Interval(low=0.67, high=1.5))
DUE = date(2022, 12, 31)
START = Baseline(date=date(2016, 12, 31), value=3000, origin="inferred")
GROWTH = Aim(kind="change_since", amount=-600, since=date(2016, 12, 31), baseline=START)
KNOWN = figure("a", FILES, date(2022, 11, 1), date(2022, 11, 10), 2372)
GUESS = figure("a", FILES, date(2016, 1, 1), date(2016, 12, 31), 40000, origin="inferred")
SEEN = figure("a", TENSION, date(2022, 4, 1), date(2022, 6, 30), 3.0)


def files(
    status: str,
    latest: FigureView | None = KNOWN,
    span: Interval | None = None,
    as_of: date = DUE,
    as_published: str = "2.200",
) -> Case:
    """A target of at most 2,200, or one left open."""
    aim = Aim(kind="undetermined") if status == "undetermined" else AT_MOST
    said = as_published if (status, as_published) != ("undetermined", "2.200") else None
    made = (version(aim, DUE, as_published=said),)
    return one_case(FILES, aim, status, latest, as_of, distance=span, versions=made)


CASES = [
    (files("reached", span=exactly(-5)), "reached"),
    (files("missed", span=exactly(5)), "missed"),
    (files("figure_awaited", span=exactly(172)), "short"),
    (files("figure_awaited", span=exactly(44)), "just_short"),  # 2 % of 2,200
    (files("figure_awaited", span=exactly(45)), "short"),
    (files("too_early", span=exactly(45)), "too_early"),
    (files("ahead", span=exactly(45)), "ahead"),
    (files("on_course", span=exactly(45)), "on_course"),
    (files("behind", span=exactly(45)), "behind"),
    (files("undecided", span=Interval(low=-10, high=30), as_of=date(2021, 1, 1)), "just_short"),
    (files("undecided", span=Interval(low=-10, high=30)), "too_rough"),
    (files("ahead", span=exactly(-1)), "at_aim"),
    (files("figure_awaited", latest=GUESS, span=exactly(100)), "not_yet_known"),
    (files("figure_awaited", latest=None), "not_yet_known"),
    (files("no_figures", latest=None), "not_yet_known"),
    (files("not_measurable", latest=None), "unmeasurable"),
    (files("undetermined", latest=None), "not_found"),
    (files("undetermined", latest=None, as_published="pm"), "left_open"),
    (one_case(FILES, GROWTH, "reached", KNOWN, DUE), "reached_assumed"),
    (one_case(FILES, GROWTH, "missed", KNOWN, DUE), "missed_assumed"),
    (files("withdrawn"), "withdrawn"),
    (one_case(TENSION, CLASS, "figure_awaited", SEEN, DUE, distance=exactly(1.5)), "off_class"),
    (one_case(TENSION, CLASS, "on_course", SEEN, distance=exactly(0)), "at_aim"),
]


# The row says it, so the tally does: whatever the last figure is, and wherever it lies.
CASES += [
    (files("too_early", latest=GUESS), "too_early"),
    (files("behind", latest=GUESS), "behind"),
    (one_case(FILES, AT_MOST, "behind", KNOWN, distance=exactly(-5), by="chance"), "behind"),
    (one_case(TENSION, CLASS, "ahead", SEEN, distance=exactly(1.5), by="chance"), "ahead"),
]


@pytest.mark.parametrize(("case", "sort"), CASES)
def test_every_target_falls_in_one_category(case: Case, sort: str) -> None:
    assert category(case) == sort


def _whole(cases: list[Case]) -> Account:
    return account(DUE, tuple(case.indicator for case in cases), (KNOWN,))


def test_the_tally_counts_and_agrees_in_number() -> None:
    cases = [files("figure_awaited", span=exactly(172)), *[files("not_measurable", latest=None)] * 3]
    assert (
        tally(_whole(cases), Words("nl"))
        == "Vier indicatoren: één is er nog niet en drie kan nog niemand nakijken."
    )
    assert tally(_whole(cases), Words("en")) == (
        "Four indicators: one is still short of its aim and three are ones that nobody can check yet."
    )
    assert tally(_whole(cases[:1]), Words("nl")) == "Eén indicator: één is er nog niet."


def test_before_the_due_date_the_tally_says_what_the_rows_say() -> None:
    spans = {"ahead": (44, 45), "behind": (200,)}
    cases = [files(status, span=exactly(span)) for status, found in spans.items() for span in found]
    assert tally(_whole(cases), Words("nl")) == "Drie indicatoren: twee lopen voor en één loopt achter."


def test_a_programme_without_targets_says_so() -> None:
    assert tally(account(DUE, ()), Words("nl")) == "Het programma heeft nog geen doelen."


def test_only_indicators_that_the_council_adopted_are_counted() -> None:
    cases = [files("figure_awaited", span=exactly(172)), files("reached", span=exactly(-5))]
    extra = cases[1].indicator.model_copy(update={"supplementary": True})
    whole = account(DUE, (cases[0].indicator, extra), (KNOWN,))
    assert tally(whole, Words("nl")) == "Eén indicator: één is er nog niet."


def test_an_indicator_without_a_target_is_counted_as_one() -> None:
    whole = account(DUE, (files("reached", span=exactly(-5)).indicator, indicator(FILES, ())), (KNOWN,))
    assert tally(whole, Words("nl")) == "Twee indicatoren: één is gehaald en één heeft geen doel."


def test_a_verdict_on_an_assumption_is_counted_apart() -> None:
    cases = [one_case(FILES, GROWTH, "reached", KNOWN, DUE), files("reached", span=exactly(-5))]
    assert tally(_whole(cases), Words("nl")) == (
        "Twee indicatoren: één is gehaald en één is gehaald (met een aanname)."
    )


@pytest.mark.parametrize("status", ["too_early", "no_figures"])
def test_the_opening_names_what_is_not_known_as_its_row_does(status: str) -> None:
    case = files(status, latest=GUESS if status == "too_early" else None)
    said = " ".join(home(case.account, Words("en")))
    name = {"too_early": "Too early to tell", "no_figures": "Not known yet"}[status]
    assert said == f"{name}: Files on welfare."
