"""What a page is handed: who asks for it, about whom, at which moment, in which words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from perspectief.publication.words import Words
from perspectief.register.models import Resident
from perspectief.register.staff.models import StaffMember
from perspectief.register.staff.rights import Subject
from perspectief.register.trail.codes import Reason


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `member` is who signed in (None on open pages), `today` the day here, `keys` of the path.

    `reason` and `why` are for what the trail hears: whose the subject is, or what was given as reason.
    """

    request: HttpRequest
    member: StaffMember | None
    subject: Subject
    at: datetime
    today: date
    words: Words
    keys: Mapping[str, Any] = field(default_factory=dict)
    reason: Reason = Reason.NONE
    why: str = ""

    @property
    def me(self) -> StaffMember:
        """Who signed in; pages that need a right have somebody."""
        if self.member is None:
            raise LookupError
        return self.member

    @property
    def resident(self) -> Resident:
        """Whom the page is about."""
        if not isinstance(self.subject, Resident):
            raise LookupError
        return self.subject

    @property
    def writes(self) -> bool:
        """Whether something was filled in."""
        return self.request.method == "POST"

    @property
    def filled_in(self) -> dict[str, str]:
        """What was filled in, one text a field."""
        return {name: str(value) for name, value in self.request.POST.items()}
