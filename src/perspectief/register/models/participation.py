"""Unpaid activity of residents on welfare."""

from django.db import models

from perspectief.register.codes import ParticipationKind
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, counted, structure, told


class Participation(Recorded):
    """What somebody does, unpaid; for which definitions a kind counts is in `codes.COUNTS_FOR`.

    `hours` a week, null where unknown. `confirmed_by` is the code of an office of the municipality, empty
    where nobody confirmed it. The organisation where it is done is not kept.
    """

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="participation"))
    kind = counted(code(ParticipationKind), Basis.PW_9)
    hours = counted(models.PositiveSmallIntegerField(null=True, blank=True), Basis.PW_9)
    confirmed_by = told(
        models.CharField(max_length=40, blank=True), Purpose.PROVENANCE, Basis.GDPR_5_2, Keep.CONTENT
    )

    class Meta(Recorded.Meta):
        """Codes of the list, and no more hours than a week has."""

        constraints = (
            *Recorded.Meta.constraints,
            only("kind", ParticipationKind),
            models.CheckConstraint(
                condition=models.Q(hours__isnull=True) | models.Q(hours__lte=80),
                name="%(class)s_hours_of_a_week",
            ),
        )
