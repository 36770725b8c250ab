#!/bin/sh
# A whole copy of the database, checked; older ones go, and the changes that no copy needs any more.
#
#     PERSPECTIEF_REGISTER_URL=... backup.sh BACKUPS [KEEP]
#
# KEEP copies stay, 7 if left out: what was erased is gone from the backups once the last copy from before is.
# Killed at any moment, the copies that were there stay as they were.
set -eu
backups=${1:?name the folder of the backups}
keep=${2:-7}
name() { printf '%s/base/%s' "$backups" "$(date -u +%Y%m%dT%H%M%SZ)"; }

mkdir -p "$backups/base"
rm -rf "$backups"/base/.new.*
new=$(mktemp -d "$backups/base/.new.XXXXXX")
pg_basebackup --dbname="$PERSPECTIEF_REGISTER_URL" --pgdata="$new" --checkpoint=fast --wal-method=stream
pg_verifybackup --quiet "$new"
made=$(name)
# Within one second of another: moved onto it, this one would end up inside it and spoil both.
while [ -e "$made" ]; do
    sleep 1
    made=$(name)
done
mv "$new" "$made"

for old in $(find "$backups/base" -mindepth 1 -maxdepth 1 -name '[0-9]*' | sort -r | tail -n "+$((keep + 1))"); do
    rm -rf "$old"
done
oldest=$(find "$backups/base" -mindepth 1 -maxdepth 1 -name '[0-9]*' | sort | head -n 1)
first=$(sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]*\)).*/\1/p' "$oldest/backup_label")
[ ! -d "$backups/wal" ] || pg_archivecleanup "$backups/wal" "$first"
printf '%s\n' "$made"
