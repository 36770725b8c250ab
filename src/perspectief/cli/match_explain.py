"""`perspectief match explain` and `groups`: one pair in full, and the people for one vacancy."""

from pathlib import Path

import numpy as np

from perspectief.cli.console import BESIDE, OUT
from perspectief.cli.language import WORDS as W
from perspectief.cli.match_output import Found, Value, give, tell_remarks
from perspectief.cli.match_words import condition_word, condition_words, part_word
from perspectief.cli.matched import Files, Matched, read_files
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching.explain import (
    ForCoach,
    Step,
    answer_that_opens_most,
    for_coach,
    for_resident,
    groups_for,
    part_weights,
    unknown_most,
)
from perspectief.matching.judge import judge
from perspectief.matching.survey import Survey, survey

CODES = ("match-no-such-person", "match-no-such-vacancy")


def explain_pair(files: Files, person: str, vacancy: str | None, output: Path | None) -> None:
    """Each condition and each part; or the one answer that would open most vacancies."""
    matched = read_files(files)
    row = _index(matched.people.references, person, "match-no-such-person", files.people)
    tell_remarks(matched)
    if vacancy is not None:
        at = _index(matched.vacancies.references, vacancy, "match-no-such-vacancy", files.vacancies)
        give(_pair(matched, row, at), output)
        return
    OUT.print(_what_to_ask(survey(matched.case()), row))


def _what_to_ask(counts: Survey, person: int) -> str:
    if found := answer_that_opens_most(counts, person):
        return W.n(
            "Ask first: {what}. It is all that is unknown for {count} vacancy.",
            "Ask first: {what}. It is all that is unknown for {count} vacancies.",
            found[1],
            what=condition_word(found[0]),
        )
    if found := unknown_most(counts, person):
        return W.n(
            "Begin with: {what}. It is unknown for {count} vacancy, with other things.",
            "Begin with: {what}. It is unknown for {count} vacancies, with other things.",
            found[1],
            what=condition_word(found[0]),
        )
    return W.t("No answer of this person would make more vacancies feasible for certain.")


def show_groups(files: Files, vacancy: str, output: Path | None) -> None:
    """Three groups, each in the order in which people came."""
    matched = read_files(files)
    at = _index(matched.vacancies.references, vacancy, "match-no-such-vacancy", files.vacancies)
    found = groups_for(matched.case(), at)
    references = matched.people.references
    rows: list[tuple[Value, ...]] = [("met", references[person], "") for person in found.met]
    rows += [("one_unknown", *_step(step, references)) for step in found.one_unknown]
    rows += [("one_step", *_step(step, references)) for step in found.one_step]
    give(Found(("group", "person", "what"), (W.t("group"), W.t("person"), W.t("what")), rows), output)
    tell_remarks(matched)
    BESIDE.print(
        W.t(
            "More than one thing is unknown of {more} people; the other {rest} are further away.",
            more=W.number(found.more_unknown),
            rest=W.number(found.not_feasible),
        )
    )


def _index(references: tuple[str, ...], wanted: str, code: str, file: Path) -> int:
    if wanted not in references:
        raise Refused([Problem(code, Place(file.name), "reference", wanted)])
    return references.index(wanted)


def _step(step: Step, references: tuple[str, ...]) -> tuple[str, str]:
    return references[step.person], condition_word(step.step)


def _pair(matched: Matched, person: int, vacancy: int) -> Found:
    case = matched.case()
    judged = judge(case, np.array([person]), np.array([vacancy]))
    told, short = for_coach(judged, 0), for_resident(judged, 0, part_weights(case))
    rows: list[tuple[Value, ...]] = [*_conditions(told)]
    rows += [("part", name, part_word(name), round(value, 4)) for name, value in told.parts.items()]
    numbers = (("chance", told.chance), ("value", told.value), ("expected_gain", told.gain))
    rows += [("sum", name, "", round(value, 4)) for name, value in numbers]
    rows.append(("short", "because", ", ".join(map(part_word, short.because)), None))
    if told.obstacles:
        rows.append(("short", "not_feasible", condition_words(told.obstacles), None))
    return Found(("kind", "code", "what", "value"), (W.t("kind"), "", W.t("what"), W.t("value")), rows)


def _conditions(told: ForCoach) -> list[tuple[Value, ...]]:
    states = (("met", told.met), ("unknown", told.unknown), ("obstacle", told.obstacles))
    return [
        (state, each.code, condition_word(each), None) for state, conditions in states for each in conditions
    ]
