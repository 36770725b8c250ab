"""The full circle with LibreOffice: template out, filled in, saved there, back in, released, built."""

import subprocess
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from perspectief.account import open_house
from perspectief.account.forms import apply
from scripts import ensure_office
from tests.cli.conftest import Run
from tests.forms.house import AS_OF, filled_in, form_bytes, handed_in, opened, read_form, sheet

OFFICE = ensure_office.find()
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice on this machine"),
]
NUMBER = "9.812"


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of its own: two LibreOffices on one profile wait for each other."""
    return tmp_path_factory.mktemp("office")


def saved_in_office(path: Path, profile: Path) -> Path:
    """The workbook as LibreOffice writes it after opening it."""
    out = path.parent / "saved"
    command = [str(OFFICE), "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (out / path.name).is_file(), done.stderr
    return out / path.name


def contents(page: Worksheet) -> dict[str, str]:
    cells = (cell for row in page.iter_rows() for cell in row)
    return {cell.coordinate: str(cell.value) for cell in cells if cell.value not in (None, "")}


def locked(page: Worksheet) -> set[str]:
    return {cell.coordinate for row in page.iter_rows() for cell in row if cell.protection.locked}


def offered(page: Worksheet) -> dict[str, str]:
    """Per offered range the cells with its words."""
    found = {}
    for validation in page.data_validations.dataValidation:
        for area in str(validation.sqref).split():
            found[area] = str(validation.formula1).replace("'", "").replace("$", "")
    return found


def test_opening_and_saving_loses_nothing(folder: Path, tmp_path: Path, profile: Path) -> None:
    path = handed_in(folder, tmp_path / "form.xlsx", filled_in)
    before = opened(path.read_bytes())
    after = opened(saved_in_office(path, profile).read_bytes())
    assert after.sheetnames == before.sheetnames
    assert [page.sheet_state for page in after.worksheets] == [page.sheet_state for page in before.worksheets]
    for name in before.sheetnames:
        assert contents(after[name]) == contents(before[name]), name
        assert after[name].protection.sheet, name
    for role in ("figures", "texts"):
        was, now = sheet(before, role), sheet(after, role)
        assert locked(now) >= locked(was)
        assert not locked(now) & ({cell.coordinate for row in was.iter_rows() for cell in row} - locked(was))
        assert offered(now) == offered(was)
        # Not kept: frozen panes (they belong to a window) and the lock on the order of the sheets, which
        # LibreOffice does not write. A sheet that was moved or renamed is found when the form comes back.
        assert now.print_title_rows == was.print_title_rows


def test_what_was_saved_there_says_the_same_to_us(folder: Path, tmp_path: Path, profile: Path) -> None:
    path = handed_in(folder, tmp_path / "form.xlsx", filled_in)
    ours, theirs = (read_form(open_house(folder), one) for one in (path, saved_in_office(path, profile)))
    assert theirs.figures == ours.figures
    assert theirs.texts == ours.texts and theirs.files == ours.files
    assert ours.figures.new and ours.texts


def test_an_untouched_form_saved_there_changes_nothing(folder: Path, tmp_path: Path, profile: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_bytes(open_house(folder)))
    found = read_form(open_house(folder), saved_in_office(path, profile))
    assert (found.figures.new, found.texts) == ((), ())


def test_the_full_circle(folder: Path, tmp_path: Path, profile: Path, perspectief: Run) -> None:
    form = tmp_path / "work.xlsx"

    def run(*arguments: object) -> str:
        said = perspectief(*arguments, language="nl")
        assert said.returncode == 0, said.stderr
        return said.stdout

    run("template", folder, "--owner", "work", "--as-of", AS_OF, "--output", form)
    book = opened(form.read_bytes())
    filled_in(book)
    book.save(form)
    back = saved_in_office(form, profile)
    assert "2 nieuwe cijfers" in run("figures", "import", folder, back)
    assert "0 nieuwe cijfers" in run("figures", "import", folder, back)
    listed = run("figures", "list", folder, "--drafts")
    assert "Beleid" in listed and "2 concepten" in listed
    run("build", folder, "--as-of", AS_OF)
    page = next((folder / "site" / "nl").rglob("*benefits*.html"))
    assert NUMBER not in page.read_text(encoding="utf-8")
    assert "2 cijfers vrijgegeven" in run(
        "figures", "release", folder, "--by", "policy", "--all", "--on", AS_OF
    )
    run("build", folder, "--as-of", AS_OF)
    assert NUMBER in page.read_text(encoding="utf-8")


def test_a_form_is_taken_in_by_the_same_rules_as_its_bytes_say(
    folder: Path, tmp_path: Path, profile: Path
) -> None:
    path = saved_in_office(handed_in(folder, tmp_path / "form.xlsx", filled_in), profile)
    apply(read_form(open_house(folder), path))
    values = [figure.value for figure in open_house(folder).facts if figure.release == "draft"]
    assert values == [9812.0, 9700.0]
