"""Headers of every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Nothing but our own style sheet and pictures; no script at all, no frame, no form that goes elsewhere.
CONTENT = (
    "default-src 'none'; object-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'"
)
FIXED = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


class Headers:
    """Tells browsers what a page may do, and to keep none of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers."""
        response = self.get_response(request)
        for name, value in FIXED.items():
            response[name] = value
        response["Content-Security-Policy"] = CONTENT
        if "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response


def unkept(request: HttpRequest) -> bool:
    """Whether something came in that no database keeps and no person types: the character NUL."""
    given = [
        text for many in (request.GET, request.POST) for name in many for text in (name, *many.getlist(name))
    ]
    return "\0" in request.path or any("\0" in text for text in given)
