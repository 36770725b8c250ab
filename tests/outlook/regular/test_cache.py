"""Compiled code that is kept on disk follows its source."""

import hashlib
from pathlib import Path

from perspectief.outlook.regular import arma, ensemble, season


def test_the_kernels_file_changes_with_the_kernels_that_it_calls() -> None:
    sources = b"".join(Path(str(module.__file__)).read_bytes() for module in (arma, season))
    assert hashlib.sha256(sources).hexdigest()[:12] == ensemble.BUILT_ON
