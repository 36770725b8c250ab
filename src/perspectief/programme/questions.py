"""Questions of the council with their answers, read from `questions/<edition>/<slug>.md`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from pydantic import Field

from perspectief.ground.checked import in_order, validate
from perspectief.ground.day_field import Day
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Frozen, Text
from perspectief.ground.yaml_tree import Tree, parse
from perspectief.programme.model import Programme
from perspectief.programme.text_folders import Shelf, TextFile
from perspectief.programme.texts import paired, subjects_of
from perspectief.programme.written import HEADINGS, Question

QUESTIONS = "questions"
AboutKind = Literal["edition", "goal", "indicator", "activity"]
_FENCE = re.compile(r"-{3,}[ \t]*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60


class FrontMatter(Frozen):
    """What stands above a question, between two lines of dashes."""

    about: str = Field(min_length=1, max_length=200)
    asked_on: Day
    asked_by: str = Field(min_length=1, max_length=200)
    answered_on: Day | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question's front matter with where its text begins (0 is the first line)."""

    front: FrontMatter
    tree: Tree
    start: int


def load_questions(folder: Path, programme: Programme) -> tuple[Question, ...]:
    """Every question in `questions/`, oldest first; raises `Refused` with all problems of all files."""
    return read_questions(folder, programme)[0]


def read_questions(folder: Path, programme: Programme) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """The same, with remarks that refuse nothing: HTML in a text, which pages show as text."""
    shelf = Shelf(folder, [])
    remarks: list[Problem] = []
    editions = {edition.id: number for number, edition in enumerate(programme.editions)}
    questions: list[Question] = []
    for place in shelf.folders(folder / QUESTIONS, editions, "unknown-edition"):
        by_id: dict[str, list[TextFile]] = {}
        for file in shelf.files(place):
            by_id.setdefault(file.stem, []).append(file)
        for name, files in by_id.items():
            made = _question(shelf, programme, place.name, name, files, remarks)
            questions += [made] if made else []
    if shelf.problems:
        raise Refused(in_order(shelf.problems))
    order = sorted(questions, key=lambda each: (editions[each.edition], each.asked_on, each.id))
    return tuple(order), tuple(remarks)


def _question(
    shelf: Shelf, programme: Programme, edition: str, name: str, files: list[TextFile],
    remarks: list[Problem],
) -> Question | None:  # fmt: skip
    """One question, or None where something in its files is a problem."""
    before = len(shelf.problems)
    dutch = next((file for file in files if file.language == "nl"), None)
    asked = _front(shelf, dutch) if dutch else None
    if len(name) > _LONGEST_ID or not _ID.fullmatch(name):
        shelf.problems.append(Problem("bad-id", Place(files[0].file), "", name[:80]))
    start = {dutch.file: _after_front(dutch.text)} if dutch else {}
    texts = paired(shelf, files, ("question", "answer"), remarks, start)
    if dutch and asked:
        shelf.problems.extend(_front_problems(asked, programme))
        if len(shelf.problems) == before:
            shelf.problems.extend(_gaps(asked, dutch, texts))
    if asked is None or len(shelf.problems) > before:
        return None
    kind, _, subject = asked.front.about.partition(":")
    return Question(
        edition=edition, id=name, about_kind=cast(AboutKind, kind), about=subject.strip() or None,
        asked_by=asked.front.asked_by, asked_on=asked.front.asked_on, answered_on=asked.front.answered_on,
        question=texts["question"], answer=texts.get("answer"),
    )  # fmt: skip


def _after_front(text: str) -> int:
    """The line (0 is the first) after the front matter; 0 where there is none that ends."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return 0
    return next((n + 1 for n, line in enumerate(lines[1:], start=1) if _FENCE.fullmatch(line)), 0)


def _front(shelf: Shelf, file: TextFile) -> _Asked | None:
    start = _after_front(file.text)
    if start == 0:
        keys = tuple(FrontMatter.model_fields)
        shelf.problems.append(Problem("front-matter-missing", Place(file.file, 1, 1), allowed=keys))
        return None
    # An empty line stands in for the dashes, so that places in the YAML are places in the file.
    source = "\n" + "\n".join(file.text.split("\n")[1 : start - 1]) + "\n"
    try:
        tree = parse(source, file.file)
    except Refused as refused:
        shelf.problems.extend(refused.problems)
        return None
    front, problems = validate(FrontMatter, tree)
    shelf.problems.extend(problems)
    return _Asked(front, tree, start) if front else None


def _front_problems(asked: _Asked, programme: Programme) -> Iterator[Problem]:
    """An answer before its question, and a subject that the programme does not have."""
    front, tree = asked.front, asked.tree
    if front.answered_on and front.answered_on < front.asked_on:
        yield Problem(
            "answered-before-asked", tree.place(("answered_on",)), "answered_on",
            front.answered_on.isoformat(), details={"asked": front.asked_on.isoformat()},
        )  # fmt: skip
    kind, colon, subject = front.about.partition(":")
    subject = subject.strip()
    known = _subjects(programme, kind)
    place = tree.place(("about",))
    if kind not in get_args(AboutKind) or bool(colon and subject) == (kind == "edition"):
        forms = ("edition", "goal:ID", "indicator:ID", "activity:ID")
        yield Problem("bad-about", place, "about", front.about[:80], forms)
    elif kind != "edition" and subject not in known:
        yield Problem("unknown-subject", place, "about", subject[:80], known, nearest(subject, known))


def _subjects(programme: Programme, kind: str) -> tuple[str, ...]:
    if kind == "goal":
        return tuple(goal.id for goal in programme.goals)
    indicators, activities = subjects_of(programme)
    return {"indicator": indicators, "activity": activities}.get(kind, ())


def _gaps(asked: _Asked, file: TextFile, texts: dict[str, Text]) -> Iterator[Problem]:
    """A question without words, an answer without its day, a day without its answer."""
    place = Place(file.file, asked.start, 1)
    if "question" not in texts:
        yield Problem("missing-section", place, found=HEADINGS["nl"]["question"])
    if "answer" in texts and asked.front.answered_on is None:
        yield Problem("missing-key", Place(file.file, 1, 1), "answered_on")
    if "answer" not in texts and asked.front.answered_on is not None:
        yield Problem("missing-section", place, found=HEADINGS["nl"]["answer"])
