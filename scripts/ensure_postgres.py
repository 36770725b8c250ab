"""Looks for PostgreSQL's programs, for the tests of the register on it; prints where they are.

Looked for where Debian keeps them and on the PATH, then in Debian's package (as root). Without them those
tests are skipped, and say so. The tests start a cluster of their own, as the user `postgres`.
"""

import shutil
from pathlib import Path

from scripts.programs import from_debian, say

PACKAGE = "postgresql"
HELP = f"""\
There is no PostgreSQL, so the tests of the register on it will be skipped. To run them too:
  install your system's package, for example: sudo apt-get install --no-install-recommends {PACKAGE}"""


def find() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest version; or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    here = shutil.which("initdb")
    return found[-1].parent if found else Path(here).parent if here else None


def main() -> None:
    """Find or install PostgreSQL; the other tests can go on without."""
    if find() is None:
        say("No PostgreSQL yet; installing it (once):")
        from_debian(PACKAGE)
    found = find()
    print(f"PostgreSQL: {found}" if found else HELP, flush=True)


if __name__ == "__main__":
    main()
