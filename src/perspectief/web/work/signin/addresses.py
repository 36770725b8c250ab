"""From which address somebody comes, as far as it can be believed."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address that our own proxy saw: the last one in the header, whatever came in before it.

    Without TLS there is no proxy (this computer alone), and the header is not read.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.SECURE_SSL_REDIRECT:
        return direct
    return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip() or direct
