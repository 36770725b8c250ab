"""Which state of a request a page showed; who saves later is told what somebody else wrote meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.desk.models import Obstacle, Request, Step

CHANGED = "floor-changed-meanwhile"


def seen(request: Request) -> str:
    """How many steps and rules were written of a request so far, and how many of them withdrawn."""
    tables = (Step.objects.filter(request=request), Obstacle.objects.filter(request=request))
    counts = [(rows.count(), rows.filter(withdrawn_at__isnull=False).count()) for rows in tables]
    return "-".join(str(count) for pair in counts for count in pair)


@contextmanager
def unchanged(request: Request, based_on: str) -> Iterator[None]:
    """One transaction for who saw the newest state. Refused (`floor-changed-meanwhile`) for anybody else."""
    with transaction.atomic():
        if not list(Request.objects.select_for_update().filter(pk=request.pk, withdrawn_at=None)):
            raise Refused([Problem("desk-not-there", Place("desk"), found=request.reference)])
        if seen(request) != based_on:
            raise Refused([Problem(CHANGED, Place("desk"))])
        yield
