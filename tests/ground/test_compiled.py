"""Compiled functions work where nothing can be kept on disk, and are kept where it can."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import perspectief
from perspectief.ground.compiled import compiled
from perspectief.outlook import conditioning

SOURCE = Path(str(perspectief.__file__)).parent
ASKS = """
import numpy as np
from perspectief.outlook import conditioning, national, regular
print(conditioning.__file__)
print(conditioning._near(0.0, 1.0))
"""


def test_what_is_compiled_is_kept_beside_its_module() -> None:
    conditioning._truncated(0.0, 1.0, 0.0, 1.0)
    assert conditioning._truncated.stats.cache_path  # type: ignore[attr-defined]  # numba's own


def test_a_package_that_may_not_be_written_by_a_user_without_a_home_still_works(tmp_path: Path) -> None:
    copy = tmp_path / "perspectief"
    left_out = shutil.ignore_patterns("__pycache__", "locale", "static", "*.csv", "fonts")
    shutil.copytree(SOURCE, copy, ignore=left_out)
    for folder in ("", "national", "regular"):
        (copy / "outlook" / folder / "__pycache__").touch()  # a file: no folder can be made of it
    nowhere = {"HOME": os.devnull, "XDG_CACHE_HOME": os.devnull, "PYTHONDONTWRITEBYTECODE": "1"}
    environment = {key: value for key, value in os.environ.items() if key != "NUMBA_CACHE_DIR"}
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", ASKS],
        env={**environment, **nowhere, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert str(copy) in ran.stdout and "(-1.07" in ran.stdout


def test_a_compiled_function_is_the_function() -> None:
    def twice(number: float) -> float:
        return 2 * number

    assert compiled(twice)(4.0) == 8.0
