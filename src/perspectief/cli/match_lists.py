"""`perspectief match lists` and `propose`: vacancies for people."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perspectief.cli.console import BESIDE, progress
from perspectief.cli.language import WORDS as W
from perspectief.cli.match_output import Found, Value, give, tell_remarks
from perspectief.cli.matched import Files, Matched, read_files
from perspectief.matching.allocate import propose
from perspectief.matching.feasible import best_of
from perspectief.matching.judge import CHANCE, GAIN, VALUE, conditions_of, judge
from perspectief.matching.spread import coverage, gini

HEADINGS = ("person", "rank", "vacancy", "expected_gain", "chance", "value", "unknown")


def list_best(files: Files, most: int, output: Path | None) -> None:
    """The best vacancies of each person, each list by expected gain."""
    matched = read_files(files)
    with progress(W.t("Matching")) as bar:
        best = best_of(matched.case(), most, bar.to)
    give(_found(matched, best.vacancies), output)
    tell_remarks(matched)
    nothing = int((best.feasible == 0).sum())
    if nothing:
        BESIDE.print(
            W.n(
                "{count} person has no feasible vacancy.", "{count} people have no feasible vacancy.", nothing
            )
        )


def propose_all(files: Files, output: Path | None) -> None:
    """Proposals for everybody, and how they are spread."""
    matched = read_files(files)
    with progress(W.t("Matching")) as bar:
        found = propose(matched.people, matched.vacancies, matched.frame, matched.weights, bar.to)
    give(_found(matched, found.vacancies), output)
    tell_remarks(matched)
    BESIDE.print(
        W.t(
            "{count} proposals; {share} % of the vacancies are proposed to somebody, {enough} have what"
            " they can"
            " use. How uneven they are (Gini): {gini}.",
            count=W.number(int(found.exposure.sum())),
            share=W.number(round(100 * coverage(found.exposure))),
            enough=W.number(int(found.has_enough.sum())),
            gini=W.number(round(gini(found.exposure), 2)),
        )
    )


def _found(matched: Matched, vacancies: NDArray[np.int32]) -> Found:
    people, places = np.nonzero(vacancies >= 0)
    rows = vacancies[people, places].astype(np.int64)
    judged = judge(matched.case(), people, rows)
    numbers = judged.parts[:, [GAIN, CHANCE, VALUE]].round(4).tolist()
    listed: list[tuple[Value, ...]] = [
        (
            matched.people.references[person],
            int(place) + 1,
            matched.vacancies.references[row],
            *number,
            "|".join(each.code for each in conditions_of(unknown)),
        )
        for person, place, row, number, unknown in zip(
            people, places, rows, numbers, judged.unknowns.tolist(), strict=True
        )
    ]
    shown = (
        W.t("person"), W.t("rank"), W.t("vacancy"), W.t("expected gain"), W.t("chance of being hired"),
        W.t("value"), W.t("unknown"),
    )  # fmt: skip
    return Found(HEADINGS, shown, listed)
