"""What the municipality decided about the trail, in `register/trail.yaml`; all of it may be left out."""

from datetime import date
from pathlib import Path

from pydantic import Field

from perspectief.ground.checked import validate
from perspectief.ground.day_field import Day
from perspectief.ground.files import read_text
from perspectief.ground.problem import Refused
from perspectief.ground.text import Frozen
from perspectief.ground.yaml_tree import parse

FILE = Path("register") / "trail.yaml"
_LIMIT = 100_000


class StaffNames(Frozen):
    """The decision that a resident's access report names who looked."""

    decided_on: Day
    by: str = Field(min_length=1, max_length=100)


class Setting(Frozen):
    """`copies` are files elsewhere that every anchor goes to as well; relative ones lie from the folder."""

    copies: tuple[str, ...] = ()
    staff_names: StaffNames | None = None

    def names_on(self, on: date) -> bool:
        """Whether staff is named in access reports on a day."""
        return self.staff_names is not None and self.staff_names.decided_on <= on

    def places(self, folder: Path) -> tuple[Path, ...]:
        """The files of the copies."""
        return tuple(folder / each for each in self.copies)


def load_setting(folder: Path) -> Setting:
    """The setting of a folder; raises `Refused` with all that is wrong in the file."""
    path = folder / FILE
    if not path.exists() and not path.is_symlink():
        return Setting()
    tree = parse(read_text(path, root=folder, limit_bytes=_LIMIT), FILE.as_posix())
    found, problems = validate(Setting, tree)
    if found is None or problems:
        raise Refused(problems)
    return found
