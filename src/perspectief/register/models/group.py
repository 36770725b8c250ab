"""What residents on welfare are helped towards, with its history."""

from django.db import models

from perspectief.register.codes import Group
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, counted, structure


class GroupSpell(Recorded):
    """A resident in a group: one at a time."""

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="groups"))
    group = counted(code(Group), Basis.PW_7)

    class Meta(Recorded.Meta):
        """Codes of the list only."""

        constraints = (*Recorded.Meta.constraints, only("group", Group))
