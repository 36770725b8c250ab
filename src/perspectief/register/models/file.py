"""Welfare files, the times that they ran, and whose they were."""

from django.db import models

from perspectief.register.codes import EndReason, Scheme
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, counted, structure, told


class WelfareFile(models.Model):
    """A file (dossier). `reference` is its number in the benefits system; empty once erased."""

    id = structure(models.BigAutoField(primary_key=True))
    reference = told(
        models.CharField(max_length=40, null=True, blank=True),
        Purpose.RECOGNISING,
        Basis.PW_7,
        Keep.IDENTITY,
    )

    class Meta:
        """A number is of one file."""

        constraints = (models.UniqueConstraint(fields=["reference"], name="welfarefile_reference_once"),)


class FileSpell(Recorded):
    """A file that runs. No two spells of a file hold on the same day; `end_reason` is empty while it runs."""

    file = structure(models.ForeignKey(WelfareFile, on_delete=models.PROTECT, related_name="spells"))
    scheme = counted(code(Scheme))
    end_reason = counted(code(EndReason, erasable=True))

    class Meta(Recorded.Meta):
        """Codes of the lists only."""

        constraints = (
            *Recorded.Meta.constraints,
            only("scheme", Scheme),
            only("end_reason", EndReason, erasable=True),
        )


class Membership(Recorded):
    """A resident in a file, on the days that both last.

    One or two residents are in a file on a day; a resident is in one file at most. `end_reason` says why
    this resident left; where the whole file ended it is the reason of its spell.
    """

    file = structure(models.ForeignKey(WelfareFile, on_delete=models.PROTECT, related_name="memberships"))
    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="memberships"))
    end_reason = counted(code(EndReason, erasable=True))

    class Meta(Recorded.Meta):
        """Codes of the list only."""

        constraints = (
            *Recorded.Meta.constraints,
            only("end_reason", EndReason, erasable=True),
        )
