"""Deeds that nobody did."""

import uuid
from datetime import UTC, datetime, timedelta

from perspectief.register.trail.codes import RESIDENT, Reason, Result
from perspectief.register.trail.deed import Deed, Ref
from perspectief.register.trail.write import write

AT = datetime(2030, 3, 1, 9, 30, 15, 123456, tzinfo=UTC)
_ACTIONS = ("see_person", "write_person", "search_person", "hand_over")


def resident(number: int) -> Ref:
    return Ref(RESIDENT, str(uuid.UUID(int=number)))


def deed(number: int = 0, text: str = "", result: Result = Result.DONE) -> Deed:
    reason = Reason.ASKED if text else Reason.OWN
    action = _ACTIONS[number % len(_ACTIONS)]
    return Deed(number % 5 + 1, "coach", action, resident(number % 7), reason, text, result)


def fill(count: int) -> None:
    """So many entries, each third with words, one without a member."""
    for number in range(count):
        one = deed(number, f"called back, time {number}" if number % 3 == 0 else "")
        write(one, AT + timedelta(minutes=number))
