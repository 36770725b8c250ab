"""Titles linked to occupations: the MELO Dutch set beside published baselines, what each part adds, speed.

    python -m benchmarks.matching_titles [--seeds 2] [--learn]

Settings and weights come from names of ESCO that were hidden (`matching_held_out`), never from MELO; the
table that holds MELO's answers (uwv_beroep_esco_brc_2021.csv) is not read. `--learn` prints the weights that
`matching/titles/link.py` should have. MRR is told for two rankings of the names: with the best name of
every occupation first (what `perspectief match titles` lists), and with each name by its own likeness (as the
baselines rank). Equals count against us. Needs ../shared/data; nothing is asserted, the load is printed.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching_held_out import KINDS, Judged, judged, learned, reciprocal, task_of
from benchmarks.matching_melo import Melo, corpus_of, mean_reciprocal_rank, of_single_names, read_melo
from perspectief.matching.taxonomy.gather import import_files
from perspectief.matching.taxonomy.taxonomy import Taxonomy
from perspectief.matching.titles.index import NOTHING, TitleIndex, Without, index_of
from perspectief.matching.titles.likeness import BLOCK, PARTS, likeness
from perspectief.matching.titles.link import (
    CERTAINTIES,
    ENOUGH,
    LIKELY,
    POSSIBLE,
    SAME_NAME,
    WEIGHTS,
    key_of,
    links_of,
    same_names,
)

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data"
FILES = ("esco_nl", "esco_en", "isco08_brc2014_niveau.csv", "brc2014_hierarchie.csv")
RUNS = 5
# What is added one after the other, from the pieces of words that the best published lexical method uses.
STEPS = (("spelling",), ("spelling", "meaning"), ("spelling", "meaning", "english"), PARTS)
Floats = NDArray[np.float32]


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seeds", type=int, default=2, help="how many draws of hidden names")
    parser.add_argument("--learn", action="store_true", help="print the weights that hidden names teach")
    asked = parser.parse_args()
    esco = import_files([SHARED / "taxonomy" / name for name in FILES], "ESCO").taxonomy
    melo = read_melo(SHARED / "matching" / "melo_nld")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {len(esco)} occupations of ESCO")
    hidden = [_hidden(esco, seed) for seed in range(1, asked.seeds + 1)]
    if asked.learn:
        print("weights", dict(zip(PARTS, learned(hidden).round(2).tolist(), strict=True)))
    began = time.perf_counter()
    index = index_of(corpus_of(melo, esco))
    print(f"index of MELO's corpus learned in {time.perf_counter() - began:.0f} s")
    _tell_ranks(melo, index, hidden)
    _tell_parts(melo, esco, index, hidden)
    _tell_certainty(hidden)
    _tell_speed(melo, index)


def _hidden(esco: Taxonomy, seed: int, without: Without = NOTHING) -> Judged:
    task = task_of(esco, seed)
    return judged(task, index_of(task.taxonomy, without=without))


def _tell_ranks(melo: Melo, index: TitleIndex, hidden: Sequence[Judged]) -> None:
    order = [each.id for each in index.taxonomy.occupations]
    parts = _parts(index, melo.titles)
    scores = _scores(parts, WEIGHTS) + _same(index, melo.titles)
    best = mean_reciprocal_rank(melo, scores, order, first=True)
    single = of_single_names(melo, index, scores, parts[0], WEIGHTS["spelling"], order)
    print("\nMELO, Dutch: mean reciprocal rank of 2,605 titles (bar .50, aim .565)")
    print(f"  {best:.4f}  ours, the best name of each occupation first")
    print(f"  {single:.4f}  ours, each name by its own likeness")
    for name, value in sorted(melo.baselines.items(), key=lambda pair: -pair[1]):
        print(f"  {value:.4f}  published: {name}")


def _tell_parts(melo: Melo, esco: Taxonomy, index: TitleIndex, hidden: Sequence[Judged]) -> None:
    print("\nWhat each part adds, weights learned anew from hidden names for every row")
    print(f"  {'':34}{'hidden: ' + KINDS[0]:>14}{KINDS[1]:>10}{'MELO':>8}")
    parts, order = _parts(index, melo.titles), [each.id for each in index.taxonomy.occupations]
    for names in STEPS:
        weights = _weights(hidden, names)
        _tell_row(" + ".join(names), hidden, weights, melo, _scores(parts, weights), order)
    weights = _weights(hidden, PARTS)
    full = _scores(parts, weights) + _same(index, melo.titles)
    _tell_row("and the very same name first", hidden, weights, melo, full, order)
    for what, without in (("compounds", Without(compounds=True)), ("English", Without(english=True))):
        lacking = [_hidden(esco, seed, without) for seed in range(1, len(hidden) + 1)]
        weights = _weights(lacking, PARTS)
        other = index_of(index.taxonomy, without=without)
        scores = _scores(_parts(other, melo.titles), weights) + _same(other, melo.titles)
        _tell_row(f"all of it without {what}", lacking, weights, melo, scores, order)


def _tell_row(
    what: str,
    hidden: Sequence[Judged],
    weights: dict[str, float],
    melo: Melo,
    scores: Floats,
    order: Sequence[str],
) -> None:
    by_part = np.array([weights[part] for part in PARTS])
    found = [reciprocal(each, by_part) for each in hidden]
    means = [statistics.mean(each[kind] for each in found) for kind in KINDS]
    rank = mean_reciprocal_rank(melo, scores, order, first=True)
    print(f"  {what:34}{means[0]:14.4f}{means[1]:10.4f}{rank:8.4f}", flush=True)


def _weights(hidden: Sequence[Judged], names: Sequence[str]) -> dict[str, float]:
    """The weights of some parts, learned from hidden names; the others nought."""
    found = learned(hidden, [part in names for part in PARTS])
    return dict(zip(PARTS, found.tolist(), strict=True))


def _parts(index: TitleIndex, titles: Sequence[str]) -> Floats:
    blocks = [likeness(index, titles[at : at + BLOCK]) for at in range(0, len(titles), BLOCK)]
    return np.concatenate(blocks, axis=1)


def _scores(parts: Floats, weights: dict[str, float]) -> Floats:
    by_part = np.array([weights[part] for part in PARTS], dtype=np.float32)
    return np.tensordot(by_part, parts, axes=1)


def _same(index: TitleIndex, titles: Sequence[str]) -> Floats:
    keys, found = same_names(index), np.zeros((len(titles), len(index.taxonomy)), dtype=np.float32)
    for row, title in enumerate(titles):
        found[row, list(keys.get(key_of(title), ()))] = SAME_NAME
    return found


def _tell_certainty(hidden: Sequence[Judged]) -> None:
    """How often the first occupation is right, for each word of certainty, on hidden names."""
    weights = np.array([WEIGHTS[part] for part in PARTS])
    chances, right = zip(*(_first(each, weights) for each in hidden), strict=True)
    chance, ok = np.concatenate(chances), np.concatenate(right)
    print("\nHow sure, on hidden names (some of which have no right answer): share right of the first")
    bounds = zip(CERTAINTIES[1:], ((LIKELY, 2.0), (POSSIBLE, LIKELY), (0.0, POSSIBLE)), strict=True)
    for word, (low, high) in bounds:
        among = (chance >= low) & (chance < high)
        mean, share = chance[among].mean(), ok[among].mean()
        print(f"  {word:10}{among.sum():6} titles, chance {mean:.2f}, right {share:.2f}")


def _first(each: Judged, weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    scores = each.parts @ weights
    rows, top = np.arange(len(scores)), scores.argmax(axis=1)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    likest = each.parts[rows, top, :2].max(axis=1)
    return shares[rows, top] / shares.sum(axis=1) * np.minimum(1, likest / ENOUGH), each.right[rows, top]


def _tell_speed(melo: Melo, index: TitleIndex) -> None:
    links_of(index, melo.titles[:BLOCK], 3)
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        links_of(index, melo.titles, 3)
        took.append(time.perf_counter() - began)
    rate = len(melo.titles) / statistics.median(took)
    load = os.getloadavg()[0]
    print(f"\nSpeed: {rate:,.0f} titles a second, median of {RUNS} (bar 2,000), load {load:.1f}")
    busy = time.process_time()
    links_of(index, melo.titles, 3)
    busy = time.process_time() - busy
    print(f"  {busy:.2f} s of processor time for {len(melo.titles)} titles", flush=True)


if __name__ == "__main__":
    main()
