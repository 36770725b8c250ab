"""Activities of the programme that residents take part in, with what they cost."""

from django.db import models

from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, counted, structure, told


class ActivityPart(Recorded):
    """A resident's part in an activity, by its id in `programme.yaml`; `cost` in euro cents in all."""

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="activities"))
    activity = counted(models.CharField(max_length=80), Basis.PW_7)
    cost = told(
        models.BigIntegerField(null=True, blank=True), Purpose.ACCOUNTING_MONEY, Basis.PW_7, Keep.COUNT
    )
