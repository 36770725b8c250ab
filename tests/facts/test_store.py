"""Loading figures: what is read, what is filled in, and that nothing else than a refusal can come of it."""

import csv
import io
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.facts import store
from perspectief.facts.bounds import Bounds
from perspectief.facts.catalogue import Catalogue, load_catalogue
from perspectief.facts.codes import FACT_CODES, SHARED_CODES
from perspectief.facts.regions import Regions
from perspectief.facts.store import COLUMNS, Facts, load_figures, read_figures
from perspectief.ground.codes import PROBLEM_CODES
from perspectief.ground.problem import Refused

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data" / "figures"
ALMELO = SHARED / "almelo_published.csv"
ROW = (
    "welfare_files,GM0141,2021-12-31,2021-12-31,stock,2.500,,,,count,dossiers,A,published,2022-02-01,day,released,"
    "Made-up report,https://example.org,,,,,,"
)
SOUND = f"{','.join(COLUMNS)}\n{ROW}\n"


def row(**changes: str) -> str:
    """The sound row with some fields changed, as a CSV text."""
    fields = dict(zip(COLUMNS, ROW.split(","), strict=True)) | changes
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, list(fields.values())])
    return out.getvalue()


def loaded(text: str, catalogue: Catalogue, regions: Regions) -> Facts:
    located, problems = read_figures(text, "figures/own.csv", catalogue, regions)
    if problems:
        raise Refused(problems)
    return Facts.of(here.figure for here in located)


def bounds(text: str, catalogue: Catalogue, regions: Regions) -> Bounds:
    (figure,) = loaded(text, catalogue, regions)
    return Bounds(figure.value, figure.low, figure.high)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Bounds(2500, 2500, 2500)),
        ({"as_published": "ca. 2600"}, Bounds(2600, 2550, 2650)),
        ({"as_published": "ca. 2600", "value": "2610"}, Bounds(2610, 2550, 2650)),
        ({"as_published": "ca. 2600", "low": "2590", "high": "2620"}, Bounds(2600, 2590, 2620)),
        ({"as_published": "meer dan 2000"}, Bounds(None, 2000, None)),
        ({"as_published": "", "value": "2500"}, Bounds(2500, 2500, 2500)),
        ({"as_published": "tegen de tweeduizend", "value": "1990", "low": "1900"}, Bounds(1990, 1900, None)),
        ({"as_published": "nnb"}, Bounds(None, None, None)),
        ({"as_published": "daling", "kind": "change"}, Bounds(None, None, None)),
        ({"as_published": "-5", "kind": "change"}, Bounds(-5, -5, -5)),
        ({"as_published": "2,5 duizend", "value": "2500,0"}, Bounds(2500, 2500, 2500)),
    ],
)
def test_what_is_left_blank_is_read_from_the_text_and_what_is_written_wins(
    catalogue: Catalogue, regions: Regions, changes: dict[str, str], expected: Bounds
) -> None:
    assert bounds(row(**changes), catalogue, regions) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("krap", Bounds(None, 1.5, 4)),
        ("tight", Bounds(None, 1.5, 4)),
        ("krap of zeer krap", Bounds(None, 1.5, None)),
        ("zeer ruim", Bounds(None, None, 0.25)),
        ("4,32", Bounds(4.32, 4.32, 4.32)),
    ],
)
def test_a_class_has_the_bounds_of_the_scale(
    catalogue: Catalogue, regions: Regions, text: str, expected: Bounds
) -> None:
    changes = {"measure": "labour_tension", "unit": "ratio", "kind": "class", "counted": "none"}
    assert bounds(row(as_published=text, **changes), catalogue, regions) == expected


@pytest.mark.parametrize("day", ["1-2-2022", "01-02-2022", "2022-02-01"])
def test_a_day_may_be_written_the_dutch_way(day: str, catalogue: Catalogue, regions: Regions) -> None:
    (figure,) = loaded(row(published_on=day), catalogue, regions)
    assert figure.published_on == date(2022, 2, 1)


@pytest.mark.parametrize("day", ["31-02-2022", "1/2/2022", "1-2-22", "32-1-2022"])
def test_a_day_that_does_not_exist_or_has_two_readings_is_none(
    day: str, catalogue: Catalogue, regions: Regions
) -> None:
    with pytest.raises(Refused):
        loaded(row(published_on=day), catalogue, regions)


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("43.65", "43650"),
        ("43,65", "43650"),
        ("43.4k", "43400"),
        ("43,4", ""),
        ("1,5", ""),
        ("0,5", ""),
        ("12,3456", ""),
    ],
)
def test_for_a_part_of_a_whole_thing_the_whole_number_is_suggested_or_nothing(
    typed: str, suggested: str, catalogue: Catalogue, regions: Regions
) -> None:
    with pytest.raises(Refused) as refused:
        loaded(row(as_published=typed), catalogue, regions)
    assert [problem.suggestion for problem in refused.value.problems] == [suggested]


def test_semicolons_other_header_names_and_a_byte_order_mark_are_understood(
    folder: Path, catalogue: Catalogue, regions: Regions
) -> None:
    text = SOUND.replace(",", ";").replace("start;end", "Reference_Start;reference_end")
    (folder / "figures" / "excel.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (figure,) = load_figures(folder, catalogue, regions)
    assert (figure.start, figure.value) == (date(2021, 12, 31), 2500)


def test_a_remark_in_brackets_does_not_change_what_is_counted(catalogue: Catalogue, regions: Regions) -> None:
    assert len(loaded(row(counted="Dossiers (eind december)"), catalogue, regions)) == 1


def test_another_word_for_what_is_counted_needs_an_assumption(catalogue: Catalogue, regions: Regions) -> None:
    with pytest.raises(Refused) as refused:
        loaded(row(counted="personen"), catalogue, regions)
    assert [problem.code for problem in refused.value.problems] == ["counted-differs"]
    assert len(loaded(row(counted="personen", assumption="taken to be files"), catalogue, regions)) == 1


def test_an_inferred_figure_may_be_older_than_its_period(catalogue: Catalogue, regions: Regions) -> None:
    assert len(loaded(row(published_on="2020-01-01", origin="inferred"), catalogue, regions)) == 1


def test_a_folder_without_figures_has_none(tmp_path: Path, catalogue: Catalogue, regions: Regions) -> None:
    assert len(load_figures(tmp_path, catalogue, regions)) == 0


@pytest.mark.parametrize("kind", ["file", "broken link", "unreadable"])
def test_figures_that_cannot_be_looked_for_are_not_taken_for_none(
    tmp_path: Path, catalogue: Catalogue, regions: Regions, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "figures"
    if kind == "file":
        place.write_text("", encoding="utf-8")
    elif kind == "broken link":
        place.symlink_to(tmp_path / "nowhere")
    else:
        place.mkdir()
        monkeypatch.setattr(Path, "iterdir", _denied)
    with pytest.raises(Refused) as refused:
        load_figures(tmp_path, catalogue, regions)
    expected = "file-unreadable" if kind == "unreadable" else "not-a-folder"
    assert [(problem.code, problem.place.file) for problem in refused.value.problems] == [
        (expected, "figures")
    ]


def _denied(path: Path) -> None:
    raise PermissionError(13, "Permission denied", str(path))


def test_a_folder_has_a_most_of_figures_over_all_its_files(
    folder: Path, catalogue: Catalogue, regions: Regions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "LIMIT_FIGURES", 3)
    for at, name in enumerate(("a.csv", "b.csv")):
        lines = [ROW.replace("Made-up", f"Source {at}{one}") for one in range(2)]
        (folder / "figures" / name).write_text("\n".join([",".join(COLUMNS), *lines]), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_figures(folder, catalogue, regions)
    assert [problem.code for problem in refused.value.problems] == ["too-many-figures"]


def test_a_folder_has_a_most_of_bytes_over_all_its_files(
    folder: Path, catalogue: Catalogue, regions: Regions
) -> None:
    for name in ("a.csv", "b.csv"):
        (folder / "figures" / name).touch()
        os.truncate(folder / "figures" / name, 11_000_000)
    with pytest.raises(Refused) as refused:
        load_figures(folder, catalogue, regions)
    assert [problem.code for problem in refused.value.problems] == ["too-many-figures"]
    assert refused.value.problems[0].details == {"figures": "100000", "megabytes": "20"}


def test_a_file_of_nothing_but_mistakes_gives_no_more_than_anybody_reads(
    catalogue: Catalogue, regions: Regions
) -> None:
    text = "\n".join([",".join(COLUMNS), *[ROW.replace("GM0141", "GM9999")] * 2_000])
    _, problems = read_figures(text, "own.csv", catalogue, regions)
    assert [problem.code for problem in problems[-2:]] == ["unknown-region", "more-problems"]
    assert len(problems) == 501


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2201-01-01"])
def test_a_day_that_no_picture_can_show_is_refused(catalogue: Catalogue, regions: Regions, day: str) -> None:
    with pytest.raises(Refused) as refused:
        loaded(row(published_on=day), catalogue, regions)
    (problem,) = refused.value.problems
    assert problem.code == "out-of-range"
    assert problem.details == {"min": "1900-01-01", "max": "2200-12-31"}


def test_problems_of_all_files_come_at_once(folder: Path, catalogue: Catalogue, regions: Regions) -> None:
    (folder / "figures" / "a.csv").write_text(row(measure="welfare_file", region="GM9999"), encoding="utf-8")
    (folder / "figures" / "b.csv").write_text('"never closed', encoding="utf-8")
    (folder / "figures" / "c.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(Refused) as refused:
        load_figures(folder, catalogue, regions)
    assert [(problem.place.file, problem.code) for problem in refused.value.problems] == [
        ("figures/a.csv", "unknown-measure"),
        ("figures/a.csv", "unknown-region"),
        ("figures/b.csv", "quote-never-closed"),
        ("figures/c.csv", "not-utf8"),
    ]


def test_a_link_out_of_the_folder_is_refused(folder: Path, catalogue: Catalogue, regions: Regions) -> None:
    outside = folder.parent / "outside.csv"
    outside.write_text(SOUND, encoding="utf-8")
    (folder / "figures" / "own.csv").symlink_to(outside)
    with pytest.raises(Refused) as refused:
        load_figures(folder, catalogue, regions)
    assert [problem.code for problem in refused.value.problems] == ["outside-folder"]


def test_a_problem_in_a_field_over_several_lines_has_the_line_of_the_field(
    catalogue: Catalogue, regions: Regions
) -> None:
    text = row(source="Report\nin two lines", source_url="not a url")
    with pytest.raises(Refused) as refused:
        loaded(text, catalogue, regions)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("bad-url", 3, 15)


@pytest.mark.skipif(not ALMELO.exists(), reason="needs ../shared/data/figures/almelo_published.csv")
def test_every_published_figure_of_almelo_loads(catalogue: Catalogue, regions: Regions) -> None:
    with ALMELO.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    out = io.StringIO()
    csv.writer(out).writerows([[*header, "release"], *([*fields, "released"] for fields in rows)])
    facts = loaded(out.getvalue().replace("\r\n", "\n"), catalogue, regions)
    assert len(facts) == len(rows) == 57
    (group,) = facts.conflicts("bbv_jobs_per_1000", "GM0141", date(2030, 1, 1))
    assert [figure.value for figure in group] == [844.9, 875.2]


def test_the_example_folder_knows_no_later_figure_on_an_earlier_day(regions: Regions) -> None:
    folder = ROOT / "examples" / "almelo"
    facts = load_figures(folder, load_catalogue(folder), regions)
    values = []
    for day in (date(2019, 12, 31), date(2022, 12, 31)):
        figure = facts.latest_level("welfare_files", "GM0141", day)
        values.append(figure and figure.value)
    assert values == [2668, 2372]
    assert all(figure.end.year < 2022 for figure in facts.known("jobs", "GM0141", date(2022, 12, 31)))


MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["replace", "insert", "delete"]),
        st.integers(0, len(SOUND) - 1),
        st.one_of(
            st.sampled_from([",", ";", '"', "\n", "-", "0", ".", "'", "=", "\t", "%"]), st.characters()
        ),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=400)
@given(MUTATIONS)
def test_any_mutated_file_loads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory,
    catalogue: Catalogue,
    regions: Regions,
    mutations: list[tuple[str, int, str]],
) -> None:
    text = SOUND + ROW.replace("Made-up", "Other") + "\n"
    for what, at, character in mutations:
        text = text[:at] + ("" if what == "delete" else character) + text[at + (what != "insert") :]
    folder = tmp_path_factory.getbasetemp() / "mutated"
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    (folder / "figures" / "own.csv").write_bytes(text.encode("utf-8", errors="surrogatepass"))
    try:
        load_figures(folder, catalogue, regions)
    except Refused as refused:
        for problem in refused.problems:
            assert problem.code in (*FACT_CODES, *PROBLEM_CODES)
            assert problem.place.file == "figures/own.csv"
            assert problem.place.line >= 1


def test_shared_codes_are_those_of_the_ground() -> None:
    assert set(SHARED_CODES) <= set(PROBLEM_CODES)
    assert not set(FACT_CODES) & set(PROBLEM_CODES)
    assert len(set(FACT_CODES)) == len(FACT_CODES)
