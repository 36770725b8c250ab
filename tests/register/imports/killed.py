"""One import in a process of its own that tells each part as it begins: `python killed.py WHERE FILE`."""

import sys
from pathlib import Path

from perspectief.register import filling
from perspectief.register.database import open_register
from perspectief.register.imports.importing import Order, import_file
from perspectief.register.imports.layout import shipped
from tests.register.imports.towns import CODE, at


def tell(part: str) -> None:
    """A line for each part."""
    sys.stdout.write(f"{part}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    open_register(sys.argv[1])
    # Keys are laid aside and made anew, so that a kill can fall while they are gone.
    filling.MANY = 100  # type: ignore[attr-defined]  # it is from another module there
    tell("begun")
    moment = at("202204" if "202204" in sys.argv[2] else "202203")
    import_file(Order(Path(sys.argv[2]), shipped("benefits"), moment, CODE, tell=tell))
    tell("done")
