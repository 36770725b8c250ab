#!/bin/sh
# Once, when the database is made: its own user may copy it, with a password, from within the network; and from
# the next start on nothing is acknowledged before receive.sh has it too.
set -eu
echo "host replication $POSTGRES_USER samenet scram-sha-256" >>"$PGDATA/pg_hba.conf"
cat >>"$PGDATA/postgresql.conf" <<'CONF'
wal_level = replica
synchronous_commit = on
synchronous_standby_names = 'perspectief_wal'
CONF
