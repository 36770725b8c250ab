"""Looks for LibreOffice, for the tests that open spreadsheets in it; prints where it is.

Looked for on the PATH, then in Debian's package (as root). Without it those tests are skipped, and say so.
"""

import shutil

from scripts.programs import from_debian, say

NAMES = ("soffice", "libreoffice")
PACKAGE = "libreoffice-calc"
HELP = f"""\
There is no LibreOffice, so the tests that open spreadsheets in it will be skipped. To run them too:
  install your system's package, for example: sudo apt-get install --no-install-recommends {PACKAGE}"""


def find() -> str | None:
    """The command that starts LibreOffice, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def main() -> None:
    """Find or install LibreOffice; the other tests can go on without."""
    if find() is None:
        say("No LibreOffice yet; installing it (once):")
        from_debian(PACKAGE)
    found = find()
    print(f"LibreOffice: {found}" if found else HELP, flush=True)


if __name__ == "__main__":
    main()
