"""Looks for LibreOffice, for the tests that open spreadsheets in it; prints where it is.

Looked for on the PATH, then in Debian's package (as root). Without it those tests are skipped, and say so.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("soffice", "libreoffice")
PACKAGE = "libreoffice-calc"
HELP = f"""\
There is no LibreOffice, so the tests that open spreadsheets in it will be skipped. To run them too:
  install your system's package, for example: sudo apt-get install --no-install-recommends {PACKAGE}"""


def find() -> str | None:
    """The command that starts LibreOffice, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


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
    print("No LibreOffice yet; installing it (once):", file=sys.stderr, flush=True)
    if _ran("apt-get", "update", "-qq"):
        _ran("apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGE)


def main() -> int:
    """Find or install LibreOffice; always 0, because the other tests can go on without."""
    if find() is None:
        _install()
    found = find()
    print(f"LibreOffice: {found}" if found else HELP, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
