"""How long the gate takes to judge months of counts: python -m benchmarks.gate [MONTHS].

Three nested definitions of returns over trailing years, each rounded, all at once and then one more month.
"""

import sys
import time
from datetime import date, timedelta

import numpy as np

from perspectief.gate.counts import TOTAL, Nested, Publication, Subject, Table, Ties
from perspectief.gate.equations import system_of
from perspectief.gate.judge import admit, total_of

YEAR = 12
TIES = Ties(nested=(Nested("back-6", "back-12"), Nested("back-12", "back-24")))


def month_end(number: int) -> date:
    """The last day of a month, counted from January 2000."""
    year, month = divmod(number + 1, YEAR)
    return date(2000 + year, month + 1, 1) - timedelta(days=1)


def totals(months: int) -> list[tuple[Publication]]:
    """A total for each month and definition, of invented returns of some twenty in a year."""
    chance = np.random.default_rng(1)
    monthly = np.cumsum(chance.poisson([1.7, 0.6, 0.4], (months + YEAR, 3)), axis=1)
    found = []
    for last in range(YEAR, months + YEAR):
        for place, name in enumerate(("back-6", "back-12", "back-24")):
            start = month_end(last - YEAR) + timedelta(days=1)
            subject = Subject(name, start, month_end(last), month_end(last))
            count = int(monthly[last - YEAR + 1 : last + 1, place].sum())
            told = total_of(Table(subject, (), {TOTAL: count}))
            assert isinstance(told, Publication)
            found.append((told,))
    return found


def main(months: int) -> None:
    """Print the unknowns, and the seconds for all months at once and for the last one by itself."""
    groups = totals(months)
    before, last = groups[:-3], groups[-3:]
    history = [publication for group in before for publication in group]
    for name, earlier, new in (("all at once", [], groups), ("one month more", history, last)):
        began = time.perf_counter()
        refused = admit(earlier, new, TIES)
        spent = time.perf_counter() - began
        told = [publication for group in new for publication in group]
        unknowns = len(system_of([*earlier, *told], TIES).keys)
        print(f"{months} months, {name}: {unknowns} unknowns, {len(refused)} refused, {spent:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 120)
