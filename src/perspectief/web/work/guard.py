"""The one way to a page: right, page and trail in one transaction; what is not in the table is refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.problem import Refused
from perspectief.register.staff.rights import Action, Allowed, Denied, Near, NeedsReason, may
from perspectief.register.trail.codes import Reason, Result
from perspectief.register.trail.deed import Deed
from perspectief.register.trail.write import write
from perspectief.web.work import reasons
from perspectief.web.work.asked import Asked
from perspectief.web.work.clock import day_here, now
from perspectief.web.work.language import words_of
from perspectief.web.work.pages import errors
from perspectief.web.work.security import unkept
from perspectief.web.work.signin.who import signed_in
from perspectief.web.work.subjects import ref

if TYPE_CHECKING:
    from perspectief.web.work.routes import Route

# What somebody can do with a password that was handed out: choose one of their own, or leave.
_BEFORE_RENEWING = ("password", "sign-out")
_NEAR = {Near.OWN: Reason.OWN, Near.TEAM: Reason.TEAM}
_ROLES = {
    Action.SEE_ROWS: Reason.COUNT,
    Action.SEE_TRAIL: Reason.AUDIT,
    Action.ACCESS_REPORT: Reason.ACCESS,
    Action.MANAGE_STAFF: Reason.UPKEEP,
}


def guarded(route: "Route") -> Callable[..., HttpResponse]:
    """The view of a route as Django calls it."""

    def view(request: HttpRequest, **keys: Any) -> HttpResponse:  # noqa: ANN401 (the keys of the path)
        if request.method not in route.methods:
            return HttpResponseNotAllowed(route.methods)
        if unkept(request):
            return errors.bad_request(request, ValueError())
        at = now()
        asked = Asked(request, signed_in(request), None, at, day_here(at), words_of(request), keys)
        if route.action is None:
            return route.view(asked)
        if asked.member is None:
            return to_sign_in(request)
        if asked.member.renew_by is not None and route.name not in _BEFORE_RENEWING:
            return HttpResponseRedirect(reverse("password"))
        return _closed(route, route.action, asked)

    setattr(view, "listed", route.name)  # noqa: B010 (a function has no such attribute by itself)
    return view


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """First who you are; then back to where you were, where that was only looking."""
    back = f"?{urlencode({'next': request.get_full_path()})}" if request.method != "POST" else ""
    return HttpResponseRedirect(reverse("sign-in") + ("" if back.endswith("=%2F") else back))


def _closed(route: "Route", action: Action, asked: Asked) -> HttpResponse:
    """All or nothing; where something was refused halfway, that it was tried is told by itself."""
    try:
        with transaction.atomic():
            return _answer(route, action, asked)
    except Refused as refused:
        with transaction.atomic():
            _tell(action, asked, Result.REFUSED)
            return errors.refused(asked, refused)


def _answer(route: "Route", action: Action, asked: Asked) -> HttpResponse:
    """First whether the role may at all: who may not learns nothing of what is there."""
    verdict = may(asked.member, action, None, asked.today)
    if isinstance(verdict, Allowed) and route.subject is not None:
        asked = replace(asked, subject=route.subject(**asked.keys))
        if asked.subject is None:
            return errors.not_found(asked)
        verdict = may(asked.member, action, asked.subject, asked.today)
    if isinstance(verdict, Denied):
        _tell(action, asked, Result.DENIED)
        return errors.denied(asked, verdict.why)
    if isinstance(verdict, NeedsReason):
        return _with_reason(route, action, asked)
    near = _NEAR.get(verdict.near) or _ROLES.get(action, Reason.NONE)
    return _shown(route, action, replace(asked, reason=near))


def _with_reason(route: "Route", action: Action, asked: Asked) -> HttpResponse:
    """Somebody of another team: with the reason that was given, or to where it is asked for."""
    given = reasons.given(asked.request, ref(asked.subject), asked.at)
    if given is not None:
        return _shown(route, action, replace(asked, reason=given.reason, why=given.text))
    if route.asks_reason:
        return route.view(asked)
    _tell(action, asked, Result.NEEDS_REASON)
    return HttpResponseRedirect(reasons.address(asked.subject, asked.request))


def _shown(route: "Route", action: Action, asked: Asked) -> HttpResponse:
    response = route.view(asked)
    if route.told:
        _tell(action, asked, Result.REFUSED if response.status_code >= 400 else Result.DONE)
    return response


def _tell(action: Action, asked: Asked, result: Result) -> None:
    """Write it in the trail, last in its transaction: from there on others wait."""
    me, about = asked.me, ref(asked.subject)
    write(Deed(me.pk, me.role, action.value, about, asked.reason, asked.why, result), asked.at)


class OnlyWhatIsListed:
    """Refuses every view that is not made from the table of routes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual; `process_view` is where it refuses."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _: object, __: object
    ) -> HttpResponse | None:
        """403 for what nobody put in the table."""
        return None if hasattr(view, "listed") else errors.unlisted(request)
