"""A made-up town with somebody of every role in it: random passwords, none of them lasting."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.staff.models import Caseload, StaffMember, Team
from perspectief.register.staff.roles import Language, Role
from perspectief.register.town.care import assign, assign_employers
from perspectief.web.work.clock import day_here

_COLLEAGUES = {"coach-2": (Role.COACH, 0), "coach-3": (Role.COACH, 1)}
_TEAMS = ("Team 1", "Team 2")


@dataclass(frozen=True, slots=True)
class Account:
    """How somebody signs in; the password is shown once, and is nowhere."""

    username: str
    role: Role
    team: str
    password: str


def people_of_every_role(at: datetime, *, each: int = 60) -> list[Account]:
    """Members of every role, with new passwords; whoever was signed in is not any more."""
    with transaction.atomic():
        teams = [Team.objects.get_or_create(name=name)[0] for name in _TEAMS]
        wanted = {role.value.replace("_", "-"): (role, 0) for role in Role} | _COLLEAGUES
        made = [_account(name, role, teams[team]) for name, (role, team) in wanted.items()]
        _give_people(at, each)
    return made


def code_now(username: str, seconds: float) -> str:
    """What the authenticator of a made-up member shows at a moment. Refused for a name that nobody has."""
    device = TOTPDevice.objects.filter(user__username=username, confirmed=True).first()
    if device is None:
        raise Refused([Problem("work-nobody", Place("NAME"), found=username)])
    shown = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    shown.time = seconds
    return f"{shown.token():06d}"


def _account(username: str, role: Role, team: Team) -> Account:
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    values = {"name": f"{username} (demo)", "role": role, "language": Language.NL, "team": team}
    member, _ = StaffMember.objects.get_or_create(username=username, defaults=values)
    member.set_password(password)
    member.save(update_fields=["password"])
    StaffMember.objects.filter(pk=member.pk).update(epoch=F("epoch") + 1)
    TOTPDevice.objects.get_or_create(user=member, confirmed=True, defaults={"name": "demo"})
    return Account(username, role, team.name, password)


def _give_people(at: datetime, each: int) -> None:
    """The first time only: who looks after whom stays as it is."""
    if Caseload.objects.exists():
        return
    today = day_here(at)
    by_role = StaffMember.objects.order_by("pk").values_list("role", "pk")
    coaches = [pk for role, pk in by_role if role == Role.COACH]
    managers = [pk for role, pk in by_role if role == Role.ACCOUNT_MANAGER]
    assign(coaches, today, at, each=each)
    assign_employers(managers, today, at)
