"""Why somebody wants to see a person whom another team looks after; asked first, and kept in the trail."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.problem import Refused
from perspectief.register.trail.codes import Reason
from perspectief.register.trail.deed import Deed
from perspectief.web.work import reasons
from perspectief.web.work.asked import Asked
from perspectief.web.work.look import page
from perspectief.web.work.problem import what
from perspectief.web.work.signin.backs import back
from perspectief.web.work.subjects import ref
from perspectief.web.work.words import REASONS


def reason(asked: Asked) -> HttpResponse:
    """Ask for it; with it, on to where one wanted to be. Nothing of the person is shown here."""
    wanted = back(asked.request, asked.filled_in.get("next") or asked.request.GET.get("next"))
    if wanted == reverse("home"):
        wanted = reverse("person", args=[asked.resident.key])
    if asked.reason in (Reason.OWN, Reason.TEAM):  # none is needed
        return HttpResponseRedirect(wanted)
    if not asked.writes:
        return _form(asked, wanted, {})
    code, text = asked.filled_in.get("reason", ""), asked.filled_in.get("text", "").strip()
    if code not in {each.value for each in reasons.GIVEN}:
        return _form(asked, wanted, {"reason": asked.words.t("Choose why.")})
    try:  # as the trail will judge it
        Deed(asked.me.pk, asked.me.role, "see_person", ref(asked.subject), Reason(code), text)
    except Refused as refused:
        return _form(asked, wanted, {"text": what(refused.problems[0], asked.words)})
    reasons.give(asked.request, ref(asked.subject), reasons.Given(Reason(code), text), asked.at)
    return HttpResponseRedirect(wanted)


def _form(asked: Asked, wanted: str, wrong: dict[str, str]) -> HttpResponse:
    choices = [(each.value, asked.words.t(said)) for each, said in REASONS.items()]
    status = 422 if wrong else 200
    values = {"next": wanted, "wrong": wrong, "options": choices, "filled": asked.filled_in}
    return page(asked, "reason.html", asked.words.t("Why do you need this person?"), values, status)
