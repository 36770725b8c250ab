"""Made-up residents, files and numbers for tests, all made at run time."""

import random
from datetime import UTC, date, datetime

from perspectief.register import record
from perspectief.register.models import FileSpell, Membership, Resident, WelfareFile

AT = datetime(2022, 1, 10, 9, tzinfo=UTC)
START = date(2021, 3, 1)


def bsn(seed: int) -> str:
    """Nine digits that pass the eleven-test."""
    draw = random.Random(seed)
    while True:
        first = [draw.randrange(10) for _ in range(8)]
        last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), first, strict=True)) % 11
        if last < 10 and any(first):
            return "".join(map(str, [*first, last]))


def in_file(
    file: WelfareFile, start: date = START, end: date | None = None, at: datetime = AT, reason: str = ""
) -> Membership:
    """A new resident who is in a file."""
    resident = Resident.objects.create()
    return record.add(
        Membership, at, file=file, resident=resident, valid_from=start, valid_to=end, end_reason=reason
    )


def running_file(start: date = START, at: datetime = AT) -> WelfareFile:
    """A new file that runs from a day."""
    file = WelfareFile.objects.create()
    record.add(FileSpell, at, file=file, scheme="general", valid_from=start)
    return file
