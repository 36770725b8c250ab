#!/bin/sh
# Once, when the database is made: its own user may copy it, with a password, from within the network; and from
# the next start on nothing is acknowledged before receive.sh has it too. A row that is refused would stand in
# the server's log with all that it holds, so faults are told there without rows and statements.
set -eu
echo "host replication $POSTGRES_USER samenet scram-sha-256" >>"$PGDATA/pg_hba.conf"
cat >>"$PGDATA/postgresql.conf" <<'CONF'
wal_level = replica
synchronous_commit = on
synchronous_standby_names = 'perspectief_wal'
log_statement = none
log_error_verbosity = terse
log_min_error_statement = panic
CONF
