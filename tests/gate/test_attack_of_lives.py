"""Everything that a programme can ask for, from lives to the log, and an attacker who holds the whole log.

Random towns go through the register's counting and the gate, month after month, with counts that are added
later, totals that are exact by decision, and lives that are recorded afterwards. The attacker shares no code
with the gate: what is unknown to them is how many live each kind of life, and each line of the log is a sum.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from perspectief.gate.counting import Counter
from perspectief.gate.counts import LEAST, Cell, Publication, Said
from perspectief.gate.decisions import Decision, Decisions
from perspectief.gate.definitions import Asked
from perspectief.gate.entries import Entry
from perspectief.gate.ledger import Ledger
from perspectief.gate.publish import plan
from perspectief.ground.text import Text
from perspectief.register.codes import Group, Scheme
from perspectief.register.counting.definition import CountDefinition, Counted, What, WorkKnownBy
from tests.gate.lives import (
    AFTERWARDS,
    GROUPS,
    MONTHS,
    SCHEMES,
    Life,
    columns,
    every_life,
    every_mixture,
    first_of,
)
from tests.gate.towns import month_end

LIVES = every_life()  # those that towns are made of, and an attacker reckons with at first
BOTH = frozenset({Scheme.GENERAL, Scheme.IOAW})
CARE = frozenset({Group.CARE})
Weighs = Callable[[Life], int]  # how many of a life a count has


def ask(id_: str, what: What, by: str = "", **more: object) -> Asked:
    values: dict[str, object] = {"schemes": BOTH, "work_known_by": WorkKnownBy.END_REASON, **more}
    return Asked(CountDefinition(id_, id_, what, **values), tuple(by.split()))  # type: ignore[arg-type]  # by name


COUNTS = {
    each.definition.id: each
    for each in (
        ask("persons", What.STOCK, "group scheme"),
        ask("general", What.STOCK, "group", schemes=frozenset({Scheme.GENERAL})),
        ask("care", What.STOCK, groups=CARE),
        ask("files", What.STOCK, "scheme", counted=Counted.FILES),
        ask("came", What.INFLOW, "group"),
        ask("came-in-two", What.INFLOW, "group", period_months=2),
        ask("left", What.OUTFLOW, "group"),
        ask("left-in-two", What.OUTFLOW, period_months=2),
        ask("to-work-in-two", What.OUTFLOW_TO_WORK, period_months=2),
        ask("into-care", What.INFLOW, groups=CARE),
        ask("active", What.PARTICIPATION_SHARE, "group"),
    )
}


@dataclass(frozen=True)
class Sum:
    """What a line adds up: a weight for each life, and those that were known on the day."""

    weighs: Weighs
    known: date

    def row(self, lives: Sequence[Life]) -> np.ndarray:
        return np.array(
            [self.weighs(life) * (not life.late or self.known >= AFTERWARDS) for life in lives], dtype=float
        )


def matches(cell: Mapping[str, str], group: str, scheme: str = "") -> bool:
    return cell.get("group", group) == group and cell.get("scheme", scheme) == scheme


def stock(month: int, cell: Mapping[str, str], *, files: bool = False, active: bool = False) -> Weighs:
    def weighs(life: Life) -> int:
        there = life.there(month) and matches(cell, life.group(month), life.under(month))
        return (there and (life.active or not active)) * (1 if files else life.persons)

    return weighs


def flow(months: Iterable[int], cell: Mapping[str, str], *, left: bool, to_work: bool = False) -> Weighs:
    def weighs(life: Life) -> int:
        month, group = (life.left, life.group(life.left)) if left else (life.came, life.first)
        it = month in months and matches(cell, group) and (life.for_work or not to_work)
        return it * life.persons

    return weighs


def into_care(months: Iterable[int]) -> Weighs:
    """Who came in there, and who moved there."""
    came = flow(months, {"group": "care"}, left=False)
    return lambda life: came(life) + (life.moved in months and life.then == "care") * life.persons


def weighs_of(entry: Entry, publication: Publication, cell: Cell) -> Weighs:
    """What a line of the log adds up, from the definition that stands in it."""
    at, known = dict(cell), entry.counting
    last = next(month for month in range(MONTHS) if month_end(month) == publication.subject.end)
    months = range(last - int(known["period_months"]) + 1, last + 1)
    if known["what"] in ("stock", "participation_share"):
        at |= {"group": known["groups"][0]} if known["groups"] else {}
        at |= {"scheme": known["schemes"][0]} if len(known["schemes"]) == 1 else {}
        active = known["what"] == "participation_share"
        return stock(last, at, files=known["counted"] == "files", active=active)
    if known["groups"]:
        return into_care(months)
    left = known["what"] != "inflow"
    return flow(months, at, left=left, to_work=known["what"] == "outflow_to_work")


def of_interest() -> Iterator[tuple[str, Weighs]]:
    """Every count of people by group, by scheme or as a part, each month: what nobody may find out."""
    for month in range(MONTHS):
        for group in GROUPS:
            cell = {"group": group}
            yield f"stock {month} {group}", stock(month, cell)
            yield f"active {month} {group}", stock(month, cell, active=True)
            yield f"not active {month} {group}", less(stock(month, cell), stock(month, cell, active=True))
            yield f"came {month} {group}", flow([month], cell, left=False)
            yield f"left {month} {group}", flow([month], cell, left=True)
        for scheme in SCHEMES:
            yield f"stock {month} {scheme}", stock(month, {"scheme": scheme})
            yield f"files {month} {scheme}", stock(month, {"scheme": scheme}, files=True)
        yield f"partners {month}", less(stock(month, {}), stock(month, {}, files=True))
        yield f"came {month}", flow([month], {}, left=False)
        yield f"left {month}", flow([month], {}, left=True)
    for last in range(1, MONTHS):
        two = range(last - 1, last + 1)
        out, to_work = (flow(two, {}, left=True, to_work=way) for way in (False, True))
        yield f"to work {last}", to_work
        yield f"not to work {last}", less(out, to_work)


def less(whole: Weighs, part: Weighs) -> Weighs:
    return lambda life: whole(life) - part(life)


class Attacker:
    """Linear bounds over lives: how few and how many can make what was told."""

    def __init__(self, lives: Sequence[Life]) -> None:
        self.lives = lives
        self.heard: list[tuple[Sum, Said]] = []
        self.rows: list[np.ndarray] = []
        self.limits: list[float] = []

    def hears(self, one: Sum, said: Said) -> None:
        self.heard.append((one, said))
        row = one.row(self.lives)
        self.rows.append(-row)
        self.limits.append(-said.low)
        if said.high is not None:
            self.rows.append(row)
            self.limits.append(said.high)

    def knowing_less(self) -> "Attacker":
        """Who heard the same and takes every mixture of lives to be possible."""
        other = Attacker(MIXTURES)
        for one, said in self.heard:
            other.hears(one, said)
        return other

    def bounds(self, wanted: Sum) -> tuple[int, int]:
        """Lives that are told alike are one unknown."""
        kinds = np.unique(np.array([wanted.row(self.lives), *self.rows]), axis=1)
        low, high = (self._least(sign * kinds[0], kinds[1:]) for sign in (1, -1))
        return int(np.ceil(low - 1e-6)), int(np.floor(-high + 1e-6))

    def _least(self, goal: np.ndarray, rows: np.ndarray) -> float:
        done = linprog(goal, A_ub=rows, b_ub=np.array(self.limits), bounds=(0, 100_000))
        assert done.status == 0, done.message
        return float(done.fun)


counts = st.lists(st.sampled_from(sorted(COUNTS)), min_size=2, max_size=7, unique=True)
towns = st.dictionaries(st.sampled_from(LIVES), st.integers(1, 14), min_size=4, max_size=30)
afterwards = st.dictionaries(st.sampled_from(LIVES), st.integers(1, 12), max_size=3)


def as_late(life: Life) -> Life:
    return Life(**{**{name: getattr(life, name) for name in Life.__dataclass_fields__}, "late": True})


MIXTURES = [each for life in every_mixture() for each in (life, as_late(life))]


def published(town: Mapping[Life, int], asked: list[str], first: int, exact: list[str]) -> Ledger:
    """Month after month, some counts from the beginning and all later on; then once more, of all months."""
    ledger, held = Ledger(), columns(town)
    decision = Decision(
        id="totals", counts=(*exact, "x"), decided_on=date(2029, 1, 1), by="x", reason=Text(nl="x")
    )
    runs = [(month, asked[: first if month < 1 else None]) for month in range(MONTHS)]
    days = [(first_of(month), month_end(month), names) for month, names in runs]
    for start, end, names in [*days, (first_of(0), month_end(MONTHS - 1), asked)]:
        on = end + timedelta(days=40 if (start, names) == (first_of(0), asked) and end > month_end(0) else 10)
        wanted = [COUNTS[name] for name in names]
        made = plan(Counter(held, frozenset(), on), wanted, ledger, Decisions((decision,)), (start, end), on)
        ledger = ledger.with_more(made.entries)
    return ledger


def attack(town: Mapping[Life, int], ledger: Ledger) -> None:
    lives = [*LIVES, *map(as_late, LIVES)]
    truth = np.array([town.get(life, 0) for life in lives], dtype=float)
    attacker = Attacker(lives)
    ends, told = set(), []
    for entry in ledger.entries:
        for publication in entry.publications:
            for said in publication.said:
                one = Sum(weighs_of(entry, publication, said.cell), publication.subject.known)
                count = one.row(lives) @ truth
                assert said.low <= count <= (said.high if said.high is not None else count), (entry, said)
                attacker.hears(one, said)
                told += [("told", one)] if said.rule != "exact" else []
            ends.add(publication.subject.known)
    for name, one in [*told, *((name, Sum(weighs, day)) for name, weighs in of_interest() for day in ends)]:
        count = one.row(lives) @ truth
        if count < LEAST and one.row(lives).any():  # nobody lives in other groups, and that is no secret here
            low, high = attacker.bounds(one)
            assert low <= count <= high
            if low == high:  # unless it is known only that some do not live some lives
                low, high = attacker.knowing_less().bounds(one)
            assert low < high, (name, one.known, count)


def attacked(
    town: dict[Life, int], late: dict[Life, int], asked: list[str], first: int, exact: list[str]
) -> None:
    whole = {**town, **{as_late(life): count for life, count in late.items()}}
    ledger = published(whole, asked, min(first, len(asked)), exact)
    if ledger.entries:
        attack(whole, ledger)


QUICK = settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
LONG = settings(QUICK, max_examples=300)
exactly = st.lists(st.sampled_from(sorted(COUNTS)), max_size=6, unique=True)


@QUICK
@given(towns, afterwards, counts, st.integers(1, 7), exactly)
def test_the_whole_log_reveals_no_count_under_ten(
    town: dict[Life, int], late: dict[Life, int], asked: list[str], first: int, exact: list[str]
) -> None:
    attacked(town, late, asked, first, exact)


@pytest.mark.soak
@LONG
@given(towns, afterwards, counts, st.integers(1, 7), exactly)
def test_three_hundred_towns_reveal_no_count_under_ten(
    town: dict[Life, int], late: dict[Life, int], asked: list[str], first: int, exact: list[str]
) -> None:
    attacked(town, late, asked, first, exact)
