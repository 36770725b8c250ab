#!/bin/sh
# A new version: backup, stop, new structure, look, start. Where a step fails the old version can be started again
# on the backup.
#
#     upgrade.sh FOLDER BACKUPS      (beside compose.yaml, with PERSPECTIEF_VERSION set to the new version)
set -eu
folder=${1:?name the installation folder}
backups=${2:?name the folder of the backups}

docker compose run --rm nightly sh /opt/perspectief/deploy/backup.sh "$backups"
docker compose stop floor
docker compose build floor
docker compose run --rm floor perspectief register init "$folder"
docker compose run --rm floor perspectief register verify-structure "$folder"
docker compose run --rm floor perspectief work verify "$folder"
docker compose up --detach floor nightly
