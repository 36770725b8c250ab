"""Fetched figures: only added to, and known as of a day as all figures are."""

import contextlib
import random
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perspectief.facts.fetched import Fetched, FigureBatch, Panel, batch_from, open_fetched
from perspectief.facts.fetched.files import figure_files
from perspectief.facts.model import Figure
from perspectief.facts.store import Facts
from perspectief.ground.problem import Refused
from tests.facts.conftest import MakeFigure
from tests.facts.fetched.samples import LATER, monthly, refresh_all, sound

TABLE = ("made-up", "monthly")
ALMELO = ("welfare_persons", "GM0141")


@pytest.fixture
def fetched(tmp_path: Path) -> Fetched:
    return open_fetched(tmp_path)


def code_of(fetched: Fetched, batch: FigureBatch, retrieved_on: date | None = None) -> set[str]:
    with pytest.raises(Refused) as refused:
        fetched.append(batch, *TABLE, retrieved_on=retrieved_on)
    return {problem.code for problem in refused.value.problems}


def test_a_folder_without_fetched_figures_knows_none(fetched: Fetched) -> None:
    assert fetched.known(*ALMELO, LATER) == ()
    assert len(fetched.panel("welfare_persons", LATER)) == 0
    assert fetched.measures() == ()


def test_the_same_batch_again_adds_nothing(fetched: Fetched) -> None:
    assert fetched.append(sound(), *TABLE) == 2
    before = figure_files(fetched.folder)
    assert fetched.append(sound(), *TABLE) == 0
    assert fetched.append(sound(), *TABLE, retrieved_on=date(2021, 1, 1)) == 0
    assert figure_files(fetched.folder) == before


def test_a_figure_that_stands_twice_in_a_batch_is_added_once(fetched: Fetched) -> None:
    assert fetched.append(sound().take(np.array([0, 1, 0])), *TABLE) == 2


def test_a_value_that_changed_adds_one_figure_and_the_days_before_stay_as_they_were(
    fetched: Fetched,
) -> None:
    fetched.append(sound(), *TABLE)
    day_before = date(2020, 8, 31)
    known, panel = fetched.known(*ALMELO, day_before), fetched.panel("welfare_persons", day_before)
    assert fetched.append(sound(value=[2500.0, 2520.0]), *TABLE, retrieved_on=date(2020, 9, 1)) == 1
    assert fetched.known(*ALMELO, day_before) == known
    assert rows(fetched.panel("welfare_persons", day_before)) == rows(panel)
    (revised,) = set(fetched.known(*ALMELO, LATER)) - set(known)
    assert (revised.value, revised.published_on) == (2520.0, date(2020, 9, 1))
    assert revised.published_precision == "day"
    assert fetched.panel("welfare_persons", LATER).values.tolist() == [2500.0, 2520.0]


def test_a_value_that_changed_back_is_a_revision_too(fetched: Fetched) -> None:
    for number, value in enumerate((2510.0, 2520.0, 2510.0), start=6):
        changed = sound(value=[2500.0, value])
        assert fetched.append(changed, *TABLE, retrieved_on=date(2020, number, 1)) == (
            2 if number == 6 else 1
        )
    assert [figure.value for figure in fetched.known(*ALMELO, LATER)][1:] == [2510.0, 2520.0, 2510.0]


def test_a_status_that_became_final_is_news(fetched: Fetched) -> None:
    fetched.append(sound(), *TABLE)
    assert fetched.append(sound(status="A"), *TABLE, retrieved_on=date(2021, 1, 1)) == 2


def test_another_address_or_answer_is_no_news(fetched: Fetched) -> None:
    fetched.append(sound(), *TABLE)
    again = sound(answer="1" * 64, source_url="https://example.org/other")
    assert fetched.append(again, *TABLE, retrieved_on=date(2021, 1, 1)) == 0


def test_a_source_with_vintages_keeps_its_own_days(fetched: Fetched) -> None:
    fetched.append(sound(), *TABLE)
    later = sound(value=[2501.0, 2510.0], published_on=[date(2020, 6, 30), date(2020, 7, 31)])
    assert fetched.append(later, *TABLE) == 1
    first_month = [figure for figure in fetched.known(*ALMELO, LATER) if figure.start.month == 1]
    assert [(figure.value, figure.published_on.month) for figure in first_month] == [(2500.0, 3), (2501.0, 6)]


def test_two_values_of_one_source_and_day_are_refused(fetched: Fetched) -> None:
    fetched.append(sound(), *TABLE)
    assert code_of(fetched, sound(value=[2500.0, 2511.0])) == {"contradiction-in-batch"}
    assert code_of(fetched, sound(value=[2500.0, 2511.0]), date(2020, 4, 30)) == {"contradiction-in-batch"}
    assert len(fetched.known(*ALMELO, LATER)) == 2


def test_a_broken_rule_leaves_the_store_as_it_was(fetched: Fetched) -> None:
    assert code_of(fetched, sound(region=["GM0141", "GM9999"])) == {"unknown-region"}
    assert figure_files(fetched.folder) == []


def test_nobody_can_have_known_it_after_it_was_retrieved(fetched: Fetched) -> None:
    fetched.append(sound(), *TABLE, retrieved_on=date(2020, 4, 15))
    assert [figure.published_on for figure in fetched.known(*ALMELO, LATER)] == [
        date(2020, 3, 31),
        date(2020, 4, 15),
    ]


def test_two_sources_are_both_kept(fetched: Fetched) -> None:
    fetched.append(sound(), *TABLE)
    assert fetched.append(sound(source="Another register", value=[1.0, 2.0]), "made-up", "other") == 2
    assert len(fetched.known(*ALMELO, LATER)) == 4
    assert fetched.panel("welfare_persons", LATER).values.tolist() == [1.0, 2.0]


def test_a_number_without_a_text_is_shown_as_a_number(fetched: Fetched) -> None:
    fetched.append(sound(value=[2500.0, 0.5], as_published=["ca. 2.500", ""]), *TABLE)
    assert [figure.as_published for figure in fetched.known(*ALMELO, LATER)] == ["ca. 2.500", "0.5"]


@pytest.mark.parametrize("name", ["../up", "", ".hidden", "a/b", "x" * 200])
def test_a_name_that_is_none_of_a_directory_is_refused(fetched: Fetched, name: str) -> None:
    with pytest.raises(Refused) as refused:
        fetched.append(sound(), "made-up", name)
    assert refused.value.problems[0].code == "bad-file-name"


@pytest.mark.parametrize("name", ["it's [a] földer*", "what?"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    fetched = open_fetched(tmp_path / name)
    assert fetched.append(sound(), *TABLE) == 2
    assert fetched.append(sound(), *TABLE) == 0
    assert len(fetched.known(*ALMELO, LATER)) == 2


def test_a_file_that_was_cut_off_is_named(fetched: Fetched) -> None:
    fetched.append(sound(), *TABLE)
    (path,) = figure_files(fetched.folder)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(Refused) as refused:
        open_fetched(fetched.folder).known(*ALMELO, LATER)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file) == (
        "fetched-file-damaged",
        f"fetched/figures/made-up/monthly/{path.name}",
    )
    assert fetched.damaged() == (problem,)


def test_a_damaged_file_is_named_or_read_and_never_trips(fetched: Fetched) -> None:
    fetched.append(sound(), *TABLE)
    (path,) = figure_files(fetched.folder)
    whole, dice = path.read_bytes(), random.Random(3)
    for _ in range(30):
        damaged = bytearray(whole)
        damaged[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        path.write_bytes(damaged)
        again = Fetched(fetched.folder, fetched.catalogue, fetched.regions)
        with contextlib.suppress(Refused):
            again.known(*ALMELO, LATER)
        assert [problem.place.file for problem in again.damaged()] == [
            f"fetched/figures/made-up/monthly/{path.name}"
        ]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    elsewhere, here = open_fetched(tmp_path / "elsewhere"), open_fetched(tmp_path / "here")
    for fetched in (elsewhere, here):
        fetched.folder.mkdir()
        fetched.append(sound(), *TABLE)
    (path,) = figure_files(elsewhere.folder)
    (here.folder / "fetched/figures/made-up/monthly/linked.parquet").symlink_to(path)
    with pytest.raises(Refused) as refused:
        open_fetched(here.folder).measures()
    assert refused.value.problems[0].code == "outside-folder"


def test_the_same_refreshes_give_the_same_bytes(tmp_path: Path) -> None:
    stores = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert refresh_all(tmp_path / name) > 0
        assert refresh_all(tmp_path / name) == 0
        stores.append({path.name: path.read_bytes() for path in figure_files(tmp_path / name)})
        assert open_fetched(tmp_path / name).damaged() == ()
    assert stores[0] == stores[1]


def test_a_refresh_adds_its_news_only(tmp_path: Path) -> None:
    fetched = open_fetched(tmp_path)
    before, after = monthly(0), monthly(1)
    added = fetched.append(before, *TABLE, retrieved_on=date(2021, 1, 1))
    assert added == len(before)
    said = said_by(before)
    news = sum(said.get(subject) != value for subject, value in said_by(after).items())
    assert 0 < news < len(after)
    assert fetched.append(after, *TABLE, retrieved_on=date(2021, 2, 1)) == news


def said_by(batch: FigureBatch) -> dict[tuple[str, str], float]:
    return dict(
        zip(
            zip(batch.region.texts(), batch.start.astype(str), strict=True), batch.value.tolist(), strict=True
        )
    )


def rows(panel: Panel) -> list[tuple[object, ...]]:
    columns = (panel.regions, panel.starts, panel.ends, panel.kinds, panel.values, panel.published_on)
    return list(zip(*(column.tolist() for column in columns), strict=True))


# --- against the figures of files, on any day ---

_DAY = date(2020, 12, 31)
_figures = st.lists(
    st.fixed_dictionaries(
        {
            "measure": st.sampled_from(["welfare_files", "jobs"]),
            "region": st.sampled_from(["GM0141", "NL01"]),
            "end": st.integers(0, 2).map(lambda days: _DAY + timedelta(days)),
            "kind": st.sampled_from(["stock", "flow"]),
            "source": st.sampled_from(["b", "a"]),
            "published_on": st.integers(5, 9).map(lambda days: _DAY + timedelta(days)),
            "value": st.sampled_from([1.0, 2.0, 3.0]),
        }
    ),
    max_size=40,
)


def _sound(make: MakeFigure, drawn: list[dict[str, object]]) -> list[Figure]:
    """Figures of which no two contradict each other, and none says what was said just before."""
    made: dict[tuple[object, ...], Figure] = {}
    for fields in drawn:
        bounds = {"low": fields["value"], "high": fields["value"], "as_published": f"{fields['value']:g}"}
        unit = {"counted": "", "start": _DAY}
        figure = make(**{**fields, **bounds, **unit})
        made.setdefault(figure.key, figure)
    kept: list[Figure] = []
    for figure in sorted(made.values(), key=lambda one: one.published_on):
        about = [one for one in kept if _subject(one) == _subject(figure)]
        if not about or about[-1].value != figure.value:
            kept.append(figure)
    return kept


def _subject(figure: Figure) -> tuple[object, ...]:
    return (figure.measure, figure.region, figure.end, figure.kind, figure.source)


def _newest(known: tuple[Figure, ...]) -> list[tuple[object, ...]]:
    newest: dict[tuple[object, ...], Figure] = {}
    for figure in known:
        about = (figure.region, figure.start, figure.end, figure.kind)
        there = newest.get(about)
        if there is None or figure.published_on > there.published_on:
            newest[about] = figure
    ordered = sorted(newest.items(), key=lambda one: (one[0][0], one[0][2], one[0][1], one[0][3]))
    return [(*about, figure.value, figure.published_on) for about, figure in ordered]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=_figures, cut=st.integers(0, 40), days=st.integers(4, 10))
def test_known_and_panel_are_as_those_of_figures_in_files(
    make_figure: MakeFigure, drawn: list[dict[str, object]], cut: int, days: int
) -> None:
    figures = _sound(make_figure, drawn)
    facts, as_of = Facts.of(figures), _DAY + timedelta(days)
    with TemporaryDirectory() as name:
        fetched = open_fetched(Path(name))
        # Added in two goes, in the order of their days, the later go repeating some of the first.
        for part in (figures[:cut], figures[max(0, cut - 3) :]):
            fetched.append(batch_from(part), *TABLE)
        for measure in ("welfare_files", "jobs"):
            known = {region: facts.known(measure, region, as_of) for region in ("GM0141", "NL01")}
            for region, expected in known.items():
                assert fetched.known(measure, region, as_of) == expected
            assert rows(fetched.panel(measure, as_of)) == _newest(known["GM0141"] + known["NL01"])
        assert fetched.figures(["welfare_files", "jobs"]) == facts.figures
