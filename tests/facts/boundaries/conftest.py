"""Where the files lie that tests of boundaries compare with."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of data of others; the test is skipped where it is absent."""
    folder = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data")
    return folder
