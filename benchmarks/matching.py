"""Matching beside its bars and peers, in one run: `python -m benchmarks.matching` (needs faiss-cpu, group
`bench`).

Each line is what was measured and the bar it is held to; nothing here fails a run. `--small` takes a tenth.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching_spread import spread_bars
from benchmarks.matching_vum import vum_bars
from perspectief.matching.case import case_of
from perspectief.matching.feasible import Best, best_of
from perspectief.matching.people import People, PeopleRows, people_of
from perspectief.matching.profile import Profile
from perspectief.matching.ragged import Ragged, taken
from perspectief.matching.survey import Survey, survey
from perspectief.matching.vacancies import Vacancies, VacancyRows, vacancies_of
from perspectief.matching.weights import shipped_weights
from tests.matching.places import shipped_places
from tests.matching.town import UNKNOWN, USUAL, Size, Town, town, town_in

Indices = NDArray[np.int64]
WEIGHTS = shipped_weights()
DIMENSIONS, MOST = 384, 50
CORES = os.cpu_count() or 1
RUNS = 3
# Fields of a profile that answer one condition each.
OF_CONDITION = {
    "PLACE": ("postcode", "most_km"), "HOURS": ("hours_from", "hours_to"), "TIMES": ("times",),
    "START": ("available",), "CONTRACT": ("contracts",), "AGREEMENT": ("agreements",),
    "LICENCE": ("licences",), "LANGUAGE": ("languages",), "LEVEL": ("level",), "SKILL": ("skills", "lacks"),
    "WORK": ("limits",), "ADAPTATION": ("needs",), "TRANSPORT": ("transport",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sides:
    """People and vacancies of a country, as columns."""

    town: Town
    people: People
    vacancies: Vacancies


def country(people: int, vacancies: int) -> Sides:
    """A town's people, and vacancies all over the country: a tenth is drawn and set down in ten places
    each.
    """
    places = shipped_places()
    random = np.random.default_rng(1)
    homes = tuple(code for code in places.postcodes if code.startswith("76"))
    busiest = tuple(random.permutation(places.postcodes).tolist())
    made = town_in(places, homes, busiest, Size(people, vacancies // 10, USUAL), random)
    columns = vacancies_of(made.vacancies, made.frame)
    return Sides(
        made,
        people_of(made.profiles, made.frame, WEIGHTS.travel.travel()),
        _set_down(columns, vacancies, len(places.postcodes), random),
    )


def _set_down(columns: Vacancies, size: int, places: int, random: np.random.Generator) -> Vacancies:
    """Vacancies again with other places, hours and pay, so that they are not the same ones."""
    order = np.arange(size) % len(columns)
    rows = columns.rows
    again: dict[str, Any] = {
        name: getattr(rows, name)[order] for name in VacancyRows._fields if name != "skills"
    }
    again["place"] = np.where(order == np.arange(size), again["place"], random.permutation(again["place"]))
    again["pay"] = np.clip(again["pay"] + random.integers(0, 200, size), 0, 2**15 - 1).astype(np.int16)
    rows = VacancyRows(**again, skills=taken(rows.skills, order))
    return Vacancies(tuple(f"v{number}" for number in range(size)), rows)


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the clock, and of the processor shared out over its cores: what an idle machine would
    take.
    """

    clock: float
    alone: float


def seconds(work: Callable[[], object], runs: int = RUNS) -> Took:
    """The medians of some runs."""
    clock, processor = [], []
    for _ in range(runs):
        began, used = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - began)
        processor.append((time.process_time() - used) / CORES)
    return Took(statistics.median(clock), statistics.median(processor))


def speed_bars(scale: float) -> None:
    """Pairs a second, all conditions on; nothing passed over by place; linear growth; faiss on the same
    rows.
    """
    sides = country(round(2200 * scale), round(400_000 * scale))
    pairs = len(sides.people) * len(sides.vacancies)
    best = _best(sides)
    took = seconds(lambda: _best(sides))
    print(f"{len(sides.people)} people x {len(sides.vacancies)} vacancies, top {MOST}, set-up included")
    print(f"  {_told(took)} (bar 3.5): {_pace(pairs, took)} million pairs/s (bar 250)")
    print(f"  feasible: {best.feasible.sum() / pairs:.1%} of pairs; load {os.getloadavg()[0]:.1f}")
    near = _everybody_everywhere(sides)
    took_near = seconds(lambda: _best(near), 1)
    print(f"  nobody's reach known, none passed over by place: {_pace(pairs, took_near)} million pairs/s")
    _growth(sides)
    _faiss(sides, took)


def _told(took: Took) -> str:
    return f"{took.clock:.2f} s on the clock, {took.alone:.2f} s by the processor's {CORES} cores"


def _pace(pairs: int, took: Took) -> str:
    return f"{pairs / took.clock / 1e6:.0f} on the clock, {pairs / took.alone / 1e6:.0f} by the processor;"


def _best(sides: Sides) -> Best:
    case = case_of(sides.people, sides.vacancies, sides.town.frame, WEIGHTS)
    return best_of(case, MOST)


def _everybody_everywhere(sides: Sides) -> Sides:
    rows = sides.people.rows._replace(reach=np.full(len(sides.people), 32_000, dtype=np.int32))
    return Sides(sides.town, People(sides.people.references, rows), sides.vacancies)


def _growth(sides: Sides) -> None:
    """A hundred times as many people on a hundredth of the vacancies: seconds for 1, 10 and 100 times."""
    sample = np.arange(0, len(sides.vacancies), 100)
    jobs = Vacancies(
        tuple(sides.vacancies.references[at] for at in sample), _rows_at(sides.vacancies.rows, sample)
    )
    for times in (1, 10, 100):
        order = np.arange(len(sides.people) * times) % len(sides.people)
        people = People(tuple(map(str, order)), _people_at(sides.people.rows, order))
        more = Sides(sides.town, people, jobs)
        took = seconds(partial(_best, more), 1)
        print(f"  {len(people)} people x {len(jobs)} vacancies: {_told(took)}")
        print(f"    {took.alone / times:.4f} s by the processor for each {len(sides.people)} people")


def _rows_at(rows: VacancyRows, order: Indices) -> VacancyRows:
    taken_rows: dict[str, Any] = {
        name: getattr(rows, name)[order] for name in rows._fields if name != "skills"
    }
    return VacancyRows(**taken_rows, skills=taken(rows.skills, order))


def _people_at(rows: PeopleRows, order: Indices) -> PeopleRows:
    columns: dict[str, Any] = rows._asdict()
    for name, column in columns.items():
        columns[name] = taken(column, order) if isinstance(column, Ragged) else column[order]
    return PeopleRows(**columns)


def _faiss(sides: Sides, own: Took) -> None:
    """Exact nearest vectors over the same number of rows: likeness alone, no condition is looked at."""
    import faiss

    random = np.random.default_rng(2)
    index = faiss.IndexFlatIP(DIMENSIONS)
    index.add(random.standard_normal((len(sides.vacancies), DIMENSIONS), dtype=np.float32))
    queries = random.standard_normal((min(256, len(sides.people)), DIMENSIONS), dtype=np.float32)
    flat = seconds(lambda: index.search(queries, MOST), 1)
    mine, theirs = len(sides.people) / own.alone, len(queries) / flat.alone
    clock = len(sides.people) / own.clock / (len(queries) / flat.clock)
    print(f"  {mine:.0f} people/s, faiss flat {theirs:.0f} queries/s (processor): {mine / theirs:.1f} times")
    print(f"    (bar 8); on the clock {clock:.1f} times")


def unknown_bars() -> None:
    """Who has a vacancy with everything met, before and after the field that matters most is filled in
    truly.
    """
    made = town()
    jobs = vacancies_of(made.vacancies, made.frame)
    before = _survey(made, list(made.profiles), jobs)
    fields = {name: _answered(made, OF_CONDITION[name]) for name in OF_CONDITION}
    after = {name: _survey(made, people, jobs) for name, people in fields.items()}
    shares = {name: float((found.met > 0).mean()) for name, found in after.items()}
    most = max(shares, key=lambda name: shares[name])
    print(
        f"{len(made.profiles)} people, {len(jobs)} vacancies, {len(UNKNOWN)} fields empty at their own rate"
    )
    print(f"  at least one feasible vacancy (unknown excludes nobody): {(before.feasible > 0).mean():.1%}")
    print(f"  at least one with everything known and met: {(before.met > 0).mean():.1%}")
    print(f"  after filling the one field that matters most to all ({most.lower()}): {shares[most]:.1%}")
    each = np.stack([found.met for found in after.values()], axis=1).max(axis=1)
    print(f"  after filling for each the one that matters most to that person: {(each > 0).mean():.1%}")
    nobody = _survey(made, [Profile(reference="nobody")], jobs)
    print(f"  of whom nothing is known: {nobody.feasible[0]} of {len(jobs)} vacancies are feasible")


def _answered(made: Town, fields: tuple[str, ...]) -> list[Profile]:
    return [
        replace(known, **{field: getattr(truth, field) for field in fields})
        for known, truth in zip(made.profiles, made.truths, strict=True)
    ]


def _survey(made: Town, people: list[Profile], jobs: Vacancies) -> Survey:
    columns = people_of(people, made.frame, WEIGHTS.travel.travel())
    return survey(case_of(columns, jobs, made.frame, WEIGHTS))


def main() -> None:
    """Every bar, one after the other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true", help="a tenth of the people and vacancies for speed")
    parser.add_argument("--only", choices=("speed", "spread", "unknown", "vum"))
    chosen = parser.parse_args()
    shared = Path(os.environ.get("PERSPECTIEF_SHARED", Path(__file__).parents[2] / "shared"))
    parts: dict[str, Callable[[], None]] = {
        "speed": lambda: speed_bars(0.1 if chosen.small else 1.0),
        "spread": lambda: spread_bars(0.1 if chosen.small else 1.0),
        "unknown": unknown_bars,
        "vum": lambda: vum_bars(shared / "data" / "matching" / "vum"),
    }
    for name, part in parts.items():
        if chosen.only in (None, name):
            print(f"\n== {name}", flush=True)
            part()


if __name__ == "__main__":
    main()
