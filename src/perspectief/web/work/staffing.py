"""What a functional manager does with accounts; each in the transaction of the page that asks for it.

A password that is handed out is random, shown once, good for some days, and for choosing one's own.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F
from django_otp.plugins.otp_totp.models import TOTPDevice

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.staff.models import StaffMember, Team
from perspectief.register.staff.roles import Language, Role
from perspectief.web.work.signin.guessable import is_guessable

FIRST_LASTS = timedelta(days=7)
CHANGED = "floor-changed-meanwhile"
CODES = (
    "staff-username-taken",
    "staff-team-taken",
    "staff-oneself",
    "staff-not-oneself",
    "staff-no-password",
)


@dataclass(frozen=True, slots=True)
class Account:
    """What of a member can be changed."""

    name: str
    role: Role
    team: int | None
    is_active: bool = True


def version_of(member: StaffMember) -> str:
    """Stands for what a page showed of a member: another one saved first where it differs."""
    shown = (member.name, member.role, member.team_id, member.is_active)
    return sha256(repr(shown).encode()).hexdigest()[:16]


def new_member(username: str, account: Account, at: datetime) -> tuple[StaffMember, str]:
    """Somebody who begins here, with a first password. Refused (`staff-username-taken`) for a name in use."""
    try:
        with transaction.atomic():
            member = StaffMember.objects.create_member(
                username,
                name=account.name,
                role=account.role,
                team_id=account.team,
                language=Language.NL,
            )
    except IntegrityError:
        raise _refused("staff-username-taken", username) from None
    return member, start_anew(member, at, second_step=False)


def manager(username: str, at: datetime) -> str:
    """A functional manager with a first password: a new one, or one who begins anew, second step and all.

    For the command line. Refused (`staff-other-role`) for a name that somebody with another role has.
    """
    found = StaffMember.objects.filter(username=username).first()
    if found is None:
        return new_member(username, Account(username, Role.FUNCTIONAL_MANAGER, None), at)[1]
    if found.role != Role.FUNCTIONAL_MANAGER or found.subject is not None:
        raise _refused("staff-other-role", username)
    StaffMember.objects.filter(pk=found.pk).update(is_active=True)
    return start_anew(found, at, second_step=True)


def change(member: StaffMember, account: Account, by: StaffMember, based_on: str) -> None:
    """Save what somebody is from now on; it holds at the next page of theirs.

    Refused (`staff-oneself`) for one's own role and for closing one's own account: so that somebody stays who
    can, and (`floor-changed-meanwhile`) where another saved first.
    """
    locked = StaffMember.objects.select_for_update().get(pk=member.pk)
    if version_of(locked) != based_on:
        raise _refused(CHANGED, "")
    if locked.pk == by.pk and (account.role != locked.role or not account.is_active):
        raise _refused("staff-oneself", "")
    locked.name, locked.role, locked.team_id = account.name, account.role, account.team
    locked.is_active = account.is_active
    locked.save(update_fields=["name", "role", "team", "is_active"])
    if not account.is_active:
        end_sessions(locked)


def hand_out(member: StaffMember, by: StaffMember, at: datetime, *, second_step: bool) -> str:
    """Another first password; `second_step` forgets the authenticator too. Every session of theirs ends.

    Refused (`staff-no-password`) for an account of the municipality's own sign-in, which has neither here,
    and (`staff-not-oneself`) for one's own: an open screen would be enough to take an account over.
    """
    if member.pk == by.pk:
        raise _refused("staff-not-oneself", "")
    if member.subject is not None:
        raise _refused("staff-no-password", "")
    return start_anew(member, at, second_step=second_step)


def start_anew(member: StaffMember, at: datetime, *, second_step: bool) -> str:
    """The same, whoever asks for it: the command line does, for whoever keeps the machine."""
    password = first_password()
    member.password = make_password(password, hasher="argon2")
    member.renew_by = at + FIRST_LASTS
    member.save(update_fields=["password", "renew_by"])
    if second_step:
        TOTPDevice.objects.filter(user=member).delete()
    return password


def end_sessions(member: StaffMember) -> None:
    """Every session of one member."""
    StaffMember.objects.filter(pk=member.pk).update(epoch=F("epoch") + 1)


def end_all_sessions(by: StaffMember) -> None:
    """Every session of everybody but of who asks for it."""
    StaffMember.objects.exclude(pk=by.pk).update(epoch=F("epoch") + 1)


def save_team(team: Team | None, name: str) -> None:
    """A new team, or another name for one. Refused (`staff-team-taken`) for a name in use."""
    try:
        with transaction.atomic():
            Team(pk=team.pk if team else None, name=name).save()
    except IntegrityError:
        raise _refused("staff-team-taken", name) from None


def first_password() -> str:
    """Random, of 80 bits, in groups that can be read out."""
    while True:
        made = "-".join(secrets.token_hex(2) for _ in range(5))
        if not is_guessable(made):
            return made


def _refused(code: str, found: str) -> Refused:
    return Refused([Problem(code, Place("staff"), found=found)])
