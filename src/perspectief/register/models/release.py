"""What of a resident those who speak with employers may see."""

from django.db import models

from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, structure, told


class Release(Recorded):
    """Wishes for work, hours a week, and limits told as demands of work that the job may not ask.

    Nothing of it is seen before both agreed: `resident_on` and `coach_on` are the days on which they did.
    `limits` are codes of `WorkDemand` with a space between them; why somebody has a limit is not kept.
    """

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="releases"))
    wishes = told(models.CharField(max_length=400, blank=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT)
    limits = told(models.CharField(max_length=400, blank=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT)
    hours_from = told(
        models.PositiveSmallIntegerField(null=True, blank=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT
    )
    hours_to = told(
        models.PositiveSmallIntegerField(null=True, blank=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT
    )
    resident_on = told(models.DateField(null=True, blank=True), Purpose.PROVENANCE, Basis.PW_7, Keep.CONTENT)
    coach_on = told(models.DateField(null=True, blank=True), Purpose.PROVENANCE, Basis.PW_7, Keep.CONTENT)
