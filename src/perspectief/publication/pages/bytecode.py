"""Compiled templates, kept beside their sources as Python keeps its own modules.

They stay within the package: a cache in a programme's folder would run what came along with the folder.
"""

import sys
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class TemplateBytecode(FileSystemBytecodeCache):
    """Reads compiled templates, and writes them only where Python would write its own."""

    def __init__(self, templates: Path) -> None:
        super().__init__(str(templates / "__pycache__"))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket`, unless nothing is kept or it cannot be read."""
        try:
            super().load_bytecode(bucket)
        except (OSError, ValueError, EOFError, TypeError):  # a half-written file: compile again
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep `bucket`, unless Python was told not to or the place is read-only."""
        if sys.dont_write_bytecode:
            return
        try:
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            return
