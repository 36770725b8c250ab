"""Paid work of residents, beside welfare and after it."""

from django.db import models

from perspectief.register.codes import Contract, Subsidy, WorkPlace
from perspectief.register.models.jobs import Establishment
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, counted, structure, told


class Work(Recorded):
    """A job. `hours` a week, null where unknown; `place` is beside welfare or after it.

    `establishment` is where, known where the municipality has a part in it: a trial placement or a subsidy.
    """

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="work"))
    place = counted(code(WorkPlace))
    contract = told(code(Contract, erasable=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT)
    subsidy = counted(code(Subsidy), Basis.PW_10)
    hours = counted(models.PositiveSmallIntegerField(null=True, blank=True), Basis.PW_10)
    establishment = told(
        models.ForeignKey(
            Establishment, on_delete=models.PROTECT, null=True, blank=True, related_name="placements"
        ),
        Purpose.HELPING,
        Basis.PW_10,
        Keep.CONTENT,
    )

    class Meta(Recorded.Meta):
        """Codes of the lists, and no more hours than a week has."""

        constraints = (
            *Recorded.Meta.constraints,
            only("place", WorkPlace),
            only("contract", Contract, erasable=True),
            only("subsidy", Subsidy),
            models.CheckConstraint(
                condition=models.Q(hours__isnull=True) | models.Q(hours__lte=80),
                name="%(class)s_hours_of_a_week",
            ),
        )
