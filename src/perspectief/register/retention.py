"""How long each kind of record is kept, as the municipality decided in `register/retention.yaml`.

A term is counted in months from the day that a record ended (GDPR art. 5(1)(e); the Archiefwet's selection
lists). There are no terms of our own: what has none is kept, and a deletion run says so.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from perspectief.ground.checked import validate
from perspectief.ground.day_field import Day
from perspectief.ground.files import read_text
from perspectief.ground.problem import Problem, Refused
from perspectief.ground.text import Frozen
from perspectief.ground.yaml_tree import Tree, parse
from perspectief.register.codes import Law, Subject

FILE = Path("register") / "retention.yaml"
CODES = ("retention-decided-later", "retention-outlives-resident")
MOST_MONTHS = 1200
# The kinds, in the order of a report: what somebody or something is, then single records of what happened.
WHOLE = (Subject.RESIDENT, Subject.FILE, Subject.ESTABLISHMENT)
SINGLE = tuple(each for each in Subject if each not in WHOLE)
_OF_RESIDENTS = tuple(each for each in SINGLE if each is not Subject.EMPLOYER_CONTACT)
_LIMIT = 100_000


class Term(Frozen):
    """Months after the end, 1 to 1200, the law it rests on, and where the number comes from."""

    months: int = Field(ge=1, le=MOST_MONTHS)
    law: Literal["gdpr_5_1_e", "archives"]
    source: str = Field(min_length=1, max_length=300)

    @property
    def provision(self) -> Law:
        """The law as a tombstone keeps it."""
        return Law(self.law)


class _Terms(Frozen):
    """A term for each kind, by the name of the kind (`kind_of`)."""

    resident: Term | None = None
    file: Term | None = None
    establishment: Term | None = None
    plan: Term | None = None
    agreement: Term | None = None
    participation: Term | None = None
    work: Term | None = None
    aftercare: Term | None = None
    review: Term | None = None
    note: Term | None = None
    release: Term | None = None
    employer_contact: Term | None = None


class _File(Frozen):
    decided_on: Day
    by: str = Field(min_length=1, max_length=100)
    terms: _Terms


@dataclass(frozen=True, slots=True)
class Retention:
    """The terms that hold; `by` is the office that decided them."""

    decided_on: date
    by: str
    terms: dict[Subject, Term]


def kind_of(subject: Subject) -> str:
    """The name of a kind in the file: `aftercare` for the table of contacts of aftercare."""
    return subject.name.lower()


def load_retention(folder: Path, on: date) -> Retention | None:
    """The terms of a folder, None where there is no such file. Raises `Refused` with all that is wrong in it.

    `on` is the day of looking: a decision of later does not hold yet.
    """
    path = folder / FILE
    if not path.exists() and not path.is_symlink():
        return None
    tree = parse(read_text(path, root=folder, limit_bytes=_LIMIT), FILE.as_posix())
    found, problems = validate(_File, tree)
    if found is None or problems:
        raise Refused(problems)
    given = {subject: getattr(found.terms, kind_of(subject)) for subject in Subject}
    terms: dict[Subject, Term] = {subject: term for subject, term in given.items() if term is not None}
    if wrong := [*_too_early(found, tree, on), *_too_long(terms, tree)]:
        raise Refused(wrong)
    return Retention(found.decided_on, found.by, terms)


def _too_early(found: _File, tree: Tree, on: date) -> list[Problem]:
    if found.decided_on <= on:
        return []
    day = found.decided_on.isoformat()
    return [Problem("retention-decided-later", tree.place(("decided_on",)), "decided_on", day)]


def _too_long(terms: dict[Subject, Term], tree: Tree) -> list[Problem]:
    """A single record goes with its resident, so a longer term would be a promise that is not kept."""
    resident = terms.get(Subject.RESIDENT)
    if resident is None:
        return []
    return [
        Problem(
            "retention-outlives-resident",
            tree.place(("terms", kind_of(subject), "months")),
            f"terms.{kind_of(subject)}.months",
            str(term.months),
            details={"most": str(resident.months)},
        )
        for subject, term in terms.items()
        if subject in _OF_RESIDENTS and term.months > resident.months
    ]
