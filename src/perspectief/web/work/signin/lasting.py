"""How long a session lasts: half an hour without use, ten hours in all (ASVS 7.3)."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from perspectief.register.trail.deed import Deed
from perspectief.register.trail.write import write
from perspectief.web.work.clock import now
from perspectief.web.work.signin.sessions import AGENT, agent_of
from perspectief.web.work.signin.who import member_of

BEGAN, SEEN = "began", "seen"
IDLE = 30 * 60  # seconds
_STEP = 60  # seconds between two notes of use: not a write for every page


class Lasting:
    """Ends a session that lasted too long, before anything else looks at it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, after ending what is over."""
        if request.session.get(SEEN) is not None:
            _look(request, now().timestamp())
        return self.get_response(request)


def begin(request: HttpRequest) -> None:
    """A session of whoever just signed in begins now, and the trail hears of it."""
    at = now()
    request.session[BEGAN] = request.session[SEEN] = at.timestamp()
    request.session[AGENT] = agent_of(request)
    member = member_of(request)
    if member is not None:
        write(Deed(member.pk, member.role, "sign_in"), at)


def _look(request: HttpRequest, at: float) -> None:
    session = request.session
    if at - session[SEEN] > IDLE or at - session.get(BEGAN, 0) > settings.SESSION_COOKIE_AGE:
        logout(request)
    elif at - session[SEEN] > _STEP:
        session[SEEN] = at
