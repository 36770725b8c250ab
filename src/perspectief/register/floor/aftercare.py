"""When somebody who left welfare for work is called, by the months that the municipality planned."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from perspectief.register.codes import ContactOutcome, EndReason
from perspectief.register.floor.rules import Rules, months_after
from perspectief.register.floor.whose import Ids, holding, known
from perspectief.register.models import AftercareContact, Membership

TO_WORK = (EndReason.WORK, EndReason.SELF_EMPLOYED)


@dataclass(frozen=True, slots=True)
class CallDue:
    """A call: whose, how many months after leaving, its day, and the membership that ended."""

    resident: int
    months: int
    day: date
    record: int


def calls_due(people: Ids, on: date, rules: Rules) -> Iterator[CallDue]:
    """The first planned call that nobody made yet, of each who left for work and is not back on welfare.

    It is shown from `ahead_days` before its day on. A contact in which somebody was reached answers a
    planned call if it was made in the second half of the time since the call before (or since leaving), or
    later.
    """
    left = _left_for_work(people, on, rules)
    back = set(holding(Membership, on).filter(resident__in=people).values_list("resident_id", flat=True))
    spoken = _spoken(people, on, rules)
    for resident, (day, record) in left.items():
        if resident in back:
            continue
        due = first_open(day, spoken[resident], rules.aftercare_months)
        if due is not None and due[1] <= on + timedelta(days=rules.ahead_days):
            yield CallDue(resident, *due, record)


def first_open(left: date, spoken: Sequence[date], months: Sequence[int]) -> tuple[int, date] | None:
    """The first planned call without a contact that answers it: its months after leaving, and its day."""
    last = max((day for day in spoken if day > left), default=left)
    before = left
    for each in sorted(months):
        due = months_after(left, each)
        if last == left or last < before + (due - before) / 2:
            return each, due
        before = due
    return None


def _left_for_work(people: Ids, on: date, rules: Rules) -> dict[int, tuple[date, int]]:
    """The last day of leaving for work of each, as far as calls are still of use."""
    earliest = months_after(on, -max(rules.aftercare_months)) - timedelta(days=rules.aftercare_days_late)
    rows = known(Membership).filter(
        resident__in=people, end_reason__in=TO_WORK, valid_to__gt=earliest, valid_to__lte=on
    )
    found = rows.order_by("valid_to", "pk").values_list("resident_id", "valid_to", "pk")
    return {resident: (day, key) for resident, day, key in found if day is not None}


def _spoken(people: Ids, on: date, rules: Rules) -> defaultdict[int, list[date]]:
    """The days on which each was reached, since the earliest leaving that matters."""
    earliest = months_after(on, -max(rules.aftercare_months)) - timedelta(days=rules.aftercare_days_late)
    rows = known(AftercareContact).filter(resident__in=people, valid_from__gt=earliest, valid_from__lte=on)
    found: defaultdict[int, list[date]] = defaultdict(list)
    for resident, day in rows.exclude(outcome=ContactOutcome.NOT_REACHED).values_list(
        "resident_id", "valid_from"
    ):
        found[resident].append(day)
    return found
