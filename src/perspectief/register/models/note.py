"""What a coach leaves in writing for the next one."""

from django.db import models

from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, structure, told


class Note(Recorded):
    """A note that travels with a resident when another coach takes over; `valid_from` is its day.

    `written_by` is the number of a member of staff, null where unknown.
    """

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="notes"))
    text = told(models.TextField(blank=True), Purpose.SPEAKING, Basis.PW_7, Keep.CONTENT)
    written_by = told(
        models.BigIntegerField(null=True, blank=True), Purpose.PROVENANCE, Basis.GDPR_5_2, Keep.CONTENT
    )
