"""What one sees when something is not there, not allowed or changed meanwhile: what, why, and what to do."""

from django.http import HttpRequest, HttpResponse

from perspectief.ground.problem import Refused
from perspectief.publication.words.marker import mark
from perspectief.register.staff.rights import Why
from perspectief.web.work.asked import Asked
from perspectief.web.work.clock import day_here, now
from perspectief.web.work.language import words_of
from perspectief.web.work.look import page
from perspectief.web.work.problem import what
from perspectief.web.work.signin.who import signed_in

CHANGED = "floor-changed-meanwhile"
WHY = {
    Why.NOT_SIGNED_IN: mark("You are not signed in."),
    Why.NOT_ACTIVE: mark("Your account has been closed."),
    Why.NOT_OF_ROLE: mark("Your role does not have this page."),
    Why.OTHER_TEAM: mark("Another team looks after this."),
}
_ASK = mark("Do you need it for your work? Ask the functional manager to look at your role or team.")


def denied(asked: Asked, why: Why) -> HttpResponse:
    """403: not for this role or team, and whom to ask."""
    t = asked.words.t
    return _said(asked, 403, t("You cannot see this"), [t(WHY[why]), t(_ASK)])


def not_found(asked: Asked) -> HttpResponse:
    """404: no such page or person."""
    t = asked.words.t
    said = t("There is nothing at this address. It may be gone, or the address is not complete.")
    return _said(asked, 404, t("This page is not there"), [said, t("Look for the person by name or number.")])


def refused(asked: Asked, refused: Refused) -> HttpResponse:
    """409 where somebody else was first, 422 for whatever else could not be done; nothing was changed."""
    t, codes = asked.words.t, {problem.code for problem in refused.problems}
    status = 409 if CHANGED in codes or "register-superseded-already" in codes else 422
    title = t("Somebody changed this while you were busy") if status == 409 else t("This could not be done")
    said = [what(problem, asked.words) for problem in refused.problems]
    return _said(asked, status, title, [*said, t("Nothing was saved. Go back, look at it again and repeat.")])


def unlisted(request: HttpRequest) -> HttpResponse:
    """403 for a view that is not in the table of routes."""
    return denied(_asked(request), Why.NOT_OF_ROLE)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that did not come from our own page, or was open for too long."""
    asked = _asked(request)
    t = asked.words.t
    said = t("This form was open for too long, or did not come from this site. Nothing was saved.")
    return _said(
        asked, 403, t("Fill in the form again"), [said, t("Go back, open the page anew and repeat.")]
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    asked = _asked(request)
    t = asked.words.t
    return _said(asked, 400, t("This makes no sense to us"), [t("Nothing was saved. Go back and try again.")])


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 that Django itself gives."""
    return denied(_asked(request), Why.NOT_OF_ROLE)


def no_such_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for an address that nothing has."""
    return not_found(_asked(request))


def fault(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours; its number is in the log, and nothing else is told."""
    number = request.META.get("perspectief.request", "")
    text = (
        '<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><title>Fout</title>'
        "<h1>Er ging iets mis in Perspectief</h1><p>Er is niets opgeslagen. Probeer het opnieuw, of geef de "
        f"functioneel beheerder dit nummer: {number}.</p><p lang='en'>Something went wrong in Perspectief. "
        f"Nothing was saved. Try again, or give the functional manager this number: {number}.</p></html>"
    )
    return HttpResponse(text, status=500)


def _asked(request: HttpRequest) -> Asked:
    at = now()
    there = signed_in(request) if hasattr(request, "user") else None
    return Asked(request, there, None, at, day_here(at), words_of(request))


def _said(asked: Asked, status: int, title: str, said: list[str]) -> HttpResponse:
    return page(asked, "said.html", title, {"said": said}, status)
