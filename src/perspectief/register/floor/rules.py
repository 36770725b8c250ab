"""When something is due: how far ahead and behind one looks, and when those who went to work are called.

A municipality says it in `register/floor.yaml`; without that file the defaults hold, which pages show.
"""

from calendar import monthrange
from datetime import date
from pathlib import Path

from pydantic import Field

from perspectief.ground.checked import validate
from perspectief.ground.files import read_text
from perspectief.ground.problem import Refused
from perspectief.ground.text import Frozen
from perspectief.ground.yaml_tree import parse

FILE = Path("register") / "floor.yaml"
_LIMIT = 20_000


class Rules(Frozen):
    """`ahead_days`: what ends or is due within so many days is shown; `behind_days`: what ended so long ago.

    `aftercare_months`: when somebody who left for work is called, in months after leaving. A last call that
    was not made is shown for `aftercare_days_late` days. `vacancy_days`: a vacancy is long open after those.
    """

    ahead_days: int = Field(default=28, ge=0, le=366)
    behind_days: int = Field(default=42, ge=0, le=366)
    aftercare_months: tuple[int, ...] = Field(default=(1, 3, 6), min_length=1, max_length=12)
    aftercare_days_late: int = Field(default=60, ge=0, le=366)
    vacancy_days: int = Field(default=60, ge=0, le=366)


def load_rules(folder: Path) -> Rules:
    """The rules of a folder. Raises `Refused` with all that is wrong in its file."""
    path = folder / FILE
    if not path.exists():
        return Rules()
    found, problems = validate(
        Rules, parse(read_text(path, root=folder, limit_bytes=_LIMIT), FILE.as_posix())
    )
    if found is None or problems:
        raise Refused(problems)
    return found


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
