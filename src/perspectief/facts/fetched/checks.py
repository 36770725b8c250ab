"""The rules for one figure (`facts.row_checks`), over a whole batch at once."""

import re
from collections.abc import Callable, Iterator
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.fetched.batch import DAYS, Coded, FigureBatch
from perspectief.facts.model import Kind, Measure, Origin, Precision, Status
from perspectief.facts.regions import Regions
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem

MOST_ROWS = 20  # problems of one rule that are told row by row; `rows` says how many there are
_BIGGEST = 1e15
_URL = re.compile(r"https?://[^\s<>\"]+")
_ANSWER = re.compile(r"[0-9a-f]{64}")
_REMARK = re.compile(r"\s*\([^()]*\)$")
_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "status": get_args(Status),
    "origin": get_args(Origin),
    "published_precision": get_args(Precision),
}
_NEVER_EMPTY = ("measure", "region", "unit", "source", *_CHOICES)

_Mask = NDArray[np.bool_]
_Judge = Callable[[str], Problem | None]


def validate(batch: FigureBatch, catalogue: Catalogue, regions: Regions, file: str = "") -> list[Problem]:
    """Every rule that the batch breaks; a problem's line is the row, counted from 1, in `file`.

    A word that is wrong gives one problem, at its first row; numbers and days at most 20 for a rule.
    `details["rows"]` says how many rows break the rule.
    """
    check = _Check(batch, file)
    found = [*check.empty_cells(), *check.words(catalogue, regions), *check.days(), *check.numbers()]
    known = np.array([catalogue.find(word) is not None for word in batch.measure.words], dtype=bool)
    if known.any():
        found += check.by_measure(catalogue)
    return sorted(found, key=lambda problem: problem.place)


class _Check:
    def __init__(self, batch: FigureBatch, file: str) -> None:
        self.batch, self.file = batch.bounded(), file
        self.given = batch

    def _place(self, row: int) -> Place:
        return Place(self.file, row + 1, 1)

    def _rows(
        self, code: str, column: str, wrong: _Mask, details: Callable[[int], dict[str, str]] | None = None
    ) -> Iterator[Problem]:
        """A problem for each of the first rows in which `wrong` holds."""
        rows = np.flatnonzero(wrong)
        for row in rows[:MOST_ROWS].tolist():
            more = {"rows": str(len(rows)), **(details(row) if details else {})}
            yield Problem(code, self._place(row), column, self._shown(column, row), details=more)

    def _shown(self, column: str, row: int) -> str:
        held = getattr(self.batch, column)
        if isinstance(held, Coded):
            return held.text(row)[:200]
        return str(held[row]) if column in DAYS else _number(held[row])

    def _each_word(self, column: str, judge: _Judge) -> Iterator[Problem]:
        """The judge's problem for each word that stands in the column, at its first row."""
        held: Coded = getattr(self.batch, column)
        used = np.bincount(held.codes, minlength=len(held.words))
        for code, word in enumerate(held.words):
            if used[code] and word and (problem := judge(word)):
                row = int(np.argmax(held.codes == code))
                more = {"rows": str(int(used[code])), **problem.details}
                found, allowed, likely = word[:200], problem.allowed, problem.suggestion
                yield Problem(problem.code, self._place(row), column, found, allowed, likely, more)

    def empty_cells(self) -> Iterator[Problem]:
        for column in _NEVER_EMPTY:
            yield from self._rows("missing-cell", column, getattr(self.batch, column).are(""))
        for column in DAYS:
            yield from self._rows("missing-cell", column, np.isnat(getattr(self.batch, column)))

    def words(self, catalogue: Catalogue, regions: Regions) -> Iterator[Problem]:
        for column, allowed in _CHOICES.items():
            yield from self._each_word(column, _one_of(allowed))
        yield from self._each_word("measure", lambda word: _unknown_measure(word, catalogue))
        yield from self._each_word("region", lambda word: _unknown_region(word, regions))
        yield from self._each_word("source_url", _bad_url)
        yield from self._each_word("answer", _bad_answer)

    def days(self) -> Iterator[Problem]:
        start, end, published = self.batch.start, self.batch.end, self.batch.published_on

        def since(row: int) -> dict[str, str]:
            return {"start": str(start[row])}

        yield from self._rows("end-before-start", "end", end < start, since)
        early = (published < start) & ~self.batch.origin.are("inferred")
        yield from self._rows("published-before-period", "published_on", early, since)

    def numbers(self) -> Iterator[Problem]:
        value, low, high = self.batch.value, self.batch.low, self.batch.high
        silent = np.isnan(value) & np.isnan(low) & np.isnan(high) & self.batch.as_published.are("")
        yield from self._rows("figure-says-nothing", "as_published", silent)
        for column in ("value", "low", "high"):
            held = getattr(self.given, column)
            yield from self._rows("out-of-range", column, np.abs(held) > _BIGGEST)
        yield from self._rows(
            "interval-reversed", "low", low > high, lambda row: {"high": _number(high[row])}
        )
        outside = ((value < low) | (value > high)) & ~(low > high)
        yield from self._rows("outside-interval", "value", outside, self._ends)

    def _ends(self, row: int) -> dict[str, str]:
        return {"low": _number(self.batch.low[row]), "high": _number(self.batch.high[row])}

    def by_measure(self, catalogue: Catalogue) -> Iterator[Problem]:
        """Unit, counted object and limits, which each measure has of its own."""
        batch = self.batch
        measures = [catalogue.find(word) for word in batch.measure.words]
        yield from self._pairs("unit", measures, _unit_differs)
        stated = ~batch.assumption.are("")
        yield from self._pairs("counted", measures, _counted_differs, spared=stated)
        minima = _limits(measures, "minimum", -np.inf)[batch.measure.codes]
        maxima = _limits(measures, "maximum", np.inf)[batch.measure.codes]
        wrong = np.zeros(len(batch), dtype=bool)
        for held in (batch.value, batch.low, batch.high):
            wrong |= (held < minima) | (held > maxima)
        wrong &= ~batch.kind.are("change") & ~(batch.low > batch.high)
        ends = {"minimum": minima, "maximum": maxima}
        yield from self._rows(
            "outside-measure",
            "value",
            wrong,
            lambda row: {name: _number(limit[row]) for name, limit in ends.items()},
        )

    def _pairs(
        self,
        column: str,
        measures: list[Measure | None],
        judge: Callable[[str, Measure], Problem | None],
        spared: _Mask | None = None,
    ) -> Iterator[Problem]:
        """The judge's problem for each pair of a measure and a word that stands in some row."""
        held: Coded = getattr(self.batch, column)
        pairs = self.batch.measure.codes.astype(np.int64) * len(held.words) + held.codes
        if spared is not None:
            pairs = np.where(spared, -1, pairs)
        for pair in np.unique(pairs).tolist():
            measure, word = measures[pair // len(held.words)], held.words[pair % len(held.words)]
            if pair < 0 or measure is None or not (problem := judge(word, measure)):
                continue
            where = pairs == pair
            more = {"rows": str(int(np.count_nonzero(where)))}
            place = self._place(int(np.argmax(where)))
            yield Problem(problem.code, place, column, word[:200], problem.allowed, problem.suggestion, more)


_NOWHERE = Place("")


def _number(number: float) -> str:
    return f"{number:.15g}" if np.isfinite(number) else ""


def _limits(measures: list[Measure | None], name: str, otherwise: float) -> NDArray[np.float64]:
    limits = [getattr(measure, name) if measure else None for measure in measures]
    return np.array([otherwise if limit is None else limit for limit in limits], dtype=np.float64)


def _one_of(allowed: tuple[str, ...]) -> _Judge:
    def judge(word: str) -> Problem | None:
        return None if word in allowed else _said("not-one-of", allowed, nearest(word, allowed))

    return judge


def _said(code: str, allowed: tuple[str, ...] = (), suggestion: str = "") -> Problem:
    return Problem(code, _NOWHERE, allowed=allowed, suggestion=suggestion)


def _unknown_measure(word: str, catalogue: Catalogue) -> Problem | None:
    return None if catalogue.find(word) else _said("unknown-measure", suggestion=catalogue.suggest(word))


def _unknown_region(word: str, regions: Regions) -> Problem | None:
    if regions.find(word):
        return None
    near = regions.suggest(word)
    return _said("unknown-region", suggestion=near.code if near else "")


def _bad_url(word: str) -> Problem | None:
    return None if _URL.fullmatch(word) else _said("bad-url")


def _bad_answer(word: str) -> Problem | None:
    return None if _ANSWER.fullmatch(word) else _said("bad-answer-hash")


def _unit_differs(word: str, measure: Measure) -> Problem | None:
    return _said("unit-differs", (measure.unit,), measure.unit) if word not in ("", measure.unit) else None


def _counted_differs(word: str, measure: Measure) -> Problem | None:
    """A remark in brackets ("ondernemers (525 answered)") does not change what is counted."""
    bare = _REMARK.sub("", word).lower()
    if bare in ("", measure.counted) or bare in (name.lower() for name in measure.counted_as):
        return None
    return _said("counted-differs", measure.counted_as, nearest(word, measure.counted_as))
