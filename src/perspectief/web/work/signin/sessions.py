"""Where somebody is signed in: their sessions, told apart by a mark that opens nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from perspectief.register.staff.models import StaffMember

AGENT = "agent"
_MEMBER, _BEGAN, _SEEN = "_auth_user_id", "began", "seen"
# What a browser says of itself, by the first word of it that is found; names are of browsers and systems.
_BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iOS",
    "iPad": "iOS",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


@dataclass(frozen=True, slots=True)
class Open:
    """A session: when it began and was last used, in which browser, and whether it is the one that asks."""

    mark: str
    began: datetime
    seen: datetime
    agent: str
    here: bool


def of(member: StaffMember, at: datetime, here: str | None = None) -> tuple[Open, ...]:
    """The open sessions of a member, the newest first; one question."""
    found = []
    for session in Session.objects.filter(expire_date__gt=at):
        kept = session.get_decoded()
        if (
            kept.get(_MEMBER) == str(member.pk)
            and kept.get("_auth_user_hash") == member.get_session_auth_hash()
        ):
            found.append(_open(session.session_key, kept, here))
    return tuple(sorted(found, key=lambda each: each.began, reverse=True))


def end(member: StaffMember, mark: str, at: datetime) -> bool:
    """End one session of a member; whether there was one with this mark."""
    for session in Session.objects.filter(expire_date__gt=at):
        if session.get_decoded().get(_MEMBER) == str(member.pk) and mark_of(session.session_key) == mark:
            session.delete()
            return True
    return False


def mark_of(key: str) -> str:
    """What stands for a session on a page: its key opens it, this does not."""
    return salted_hmac("perspectief.session", key, algorithm="sha256").hexdigest()[:16]


def agent_of(request: HttpRequest) -> str:
    """Browser and system in a few words, of those that we know; nothing else that it says is kept."""
    said = request.headers.get("user-agent", "")
    browser = next((name for word, name in _BROWSERS.items() if word in said), "")
    system = next((name for word, name in _SYSTEMS.items() if word in said), "")
    return ", ".join(filter(None, (browser, system)))


def _open(key: str, kept: dict[str, object], here: str | None) -> Open:
    began, seen = (_moment(kept.get(name)) for name in (_BEGAN, _SEEN))
    return Open(mark_of(key), began, seen, str(kept.get(AGENT, "")), key == here)


def _moment(seconds: object) -> datetime:
    return datetime.fromtimestamp(seconds if isinstance(seconds, int | float) else 0, UTC)
