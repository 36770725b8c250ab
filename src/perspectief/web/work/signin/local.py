"""Local accounts: a password (argon2id), then a code of the member's own authenticator (RFC 6238)."""

from base64 import b32encode
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_otp import login as with_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from perspectief.register.staff.models import StaffMember
from perspectief.web.work.asked import Asked
from perspectief.web.work.logs import LOG
from perspectief.web.work.look import page
from perspectief.web.work.signin import half, throttle
from perspectief.web.work.signin.addresses import address_of
from perspectief.web.work.signin.backs import back
from perspectief.web.work.signin.lasting import begin
from perspectief.web.work.signin.mapping import set_up_here

LONGEST = 200  # of what is tried as name or password: hashing more costs us, and helps nobody
BACKEND = "perspectief.web.work.signin.local.LocalAccounts"


class LocalAccounts(ModelBackend):
    """Django's own way with passwords, which takes as long for a name that nobody has."""


@dataclass(frozen=True, slots=True)
class _Tried:
    name: str
    password: str
    address: str


def sign_in(asked: Asked) -> HttpResponse:
    """The first step: name and password."""
    if not asked.writes:
        refused = asked.request.GET.get("refused") == "1"
        return _first(asked, asked.words.t("You could not be signed in that way.") if refused else "")
    tried = _Tried(
        _whole(asked.filled_in.get("username", "")),
        _whole(asked.filled_in.get("password", "")),
        address_of(asked.request),
    )
    if wait := throttle.attempt(tried.name, tried.address, asked.at):
        LOG.warning("sign-in has to wait")
        return _first(asked, _wait(asked, wait), status=429)
    member = authenticate(asked.request, username=tried.name, password=tried.password)
    if not isinstance(member, StaffMember):
        LOG.warning("sign-in refused")
        return _first(asked, asked.words.t("Name and password do not go together."), status=422)
    if member.renew_by is not None and member.renew_by <= asked.at:
        LOG.warning("sign-in with a first password that is too old")
        said = asked.words.t("This first password is too old. Ask the functional manager for another one.")
        return _first(asked, said, status=422)
    throttle.succeeded(tried.name, tried.address)
    half.begin(asked.request, member, back(asked.request, asked.filled_in.get("next")), asked.at)
    return HttpResponseRedirect(reverse("code" if _device(member) else "enrol"))


def code(asked: Asked) -> HttpResponse:
    """The second step: a code."""
    member = half.member(asked.request, asked.at)
    if member is None:
        return HttpResponseRedirect(reverse("sign-in"))
    if (device := _device(member)) is None:
        return HttpResponseRedirect(reverse("enrol"))
    return _judged(asked, member, device) if asked.writes else _second(asked, device)


def enrol(asked: Asked) -> HttpResponse:
    """The first time: take the secret into an authenticator, and show that it works."""
    member = half.member(asked.request, asked.at)
    if member is None or _device(member):
        return HttpResponseRedirect(reverse("sign-in" if member is None else "code"))
    device, _ = TOTPDevice.objects.get_or_create(user=member, confirmed=False, defaults={"name": "first"})
    return _judged(asked, member, device) if asked.writes else _second(asked, device)


def sign_out(asked: Asked) -> HttpResponse:
    """End this session."""
    logout(asked.request)
    return HttpResponseRedirect(reverse("sign-in"))


def _whole(text: str) -> str:
    """What is longer than anything that we keep is nothing: never cut, for half a password is no password."""
    return text if len(text) <= LONGEST else ""


def _judged(asked: Asked, member: StaffMember, device: TOTPDevice) -> HttpResponse:
    given = "".join(asked.filled_in.get("code", "")[:20].split())
    if _fits(device, given):
        return _in(asked, member, device)
    if not half.missed(asked.request):
        return HttpResponseRedirect(reverse("sign-in"))
    wrong = asked.words.t("This code is not right, or was used already. Wait for the next one.")
    return _second(asked, device, wrong, 422)


def _fits(device: TOTPDevice, given: str) -> bool:
    """One at a time: the device keeps its own count of failures, and takes no code twice."""
    with transaction.atomic():
        locked = TOTPDevice.objects.select_for_update().get(pk=device.pk)
        allowed, _ = locked.verify_is_allowed()
        fits = bool(allowed and given.isascii() and given.isdecimal() and locked.verify_token(given))
        if fits and not locked.confirmed:
            locked.confirmed = True
            locked.save(update_fields=["confirmed"])
        return fits


def _in(asked: Asked, member: StaffMember, device: TOTPDevice) -> HttpResponse:
    """A new session, under a new key: what was known of the old one opens nothing."""
    wanted = half.end(asked.request)
    login(asked.request, member, backend=BACKEND)
    with_device(asked.request, device)
    begin(asked.request)
    return HttpResponseRedirect(wanted)


def _device(member: StaffMember) -> TOTPDevice | None:
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=member, confirmed=True).first()
    return found


def _first(asked: Asked, wrong: str, status: int = 200) -> HttpResponse:
    wanted = back(asked.request, asked.filled_in.get("next") or asked.request.GET.get("next"))
    name = asked.filled_in.get("username", "")[:LONGEST]
    values = {"wrong": wrong, "next": wanted, "name": name, "municipal": set_up_here()}
    return page(asked, "sign_in.html", asked.words.t("Sign in"), values, status)


def _second(asked: Asked, device: TOTPDevice, wrong: str = "", status: int = 200) -> HttpResponse:
    """The page that asks for a code; the secret is shown until the first code was right, and never again."""
    if device.confirmed:
        return page(asked, "code.html", asked.words.t("Your code"), {"wrong": wrong}, status)
    secret = b32encode(device.bin_key).decode().rstrip("=")
    groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    values = {"wrong": wrong, "secret": groups, "uri": device.config_url}
    return page(asked, "enrol.html", asked.words.t("Your second step"), values, status)


def _wait(asked: Asked, wait: timedelta) -> str:
    minutes = max(1, round(wait.total_seconds() / 60))
    return asked.words.n(
        "Too many attempts. Wait one minute and try again.",
        "Too many attempts. Wait {count} minutes and try again.",
        minutes,
    )
