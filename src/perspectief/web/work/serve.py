"""The work floor under gunicorn, from this process: a few workers with threads."""

import socket
from typing import Any

from gunicorn.app.base import BaseApplication

from perspectief.ground.problem import Place, Problem, Refused


class _Server(BaseApplication):  # type: ignore[misc]  # the library has no types
    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Ours, and nothing from files or command lines."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        """The application; in each worker, so that each has its own connections."""
        from perspectief.web.work.wsgi import application

        return application


def serve(port: int, workers: int, threads: int) -> None:
    """Serve on this computer until interrupted. Refused (`port-in-use`) where the port is taken."""
    _try(port)
    _Server(
        {
            "bind": f"127.0.0.1:{port}",
            "workers": workers,
            "threads": threads,
            "worker_class": "gthread",
            "loglevel": "warning",
            "accesslog": None,
            "timeout": 60,
            "graceful_timeout": 20,
            "limit_request_line": 2048,
            "limit_request_fields": 50,
        }
    ).run()


def _try(port: int) -> None:
    with socket.socket() as there:
        there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            there.bind(("127.0.0.1", port))
        except OSError:
            problem = Problem("port-in-use", Place("--port"), found=str(port), suggestion=str(port + 1))
            raise Refused([problem]) from None
