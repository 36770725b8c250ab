"""What people write for an edition: explanations, progress, questions and answers, as Markdown text."""

from typing import Literal

from perspectief.ground.day_field import Day
from perspectief.ground.text import Frozen, Language, Text
from perspectief.programme.ids import Id

SubjectKind = Literal["indicator", "activity"]
Section = Literal["happened", "why", "steering", "plan", "progress", "result"]
SECTIONS: dict[SubjectKind, tuple[Section, ...]] = {
    "indicator": ("happened", "why", "steering"),
    "activity": ("plan", "progress", "result"),
}
# The level-2 headings that people write above a section.
HEADINGS: dict[Language, dict[str, str]] = {
    "nl": {
        "happened": "Wat is er gebeurd",
        "why": "Waarom",
        "steering": "Bijsturing",
        "plan": "Plan",
        "progress": "Voortgang",
        "result": "Resultaat",
        "question": "Vraag",
        "answer": "Antwoord",
    },
    "en": {
        "happened": "What happened",
        "why": "Why",
        "steering": "Steering",
        "plan": "Plan",
        "progress": "Progress",
        "result": "Result",
        "question": "Question",
        "answer": "Answer",
    },
}


class WrittenText(Frozen):
    """One section that an owner wrote about an indicator or activity in one edition; raw Markdown."""

    edition: Id
    subject_kind: SubjectKind
    subject: Id
    section: Section
    text: Text


class Question(Frozen):
    """A question of the council on a part of an edition, with its answer; raw Markdown.

    `asked_by` is a group or committee, never a person.
    """

    edition: Id
    id: Id
    about_kind: Literal["edition", "goal", "indicator", "activity"]
    about: Id | None
    asked_by: str
    asked_on: Day
    answered_on: Day | None
    question: Text
    answer: Text | None
