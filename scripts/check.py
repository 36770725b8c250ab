"""Runs every check, shows what failed, and tells how long each took."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The installed tools, called through this Python so that a path with spaces does no harm.
CHECKS = {
    "style (ruff check)": ["-m", "ruff", "check", "--quiet", "."],
    "layout (ruff format)": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "types (mypy --strict)": ["-m", "mypy"],
    "rooms (import-linter)": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "licences": ["scripts/licences.py"],
    "messages": ["scripts/messages.py", "--check"],
    "schemas": ["scripts/schemas.py", "--check"],
}


def run(name: str, arguments: list[str]) -> bool:
    """Run one check; its output is shown only when it fails."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    word = "failed" if done.returncode else "ok"
    print(f"{name:24} {word:7} {time.monotonic() - began:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, done.stderr, sep="", flush=True)
    return done.returncode == 0


def main() -> int:
    """All checks, also after one has failed; 0 when all pass."""
    failed = [name for name, arguments in CHECKS.items() if not run(name, arguments)]
    print(f"{len(CHECKS) - len(failed)} checks passed" + (f", failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
