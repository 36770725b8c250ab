"""What was known on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from perspectief.facts.model import Figure
from perspectief.facts.store import Facts
from tests.facts.conftest import MakeFigure

ALMELO = ("welfare_files", "GM0141")
LATER = date(2030, 1, 1)


def test_a_figure_is_known_from_the_day_it_was_published(make_figure: MakeFigure) -> None:
    facts = Facts.of([make_figure(published_on=date(2022, 2, 1))])
    assert facts.known(*ALMELO, date(2022, 1, 31)) == ()
    assert len(facts.known(*ALMELO, date(2022, 2, 1))) == 1


def test_a_draft_is_never_known(make_figure: MakeFigure) -> None:
    facts = Facts.of([make_figure(release="draft")])
    assert facts.known(*ALMELO, LATER) == ()
    assert facts.latest_level(*ALMELO, LATER) is None
    assert len(facts) == 1


def test_a_later_publication_of_the_same_period_comes_last_and_counts(make_figure: MakeFigure) -> None:
    first, restated = make_figure(), make_figure(published_on=date(2022, 7, 1), value=2480.0)
    facts = Facts.of([restated, first])
    assert facts.known(*ALMELO, LATER) == (first, restated)
    assert facts.latest_level(*ALMELO, LATER) == restated
    assert facts.latest_level(*ALMELO, date(2022, 6, 30)) == first


def test_a_period_that_ends_later_counts_even_if_it_was_published_earlier(make_figure: MakeFigure) -> None:
    newer = make_figure(start=date(2022, 3, 1), end=date(2022, 3, 1), published_on=date(2022, 3, 5))
    afterwards = make_figure(published_on=date(2023, 1, 1))
    assert Facts.of([newer, afterwards]).latest_level(*ALMELO, LATER) == newer


def test_a_change_or_flow_is_not_the_level_of_a_stock(make_figure: MakeFigure) -> None:
    stock = make_figure()
    others = [make_figure(kind=kind, end=date(2022, 12, 31)) for kind in ("change", "flow")]
    assert Facts.of([stock, *others]).latest_level(*ALMELO, LATER) == stock


def test_a_measure_of_flows_alone_has_its_latest_flow(make_figure: MakeFigure) -> None:
    flow = make_figure(kind="flow")
    assert Facts.of([flow, make_figure(kind="change")]).latest_level(*ALMELO, LATER) == flow


def test_a_known_absence_is_no_level(make_figure: MakeFigure) -> None:
    absent = make_figure(as_published="nnb", value=None, low=None, high=None, end=date(2022, 12, 31))
    stock = make_figure()
    facts = Facts.of([stock, absent])
    assert facts.latest_level(*ALMELO, LATER) == stock
    assert absent in facts.known(*ALMELO, LATER)


def test_another_region_is_not_mixed_in(make_figure: MakeFigure) -> None:
    facts = Facts.of([make_figure(region="NL01")])
    assert facts.known(*ALMELO, LATER) == ()


def test_sources_that_disagree_are_both_kept_and_named(make_figure: MakeFigure) -> None:
    one = make_figure()
    other = make_figure(source="Another", value=2600.0, low=2600.0, high=2600.0)
    facts = Facts.of([one, other])
    assert facts.conflicts(*ALMELO, LATER) == ((other, one),)
    assert facts.conflicts(*ALMELO, date(2022, 1, 1)) == ()


def test_a_rounded_figure_does_not_contradict_the_exact_one(make_figure: MakeFigure) -> None:
    rounded = make_figure(source="Another", value=2520.0, low=2500.0, high=2550.0)
    open_ended = make_figure(source="A third", value=None, low=2400.0, high=None)
    assert Facts.of([make_figure(), rounded, open_ended]).conflicts(*ALMELO, LATER) == ()


def test_figures_of_another_kind_or_period_do_not_conflict(make_figure: MakeFigure) -> None:
    change = make_figure(kind="change", value=-100.0, low=-100.0, high=-100.0)
    earlier = make_figure(start=date(2020, 12, 31), end=date(2020, 12, 31), value=2.0, low=2.0, high=2.0)
    assert Facts.of([make_figure(), change, earlier]).conflicts(*ALMELO, LATER) == ()


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=12), st.integers(0, 60))
def test_what_is_known_only_grows_with_time(
    make_figure: MakeFigure, days: list[tuple[int, int]], day: int
) -> None:
    start = date(2022, 1, 1)
    figures = [
        make_figure(end=start + timedelta(end), published_on=start + timedelta(out), source=str(number))
        for number, (end, out) in enumerate(days)
    ]
    facts = Facts.of(figures)
    now, later = (set(facts.known(*ALMELO, start + timedelta(day + more))) for more in (0, 1))
    assert now <= later
    expected: set[Figure] = {one for one in figures if one.published_on <= start + timedelta(day)}
    assert now == expected
