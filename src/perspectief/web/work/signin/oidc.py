"""Members by the municipality's provider: the library's code flow, checked where the library is lenient.

It leaves issuer, audience and times of the ID token to us (OpenID Connect Core 1.0, section 3.1.3.7), and
the subject of the answer on userinfo (section 5.3.2).
"""

from hashlib import sha256
from typing import Any

import jwt
import requests
from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.http import HttpRequest
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from perspectief.register.staff.models import StaffMember, Team
from perspectief.register.staff.roles import Language
from perspectief.web.work.signin.mapping import Meant, here, meant
from perspectief.web.work.signin.provider import setting

_LEEWAY = 30  # seconds that two clocks may differ
_NEEDED = ["exp", "iat", "iss", "aud", "sub", "nonce"]


class MunicipalAccounts(OIDCAuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """A member is who the provider says; role and team are what its claims mean here, at every sign-in."""

    get_settings = staticmethod(setting)

    def authenticate(self, request: HttpRequest | None, **given: Any) -> StaffMember | None:  # noqa: ANN401 (as its base class has it)
        """Only from the callback, which hands over what the session kept; never beside a password."""
        if not given.get("nonce") or not given.get("code_verifier"):
            return None
        found = super().authenticate(request, **given)
        return found if isinstance(found, StaffMember) and found.is_active else None

    def _verify_jws(self, payload: str, key: Any) -> dict[str, Any]:  # noqa: ANN401 (a key of the library)
        try:
            return jwt.decode(
                payload,
                key,
                algorithms=[self.OIDC_RP_SIGN_ALGO],
                audience=self.OIDC_RP_CLIENT_ID,
                issuer=here().issuer,
                leeway=_LEEWAY,
                options={"require": _NEEDED},
            )
        except jwt.PyJWTError as wrong:
            raise SuspiciousOperation(type(wrong).__name__) from None

    def get_userinfo(self, access_token: str, id_token: str, payload: dict[str, Any]) -> dict[str, Any]:
        """The claims of the ID token, with those of userinfo where it speaks of the same subject."""
        answer = requests.get(
            self.OIDC_OP_USER_ENDPOINT, headers={"Authorization": f"Bearer {access_token}"}, timeout=10
        )
        answer.raise_for_status()
        said: dict[str, Any] = answer.json()
        if said.get("sub") != payload["sub"]:
            raise SuspiciousOperation("another subject")
        return said | payload

    def verify_claims(self, claims: dict[str, Any]) -> bool:
        """There has to be a role."""
        return meant(here(), claims) is not None

    def filter_users_by_claims(self, claims: dict[str, Any]) -> Any:  # noqa: ANN401 (a question of Django)
        """By the subject alone: a name or an address may be somebody else's tomorrow."""
        return StaffMember.objects.filter(subject=claims["sub"])

    def create_user(self, claims: dict[str, Any]) -> StaffMember:
        """A new member, who has no password here; the name to sign in with is no one's own to choose."""
        subject = str(claims["sub"])
        username = f"oidc-{sha256(f'{here().issuer} {subject}'.encode()).hexdigest()[:20]}"
        with transaction.atomic():
            made = StaffMember(username=username, subject=subject, language=Language.NL)
            made.set_unusable_password()
            return _as_meant(made, claims)

    def update_user(self, user: StaffMember, claims: dict[str, Any]) -> StaffMember:
        """Role, team and name as they are now."""
        with transaction.atomic():
            return _as_meant(user, claims)


def _as_meant(member: StaffMember, claims: dict[str, Any]) -> StaffMember:
    said = meant(here(), claims)
    if said is None:
        raise SuspiciousOperation("no role")
    member.role, member.name = said.role, said.name or member.username
    member.team = _team(said)
    member.save()
    return member


def _team(said: Meant) -> Team | None:
    return Team.objects.get_or_create(name=said.team)[0] if said.team else None
