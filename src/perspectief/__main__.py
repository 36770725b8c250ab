"""`python -m perspectief`."""

from perspectief.cli.main import run

run()
