"""What the tests of forms share."""

from pathlib import Path

import pytest

from tests.cli.conftest import perspectief
from tests.forms.house import new_house

__all__ = ["perspectief"]  # the command, for these tests too


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_house(tmp_path / "house")
