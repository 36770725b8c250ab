"""The way to the municipality's provider and back."""

import requests
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from perspectief.web.work.asked import Asked
from perspectief.web.work.logs import LOG
from perspectief.web.work.pages import errors
from perspectief.web.work.signin.backs import back
from perspectief.web.work.signin.lasting import begin
from perspectief.web.work.signin.mapping import set_up_here
from perspectief.web.work.signin.provider import setting

_NOT_NOW = (requests.RequestException, SuspiciousOperation, KeyError, ValueError)


class _Start(OIDCAuthenticationRequestView):  # type: ignore[misc]  # the library has no types
    get_settings = staticmethod(setting)


class _Back(OIDCAuthenticationCallbackView):  # type: ignore[misc]  # the library has no types
    get_settings = staticmethod(setting)

    @property
    def success_url(self) -> str:
        """A page of ours."""
        return back(self.request, self.request.session.get("oidc_login_next"))

    def login_success(self) -> HttpResponse:
        """A new session, under a new key."""
        answer: HttpResponse = super().login_success()
        begin(self.request)
        return answer


def start(asked: Asked) -> HttpResponse:
    """To the provider, with a state, a nonce and a challenge (PKCE) that the session keeps."""
    return _guarded(asked, _Start.as_view())


def back_again(asked: Asked) -> HttpResponse:
    """And back, with a code."""
    return _guarded(asked, _Back.as_view())


def _guarded(asked: Asked, view: object) -> HttpResponse:
    """Whatever the provider does wrong ends at our page for signing in; its words go nowhere."""
    if not set_up_here():
        return errors.not_found(asked)
    try:
        answer: HttpResponse = view(asked.request)  # type: ignore[operator]  # a view of the library
    except _NOT_NOW as wrong:
        LOG.warning("sign-in", extra={"fault": type(wrong).__name__})
        return HttpResponseRedirect(reverse("sign-in") + "?refused=1")
    return answer
