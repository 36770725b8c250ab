"""What a page is about, by the keys in its path."""

from collections.abc import Callable
from typing import Any, TypeAlias
from uuid import UUID

from perspectief.register.desk.models import Request, Survey
from perspectief.register.models import Employer, Resident
from perspectief.register.staff.models import StaffMember, Team
from perspectief.register.staff.rights import Subject
from perspectief.register.trail.deed import Ref

Loader: TypeAlias = Callable[..., Subject]


def resident(key: UUID, **_: Any) -> Resident | None:  # noqa: ANN401 (other keys of the path)
    """A resident by its random key, or None."""
    return Resident.objects.filter(key=key).first()


def employer(kvk: str, **_: Any) -> Employer | None:  # noqa: ANN401 (other keys of the path)
    """An employer by its number in the trade register, or None."""
    return Employer.objects.filter(kvk=kvk).first()


def request(record: int, **_: Any) -> Request | None:  # noqa: ANN401 (other keys of the path)
    """A question or permit of the desk that was not withdrawn, or None."""
    return Request.objects.filter(pk=record, withdrawn_at=None).first()


def survey(name: str, **_: Any) -> Survey | None:  # noqa: ANN401 (other keys of the path)
    """A survey by its name, or None."""
    return Survey.objects.filter(name=name).first()


def colleague(member: int, **_: Any) -> StaffMember | None:  # noqa: ANN401 (other keys of the path)
    """A member of staff, at work or not any more, or None."""
    return StaffMember.objects.select_related("team").filter(pk=member).first()


def team(team: int, **_: Any) -> Team | None:  # noqa: ANN401 (other keys of the path)
    """A team, or None."""
    return Team.objects.filter(pk=team).first()


def ref(subject: Subject) -> Ref:
    """How the trail speaks of a subject: its kind and its key."""
    if subject is None:
        return Ref()
    key = subject.key if isinstance(subject, Resident) else subject.pk
    return Ref(str(subject._meta.model_name), str(key))
