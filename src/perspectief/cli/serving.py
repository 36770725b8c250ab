"""`perspectief serve`: the site on localhost, for looking at; not a web server for the public."""

from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from perspectief.cli.building import build_folder
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("port-in-use",)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps the terminal calm."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Say nothing of each request."""


def serve_folder(folder: Path, port: int, as_of: date) -> None:
    """Build the site and serve it on 127.0.0.1 until interrupted."""
    start = build_folder(folder, folder / "site", as_of)
    handler = partial(_Quiet, directory=str(start.parent))
    with _listen(port, handler) as server:
        OUT.print(W.t("Look at http://localhost:{port}/ — stop with Ctrl+C", port=server.server_port))
        server.serve_forever()


def _listen(port: int, handler: partial[_Quiet]) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise Refused(
            [Problem("port-in-use", Place("--port"), found=str(port), suggestion=str(port + 1))]
        ) from None
