"""Duties from which residents are exempted for a time."""

from django.db import models

from perspectief.register.codes import Duty
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, counted, structure


class Exemption(Recorded):
    """An exemption; the reason, often a medical one, is not kept here."""

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="exemptions"))
    duty = counted(code(Duty), Basis.PW_9)

    class Meta(Recorded.Meta):
        """Codes of the list only."""

        constraints = (*Recorded.Meta.constraints, only("duty", Duty))
