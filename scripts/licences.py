"""Checks that every runtime dependency has a licence that goes with the EUPL-1.2.

Reads the names from requirements/run.txt and the licences from the installed packages' own metadata.
"""

import re
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent

# SPDX names. All are permissive, or (MPL-2.0, LGPL) in the EUPL's own list of compatible licences.
ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "EUPL-1.2",
    "ISC",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "PSF-2.0",
    "Unlicense",
    "Zlib",
}
# What older metadata writes instead of an SPDX name.
ALSO_WRITTEN = {
    "MIT License": "MIT",
    "The MIT License": "MIT",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def pinned(path: Path) -> list[Requirement]:
    """The pins of a requirements file that are meant for this machine."""
    lines = re.findall(r"^[a-z0-9].*==.*?(?= ?\\?$)", path.read_text("utf-8"), flags=re.MULTILINE)
    requirements = [Requirement(line) for line in lines]
    return [pin for pin in requirements if pin.marker is None or pin.marker.evaluate()]


def licence(package: str) -> str:
    """What a package says of its licence: the expression, the classifier or the free field."""
    said = metadata.metadata(package)
    if "License-Expression" in said:
        return said["License-Expression"]
    classifiers = said.get_all("Classifier") or []
    names = [
        line.rsplit(" :: ", 1)[1] for line in classifiers if line.startswith("License :: OSI Approved ::")
    ]
    free = said.get_all("License") or ["unknown"]
    return " AND ".join(ALSO_WRITTEN.get(name, name) for name in names) or free[0]


def fits(expression: str) -> bool:
    """Whether one side of every OR is allowed; `expression` is an SPDX expression."""
    parts = re.sub(r"[()]", "", expression).split(" OR ")
    return any(
        all(ALSO_WRITTEN.get(name, name) in ALLOWED for name in part.strip().split(" AND ")) for part in parts
    )


def main() -> int:
    """Print what does not fit; 0 when all fit."""
    pins = pinned(ROOT / "requirements" / "run.txt")
    refused = {pin.name: said for pin in pins if not fits(said := licence(pin.name))}
    for name, said in refused.items():
        print(f"{name}: licence {said!r} is not on the list in scripts/licences.py")
    print(f"Licences: {len(pins)} runtime packages, {len(refused)} not allowed")
    return 1 if refused or not pins else 0


if __name__ == "__main__":
    sys.exit(main())
