"""Half signed in: the password was right, the code is still asked for; ten minutes, five attempts."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from perspectief.register.staff.models import StaffMember

_SLOT = "half"
_LASTS = timedelta(minutes=10)
_MOST = 5


def begin(request: HttpRequest, member: StaffMember, wanted: str, at: datetime) -> None:
    """The first step was right. The session starts anew: a key from before is worth nothing."""
    request.session.flush()
    request.session[_SLOT] = {
        "member": member.pk,
        "proof": member.get_session_auth_hash(),  # another password ends this too
        "until": (at + _LASTS).timestamp(),
        "wanted": wanted,
        "missed": 0,
    }


def member(request: HttpRequest, at: datetime) -> StaffMember | None:
    """Who is half signed in, or None."""
    kept = request.session.get(_SLOT)
    if kept is None or kept["until"] <= at.timestamp():
        return None
    found = StaffMember.objects.filter(pk=kept["member"], is_active=True).first()
    return found if found is not None and found.get_session_auth_hash() == kept["proof"] else None


def missed(request: HttpRequest) -> bool:
    """A code was wrong: whether another may be tried; after five one begins anew."""
    kept = dict(request.session[_SLOT])
    kept["missed"] += 1
    if kept["missed"] >= _MOST:
        request.session.flush()
        return False
    request.session[_SLOT] = kept
    return True


def end(request: HttpRequest) -> str:
    """No longer half; gives where one wanted to go."""
    return str(request.session.pop(_SLOT)["wanted"])
