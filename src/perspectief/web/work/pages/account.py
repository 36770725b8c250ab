"""One's own account: language, password, other sessions."""

from django.contrib.auth import password_validation, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.text import LANGUAGES
from perspectief.publication.words.marker import mark
from perspectief.register.staff.models import StaffMember
from perspectief.web.work.asked import Asked
from perspectief.web.work.clock import moment_here
from perspectief.web.work.language import COOKIE
from perspectief.web.work.look import page
from perspectief.web.work.signin import sessions
from perspectief.web.work.signin.backs import back

_LONGEST = 200
_OTHERS = "others"
_NOT_YOURS = mark("This is not your password now.")
_WRONG = {
    "password_too_short": mark("A password has twelve characters or more; a few words do well."),
    "password_too_common": mark("This password is used by many, and is the first that is tried."),
    "password_too_similar": mark("This password is too much like your name."),
}


def language(asked: Asked) -> HttpResponse:
    """Choose a language, and stay where one is."""
    wanted = asked.filled_in.get("language")
    answer = HttpResponseRedirect(back(asked.request, asked.filled_in.get("next")))
    if wanted not in LANGUAGES:
        return answer
    if asked.member is not None:
        StaffMember.objects.filter(pk=asked.member.pk).update(language=wanted)
    secure = asked.request.is_secure()
    answer.set_cookie(COOKIE, wanted, max_age=365 * 86400, httponly=True, secure=secure, samesite="Lax")
    return answer


def account(asked: Asked) -> HttpResponse:
    """What is known of oneself, and where one is signed in."""
    done = asked.request.GET.get("done")
    return _account(asked, done if done in _DONE else None, {})


def password(asked: Asked) -> HttpResponse:
    """Another password: with the one that it replaces; all other sessions end."""
    if not asked.me.has_usable_password():
        return HttpResponseRedirect(reverse("account"))
    title = asked.words.t("Another password")
    if not asked.writes:
        return page(asked, "password.html", title, {"wrong": {}})
    old, new = (asked.filled_in.get(name, "") for name in ("old", "new"))
    if wrong := _wrong(asked, old, new):
        return page(asked, "password.html", title, {"wrong": wrong}, 422)
    member = StaffMember.objects.get(pk=asked.me.pk)
    member.set_password(new)
    member.renew_by = None
    member.save(update_fields=["password", "renew_by"])
    update_session_auth_hash(asked.request, member)
    return HttpResponseRedirect(reverse("account") + "?done=password")


def end_sessions(asked: Asked) -> HttpResponse:
    """End one of one's own sessions, or all but this one; with the password, where the account has one."""
    if asked.me.has_usable_password() and not _is_mine(asked, asked.filled_in.get("old", "")):
        return _account(asked, None, {"old": asked.words.t(_NOT_YOURS)})
    which = asked.filled_in.get("which", "")
    if which != _OTHERS:
        sessions.end(asked.me, which, asked.at)
        return HttpResponseRedirect(reverse("account") + "?done=session")
    StaffMember.objects.filter(pk=asked.me.pk).update(epoch=F("epoch") + 1)
    update_session_auth_hash(asked.request, StaffMember.objects.get(pk=asked.me.pk))
    return HttpResponseRedirect(reverse("account") + "?done=sessions")


def _account(asked: Asked, done: str | None, wrong: dict[str, str]) -> HttpResponse:
    found = sessions.of(asked.me, asked.at, asked.request.session.session_key)
    values = {
        "done": done,
        "wrong": wrong,
        "sessions": [
            (each, moment_here(each.began, asked.words), moment_here(each.seen, asked.words))
            for each in found
        ],
    }
    return page(asked, "account.html", asked.words.t("My account"), values, 422 if wrong else 200)


def _is_mine(asked: Asked, password: str) -> bool:
    return len(password) <= _LONGEST and asked.me.check_password(password)


_DONE = ("password", "sessions", "session")


def _wrong(asked: Asked, old: str, new: str) -> dict[str, str]:
    t = asked.words.t
    if not _is_mine(asked, old):
        return {"old": t(_NOT_YOURS)}
    if old == new:
        return {"new": t("Choose another one than the password that you have.")}
    if len(new) > _LONGEST:
        return {"new": t("A password has {most} characters at most.", most=_LONGEST)}
    try:
        password_validation.validate_password(new, asked.me)
    except ValidationError as wrong:
        code = next((str(each.code) for each in wrong.error_list), "")
        return {"new": t(_WRONG.get(code, _WRONG["password_too_common"]))}
    return {}
