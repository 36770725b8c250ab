"""The trail from the command line: anchored each night, verified, and going on with another key."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from perspectief.cli.work_trail import add_trail
from perspectief.ground.problem import Refused
from perspectief.register.database import close_register, open_register
from perspectief.register.trail import keys
from perspectief.register.trail.anchors import FILE
from tests.register.places import Place, postgres_home, register, register_key, sqlite_template
from tests.register.trail.attacker import change, disarm
from tests.register.trail.conftest import TRAIL_KEY, trail_key
from tests.register.trail.deeds import fill

__all__ = ["Place", "postgres_home", "register", "register_key", "sqlite_template", "trail_key"]
app = typer.Typer()
add_trail(app)


def run(word: str, folder: Path) -> Result:
    result = CliRunner().invoke(app, [word, str(folder)])
    assert result.exception is None or isinstance(result.exception, (SystemExit, Refused))
    return result


@pytest.fixture
def folder(register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose register has a trail of four entries, on either database."""
    if register.vendor == "postgresql":
        monkeypatch.setenv("PERSPECTIEF_REGISTER_URL", register.where)
    fill(4)
    return tmp_path


def test_a_night_and_what_is_said_of_it(folder: Path) -> None:
    assert "no anchor yet" in run("verify", folder).output
    assert "up to entry 4" in run("anchor", folder).output
    said = run("verify", folder)
    assert said.exit_code == 0 and "5 entries" in said.output and "cannot be proven" in said.output
    assert len((folder / FILE).read_text().splitlines()) == 1


def test_the_first_broken_link_is_named(folder: Path) -> None:
    open_register(folder)
    disarm()
    change(3, member=77)
    close_register()
    said = run("verify", folder)
    assert said.exit_code == 1 and "first broken link is that of entry 3" in said.output
    assert "trail, line 3" in said.output and "77" not in said.output


def test_a_copy_that_cannot_be_written_is_told_and_the_anchor_stands(folder: Path) -> None:
    (folder / "register").mkdir(exist_ok=True)
    (folder / "register" / "trail.yaml").write_text("copies: [away/anchors.jsonl]\n")
    said = run("anchor", folder)
    assert said.exit_code == 1 and "could not be written" in said.output
    assert (folder / FILE).is_file()


def test_another_key_is_taken_and_the_old_one_still_verifies(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keys.KEY, "another-key-of-a-trail-long-enough-too")
    refused = run("new-key", folder)
    assert isinstance(refused.exception, Refused) and "trail-key-old-missing" in str(refused.exception)
    monkeypatch.setenv(keys.OLD_KEYS, TRAIL_KEY)
    assert "From entry 5" in run("new-key", folder).output
    assert run("verify", folder).exit_code == 0


def test_no_command_shows_a_key(folder: Path) -> None:
    for word in ("anchor", "verify"):
        assert TRAIL_KEY not in run(word, folder).output
