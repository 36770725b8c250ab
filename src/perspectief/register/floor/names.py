"""Who residents are on a day: their keys and names."""

from datetime import date
from uuid import UUID

from perspectief.register.floor.whose import Ids, holding
from perspectief.register.models import Resident, ResidentDetails


def names_of(people: Ids, on: date) -> dict[int, tuple[UUID, str]]:
    """The key and the name of each; the name is empty where it was erased or is not known. Two questions."""
    names = dict(holding(ResidentDetails, on).filter(resident__in=people).values_list("resident_id", "name"))
    keys = Resident.objects.filter(pk__in=people).values_list("pk", "key")
    return {pk: (key, names.get(pk, "")) for pk, key in keys}
