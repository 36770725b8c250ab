"""From which establishments a sample is drawn: those of the register, by the size of their staff."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from perspectief.register.models import EstablishmentSpell, JobsCount

# By the jobs of the last year that is known: the classes of Statistics Netherlands, taken together.
SIZES = ("one", "two_to_nine", "ten_to_forty_nine", "fifty_and_more", "unknown")


def frame(on: date) -> dict[str, tuple[str, ...]]:
    """Numbers of the establishments that there are on a day, by size, in the order of `SIZES`."""
    ends_later = Q(valid_to=None) | Q(valid_to__gt=on)
    there = EstablishmentSpell.objects.filter(ends_later, valid_from__lte=on, superseded_at=None)
    jobs = _jobs(on)
    found: dict[str, list[str]] = defaultdict(list)
    for spell in there.select_related("establishment"):
        found[size_of(jobs.get(spell.establishment_id))].append(spell.establishment.number)
    return {size: tuple(sorted(found[size])) for size in SIZES if found[size]}


def size_of(jobs: int | None) -> str:
    """The class of a number of jobs; none is as one: the owner."""
    if jobs is None:
        return SIZES[-1]
    return SIZES[sum(jobs >= least for least in (2, 10, 50))]


def _jobs(on: date) -> dict[int, int]:
    """The jobs of each establishment in the last year up to a day."""
    counts = JobsCount.objects.filter(superseded_at=None, year__lte=on.year).order_by("year", "id")
    return dict(counts.values_list("establishment_id", "jobs"))
