"""A form that comes back: drafts and texts are added, all or nothing, and the same file twice is no news."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from perspectief.account import open_house
from perspectief.account.forms import apply, compared
from perspectief.account.releasing import release, to_release
from perspectief.ground.problem import Refused
from tests.forms.house import AS_OF, HAPPENED, TEXTS, Change, filled_in, handed_in, put, read_form

BENEFITS = Path("texts/begroting-2024/indicators/benefits.md")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def take_in(folder: Path, path: Path) -> None:
    apply(read_form(open_house(folder), path))


def test_figures_come_in_as_drafts_with_what_was_filled_in(folder: Path, tmp_path: Path) -> None:
    take_in(folder, handed_in(folder, tmp_path / "form.xlsx", filled_in))
    drafts = [figure for figure in open_house(folder).facts if figure.release == "draft"]
    assert [(f.as_published, f.value, f.origin, f.source, f.status, f.published_on) for f in drafts] == [
        ("9.812", 9812.0, "counted", "Afdeling werk", "A", date(2022, 3, 1)),
        ("ca. 9.700", 9700.0, "published", "Jaarverslag", "P", date(2023, 3, 1)),
    ]
    assert {(f.measure, f.counted, f.kind) for f in drafts} == {("welfare_files", "file", "stock")}
    assert drafts[0].note == "Geteld op 31 december."


def test_texts_come_in_under_their_headings_beside_those_of_colleagues(folder: Path, tmp_path: Path) -> None:
    take_in(folder, handed_in(folder, tmp_path / "form.xlsx", filled_in))
    assert (folder / BENEFITS).read_text(encoding="utf-8") == (
        f"## Wat is er gebeurd\n\n{HAPPENED}\n\n"
        "## Waarom\n\nEr kwam meer werk.\n\n> Zie het *jaarverslag*.\n\n"
        "## Bijsturing\n\nNiet nodig.\n"
    )
    english = folder / BENEFITS.with_suffix(".en.md")
    assert english.read_text(encoding="utf-8") == "## Why\n\nThere was more work.\n"
    plan = folder / "texts/begroting-2024/activities/guidance.md"
    assert plan.read_text(encoding="utf-8") == "## Voortgang\n\nIedereen krijgt een gesprek.\n"


def test_the_same_file_twice_changes_nothing(folder: Path, tmp_path: Path) -> None:
    path = handed_in(folder, tmp_path / "form.xlsx", filled_in)
    take_in(folder, path)
    before = files_of(folder)
    again = read_form(open_house(folder), path)
    assert (again.figures.new, len(again.figures.already_there), again.texts) == ((), 2, ())
    apply(again)
    assert files_of(folder) == before


def figure(value: str, **other: object) -> Change:
    cells = {"as_published": value, "published_on": "2022-03-01", **other}
    return lambda book: put(book, "figures", 2, **cells)


def changed(path: Path, *changes: Change) -> Path:
    """The same file again, with something in it changed."""
    book = load_workbook(path)
    for change in changes:
        change(book)
    book.save(path)
    return path


def test_a_draft_makes_room_for_what_the_same_form_says_next(folder: Path, tmp_path: Path) -> None:
    path = handed_in(folder, tmp_path / "form.xlsx", figure("981"))
    take_in(folder, path)
    take_in(folder, changed(path, figure("9.812")))
    last = changed(path, figure("9.813", source="Jaarverslag", published_on="2022-02-01"))
    assert [one.as_published for one in read_form(open_house(folder), last).figures.replaced] == ["9.812"]
    take_in(folder, last)
    drafts = [one for one in open_house(folder).facts if one.release == "draft"]
    assert [(one.as_published, one.source) for one in drafts] == [("9.813", "Jaarverslag")]


def test_two_sources_in_one_form_both_stay(folder: Path, tmp_path: Path) -> None:
    def two(book: Workbook) -> None:
        figure("9.812")(book)
        put(book, "figures", 4, start=date(2021, 12, 31), end=date(2021, 12, 31))
        put(book, "figures", 4, as_published="9.900", published_on="2022-03-01", source="CBS")

    take_in(folder, handed_in(folder, tmp_path / "form.xlsx", two))
    assert len([one for one in open_house(folder).facts if one.release == "draft"]) == 2


def test_a_released_figure_is_corrected_and_not_replaced(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    take_in(folder, handed_in(folder, path, figure("981")))
    house = open_house(folder)
    release(house, to_release(house, "work", None, AS_OF), "work", AS_OF)
    changed(path, figure("9.812"))
    with pytest.raises(Refused) as refused:
        read_form(open_house(folder), path)
    assert [(one.code, one.path) for one in refused.value.problems] == [("form-figure-differs", "Cijfers!I2")]


@pytest.mark.parametrize(
    ("value", "far"), [("9.812", False), ("982", True), ("98.120", True), ("ca. 9800", False)]
)
def test_a_figure_stands_beside_the_level_before_and_a_digit_too_few_is_seen(
    folder: Path, tmp_path: Path, value: str, far: bool
) -> None:
    house = open_house(folder)
    new = read_form(house, handed_in(folder, tmp_path / "form.xlsx", figure(value))).figures.new
    (found,) = compared(house, new)
    assert found.before is not None and (found.before.value, found.before.end) == (9950, date(2020, 12, 31))
    assert (found.far_from is not None) == far


def test_without_figures_the_level_before_is_the_one_that_a_target_starts_from(
    folder: Path, tmp_path: Path
) -> None:
    programme = folder / "programme.yaml"
    start = "at_most: 9000, baseline: {date: 2021-12-31, value: 9900}"
    programme.write_text(programme.read_text("utf-8").replace("at_most: 9000", start), encoding="utf-8")
    house = open_house(folder)
    (found,) = compared(
        house, read_form(house, handed_in(folder, tmp_path / "f.xlsx", figure("990"))).figures.new
    )
    assert found.before is not None and found.before.is_start and found.before.value == 9900
    assert found.far_from is not None


def test_an_untouched_form_changes_nothing(folder: Path, tmp_path: Path) -> None:
    before = files_of(folder)
    take_in(folder, handed_in(folder, tmp_path / "form.xlsx"))
    assert files_of(folder) == before


def test_reading_a_form_writes_nothing(folder: Path, tmp_path: Path) -> None:
    before = files_of(folder)
    read_form(open_house(folder), handed_in(folder, tmp_path / "form.xlsx", filled_in))
    assert files_of(folder) == before


def test_what_a_colleague_wrote_since_stays(folder: Path, tmp_path: Path) -> None:
    path = handed_in(folder, tmp_path / "form.xlsx", filled_in)
    (folder / BENEFITS).write_text(TEXTS.replace("Niet nodig.", "Toch nodig."), encoding="utf-8")
    take_in(folder, path)
    text = (folder / BENEFITS).read_text(encoding="utf-8")
    assert "Toch nodig." in text and "Niet nodig." not in text and "Er kwam meer werk." in text


def test_two_who_change_one_text_are_told_instead_of_overwritten(folder: Path, tmp_path: Path) -> None:
    path = handed_in(folder, tmp_path / "form.xlsx", lambda book: put(book, "texts", 4, nl="Ja, nodig."))
    (folder / BENEFITS).write_text(TEXTS.replace("Niet nodig.", "Toch nodig."), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_form(open_house(folder), path)
    assert [(one.code, one.path) for one in refused.value.problems] == [("form-text-changed", "Teksten!E4")]


def test_a_text_is_not_put_behind_something_left_open(folder: Path, tmp_path: Path) -> None:
    (folder / BENEFITS).write_text("## Wat is er gebeurd\n\n```\nopen\n", encoding="utf-8")
    path = handed_in(folder, tmp_path / "form.xlsx", lambda book: put(book, "texts", 4, nl="Ja, nodig."))
    with pytest.raises(Refused) as refused:
        read_form(open_house(folder), path)
    found = [(one.code, one.path) for one in refused.value.problems]
    assert found == [("form-text-file", "Teksten!E4")]


def test_emptying_a_cell_takes_the_text_away(folder: Path, tmp_path: Path) -> None:
    def emptied(book: Workbook) -> None:
        put(book, "texts", 2, nl=None)
        put(book, "texts", 4, nl=None)

    take_in(folder, handed_in(folder, tmp_path / "form.xlsx", emptied))
    assert not (folder / BENEFITS).exists()


def test_one_wrong_cell_keeps_all_out(folder: Path, tmp_path: Path) -> None:
    before = files_of(folder)
    path = handed_in(
        folder, tmp_path / "form.xlsx", filled_in, lambda book: put(book, "figures", 4, as_published="2,5,5")
    )
    with pytest.raises(Refused):
        read_form(open_house(folder), path)
    assert files_of(folder) == before


def test_a_text_that_looks_like_a_formula_stays_a_text(folder: Path, tmp_path: Path) -> None:
    def typed(book: Workbook) -> None:
        put(book, "figures", 2, as_published="9.812", published_on="2022-03-01", note="=1+1")
        put(book, "texts", 3, nl="=1+1 is twee.")
        for page in book.worksheets:
            for row in page.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        cell.data_type = "s"

    take_in(folder, handed_in(folder, tmp_path / "form.xlsx", typed))
    assert "'=1+1" in (folder / "figures" / "handed-in-work.csv").read_text(encoding="utf-8")
    assert [figure.note for figure in open_house(folder).facts if figure.release == "draft"] == ["=1+1"]
    assert "=1+1 is twee." in (folder / BENEFITS).read_text(encoding="utf-8")


@pytest.mark.parametrize(("typed", "text"), [(9812, "9812"), (9812.0, "9812"), (98.5, None)])
def test_a_number_that_can_be_read_in_one_way_is_taken(
    folder: Path, tmp_path: Path, typed: float, text: str | None
) -> None:
    path = handed_in(
        folder,
        tmp_path / "form.xlsx",
        lambda book: put(book, "figures", 2, as_published=typed, published_on="2022-03-01"),
    )
    if text is None:  # half a file: read as a number, and refused by the measure
        with pytest.raises(Refused) as refused:
            read_form(open_house(folder), path)
        assert [(one.code, one.found) for one in refused.value.problems] == [("fraction-of-a-count", "98,5")]
        return
    assert [figure.as_published for figure in read_form(open_house(folder), path).figures.new] == [text]


def test_a_form_in_english_comes_back_too(folder: Path, tmp_path: Path) -> None:
    from perspectief.account.forms import form_for
    from perspectief.publication.words import Words
    from perspectief.publication.workbook import workbook_bytes
    from tests.forms.house import AS_OF, opened

    book = opened(workbook_bytes(form_for(open_house(folder), "work", None, AS_OF), Words("en")))
    book["Figures"]["I2"] = "9.812"
    book["Figures"]["J2"] = "2022-03-01"
    book["Figures"]["K2"] = "provisional"
    book.save(tmp_path / "form.xlsx")
    new = read_form(open_house(folder), tmp_path / "form.xlsx").figures.new
    assert [(figure.value, figure.status) for figure in new] == [(9812.0, "P")]


def test_a_write_that_fails_halfway_puts_everything_back(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perspectief.ground.files import write_atomically
    from perspectief.ground.problem import Place, Problem

    planned = read_form(open_house(folder), handed_in(folder, tmp_path / "form.xlsx", filled_in))
    before, written = files_of(folder), list[Path]()

    def full_after_two(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) == 3:
            raise Refused([Problem("not-writable", Place(path.name))])
        write_atomically(path, data)

    monkeypatch.setattr("perspectief.ground.together.write_atomically", full_after_two)
    with pytest.raises(Refused):
        apply(planned)
    assert files_of(folder) == before
    assert len(written) > 3
