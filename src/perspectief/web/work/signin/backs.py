"""Where one goes after signing in: a page of ours, never elsewhere."""

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest, wanted: str | None) -> str:
    """The wanted address where it is a path of this site that has a page, else the first page."""
    if wanted and wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        try:
            resolve(wanted.partition("?")[0])
        except Resolver404:
            return reverse("home")
        return wanted
    return reverse("home")
