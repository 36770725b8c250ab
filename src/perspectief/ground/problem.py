"""What is wrong in somebody's file, where, and what was expected: codes, never sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file; line and column count from 1, 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person must mend; `code` is worded in two languages by `publication.words`.

    `path` is the key path in the file (``indicators[2].targets[0].due``), `found` the text that
    stands there, `allowed` the values that would do, `suggestion` the likely correction, and
    `details` further named values for the wording.
    """

    code: str
    place: Place
    path: str = ""
    found: str = ""
    allowed: tuple[str, ...] = ()
    suggestion: str = ""
    details: dict[str, str] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 (an answer to somebody, not a failure)
    """Input that cannot be used; carries every problem found, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.place))
        super().__init__(", ".join(problem.code for problem in self.problems))
