"""The figures of a folder: what was known of a measure in a region on a day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from perspectief.facts.bounds import Fault
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions
from perspectief.facts.row_checks import figure_of
from perspectief.facts.shipped import beside
from perspectief.facts.table import read_table
from perspectief.ground.checked import MOST_PROBLEMS, first_of
from perspectief.ground.files import read_text, shown_name
from perspectief.ground.folders import entries
from perspectief.ground.problem import Place, Problem, Refused

FIGURES = "figures"
LIMIT_BYTES = 20_000_000  # of all files of a folder together
LIMIT_FIGURES = 100_000
COLUMNS: tuple[str, ...] = tuple(name for name in Figure.__dataclass_fields__ if name != "answer")
OPTIONAL = ("note_en", "assumption_en", "released_by", "released_on")
REQUIRED = tuple(column for column in COLUMNS if column not in OPTIONAL)
_ALIASES = {"reference_start": "start", "reference_end": "end"}


@dataclass(frozen=True, slots=True)
class Located:
    """A figure and where it stands."""

    figure: Figure
    place: Place


def order(figure: Figure) -> tuple[object, ...]:
    """The order of figures in files and answers: by what they are about, then by when they were known."""
    about = (figure.measure, figure.region, figure.end, figure.start)
    return (*about, figure.published_on, figure.source, figure.kind, figure.release)


def identity(figure: Figure) -> tuple[object, ...]:
    """A draft and the released figure of the same key stand beside each other."""
    return (*figure.key, figure.release)


Beside = Callable[[tuple[Figure, ...], str, str], tuple[Figure, ...]]


def _nothing(_own: tuple[Figure, ...], _measure: str, _region: str) -> tuple[Figure, ...]:
    return ()


@dataclass(frozen=True)
class Facts:
    """Figures in order, by measure and region.

    `beside` adds, where a measure and region are asked for, what stands elsewhere and `own` does not say.
    """

    figures: tuple[Figure, ...]
    by_subject: Mapping[tuple[str, str], tuple[Figure, ...]]
    beside: Beside = _nothing

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "Facts":
        """Facts from figures in any order."""
        ordered = tuple(sorted(figures, key=order))
        subjects: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for figure in ordered:
            subjects[figure.measure, figure.region].append(figure)
        return cls(ordered, {subject: tuple(found) for subject, found in subjects.items()})

    def known(self, measure: str, region: str, as_of: date, *, drafts: bool = False) -> tuple[Figure, ...]:
        """Figures known on `as_of`, by end, start, day published and source.

        `drafts` adds those that no office has released yet, for a look from inside a concept.
        """
        about = self._about(measure, region)
        released = {figure.key for figure in about if figure.release == "released"}
        return tuple(
            figure
            for figure in about
            if figure.is_known(as_of) or (drafts and figure.release == "draft" and figure.key not in released)
        )

    def _about(self, measure: str, region: str) -> tuple[Figure, ...]:
        own = self.by_subject.get((measure, region), ())
        added = self.beside(own, measure, region)
        return tuple(sorted([*own, *added], key=order)) if added else own

    def latest_level(self, measure: str, region: str, as_of: date) -> Figure | None:
        """The known level that reaches furthest in time, as published last.

        A level is any figure that says a number or a class and is no change; a flow counts as one only
        where the measure has nothing but flows.
        """
        known = self.known(measure, region, as_of)
        levels = [figure for figure in known if figure.kind != "change" and _says_something(figure)]
        levels = [figure for figure in levels if figure.kind != "flow"] or levels
        return max(levels, key=lambda figure: (figure.end, figure.published_on, figure.start), default=None)

    def conflicts(
        self, measure: str, region: str, as_of: date, *, drafts: bool = False
    ) -> tuple[tuple[Figure, ...], ...]:
        """Groups of known figures of one period and kind that cannot all be true.

        Figures agree where their intervals touch: a rounded figure does not contradict the exact one.
        """
        known = self.known(measure, region, as_of, drafts=drafts)
        ordered = sorted(known, key=lambda figure: (figure.end, figure.start, figure.kind))
        groups = groupby(ordered, key=lambda figure: (figure.end, figure.start, figure.kind))
        return tuple(group for _, found in groups if _disagree(group := tuple(found)))

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)


def _says_something(figure: Figure) -> bool:
    return not (figure.value is None and figure.low is None and figure.high is None)


def _disagree(figures: tuple[Figure, ...]) -> bool:
    """Whether some two intervals are apart: the highest low lies above the lowest high."""
    speaking = [figure for figure in figures if _says_something(figure)]
    lows = [figure.low for figure in speaking if figure.low is not None]
    highs = [figure.high for figure in speaking if figure.high is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def load_figures(folder: Path, catalogue: Catalogue, regions: Regions) -> Facts:
    """All figures of `FOLDER/figures/*.csv`; what ships with the package stands beside them.

    Raises `Refused` with every problem of every file.
    """
    own = Facts.of(located.figure for located in locate_figures(folder, catalogue, regions))
    return replace(own, beside=beside)


def locate_figures(folder: Path, catalogue: Catalogue, regions: Regions) -> list[Located]:
    """All figures of a folder with their places; raises as `load_figures`."""
    located: list[Located] = []
    problems: list[Problem] = []
    paths = figure_files(folder)
    refuse_too_much(bytes_=sum(_size(path) for path in paths))
    for path in paths:
        try:
            text = read_text(path, root=folder, limit_bytes=LIMIT_BYTES)
            room = LIMIT_FIGURES - len(located)
            found, faults = read_figures(text, shown_name(path, folder), catalogue, regions, room)
        except Refused as refused:
            problems += refused.problems
        else:
            located += found
            problems += faults
    problems += repeated(located)
    if problems:
        raise Refused(problems)
    return located


def figure_files(folder: Path) -> list[Path]:
    """The CSV files of a folder by name; raises `Refused` where they cannot be looked for."""
    return [path for path in entries(folder / FIGURES, folder) if path.name.endswith(".csv")]


def refuse_too_much(*, figures: int = 0, bytes_: int = 0) -> None:
    """Raise `Refused` where a folder would hold more figures than are meant to be kept by hand."""
    if figures > LIMIT_FIGURES or bytes_ > LIMIT_BYTES:
        limits = {"figures": str(LIMIT_FIGURES), "megabytes": str(LIMIT_BYTES // 1_000_000)}
        raise Refused([Problem("too-many-figures", Place(FIGURES), details=limits)])


def _size(path: Path) -> int:
    """The bytes of a file; what cannot be looked at is refused when it is read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def read_figures(
    text: str, file: str, catalogue: Catalogue, regions: Regions, room: int = LIMIT_FIGURES
) -> tuple[list[Located], list[Problem]]:
    """The figures of one CSV text and the problems of its rows, no more than a person wants to see.

    Raises `Refused` where it is no table, or has more rows than there is `room` for.
    """
    table = read_table(text, file, REQUIRED, OPTIONAL, _ALIASES)
    refuse_too_much(figures=LIMIT_FIGURES - room + len(table.rows))
    located: list[Located] = []
    problems = list(table.problems)
    for row in table.rows:
        figure, faults = figure_of(row.fields, catalogue, regions)
        if figure is not None:
            located.append(Located(figure, Place(file, row.line, 1)))
        problems += [_problem(fault, table.place(row, fault.column)) for fault in faults]
        if len(problems) > MOST_PROBLEMS:
            break
    return located, list(first_of(problems))


def _problem(fault: Fault, place: Place) -> Problem:
    found = fault.found[:200]
    return Problem(fault.code, place, fault.column, found, fault.allowed, fault.suggestion, fault.details)


def repeated(located: Iterable[Located]) -> list[Problem]:
    """Figures that stand twice, and figures of one source and day that contradict each other."""
    first: dict[tuple[object, ...], Located] = {}
    problems = []
    for here in located:
        there = first.setdefault(identity(here.figure), here)
        if there is not here:
            problems.append(_repeat(here, there))
    return problems


def _repeat(here: Located, there: Located) -> Problem:
    details = {"first_file": there.place.file, "first_line": str(there.place.line)}
    if here.figure == there.figure:
        return Problem("duplicate-figure", here.place, found=here.figure.as_published, details=details)
    differing = [
        column for column in COLUMNS if getattr(here.figure, column) != getattr(there.figure, column)
    ]
    details["other"] = str(getattr(there.figure, differing[0]) or "")
    found = str(getattr(here.figure, differing[0]) or "")
    return Problem("contradiction-same-source", here.place, ",".join(differing), found, details=details)
