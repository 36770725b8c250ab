"""Reasons that somebody gave for seeing a person whom another team looks after; kept in the session."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from perspectief.register.models import Resident
from perspectief.register.staff.rights import Subject
from perspectief.register.trail.codes import Reason
from perspectief.register.trail.deed import Ref

LASTS = timedelta(hours=1)
# The reasons that can be given; the others follow from what is done.
GIVEN = (Reason.STAND_IN, Reason.ASKED, Reason.COMPLAINT, Reason.OTHER)
_SLOT = "reasons"


@dataclass(frozen=True, slots=True)
class Given:
    """Why, and in words."""

    reason: Reason
    text: str


def give(request: HttpRequest, subject: Ref, given: Given, at: datetime) -> None:
    """Keep a reason for an hour."""
    kept = dict(request.session.get(_SLOT, {}))
    kept[subject.key] = [given.reason.value, given.text, (at + LASTS).timestamp()]
    request.session[_SLOT] = kept


def given(request: HttpRequest, subject: Ref, at: datetime) -> Given | None:
    """The reason that was given for a subject and still holds."""
    kept = request.session.get(_SLOT, {}).get(subject.key)
    if kept is None or kept[2] <= at.timestamp():
        return None
    return Given(Reason(kept[0]), kept[1])


def address(subject: Subject, request: HttpRequest) -> str:
    """Where one is asked for a reason, and comes back from."""
    if not isinstance(subject, Resident):
        raise TypeError(subject)
    back = request.path if request.method in {"GET", "HEAD"} else reverse("person", args=[subject.key])
    return f"{reverse('reason', args=[subject.key])}?{urlencode({'next': back})}"
