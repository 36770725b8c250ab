"""Teams: who is in each, a new one, another name."""

from collections.abc import Mapping

from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.problem import Refused
from perspectief.register.staff.models import Team
from perspectief.web.work import staffing
from perspectief.web.work.asked import Asked
from perspectief.web.work.forms.filled import read
from perspectief.web.work.forms.staff import TeamForm
from perspectief.web.work.look import page
from perspectief.web.work.pages.desk import at_fields


def teams(asked: Asked) -> HttpResponse:
    """All of them, and a form for another one."""
    return _saved(asked, None) if asked.writes else _list(asked, {}, {})


def team(asked: Asked) -> HttpResponse:
    """Another name for one."""
    there = asked.subject
    if not isinstance(there, Team):
        raise LookupError
    return _saved(asked, there) if asked.writes else _rename(asked, there, {"name": there.name}, {})


def _saved(asked: Asked, there: Team | None) -> HttpResponse:
    form, wrong = read(TeamForm, asked.filled_in, asked.words)
    if form is None:
        return _again(asked, there, wrong)
    try:
        staffing.save_team(there, form.name)
    except Refused as refused:
        return _again(asked, there, at_fields(refused, {"staff-team-taken": "name"}, asked.words))
    return HttpResponseRedirect(reverse("teams") + "?done=saved")


def _again(asked: Asked, there: Team | None, wrong: Mapping[str, str]) -> HttpResponse:
    if there is None:
        return _list(asked, asked.filled_in, wrong)
    return _rename(asked, there, asked.filled_in, wrong)


def _list(asked: Asked, filled: Mapping[str, str], wrong: Mapping[str, str]) -> HttpResponse:
    rows = Team.objects.annotate(many=Count("members", filter=Q(members__is_active=True))).order_by("name")
    saved = asked.request.GET.get("done") == "saved"
    values = {"teams": list(rows), "filled": filled, "wrong": wrong, "saved": saved}
    return page(asked, "teams.html", asked.words.t("Teams"), values, 422 if wrong else 200)


def _rename(asked: Asked, there: Team, filled: Mapping[str, str], wrong: Mapping[str, str]) -> HttpResponse:
    values = {"team": there, "filled": filled, "wrong": wrong}
    return page(
        asked, "team_name.html", asked.words.t("Another name for a team"), values, 422 if wrong else 200
    )
