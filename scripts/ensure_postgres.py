"""Looks for PostgreSQL's programs, for the tests of the register on it; prints where they are.

Looked for where Debian keeps them and on the PATH, then in Debian's package (as root). Without them those
tests are skipped, and say so. The tests start a cluster of their own, as the user `postgres`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE = "postgresql"
HELP = f"""\
There is no PostgreSQL, so the tests of the register on it will be skipped. To run them too:
  install your system's package, for example: sudo apt-get install --no-install-recommends {PACKAGE}"""


def find() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest version; or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    here = shutil.which("initdb")
    return found[-1].parent if found else Path(here).parent if here else None


def _ran(*command: str) -> bool:
    print(f"  {' '.join(command)}", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr.strip()[-2000:], file=sys.stderr)
    return done.returncode == 0


def _install() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("No PostgreSQL yet; installing it (once):", file=sys.stderr, flush=True)
    if _ran("apt-get", "update", "-qq"):
        _ran("apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGE)


def main() -> int:
    """Find or install PostgreSQL; always 0, because the other tests can go on without."""
    if find() is None:
        _install()
    found = find()
    print(f"PostgreSQL: {found}" if found else HELP, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
