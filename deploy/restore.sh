#!/bin/sh
# The database as it was when its last change was acknowledged, in a new folder.
#
#     restore.sh BACKUPS DATA
#
# Takes the newest copy and all changes since. Then start PostgreSQL on DATA: it plays the changes back, and
# serves once that is done. Start receive.sh again, and make a backup at once.
set -eu
backups=$(cd "${1:?name the folder of the backups}" && pwd)
data=${2:?name the folder that the database is to be in}
here=$(cd "$(dirname "$0")" && pwd)

if [ -e "$data" ] && [ -n "$(ls -A "$data")" ]; then
    echo "There is something in $data already. Name a folder that is new or empty." >&2
    exit 2
fi
newest=$(find "$backups/base" -mindepth 1 -maxdepth 1 -name '[0-9]*' | sort | tail -n 1)
if [ -z "$newest" ]; then
    echo "There is no copy in $backups/base. Look for the right folder of backups." >&2
    exit 2
fi
pg_verifybackup --quiet "$newest"
mkdir -p "$data"
chmod 700 "$data"
cp -a "$newest/." "$data/"
cat >>"$data/postgresql.auto.conf" <<CONF
restore_command = 'sh "$here/changes.sh" "$backups/wal" %f "%p"'
recovery_target_timeline = 'latest'
CONF
touch "$data/recovery.signal"
printf '%s\n' "$newest"
