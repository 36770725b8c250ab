"""What people wrote in a folder, and what of it belongs to an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perspectief.ground.checked import in_order
from perspectief.ground.problem import Problem, Refused
from perspectief.programme.model import Programme
from perspectief.programme.questions import read_questions
from perspectief.programme.texts import read_texts
from perspectief.programme.written import Question, WrittenText


@dataclass(frozen=True, slots=True)
class Written:
    """The texts and questions of a folder; `remarks` are worth telling and refuse nothing."""

    texts: tuple[WrittenText, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[Problem, ...] = ()


def read_written(folder: Path, programme: Programme) -> Written:
    """What lies in `texts/` and `questions/`; raises Refused with all problems of both."""
    problems: list[Problem] = []
    texts: tuple[WrittenText, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: list[Problem] = []
    try:
        texts, found = read_texts(folder, programme)
        remarks += found
    except Refused as refused:
        problems += refused.problems
    try:
        questions, found = read_questions(folder, programme)
        remarks += found
    except Refused as refused:
        problems += refused.problems
    if problems:
        raise Refused(problems)
    return Written(texts, questions, in_order(remarks))


def texts_in(written: Written, programme: Programme, editions: frozenset[str]) -> tuple[WrittenText, ...]:
    """The texts of those editions, about what the programme has by then."""
    known = {("indicator", indicator.id) for indicator in programme.indicators}
    known |= {("activity", activity.id) for activity in programme.activities}
    return tuple(
        text
        for text in written.texts
        if text.edition in editions and (text.subject_kind, text.subject) in known
    )


def questions_in(
    written: Written, programme: Programme, editions: frozenset[str], as_of: date
) -> tuple[Question, ...]:
    """The questions on those editions that were asked by the day; an answer of later is not there yet."""
    return tuple(
        _as_of(question, as_of)
        for question in written.questions
        if question.edition in editions and question.asked_on <= as_of and _has_subject(question, programme)
    )


def _as_of(question: Question, as_of: date) -> Question:
    if question.answered_on is None or question.answered_on <= as_of:
        return question
    return question.model_copy(update={"answered_on": None, "answer": None})


def _has_subject(question: Question, programme: Programme) -> bool:
    parts: dict[str, Sequence[str]] = {
        "goal": [goal.id for goal in programme.goals],
        "indicator": [indicator.id for indicator in programme.indicators],
        "activity": [activity.id for activity in programme.activities],
    }
    return question.about_kind == "edition" or question.about in parts[question.about_kind]
