"""At installation: compiles modules and templates, and makes the key by which builds know their own sites."""

import compileall
import secrets
import sys
from pathlib import Path

from perspectief.publication.pages.page import environment
from perspectief.publication.unchanged import KEY

PACKAGE = Path(__file__).parent.parent / "src" / "perspectief"

if __name__ == "__main__":
    sys.dont_write_bytecode = False  # this is the moment that writes it
    compileall.compile_dir(PACKAGE, quiet=1)
    templates = environment()
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)
    if not KEY.exists():
        KEY.touch(mode=0o600)
        KEY.write_bytes(secrets.token_bytes(32))
