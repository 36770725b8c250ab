#!/bin/sh
# Makes .venv with a Python of 3.11 or later and puts the pinned uv into it. Called by the Makefile.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$@" >&2; }

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if recent "$name"; then
            printf '%s' "$name"
            return 0
        fi
    done
    say "Perspectief needs Python 3.11 or later; none was found." \
        "Install it, or name it: make demo PYTHON=/path/to/python3"
    return 1
}

# An environment that was moved along with its folder still points at the old place.
moved() { [ -f .venv/.place ] && [ "$(cat .venv/.place)" != "$PWD" ]; }

if moved || ! recent .venv/bin/python; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        say "This Python ($python) cannot make an environment: its venv or ensurepip part is missing." \
            "On Debian or Ubuntu: sudo apt-get install python3-venv"
        exit 1
    fi
    say "Making an environment in .venv (the first time only; about a minute in all)."
    "$python" -m venv --clear .venv
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
printf '%s' "$PWD" >.venv/.place
