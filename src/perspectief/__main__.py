"""The `perspectief` command, also as `python -m perspectief`."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Start the command; who stops it before it has begun sees no traceback."""
    try:
        from perspectief.cli.main import run
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
