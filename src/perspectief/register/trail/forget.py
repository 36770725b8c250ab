"""What becomes of the trail when somebody is erased: the references stay, the words of reasons go."""

from datetime import datetime

from django.db import transaction

from perspectief.register.trail.codes import ERASE, Reason
from perspectief.register.trail.deed import Deed, Ref
from perspectief.register.trail.models import Entry, Head
from perspectief.register.trail.write import write


def forget(subject: Ref, at: datetime, member: int | None = None, role: str = "") -> int:
    """Write that somebody was erased, and empty the reasons in words about them; gives how many.

    Within the transaction of the erasure. The database lets words go only where such an entry stands, and
    `verify` holds the rest of each entry against the chain as before.
    """
    with transaction.atomic():
        write(Deed(member, role, ERASE, subject, Reason.UPKEEP), at)
        about = Entry.objects.filter(subject_kind=subject.kind, subject_key=subject.key)
        return about.exclude(reason_text="").update(reason_text="")


def forget_if_begun(subject: Ref, at: datetime) -> int:
    """The same, by the machine, where anybody ever wrote in the trail; else there is nothing to forget."""
    return forget(subject, at) if Head.objects.filter(number__gt=0).exists() else 0
