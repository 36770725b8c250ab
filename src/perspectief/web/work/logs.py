"""One line of JSON for every request and every fault: what, how long, how it ended; nobody's data.

No path (it holds keys of residents), no query, no address, no name of a member: the route's name, and a
number of the request by which a fault that somebody reports is found.
"""

import json
import logging
import secrets
import sys
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from perspectief.web.work.clock import now

LOG = logging.getLogger("perspectief.work")
_FIELDS = ("request", "route", "method", "status", "milliseconds", "role", "fault", "where")


class AsJson(logging.Formatter):
    """A record as one line of JSON; what it was called with may hold data, so only known fields are told."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        ours = record.name == LOG.name  # what a library gives along may hold anything
        told = {name: getattr(record, name) for name in _FIELDS if ours and hasattr(record, name)}
        event = record.msg if ours else "library"
        line = {"at": now().isoformat(timespec="milliseconds"), "level": record.levelname.lower()}
        return json.dumps(line | {"event": event, "by": record.name} | told, ensure_ascii=False)


def set_up() -> None:
    """All logging to standard error, as JSON; Django's own words of requests and queries are left out."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AsJson())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    LOG.setLevel(logging.INFO)


class Logged:
    """Gives each request a number, and tells how it ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and log that."""
        began = time.monotonic()
        number = secrets.token_hex(8)
        request.META["perspectief.request"] = number
        response = self.get_response(request)
        LOG.info("request", extra=_told(request, response, number) | {"milliseconds": _since(began)})
        response["X-Request-Number"] = number
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> None:
        """A fault by its kind and place; its words may hold anything."""
        where = fault.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = f"{where.tb_frame.f_globals.get('__name__')}:{where.tb_lineno}" if where else ""
        number = request.META.get("perspectief.request", "")
        LOG.error("fault", extra={"request": number, "fault": type(fault).__name__, "where": place})


def _told(request: HttpRequest, response: HttpResponse, number: str) -> dict[str, object]:
    match = request.resolver_match
    return {
        "request": number,
        "route": match.url_name if match else "none",
        "method": request.method if request.method in {"GET", "POST", "HEAD"} else "other",
        "status": response.status_code,
        "role": getattr(getattr(request, "user", None), "role", ""),
    }


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
