"""A service on localhost that answers as sources do: tables in memory, real HTTP, faults on demand."""

import gzip
import json
import re
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Row = dict[str, Any]
Fault = Callable[["Handler", bytes], None]


@dataclass
class Request:
    """What was asked: path, query by name, and headers in small letters."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]


@dataclass
class Service:
    """Answers questions by `answer`; `faults` holds what goes wrong for the n-th request (from 1)."""

    answer: Callable[[Request], tuple[str, bytes] | None]
    faults: dict[int, Fault] = field(default_factory=dict)
    fault_where: Callable[[Request], Fault | None] = lambda request: None
    asked: list[Request] = field(default_factory=list)
    address: str = ""


class Handler(BaseHTTPRequestHandler):
    """One request; compressed and with an ETag, as real services do."""

    protocol_version = "HTTP/1.1"
    service: Service

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(parts.path, query, headers)
        self.service.asked.append(request)
        found = self.service.answer(request)
        fault = self.service.faults.get(len(self.service.asked)) or self.service.fault_where(request)
        if fault:
            fault(self, found[1] if found else b"")
        elif found is None:
            self.give(404, b"not here")
        else:
            self.give_or_unchanged(found[1], found[0])

    def give_or_unchanged(self, data: bytes, kind: str) -> None:
        tag = f'"{sha256(data).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            self.give(304, b"")
        else:
            self.give(200, data, {"Content-Type": kind, "ETag": tag})

    def give(self, status: int, data: bytes, headers: Mapping[str, str] | None = None) -> None:
        packed = (
            gzip.compress(data, 1) if "gzip" in self.headers.get("Accept-Encoding", "") and data else data
        )
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if packed is not data:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):  # who asked may have gone
            self.wfile.write(packed)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as in the standard library)
        """Nobody reads it."""


@contextmanager
def served(service: Service, tls: ssl.SSLContext | None = None) -> Iterator[Service]:
    """The service on a free port of this machine."""
    handler = type("OneHandler", (Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    service.address = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


# --- what may go wrong ---


def slow(seconds: float) -> Fault:
    def fault(handler: Handler, data: bytes) -> None:
        time.sleep(seconds)
        handler.give(200, data)

    return fault


def reset(handler: Handler, data: bytes) -> None:
    """The line breaks in the middle, hard."""
    _half(handler, data)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def truncated(handler: Handler, data: bytes) -> None:
    """Half of what was promised, and a polite goodbye."""
    _half(handler, data)
    handler.close_connection = True


def _half(handler: Handler, data: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data[: len(data) // 2])
    handler.wfile.flush()


def status(code: int, **headers: str) -> Fault:
    def fault(handler: Handler, data: bytes) -> None:
        handler.give(code, b"later", {name.replace("_", "-"): value for name, value in headers.items()})

    return fault


def says(data: bytes, kind: str = "application/json") -> Fault:
    def fault(handler: Handler, _: bytes) -> None:
        handler.give(200, data, {"Content-Type": kind})

    return fault


def changed(change: Callable[[bytes], bytes]) -> Fault:
    def fault(handler: Handler, data: bytes) -> None:
        handler.give(200, change(data))

    return fault


def endless(handler: Handler, data: bytes) -> None:
    """Two gigabytes of blanks, as far as anybody reads on."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(2_000_000_000))
    handler.end_headers()
    handler.close_connection = True
    block = b" " * 1_000_000
    try:
        for _ in range(2000):
            handler.wfile.write(block)
    except OSError:
        return


# --- tables of OData 4 ---


@dataclass
class Table:
    """A table of OData 4 in memory; pages are cut at `page` rows."""

    id: str
    properties: Row
    dimensions: list[Row]
    measures: list[Row]
    codes: dict[str, list[Row]]
    observations: list[Row]
    page: int = 1000


def odata4(tables: Mapping[str, Table], at: Service | None = None) -> Service:
    """A service of tables, as Statistics Netherlands has it; links lead to `at`."""
    service = Service(lambda request: _odata4(at or service, tables, request))
    return service


def following(service: Service, request: Request, mark: str, begin: int) -> str:
    """The address of the next page."""
    query = "".join(f"&{key}={value}" for key, value in request.query.items() if key != mark)
    return f"{service.address}{request.path}?{mark}={begin}{query}".replace(" ", "%20")


def _odata4(service: Service, tables: Mapping[str, Table], request: Request) -> tuple[str, bytes] | None:
    _, name, part, *rest = [*request.path.split("/"), "", ""]
    table = tables.get(name)
    if table is None:
        return None
    if part == "Properties":
        return _json(table.properties)
    rows = _rows_of(table, part)
    if rows is None:
        return None
    if "$filter" in request.query:
        passes = predicate(request.query["$filter"])
        rows = [row for row in rows if passes(row)]
    if rest and rest[0] == "$count":
        return "text/plain", str(len(rows)).encode()
    begin = int(request.query.get("$skiptoken", "0"))
    held: Row = {"value": rows[begin : begin + table.page]}
    if begin + table.page < len(rows):
        held["@odata.nextLink"] = following(service, request, "$skiptoken", begin + table.page)
    return _json(held)


def _rows_of(table: Table, part: str) -> list[Row] | None:
    if part.endswith("Codes") and part != "MeasureCodes":
        return table.codes.get(part.removesuffix("Codes"))
    kinds = {
        "Dimensions": table.dimensions,
        "MeasureCodes": table.measures,
        "Observations": table.observations,
    }
    return kinds.get(part)


def _json(held: object) -> tuple[str, bytes]:
    return "application/json", json.dumps(held).encode()


_TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<word>\w+)|(?P<sign>[(),]))")
Test = Callable[[Row], bool]


@lru_cache(maxsize=64)
def predicate(text: str) -> Test:
    """A filter read: eq, ge, startswith, contains and substringof, joined by and and or."""
    tokens = [match.group().strip() for match in _TOKEN.finditer(text)]
    assert "".join(tokens) == re.sub(r"\s+(?=(?:[^']*'[^']*')*[^']*$)", "", text), f"unread: {text}"
    test, rest = _either(tokens)
    assert not rest, f"unread: {rest}"
    return test


def _either(tokens: list[str]) -> tuple[Test, list[str]]:
    tests = []
    while True:
        test, tokens = _both(tokens)
        tests.append(test)
        if tokens[:1] != ["or"]:
            return (lambda row: any(each(row) for each in tests)), tokens
        tokens = tokens[1:]


def _both(tokens: list[str]) -> tuple[Test, list[str]]:
    tests = []
    while True:
        test, tokens = _one(tokens)
        tests.append(test)
        if tokens[:1] != ["and"]:
            return (lambda row: all(each(row) for each in tests)), tokens
        tokens = tokens[1:]


def _one(tokens: list[str]) -> tuple[Test, list[str]]:
    if tokens[0] == "(":
        test, rest = _either(tokens[1:])
        assert rest[0] == ")"
        return test, rest[1:]
    if tokens[1] == "(":
        assert (tokens[3], tokens[5]) == (",", ")")
        name, first, second = tokens[0], _plain(tokens[2]), _plain(tokens[4])
        called: dict[str, Test] = {
            "startswith": lambda row: first(row).startswith(second(row)),
            "contains": lambda row: second(row) in first(row),
            "substringof": lambda row: first(row) in second(row),
        }
        return called[name], tokens[6:]
    left, right = _plain(tokens[0]), _plain(tokens[2])
    compared: dict[str, Test] = {
        "eq": lambda row: left(row) == right(row),
        "ge": lambda row: left(row) >= right(row),
    }
    return compared[tokens[1]], tokens[3:]


def _plain(token: str) -> Callable[[Row], str]:
    if token.startswith("'"):
        text = token[1:-1].replace("''", "'")
        return lambda row: text
    return lambda row: str(row[token])
