"""`perspectief outlook`: what is said is kept as it was; bands for any table; errors for people."""

import csv
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run
from tests.outlook.houses import add_figures, copied

DAY = "2021-12-31"
GRONINGEN = ROOT / "tests" / "houses" / "groningen"
GOOD = "series,date,value\njobs,2019-12-31,40000\njobs,2020-12-31,40500\njobs,2021-12-31,ca. 41000\n"


@pytest.fixture(scope="module")
def recorded(perspectief: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of Almelo's folder in which one day is recorded."""
    folder = copied(tmp_path_factory.mktemp("recorded"))
    said = perspectief("outlook", "record", folder, "--as-of", DAY)
    assert said.returncode == 0, said.stderr
    return folder


@pytest.fixture
def house(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "house"))


def _file(folder: Path, day: str = DAY) -> Path:
    return folder / "outlooks" / f"{day}.json"


def test_record_keeps_one_file_for_the_day_and_says_so(perspectief: Run, house: Path) -> None:
    assert [path.name for path in (house / "outlooks").iterdir()] == [f"{DAY}.json"]
    english, dutch = (
        perspectief("outlook", "record", house, "--as-of", DAY, language=lang) for lang in ("en", "nl")
    )
    assert "a chance for" in english.stdout and "outlooks/2021-12-31.json" in english.stdout
    assert "kans" in dutch.stdout and "31 december 2021" in dutch.stdout


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "77", "OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2"}],
)
def test_another_process_says_the_same_bytes(
    perspectief: Run, house: Path, environment: dict[str, str]
) -> None:
    before = _file(house).read_bytes()
    _file(house).unlink()
    assert perspectief("outlook", "record", house, "--as-of", DAY, **environment).returncode == 0
    assert _file(house).read_bytes() == before


def test_recording_again_on_the_same_figures_changes_no_byte(perspectief: Run, house: Path) -> None:
    before, times = _file(house).read_bytes(), _file(house).stat().st_mtime_ns
    assert perspectief("outlook", "record", house, "--as-of", DAY).returncode == 0
    assert (_file(house).read_bytes(), _file(house).stat().st_mtime_ns) == (before, times)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Record a later day, or remove"), ("nl", "Leg een latere dag vast, of verwijder")],
)
def test_what_was_said_is_not_said_anew_after_a_figure_was_added_for_before(
    perspectief: Run, house: Path, language: str, words: str
) -> None:
    before = _file(house).read_bytes()
    add_figures(house, {"end": "2021-11-30", "value": "2700", "published_on": "2021-12-15"})
    said = perspectief("outlook", "record", house, "--as-of", DAY, language=language)
    assert said.returncode == 1
    assert words in said.stderr and "outlooks/2021-12-31.json" in said.stderr
    assert "Traceback" not in said.stderr
    assert _file(house).read_bytes() == before


def test_a_file_of_another_s_making_is_named_and_left(perspectief: Run, house: Path) -> None:
    _file(house).write_text("{}", encoding="utf-8")
    said = perspectief("outlook", "record", house, "--as-of", DAY)
    assert said.returncode == 1 and "2021-12-31.json" in said.stderr
    assert _file(house).read_text(encoding="utf-8") == "{}"


def test_record_looks_back_from_every_adopted_edition(perspectief: Run, house: Path) -> None:
    assert perspectief("outlook", "record", house, "--as-of", DAY, "--editions").returncode == 0
    days = sorted(path.stem for path in (house / "outlooks").iterdir())
    assert DAY in days and "2019-11-07" in days and "2021-11-11" in days
    assert all(day <= DAY for day in days)


def test_before_the_first_edition_nothing_is_said(perspectief: Run, house: Path) -> None:
    said = perspectief("outlook", "record", house, "--as-of", "2001-01-01")
    assert said.returncode == 1 and "Choose a later day" in said.stderr
    assert not _file(house, "2001-01-01").exists()


@pytest.mark.parametrize(("language", "words"), [("en", "has yet to come"), ("nl", "moet nog komen")])
def test_a_day_that_has_yet_to_come_is_a_wrong_call(
    perspectief: Run, house: Path, language: str, words: str
) -> None:
    said = perspectief("outlook", "record", house, "--as-of", "2999-01-01", language=language)
    assert said.returncode == 2 and words in " ".join(said.stderr.split())
    assert not _file(house, "2999-01-01").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told_of(perspectief: Run, house: Path) -> None:
    (house / "outlooks").chmod(0o500)
    said = perspectief("outlook", "record", house, "--as-of", "2022-12-31")
    assert said.returncode == 1 and "Traceback" not in said.stderr


def test_outlooks_that_are_a_file_are_told_of(perspectief: Run, house: Path) -> None:
    shutil.rmtree(house / "outlooks")
    (house / "outlooks").write_text("x", encoding="utf-8")
    said = perspectief("outlook", "record", house, "--as-of", DAY)
    assert said.returncode == 1 and "Traceback" not in said.stderr
    assert "outlooks" in said.stderr


def test_another_house_is_recorded_too(perspectief: Run, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GRONINGEN, tmp_path / "house"))
    assert perspectief("outlook", "record", folder, "--as-of", "2020-06-30").returncode == 0
    assert _file(folder, "2020-06-30").exists()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "series.csv"
    file.write_text(GOOD, encoding="utf-8")
    return file


def test_bands_are_printed_in_two_languages(perspectief: Run, table: Path) -> None:
    english, dutch = (perspectief("outlook", "fit", table, language=language) for language in ("en", "nl"))
    assert "80 % band" in english.stdout and "31 January 2022" in english.stdout
    assert "band van 80 %" in dutch.stdout and "31 januari 2022" in dutch.stdout


def test_bands_are_written_for_every_month(perspectief: Run, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "bands.csv"
    told = perspectief("outlook", "fit", table, "--months", 18, "--output", out)
    assert told.returncode == 0 and "bands.csv" in told.stdout.replace("\n", "")
    with out.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 18 and {row["series"] for row in rows} == {"jobs"}
    for row in rows:
        edges = [
            float(row[name]) for name in ("low95", "low80", "low50", "middle", "high50", "high80", "high95")
        ]
        assert edges == sorted(edges)
    back = tmp_path / "back.csv"
    lines = [f"{row['series']},{row['date']},{row['low80']},{row['high80']}\n" for row in rows]
    back.write_text("series,date,low,high\n" + "".join(lines), encoding="utf-8")
    assert perspectief("outlook", "fit", back).returncode == 0  # what was written can be read again


def test_regular_and_irregular_series_stand_in_one_table(perspectief: Run, table: Path) -> None:
    months = [f"months,{2015 + n // 12}-{n % 12 + 1:02d}-01,{100 + n % 12}" for n in range(60)]
    dutch = "files;2021-12-31;ca. 2600\nfiles;2022-11-10;2.372\n"
    table.write_text(GOOD + "\n".join(months) + "\n", encoding="utf-8")
    assert perspectief("outlook", "fit", table).stdout.count("months") == 3
    table.write_text("series;date;value\n" + dutch, encoding="utf-8")
    assert "2.3" in perspectief("outlook", "fit", table, language="nl").stdout


REFUSED = {
    "bad day": (b"series,date,value\na,2021-02-30,5\n", "2021-02-30"),
    "bad number": (b"series,date,value\na,2021-12-31,five\n", "five"),
    "low above high": (b"series,date,low,high\na,2021-12-31,9,5\n", "line 2"),
    "only noughts": (b"series,date,value\na,2021-12-31,0\n", "nought"),
    "nothing bounded": (b"series,date,low\na,2021-12-31,0\n", "nought"),
    "empty": (b"", "no rows"),
    "no rows": (b"series,date,value\n", "no rows"),
    "missing column": (b"series,value\na,5\n", "date"),
    "binary": (bytes(range(256)), "UTF-8"),
    "not UTF-8": ("series,date,value\ncafé,2021-12-31,5\n".encode("latin-1"), "UTF-8"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_that_cannot_be_used_is_explained(perspectief: Run, table: Path, name: str) -> None:
    content, words = REFUSED[name]
    table.write_bytes(content)
    said = perspectief("outlook", "fit", table)
    assert said.returncode == 1 and said.stdout == ""
    assert "series.csv" in said.stderr and "Traceback" not in said.stderr
    assert words in said.stderr


def test_a_table_that_cannot_be_used_is_explained_in_dutch(perspectief: Run, table: Path) -> None:
    table.write_text("series,date,value\na,gisteren,5\nb,2021-12-31,veel\nc,2021-12-31,0\n", encoding="utf-8")
    said = perspectief("outlook", "fit", table, language="nl")
    assert said.stderr.startswith("3 dingen om te herstellen:")
    assert all(words in said.stderr for words in ("geen dag", "regel 3", "nul"))


@pytest.mark.parametrize(
    "arguments", [(".",), ("nowhere.csv",), ("series.csv", "--months", 0), ("series.csv", "--seed", -1)]
)
def test_a_wrong_call_is_told_of(perspectief: Run, table: Path, arguments: tuple[object, ...]) -> None:
    file = table.parent / str(arguments[0])
    said = perspectief("outlook", "fit", file, *arguments[1:])
    assert said.returncode in (1, 2) and said.stderr and "Traceback" not in said.stderr


def test_an_output_that_cannot_be_written_is_told_of(perspectief: Run, table: Path, tmp_path: Path) -> None:
    said = perspectief("outlook", "fit", table, "--output", tmp_path / "nowhere" / "bands.csv")
    assert said.returncode == 1 and "Traceback" not in said.stderr


def test_a_hundred_thousand_rows_are_read(perspectief: Run, table: Path) -> None:
    days = [f"{1900 + n // 336}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(10_000)]
    rows = [f"s{series},{day},{100 + series + at % 7}" for series in range(10) for at, day in enumerate(days)]
    table.write_text("series,date,value\n" + "\n".join(rows) + "\n", encoding="utf-8")
    said = perspectief("outlook", "fit", table)
    assert said.returncode == 0 and said.stdout.count("s9") == 3


@pytest.mark.parametrize(("language", "words"), [("en", "Look ahead"), ("nl", "vooruit")])
def test_help_of_outlooks_speaks_both_languages(perspectief: Run, language: str, words: str) -> None:
    said = perspectief("outlook", "--help", language=language)
    assert said.returncode == 0 and words in said.stdout
