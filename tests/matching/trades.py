"""Made-up trades: codes of four digits as ISCO-08 has them, with what work in each usually asks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.codes import Licence, Time, WorkDemand

CERTIFICATES = tuple(f"certificate {number}" for number in range(1, 9))
# Trades to each first digit, in the order of how common they are for people and vacancies alike.
COMMON = {9: 20, 5: 16, 8: 11, 7: 12, 4: 9, 3: 7, 2: 5}
LEVELS = {9: (1, 2), 8: (2, 3), 7: (3, 4), 5: (2, 3, 4), 4: (3, 4), 3: (4, 5), 2: (5, 6)}
BY_DIGITS = (0.0, 0.05, 0.15, 0.35, 0.6)
_HEAVY = (WorkDemand.LIFTING, WorkDemand.STANDING, WorkDemand.WALKING, WorkDemand.HIGH_PACE)
_CRAFT = (WorkDemand.LIFTING, WorkDemand.BENDING, WorkDemand.FINE_HANDS, WorkDemand.NOISE, WorkDemand.DUST)
_SERVICE = (WorkDemand.CONTACT, WorkDemand.STANDING, WorkDemand.INTERRUPTIONS)
_DESK = (WorkDemand.SCREEN, WorkDemand.READING, WorkDemand.INTERRUPTIONS)
WORK = {9: _HEAVY, 8: _CRAFT, 7: _CRAFT, 5: _SERVICE, 4: _DESK, 3: _DESK, 2: _DESK}
_ROUND = (Time.OFFICE, Time.EVENING, Time.SHIFTS)
TIMES = {9: _ROUND, 8: (Time.OFFICE, Time.NIGHT, Time.SHIFTS), 5: (Time.OFFICE, Time.EVENING, Time.WEEKEND)}


@dataclass(frozen=True, slots=True)
class Trade:
    """One occupation with what it usually asks."""

    code: str
    level: int
    skills: tuple[str, ...]
    work: tuple[WorkDemand, ...]
    times: tuple[Time, ...]
    licence: Licence | None
    certificate: int


def trades(random: np.random.Generator) -> tuple[list[Trade], NDArray[np.float32]]:
    """Eighty trades, the commonest more or less first, and how near they are by shared digits."""
    firsts = np.repeat(list(COMMON), list(COMMON.values()))
    ranks = np.arange(len(firsts)) * 0.6 + random.random(len(firsts)) * 30
    codes = [_code(int(first), number, random) for number, first in enumerate(firsts)]
    found = [_trade(codes[at], random) for at in np.argsort(ranks)]
    return found, _nearness([trade.code for trade in found])


def _code(first: int, number: int, random: np.random.Generator) -> str:
    """Two, three or four digits are shared by some trades; the number after the dot keeps them apart."""
    return f"{first}{random.integers(1, 4)}{random.integers(1, 3)}{random.integers(1, 3)}.{number}"


def _trade(code: str, random: np.random.Generator) -> Trade:
    first = int(code[0])
    common = [f"skill {code[:2]}-{number}" for number in range(4)]
    own = [f"skill {code}-{number}" for number in range(4)]
    licence = (
        Licence.B if random.random() < 0.25 else Licence.C if first == 8 and random.random() < 0.3 else None
    )
    return Trade(
        code,
        int(random.choice(LEVELS[first])),
        (*common, *own),
        WORK[first],
        TIMES.get(first, (Time.OFFICE,)),
        licence,
        int(random.integers(len(CERTIFICATES))),
    )


def _nearness(codes: list[str]) -> NDArray[np.float32]:
    table = np.eye(len(codes), dtype=np.float32)
    for one, first in enumerate(codes):
        for other, second in enumerate(codes):
            if one != other:
                shared = next((at for at in range(4) if first[at] != second[at]), 4)
                table[one, other] = BY_DIGITS[shared]
    return table
