#!/bin/sh
# Pins what pyproject.toml asks for, with hashes and without addresses. Called by `make requirements`.
# `sh scripts/requirements.sh --upgrade` takes the newest versions; without it, pins that still fit stay.
# `--fork-strategy fewest`: one version of a package, whatever the version of Python.
set -eu
cd "$(dirname "$0")/.."

pin() { # pin FILE, then what to pin
    file="requirements/$1.txt"
    shift
    .venv/bin/python -m uv pip compile --quiet --system-certs --universal --python-version 3.11 \
        --fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make requirements" --output-file "$file" "$@"
    echo "$file: $(grep -c == "$file") pins"
}

pin run pyproject.toml "$@"
# What tests and checks share with a running installation has the same version in both.
pin test --group test --constraints requirements/run.txt "$@"
pin check --group check --constraints requirements/run.txt --constraints requirements/test.txt "$@"
pin build --group build --constraints requirements/check.txt "$@"
pin uv --group bootstrap "$@"
