"""Small invented towns as numbers, and an attacker who shares no code with the gate."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

import numpy as np
from scipy.optimize import linprog

from perspectief.gate.counts import Cell, Publication, Subject, Table, cell_of

DAY = date(2031, 1, 31)
Atom = tuple[str, ...]


def stock(day: date = DAY, definition: str = "files") -> Subject:
    return Subject(definition, day, day, day)


def month_end(number: int) -> date:
    """The last day of a month, counted from January 2030."""
    year, month = divmod(number + 1, 12)
    return date(2030 + year, month + 1, 1) - timedelta(days=1)


def window(definition: str, last: int, length: int) -> Subject:
    """The months `last - length + 1` to `last`."""
    start = month_end(last - length) + timedelta(days=1)
    return Subject(definition, start, month_end(last), month_end(last))


def crossed(domains: Mapping[str, Iterable[str]]) -> list[Cell]:
    names = sorted(domains)
    chosen = product(*(tuple(domains[name]) for name in names))
    return [cell_of(dict(zip(names, values, strict=True))) for values in chosen]


def table(subject: Subject, domains: Mapping[str, Iterable[str]], counts: Iterable[int]) -> Table:
    return Table(subject, tuple(sorted(domains)), dict(zip(crossed(domains), counts, strict=True)))


def margin(whole: Table, by: tuple[str, ...]) -> Table:
    counts: dict[Cell, int] = {}
    for cell, count in whole.counts.items():
        kept = tuple(pair for pair in cell if pair[0] in by)
        counts[kept] = counts.get(kept, 0) + count
    return Table(whole.subject, tuple(sorted(by)), counts)


@dataclass
class Attacker:
    """Linear bounds over atoms: `covers` tells which atoms a published cell adds up."""

    atoms: list[Atom]
    covers: Callable[[Subject, Cell], set[Atom]]

    def bounds(self, published: Iterable[Publication], wanted: set[Atom]) -> tuple[int, int]:
        """The whole numbers between which the sum of the wanted atoms must lie."""
        rows, limits = [], []
        for publication in published:
            for said in publication.said:
                row = self.row(self.covers(publication.subject, said.cell))
                if said.high is not None:
                    rows.append(row)
                    limits.append(said.high)
                rows.append(-row)
                limits.append(-said.low)
        goal = self.row(wanted)
        low, high = (self._optimum(sign * goal, rows, limits) for sign in (1, -1))
        return int(np.ceil(low - 1e-6)), int(np.floor(-high + 1e-6))

    def row(self, wanted: set[Atom]) -> np.ndarray:
        return np.array([atom in wanted for atom in self.atoms], dtype=float)

    @staticmethod
    def _optimum(goal: np.ndarray, rows: list[np.ndarray], limits: list[int]) -> float:
        done = linprog(goal, A_ub=np.array(rows), b_ub=np.array(limits), bounds=(0, 10_000))
        assert done.status == 0, done.message
        return float(done.fun)
