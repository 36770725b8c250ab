"""Adding to a folder, and figures in and out as CSV."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.facts import store
from perspectief.facts.adding import add_figures, csv_text
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.exchange import export_csv, import_csv
from perspectief.facts.regions import Regions
from perspectief.facts.store import load_figures, read_figures
from perspectief.ground.formulas import guarded, unguarded
from perspectief.ground.problem import Refused
from tests.facts.conftest import MakeFigure

LATER = date(2030, 1, 1)


def test_adding_twice_adds_once(
    folder: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> None:
    first = add_figures(folder, "own.csv", [make_figure()], catalogue, regions)
    written = (folder / "figures" / "own.csv").read_bytes()
    again = add_figures(folder, "own.csv", [make_figure()], catalogue, regions)
    assert (len(first.new), len(first.already_there)) == (1, 0)
    assert (len(again.new), len(again.already_there)) == (0, 1)
    assert (folder / "figures" / "own.csv").read_bytes() == written


def test_a_figure_that_stands_in_another_file_is_there_already(
    folder: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> None:
    add_figures(folder, "own.csv", [make_figure()], catalogue, regions)
    assert not add_figures(folder, "other.csv", [make_figure()], catalogue, regions).new
    assert not (folder / "figures" / "other.csv").exists()


def test_a_correction_stands_beside_what_was_known_before(
    folder: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> None:
    old = make_figure()
    new = replace(old, as_published="2.490", value=2490.0, low=2490.0, high=2490.0, published_on=LATER)
    add_figures(folder, "own.csv", [old], catalogue, regions)
    add_figures(folder, "own.csv", [new], catalogue, regions)
    assert load_figures(folder, catalogue, regions).figures == (old, new)


def test_a_figure_is_never_overwritten(
    folder: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> None:
    add_figures(folder, "own.csv", [make_figure()], catalogue, regions)
    written = (folder / "figures" / "own.csv").read_bytes()
    other = make_figure(as_published="2.490", value=2490.0, low=2490.0, high=2490.0)
    with pytest.raises(Refused) as refused:
        add_figures(folder, "own.csv", [other], catalogue, regions)
    (problem,) = refused.value.problems
    assert problem.code == "contradiction-same-source"
    assert problem.path == "as_published,value,low,high"
    assert problem.details["first_file"] == "figures/own.csv"
    assert (folder / "figures" / "own.csv").read_bytes() == written


def test_a_draft_may_be_released(
    folder: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> None:
    add_figures(folder, "own.csv", [make_figure(release="draft")], catalogue, regions)
    assert add_figures(folder, "own.csv", [make_figure()], catalogue, regions).new


def test_what_breaks_a_rule_is_not_written(
    folder: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> None:
    wrong = [make_figure(measure="nothing"), make_figure(counted="personen"), make_figure(note="a\x00b")]
    for figure in wrong:
        with pytest.raises(Refused):
            add_figures(folder, "own.csv", [figure], catalogue, regions)
    assert not list((folder / "figures").iterdir())


@pytest.mark.parametrize("name", ["../own.csv", "own.txt", ".own.csv", "/tmp/own.csv", "", "a b.csv"])
def test_a_file_name_that_leads_elsewhere_is_refused(
    folder: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure, name: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_figures(folder, name, [make_figure()], catalogue, regions)
    assert refused.value.problems[0].code == "bad-file-name"


def test_the_order_of_rows_does_not_depend_on_the_order_of_adding(make_figure: MakeFigure) -> None:
    figures = [make_figure(source=name) for name in "cab"]
    assert csv_text(figures) == csv_text(reversed(figures))


def test_an_export_holds_what_was_known_and_comes_back_as_it_was(
    folder: Path, tmp_path: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> None:
    figures = [
        make_figure(note='=HYPERLINK("https://example.org")', source="+evil, quoted"),
        make_figure(source="'=already guarded", assumption="two\nlines; and\ttab", counted="personen"),
        make_figure(source="third", as_published="-", value=None, low=None, high=None),
        make_figure(source="fourth", published_on=LATER),
        make_figure(source="fifth", release="draft"),
    ]
    add_figures(folder, "own.csv", figures, catalogue, regions)
    out = tmp_path / "out.csv"
    assert export_csv(load_figures(folder, catalogue, regions), date(2029, 1, 1), out) == 3
    text = out.read_text(encoding="utf-8")
    assert "'=HYPERLINK" in text
    assert ",=HYPERLINK" not in text
    assert ",+evil" not in text
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    import_csv(elsewhere, out, catalogue, regions).apply()
    back = load_figures(elsewhere, catalogue, regions)
    assert set(back) == set(figures[:3])


def test_an_import_writes_nothing_until_it_is_applied(
    folder: Path, tmp_path: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> None:
    path = tmp_path / "Cijfers van 2021.csv"
    path.write_text(csv_text([make_figure()]), encoding="utf-8")
    preview = import_csv(folder, path, catalogue, regions)
    assert preview.planned.new == (make_figure(),)
    assert not list((folder / "figures").iterdir())
    assert preview.apply().file == "cijfers-van-2021.csv"
    assert import_csv(folder, path, catalogue, regions).planned.already_there == (make_figure(),)


@given(st.text(alphabet=st.sampled_from("'\"=+-@\t\n 1a,;"), max_size=10))
def test_no_part_of_a_guarded_field_begins_as_a_formula_and_guarding_can_be_undone(field: str) -> None:
    safe = guarded(field)
    for part in re.split("[;\n]", safe):  # as a Dutch spreadsheet cuts it
        bare = part.strip(' "')
        assert bare[:1] not in ("=", "@", "\t") or not bare
        assert bare[:1] not in ("+", "-") or bare[1:2] == "1"
    assert unguarded(safe) == field


amounts = st.floats(min_value=0, max_value=1e12, allow_nan=False).map(lambda number: round(number, 3))


@settings(max_examples=60)
@given(amounts, st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_any_figure_comes_back_from_its_csv(
    catalogue: Catalogue, regions: Regions, make_figure: MakeFigure, amount: float, note: str
) -> None:
    figure = make_figure(as_published="", value=amount, low=amount, high=amount, note=note.strip())
    located, problems = read_figures(csv_text([figure]), "own.csv", catalogue, regions)
    assert problems == []
    assert [here.figure for here in located] == [figure]


def test_nothing_is_written_through_a_folder_that_is_a_link(
    tmp_path: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> None:
    folder, elsewhere = tmp_path / "folder", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "figures").symlink_to(elsewhere)
    with pytest.raises(Refused) as refused:
        add_figures(folder, "own.csv", [make_figure()], catalogue, regions)
    assert [problem.code for problem in refused.value.problems] == ["outside-folder"]
    assert not list(elsewhere.iterdir())


def test_what_would_not_be_read_again_is_not_added(
    folder: Path,
    catalogue: Catalogue,
    regions: Regions,
    make_figure: MakeFigure,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_figures(folder, "own.csv", [make_figure()], catalogue, regions)
    monkeypatch.setattr(store, "LIMIT_FIGURES", 1)
    with pytest.raises(Refused) as refused:
        add_figures(folder, "more.csv", [make_figure(source="Another")], catalogue, regions)
    assert [problem.code for problem in refused.value.problems] == ["too-many-figures"]
    assert [path.name for path in (folder / "figures").iterdir()] == ["own.csv"]
