"""The tables of the register, a noun a file; importing them readies Django, and opens nothing."""

from perspectief.register.database import ready

ready()

from perspectief.register.models.activity import ActivityPart  # noqa: E402 (Django first)
from perspectief.register.models.aftercare import AftercareContact  # noqa: E402 (Django first)
from perspectief.register.models.employer_contact import (  # noqa: E402 (Django first)
    EmployerContact,
    SocialReturn,
)
from perspectief.register.models.erasure import Tombstone  # noqa: E402 (Django first)
from perspectief.register.models.exemption import Exemption  # noqa: E402 (Django first)
from perspectief.register.models.file import FileSpell, Membership, WelfareFile  # noqa: E402 (Django first)
from perspectief.register.models.group import GroupSpell  # noqa: E402 (Django first)
from perspectief.register.models.imported import Import, KeyCheck  # noqa: E402 (Django first)
from perspectief.register.models.jobs import (  # noqa: E402 (Django first)
    Employer,
    Establishment,
    EstablishmentSpell,
    JobsCount,
)
from perspectief.register.models.note import Note  # noqa: E402 (Django first)
from perspectief.register.models.participation import Participation  # noqa: E402 (Django first)
from perspectief.register.models.plan import Agreement, Plan, PlanSpell  # noqa: E402 (Django first)
from perspectief.register.models.recorded import Recorded  # noqa: E402 (Django first)
from perspectief.register.models.release import Release  # noqa: E402 (Django first)
from perspectief.register.models.resident import Resident, ResidentDetails  # noqa: E402 (Django first)
from perspectief.register.models.review import Review  # noqa: E402 (Django first)
from perspectief.register.models.vacancy import Vacancy, VacancySpell  # noqa: E402 (Django first)
from perspectief.register.models.work import Work  # noqa: E402 (Django first)

__all__ = [
    "ActivityPart",
    "AftercareContact",
    "Agreement",
    "Employer",
    "EmployerContact",
    "Establishment",
    "EstablishmentSpell",
    "Exemption",
    "FileSpell",
    "GroupSpell",
    "Import",
    "JobsCount",
    "KeyCheck",
    "Membership",
    "Note",
    "Participation",
    "Plan",
    "PlanSpell",
    "Recorded",
    "Release",
    "Resident",
    "ResidentDetails",
    "Review",
    "SocialReturn",
    "Tombstone",
    "Vacancy",
    "VacancySpell",
    "WelfareFile",
    "Work",
]
