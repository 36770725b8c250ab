#!/bin/sh
# Hands PostgreSQL one file of changes while it is restored; the last one may not be full yet.
set -eu
from=$1 name=$2 to=$3
if [ -f "$from/$name" ]; then
    cp "$from/$name" "$to"
elif [ -f "$from/$name.partial" ]; then
    cp "$from/$name.partial" "$to"
else
    exit 1 # there are no more
fi
