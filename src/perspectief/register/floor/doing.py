"""What a coach does for a resident: each call is one transaction, and is refused where somebody saved first.

`based_on` is the text of the version that the page showed (`versions.version_of`, `person.person`).
"""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Q
from django.utils.timezone import localtime

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register import record
from perspectief.register.floor.said import (
    Agreeing,
    By,
    Calling,
    Exempting,
    HandingOver,
    Participating,
    Planning,
    Releasing,
    Reviewing,
    Working,
)
from perspectief.register.floor.versions import Part, step
from perspectief.register.floor.whose import known
from perspectief.register.models import (
    AftercareContact,
    Agreement,
    Exemption,
    Note,
    Participation,
    Plan,
    PlanSpell,
    Recorded,
    Release,
    Review,
    Work,
)
from perspectief.register.staff.models import Caseload, StaffMember

R = TypeVar("R", bound=Recorded)


def log_participation(resident: int, said: Participating, by: By, based_on: str) -> Participation:
    """What somebody does unpaid, or (kind `none`) that it was asked and nothing is done."""
    values = {"kind": said.kind, "hours": said.hours, "confirmed_by": said.confirmed_by}
    with step(Part.PARTICIPATION, resident, based_on):
        return _added(Participation, resident, by, said.start, said.until, **values)


def end_participation(resident: int, key: int, on: date, by: By, based_on: str) -> Participation:
    """It is over: `on` is the first day on which it is not done any more."""
    with step(Part.PARTICIPATION, resident, based_on):
        return _ended(Participation, resident, key, on, by)


def start_work(resident: int, said: Working, by: By, based_on: str) -> Work:
    """Work beside welfare or after it, or a trial placement."""
    values = {
        "place": said.place,
        "contract": said.contract,
        "subsidy": said.subsidy,
        "hours": said.hours,
        "establishment_id": said.establishment,
    }
    with step(Part.WORK, resident, based_on):
        return _added(Work, resident, by, said.start, said.until, **values)


def end_work(resident: int, key: int, on: date, by: By, based_on: str) -> Work:
    """The work ends on a day, the first without it."""
    with step(Part.WORK, resident, based_on):
        return _ended(Work, resident, key, on, by)


def plan(resident: int, said: Planning, by: By, based_on: str) -> PlanSpell:
    """A new plan; one that holds on its first day ends then."""
    with step(Part.PLAN, resident, based_on):
        _stop(PlanSpell, resident, said.start, by.at)
        made = Plan.objects.create(resident_id=resident)
        return _added(PlanSpell, resident, by, said.start, said.until, plan=made, aim=said.aim)


def change_plan(resident: int, key: int, said: Planning, by: By, based_on: str) -> PlanSpell:
    """The same plan with another aim or other days: a correction, which leaves the old words readable."""
    changes = {"aim": said.aim, "valid_from": said.start, "valid_to": said.until}
    with step(Part.PLAN, resident, based_on):
        return record.correct(_theirs(PlanSpell, resident, key), by.at, **changes)


def agree(resident: int, plan_id: int, said: Agreeing, by: By, based_on: str) -> Agreement:
    """Something agreed within a plan of the resident."""
    with step(Part.PLAN, resident, based_on):
        if not Plan.objects.filter(pk=plan_id, resident=resident).exists():
            raise _refused("floor-not-theirs", Part.PLAN)
        values = {"plan_id": plan_id, "kind": said.kind, "text": said.text}
        return _added(Agreement, resident, by, said.start, said.until, **values)


def close_agreement(resident: int, key: int, on: date, by: By, based_on: str, *, done: bool) -> Agreement:
    """The agreement ends on a day, done or not."""
    with step(Part.PLAN, resident, based_on):
        return _ended(Agreement, resident, key, on, by, done=done)


def exempt(resident: int, said: Exempting, by: By, based_on: str) -> Exemption:
    """An exemption, or its prolongation as another one."""
    with step(Part.EXEMPTION, resident, based_on):
        return _added(Exemption, resident, by, said.start, said.until, duty=said.duty)


def call(resident: int, said: Calling, by: By, based_on: str) -> AftercareContact:
    """A contact after leaving welfare."""
    day_after = date.fromordinal(said.day.toordinal() + 1)
    values = {"kind": said.kind, "outcome": said.outcome}
    with step(Part.AFTERCARE, resident, based_on):
        return _added(AftercareContact, resident, by, said.day, day_after, **values)


def set_review(resident: int, said: Reviewing, by: By, based_on: str) -> Review:
    """Something to look at again by a day."""
    with step(Part.REVIEW, resident, based_on):
        return _added(Review, resident, by, day_of(by.at), None, kind=said.kind, due=said.due)


def finish_review(resident: int, key: int, on: date, by: By, based_on: str) -> Review:
    """It was looked at on a day."""
    with step(Part.REVIEW, resident, based_on):
        return _ended(Review, resident, key, on, by)


def release(resident: int, said: Releasing, by: By, based_on: str) -> Release:
    """What may be shown to those who speak with employers; it takes the place of what was released before."""
    today = day_of(by.at)
    values = {
        "wishes": said.wishes,
        "limits": " ".join(sorted(said.limits)),
        "hours_from": said.hours_from,
        "hours_to": said.hours_to,
        "resident_on": said.resident_on,
        "coach_on": said.coach_on,
    }
    with step(Part.RELEASE, resident, based_on):
        _stop(Release, resident, today, by.at)
        return _added(Release, resident, by, today, None, **values)


def take_back_release(resident: int, by: By, based_on: str) -> None:
    """From today on nothing is shown any more."""
    with step(Part.RELEASE, resident, based_on):
        _stop(Release, resident, day_of(by.at), by.at)


def take_on(resident: int, member: int, on: date, by: By, based_on: str) -> Caseload:
    """A member of staff looks after a resident from a day; nobody did."""
    with step(Part.CARE, resident, based_on):
        return _added(Caseload, resident, by, on, None, member_id=_active(member))


def hand_over(resident: int, said: HandingOver, by: By, based_on: str) -> Caseload:
    """From a day on another member of staff looks after a resident; the note goes along."""
    today = day_of(by.at)
    with step(Part.CARE, resident, based_on):
        to = _active(said.to)
        _stop(Caseload, resident, said.start, by.at)
        _added(Note, resident, by, today, None, text=said.note, written_by=by.member)
        return _added(Caseload, resident, by, said.start, None, member_id=to)


def day_of(at: datetime) -> date:
    """The day in the Netherlands on which a moment falls."""
    return localtime(at).date()


def _stop(kind: type[Recorded], resident: int, on: date, at: datetime) -> None:
    """What holds on a day or later ends on that day; what would only begin then is withdrawn."""
    rows = known(kind).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    for row in rows.filter(Q(("resident", resident))):
        if row.valid_from < on:
            record.end(row, on, at)
        else:
            record.withdraw(row, at)


def _added(
    kind: type[R],
    resident: int,
    by: By,
    start: date,
    until: date | None,
    /,
    **values: Any,  # noqa: ANN401 (fields by name)
) -> R:
    return record.add(kind, by.at, resident_id=resident, valid_from=start, valid_to=until, **values)


def _ended(
    kind: type[R],
    resident: int,
    key: int,
    on: date,
    by: By,
    /,
    **changes: Any,  # noqa: ANN401 (fields by name)
) -> R:
    row = _theirs(kind, resident, key)
    if on <= row.valid_from:
        raise Refused([Problem("floor-day-upside-down", Place("on"), "on", on.isoformat())])
    return record.end(row, on, by.at, **changes)


def _theirs(kind: type[R], resident: int, key: int) -> R:
    """A current record of this resident, and of nobody else."""
    row = known(kind).filter(pk=key, resident=resident).first()
    if row is None:
        raise Refused([Problem("floor-not-theirs", Place(str(kind._meta.model_name)))])
    return row


def _active(member: int) -> int:
    if not StaffMember.objects.filter(pk=member, is_active=True).exists():
        raise _refused("floor-no-such-member", Part.CARE)
    return member


def _refused(code: str, part: Part) -> Refused:
    return Refused([Problem(code, Place(part.value))])
