"""Running the command as a person does: in a process of its own, with a language."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]


def _perspectief(*arguments: object, language: str = "en", **extra: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PERSPECTIEF_LANG": language, "COLUMNS": "100", **extra}
    command = [sys.executable, "-m", "perspectief", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


@pytest.fixture(scope="session")
def perspectief() -> Run:
    """Run `perspectief` with arguments; `language` is that of the terminal."""
    return _perspectief
