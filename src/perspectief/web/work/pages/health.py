"""Whether it is well, and the style sheet: the pages without people."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from perspectief.web.work.asked import Asked
from perspectief.web.work.look import STYLES


def health(asked: Asked) -> HttpResponse:
    """As `First` answers, which comes before it."""
    return _well()


def _well() -> HttpResponse:
    """200 where the database answers, 503 where not; nothing else is told to whoever asks."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"well": False}, status=503)
    return JsonResponse({"well": True})


class First:
    """Answers whoever looks whether it is well before anything else: such a machine knows no host or TLS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only that; all others go on."""
        if request.path == "/health" and request.method in ("GET", "HEAD"):
            return _well()
        return self.get_response(request)


def styles(asked: Asked) -> HttpResponse:
    """The style sheet; kept for a year under the mark of its content."""
    kept = "public, max-age=31536000, immutable" if asked.keys["mark"] == STYLES.mark else "no-cache"
    return HttpResponse(STYLES.text, content_type="text/css; charset=utf-8", headers={"Cache-Control": kept})
