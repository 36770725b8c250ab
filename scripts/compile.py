"""Compiles modules and templates at installation, so that the first command starts as fast as the next."""

import compileall
import sys
from pathlib import Path

from perspectief.publication.pages.page import environment

PACKAGE = Path(__file__).parent.parent / "src" / "perspectief"

if __name__ == "__main__":
    sys.dont_write_bytecode = False  # this is the moment that writes it
    compileall.compile_dir(PACKAGE, quiet=1)
    templates = environment()
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)
