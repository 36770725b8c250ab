"""Contacts with residents after they left welfare."""

from django.db import models

from perspectief.register.codes import ContactKind, ContactOutcome
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, structure, told


class AftercareContact(Recorded):
    """One contact, on the day `valid_from`; `valid_to` is the day after."""

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="aftercare"))
    kind = told(code(ContactKind, erasable=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT)
    outcome = told(code(ContactOutcome, erasable=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT)

    class Meta(Recorded.Meta):
        """Codes of the lists only."""

        constraints = (
            *Recorded.Meta.constraints,
            only("kind", ContactKind, erasable=True),
            only("outcome", ContactOutcome, erasable=True),
        )
