"""Writing in the trail, in the same transaction as what is told.

The row of `Head` is locked from the first entry of a transaction until its end, so write last: what comes
before goes on beside others, and nobody waits for somebody who waits for them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import transaction

from perspectief.register.trail.chain import Row, link, mark_of, written
from perspectief.register.trail.codes import NEW_KEY, TRAIL, Reason
from perspectief.register.trail.deed import Deed, Ref
from perspectief.register.trail.keys import Key, refused, ring
from perspectief.register.trail.models import HEAD, Entry, Head


def write(deed: Deed, at: datetime) -> int:
    """Write what somebody did, and give its number; gone with the transaction around it, if that fails.

    Refused (`trail-key-...`) without the key that the trail is written with.
    """
    return write_many([deed], at)[-1]


def write_many(deeds: Sequence[Deed], at: datetime) -> tuple[int, ...]:
    """The same for several deeds, such as the people that a search showed; all or none."""
    if not deeds:
        return ()
    keys = ring()
    # No savepoint: where the trail cannot be written, what it tells of has to go too.
    with transaction.atomic(savepoint=False):
        head = _locked()
        if head.key not in ("", keys.now.id):
            raise refused("trail-key-other")
        return _append(head, deeds, at, keys.now)


def write_alone(deed: Deed, at: datetime) -> int:
    """Write in a transaction of its own: an attempt that was denied, or whose transaction failed.

    RuntimeError within another transaction, with which it could go.
    """
    with transaction.atomic(durable=True):
        return write(deed, at)


def take_new_key(member: int | None, role: str, at: datetime) -> int:
    """Go on with another key: the environment has the new one, and the old one among the old keys.

    Refused (`trail-key-old-missing`) where the old one is not there: nothing could be verified any more.
    """
    keys = ring()
    with transaction.atomic():
        head = _locked()
        if head.key and head.key not in keys.all:
            raise refused("trail-key-old-missing")
        deed = Deed(member, role, NEW_KEY, Ref(TRAIL, keys.now.id), Reason.UPKEEP)
        return _append(head, [deed], at, keys.now)[-1]


def _locked() -> Head:
    """The end of the chain, for nobody else until this transaction ends (SQLite has one writer anyhow)."""
    return Head.objects.select_for_update().get(pk=HEAD)


def _append(head: Head, deeds: Sequence[Deed], at: datetime, key: Key) -> tuple[int, ...]:
    entries, before = [], head.link
    for number, deed in enumerate(deeds, start=head.number + 1):
        entry = _entry(number, deed, at, key, before)
        entries.append(entry)
        before = entry.link
    Entry.objects.bulk_create(entries, batch_size=500)
    last = entries[-1]
    moved = Head.objects.filter(pk=HEAD, number=head.number, link=head.link)
    if moved.update(number=last.number, link=last.link, key=key.id) != 1:
        raise RuntimeError("two chains")  # where a database does not lock
    return tuple(entry.number for entry in entries)


def _entry(number: int, deed: Deed, at: datetime, key: Key, before: str) -> Entry:
    mark = mark_of(key, number, deed.text)
    row = Row(
        number=number,
        at=written(at),
        member=deed.member,
        role=deed.role,
        action=deed.action,
        subject_kind=deed.subject.kind,
        subject_key=deed.subject.key,
        reason=deed.reason,
        mark=mark,
        result=deed.result,
        key=key.id,
    )
    return Entry(
        number=number,
        at=at.astimezone(UTC),
        member=deed.member,
        role=deed.role,
        action=deed.action,
        subject_kind=deed.subject.kind,
        subject_key=deed.subject.key,
        reason=deed.reason,
        reason_text=deed.text,
        reason_mark=mark,
        result=deed.result,
        key=key.id,
        link=link(key, before, row),
    )
