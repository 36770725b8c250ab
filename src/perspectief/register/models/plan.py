"""Plans and what was agreed in them."""

import uuid

from django.db import models

from perspectief.register.codes import AgreementKind, PlanAim
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, structure, told


class Plan(models.Model):
    """What `PlanSpell` and `Agreement` speak of: one plan of one resident."""

    id = structure(models.BigAutoField(primary_key=True))
    key = structure(models.UUIDField(unique=True, default=uuid.uuid4, editable=False))
    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="plans"))


class PlanSpell(Recorded):
    """What a plan works towards, while it holds."""

    plan = structure(models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="spells"))
    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+"))
    aim = told(code(PlanAim, erasable=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT)

    class Meta(Recorded.Meta):
        """Codes of the list only."""

        constraints = (*Recorded.Meta.constraints, only("aim", PlanAim, erasable=True))


class Agreement(Recorded):
    """One thing that was agreed in a plan."""

    plan = structure(models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="agreements"))
    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+"))
    kind = told(code(AgreementKind, erasable=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT)
    text = told(models.TextField(blank=True), Purpose.SPEAKING, Basis.PW_7, Keep.CONTENT)
    done = told(models.BooleanField(null=True, blank=True), Purpose.HELPING, Basis.PW_7, Keep.CONTENT)

    class Meta(Recorded.Meta):
        """Codes of the list only."""

        constraints = (*Recorded.Meta.constraints, only("kind", AgreementKind, erasable=True))
