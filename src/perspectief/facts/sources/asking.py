"""One question over HTTP: an answer, a reason to ask again, or a refusal."""

import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx

from perspectief import __version__
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("source-not-trusted", "source-refuses", "source-moved", "answer-too-large")
_AGENT = f"Perspectief/{__version__} (municipal accounts; fetches figures)"
_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_MOST_REDIRECTS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """An address and what is sent along."""

    url: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; `unchanged` says that the source has nothing newer than what was named in the question."""

    data: bytes
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Again:
    """Why the question should be asked again, and after how many seconds where the source says."""

    code: str
    said: str
    after: float | None = None


def open_client(connect_timeout: float, read_timeout: float) -> httpx.Client:
    """A client that trusts what the machine trusts: a municipal network may sign its traffic itself."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    timeout = httpx.Timeout(read_timeout, connect=connect_timeout)
    return httpx.Client(verify=context, timeout=timeout, headers={"User-Agent": _AGENT})


def ask(client: httpx.Client, asked: Asked, limit_bytes: int, most_seconds: float) -> Reply | Again:
    """Ask once. Raises `Refused` where asking again would not help."""
    url = asked.url
    try:
        for _ in range(_MOST_REDIRECTS + 1):
            with client.stream("GET", url, headers=asked.headers) as response:
                if not response.has_redirect_location:
                    return _reply(response, asked, limit_bytes, most_seconds)
                url = _next(url, response)
    except httpx.TimeoutException:
        return Again("source-silent", "timeout")
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.DecodingError) as error:
        return Again("answer-cut-off", _reason(error))
    except httpx.TransportError as error:
        if _is_untrusted(error):
            raise _refused("source-not-trusted", url, reason=_reason(error)) from error
        return Again("source-silent", _reason(error))
    raise _refused("source-moved", asked.url, to=url)


def _reply(response: httpx.Response, asked: Asked, limit_bytes: int, most_seconds: float) -> Reply | Again:
    status = response.status_code
    if status == httpx.codes.NOT_MODIFIED:
        return Reply(b"", unchanged=True)
    if status in _AGAIN:
        code = "source-busy" if status in (429, 503) else "source-fault"
        return Again(code, str(status), _seconds(response.headers.get("Retry-After", "")))
    if status != httpx.codes.OK:
        raise _refused("source-refuses", asked.url, status=str(status))
    began = time.monotonic()
    data = bytearray()
    for part in response.iter_bytes():
        data += part
        if len(data) > limit_bytes:
            raise _refused("answer-too-large", asked.url, limit=str(limit_bytes))
        if time.monotonic() - began > most_seconds:
            return Again("source-silent", "timeout")
    headers = response.headers
    return Reply(bytes(data), headers.get("ETag", ""), headers.get("Last-Modified", ""))


def _next(url: str, response: httpx.Response) -> str:
    """Where a redirect leads; only within the same host, and never from https back to http."""
    there = urljoin(url, response.headers["Location"])
    before, after = urlsplit(url), urlsplit(there)
    if before.hostname != after.hostname or (before.scheme == "https" and after.scheme != "https"):
        raise _refused("source-moved", url, to=there)
    return there


def _seconds(text: str) -> float | None:
    """What `Retry-After` says, in seconds or as a day and time; None where it says nothing that helps."""
    if text.strip().isdigit():
        return float(text)
    try:
        there = parsedate_to_datetime(text)
    except ValueError:
        return None
    if there.tzinfo is None:
        there = there.replace(tzinfo=timezone.utc)  # noqa: UP017 (HTTP days are in UTC)
    return max(0.0, (there - datetime.now(there.tzinfo)).total_seconds())


def _is_untrusted(error: BaseException) -> bool:
    return any(isinstance(each, ssl.SSLCertVerificationError) for each in _causes(error))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _reason(error: BaseException) -> str:
    return str(error)[:200] or type(error).__name__


def _refused(code: str, url: str, **details: str) -> Refused:
    return Refused([Problem(code, Place(urlsplit(url).netloc), found=url, details=details)])
