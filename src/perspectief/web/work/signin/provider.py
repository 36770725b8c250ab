"""The addresses of the municipality's provider, as it tells them itself (OpenID Connect Discovery 1.0)."""

from functools import lru_cache
from typing import Any

import requests
from django.core.exceptions import SuspiciousOperation
from mozilla_django_oidc.utils import import_from_settings

from perspectief.web.work.environment import installation
from perspectief.web.work.signin.mapping import here

_TIMEOUT = 10
_TOLD = {
    "OIDC_OP_AUTHORIZATION_ENDPOINT": "authorization_endpoint",
    "OIDC_OP_TOKEN_ENDPOINT": "token_endpoint",
    "OIDC_OP_USER_ENDPOINT": "userinfo_endpoint",
    "OIDC_OP_JWKS_ENDPOINT": "jwks_uri",
}


@lru_cache(maxsize=1)
def _told(issuer: str) -> dict[str, str]:
    """What the provider says of itself. It has to be who it was asked as (section 4.3)."""
    answer = requests.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration", timeout=_TIMEOUT)
    answer.raise_for_status()
    said: dict[str, Any] = answer.json()
    if said.get("issuer") != issuer:
        raise SuspiciousOperation("another issuer")
    return {name: str(said[key]) for name, key in _TOLD.items()}


def setting(name: str, *default: object) -> Any:  # noqa: ANN401 (the library's settings are of all types)
    """A setting as the library asks for it: the provider's addresses and ours, else Django's settings."""
    if name in _TOLD:
        return _told(here().issuer)[name]
    ours = {
        "OIDC_RP_CLIENT_ID": here().client_id,
        "OIDC_RP_CLIENT_SECRET": installation().oidc_secret,
        "OIDC_RP_SCOPES": here().scopes,
    }
    return ours[name] if name in ours else import_from_settings(name, *default)


def forget() -> None:
    """Ask anew next time; for tests, and where a provider moved."""
    _told.cache_clear()
    here.cache_clear()
