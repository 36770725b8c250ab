#!/bin/sh
# Keeps a second copy of everything that the database says is done, on another disk, while it happens.
#
#     PERSPECTIEF_REGISTER_URL=... receive.sh BACKUPS
#
# Run it always, on another machine or disk than the database. With synchronous_standby_names=perspectief_wal the
# database answers "saved" only once the change has been written here too (receive.sh waits for the disk). While
# this does not run, nobody can save: that is seen at once, and nothing is lost.
set -eu
backups=${1:?name the folder of the backups}
slot=perspectief_wal

mkdir -p "$backups/wal"
pg_receivewal --dbname="$PERSPECTIEF_REGISTER_URL" --slot="$slot" --create-slot --if-not-exists
PGAPPNAME=$slot exec pg_receivewal --dbname="$PERSPECTIEF_REGISTER_URL" --directory="$backups/wal" \
    --slot="$slot" --synchronous --status-interval=5
