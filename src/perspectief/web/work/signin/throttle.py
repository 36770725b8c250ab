"""Against guessing: who fails often waits, for a name, for an address and for both together.

Every attempt is counted before it is judged, so that many at once are no way round. A name that nobody has
is counted like any other: how long one waits tells nothing of who works here. Names and addresses are kept
as keyed marks only.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from perspectief.register.staff.models import Throttle

_MOST = timedelta(minutes=15)
_FIRST = timedelta(seconds=15)
_FORGOTTEN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Counted:
    key: str
    free: int  # attempts before one has to wait


def attempt(name: str, address: str, at: datetime) -> timedelta:
    """Count an attempt, and give how long there is to wait first; nothing where it may be judged now.

    An attempt that came too early is not counted again: waiting always ends.
    """
    counted = _counted(name, address)
    with transaction.atomic():
        rows = {row.key: row for row in _locked(counted, at)}
        waits = [_wait(rows[one.key], one.free, at) for one in counted]
        if (longest := max(waits)) > timedelta(0):
            return longest
        Throttle.objects.filter(key__in=rows).update(failures=F("failures") + 1, last_at=at)
    return timedelta(0)


def succeeded(name: str, address: str) -> None:
    """Forget what failed before, for this name; for the address this attempt alone: others guess too."""
    counted = [one.key for one in _counted(name, address)]
    Throttle.objects.filter(key__in=counted[:2]).delete()
    Throttle.objects.filter(key=counted[2], failures__gt=0).update(failures=F("failures") - 1)


def _counted(name: str, address: str) -> tuple[_Counted, ...]:
    name = name.strip().casefold()
    return (
        _Counted(_mark(f"both {name}\0{address}"), 5),
        _Counted(_mark(f"name {name}"), 30),
        _Counted(_mark(f"address {address}"), 100),
    )


def _locked(counted: tuple[_Counted, ...], at: datetime) -> list[Throttle]:
    """The rows, for nobody else until this transaction ends; counting starts anew after a quiet hour."""
    keys = sorted(one.key for one in counted)
    Throttle.objects.filter(key__in=keys, last_at__lt=at - _FORGOTTEN).delete()
    Throttle.objects.bulk_create([Throttle(key=key, last_at=at) for key in keys], ignore_conflicts=True)
    return list(Throttle.objects.select_for_update().filter(key__in=keys).order_by("key"))


def _wait(row: Throttle, free: int, at: datetime) -> timedelta:
    over = row.failures - free
    if over < 0:
        return timedelta(0)
    until: datetime = row.last_at + min(_MOST, _FIRST * int(2 ** min(over, 10)))
    return max(timedelta(0), until - at)


def _mark(text: str) -> str:
    return salted_hmac("perspectief.throttle", text, algorithm="sha256").hexdigest()
