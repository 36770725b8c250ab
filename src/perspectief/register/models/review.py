"""What has to be looked at again on a day."""

from django.db import models

from perspectief.register.codes import ReviewKind
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, structure, told


class Review(Recorded):
    """A review that is due; it holds from the day it was set until the day it was done."""

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="reviews"))
    kind = told(code(ReviewKind, erasable=True), Purpose.HELPING, Basis.PW_10, Keep.CONTENT)
    due = told(models.DateField(null=True, blank=True), Purpose.HELPING, Basis.PW_10, Keep.CONTENT)

    class Meta(Recorded.Meta):
        """Codes of the list only; a review that is not done is found by its resident."""

        constraints = (*Recorded.Meta.constraints, only("kind", ReviewKind, erasable=True))
