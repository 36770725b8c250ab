"""The functional manager: who works here, with which role and team, and their ways in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from perspectief.ground.problem import Refused
from perspectief.publication.words.marker import mark
from perspectief.register.floor.whose import holding
from perspectief.register.staff.models import Caseload, EmployerCare, StaffMember, Team
from perspectief.register.staff.roles import Role
from perspectief.web.work import staffing
from perspectief.web.work.asked import Asked
from perspectief.web.work.forms.filled import read
from perspectief.web.work.forms.staff import MemberForm, NewMemberForm, ResetForm
from perspectief.web.work.look import page
from perspectief.web.work.pages.desk import at_fields
from perspectief.web.work.signin import sessions
from perspectief.web.work.words import ROLES

CLOSED, MUNICIPAL = mark("closed"), mark("signs in with the municipality")
FIRST, FIRST_OVER = mark("first password not used yet"), mark("first password too old")
IN, NO_STEP = mark("signs in here"), mark("second step not set up yet")
_FIELDS = {
    "staff-username-taken": "username",
    "staff-oneself": "role",
    "staff-no-password": "what",
    "staff-not-oneself": "what",
}
_Wrong = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A member in words."""

    pk: int
    name: str
    username: str
    role: str
    team: str
    state: str
    last: str


def staff(asked: Asked) -> HttpResponse:
    """Everybody by name, those who left last."""
    members = StaffMember.objects.select_related("team").order_by("-is_active", "name", "pk")
    with_step = set(TOTPDevice.objects.filter(confirmed=True).values_list("user_id", flat=True))
    done = asked.request.GET.get("done")
    values = {
        "rows": [_row(each, asked, with_step) for each in members],
        "done": done if done == "ended" else None,
    }
    return page(asked, "staff.html", asked.words.t("Staff of the work floor"), values)


def new(asked: Asked) -> HttpResponse:
    """Somebody who begins here; the first password is on the answer, and nowhere else."""
    if not asked.writes:
        return _new_form(asked, {}, {})
    form, wrong = read(NewMemberForm, asked.filled_in | {"active": "yes"}, asked.words)
    if form is None:
        return _new_form(asked, asked.filled_in, wrong)
    try:
        member, password = staffing.new_member(form.username, form.said(_teams()), asked.at)
    except Refused as refused:
        return _new_form(asked, asked.filled_in, at_fields(refused, _FIELDS, asked.words))
    return _handed(asked, member, password)


def member(asked: Asked) -> HttpResponse:
    """What somebody is; changing it holds at their next page."""
    who = _who(asked)
    if not asked.writes:
        return _form(asked, _filled(who), {})
    form, wrong = read(MemberForm, asked.filled_in, asked.words)
    if form is None:
        return _form(asked, asked.filled_in, wrong)
    try:
        staffing.change(who, form.said(_teams()), asked.me, asked.filled_in.get("version", ""))
    except Refused as refused:
        if any(problem.code == staffing.CHANGED for problem in refused.problems):
            return _form(asked, asked.filled_in, {}, 409)
        return _form(asked, asked.filled_in, at_fields(refused, _FIELDS, asked.words))
    return HttpResponseRedirect(reverse("staff-member", args=[who.pk]) + "?done=saved")


def reset(asked: Asked) -> HttpResponse:
    """A forgotten password or a lost authenticator, after seeing who it is."""
    if not asked.writes:
        return _reset_form(asked, {}, {})
    form, wrong = read(ResetForm, asked.filled_in, asked.words)
    if form is None:
        return _reset_form(asked, asked.filled_in, wrong)
    try:
        password = staffing.hand_out(_who(asked), asked.me, asked.at, second_step=form.what == "both")
    except Refused as refused:
        return _reset_form(asked, asked.filled_in, at_fields(refused, _FIELDS, asked.words))
    return _handed(asked, _who(asked), password)


def end(asked: Asked) -> HttpResponse:
    """End every session of one member."""
    staffing.end_sessions(_who(asked))
    return HttpResponseRedirect(reverse("staff-member", args=[_who(asked).pk]) + "?done=ended")


def end_all(asked: Asked) -> HttpResponse:
    """End every session of everybody else, where something is wrong with all of them."""
    staffing.end_all_sessions(asked.me)
    return HttpResponseRedirect(reverse("staff") + "?done=ended")


def _form(asked: Asked, filled: Mapping[str, str], wrong: _Wrong, status: int = 0) -> HttpResponse:
    who, t = _who(asked), asked.words.t
    done = asked.request.GET.get("done")
    values = _choices(asked) | {
        "who": who,
        "filled": filled,
        "wrong": wrong,
        "version": staffing.version_of(who),
        "now": _filled(who) if status == 409 else None,
        "state": _row(who, asked, _stepped(who)).state,
        "people": holding(Caseload, asked.today).filter(member=who).count(),
        "employers": holding(EmployerCare, asked.today).filter(member=who).count(),
        "sessions": len(sessions.of(who, asked.at)),
        "done": done if done in ("saved", "ended") else None,
    }
    return page(asked, "staff_member.html", who.name or t("Name removed"), values, status or _status(wrong))


def _new_form(asked: Asked, filled: Mapping[str, str], wrong: _Wrong) -> HttpResponse:
    values = _choices(asked) | {"filled": filled, "wrong": wrong}
    return page(asked, "staff_new.html", asked.words.t("A new colleague"), values, _status(wrong))


def _reset_form(asked: Asked, filled: Mapping[str, str], wrong: _Wrong) -> HttpResponse:
    t = asked.words.t
    options = [
        ("password", t("The password alone")),
        ("both", t("The password and the second step (a lost phone, for example)")),
    ]
    values = {"who": _who(asked), "filled": filled, "wrong": wrong, "options": options}
    return page(asked, "staff_reset.html", t("Help somebody in again"), values, _status(wrong))


def _handed(asked: Asked, who: StaffMember, password: str) -> HttpResponse:
    """The one time that a password is shown."""
    until = asked.words.day(asked.today + staffing.FIRST_LASTS)
    values = {"who": who, "password": password, "until": until}
    return page(
        asked, "staff_password.html", asked.words.t("First password of {name}", name=who.name), values
    )


def _choices(asked: Asked) -> dict[str, object]:
    return {
        "roles": [(role.value, asked.words.t(said)) for role, said in ROLES.items()],
        "teams": [(str(pk), name) for pk, name in Team.objects.order_by("name").values_list("pk", "name")],
    }


def _teams() -> frozenset[int]:
    return frozenset(Team.objects.values_list("pk", flat=True))


def _filled(who: StaffMember) -> dict[str, str]:
    return {
        "name": who.name,
        "role": who.role,
        "team": str(who.team_id or ""),
        "active": "yes" if who.is_active else "",
    }


def _row(each: StaffMember, asked: Asked, with_step: set[int]) -> Row:
    words = asked.words
    return Row(
        pk=each.pk,
        name=each.name,
        username=each.username,
        role=words.t(ROLES[Role(each.role)]),
        team=each.team.name if each.team else "",
        state=words.t(_state(each, asked, with_step)),
        last=words.day(each.last_login.date()) if each.last_login else "",
    )


def _state(each: StaffMember, asked: Asked, with_step: set[int]) -> str:
    """The English of what stands in the way of coming in, or that nothing does."""
    if not each.is_active:
        return CLOSED
    if each.subject is not None:
        return MUNICIPAL
    if each.renew_by is not None:
        return FIRST_OVER if each.renew_by <= asked.at else FIRST
    return IN if each.pk in with_step else NO_STEP


def _stepped(who: StaffMember) -> set[int]:
    return set(TOTPDevice.objects.filter(user=who, confirmed=True).values_list("user_id", flat=True))


def _status(wrong: _Wrong) -> int:
    return 422 if wrong else 200


def _who(asked: Asked) -> StaffMember:
    if not isinstance(asked.subject, StaffMember):
        raise LookupError
    return asked.subject
