#!/bin/sh
# What has to be done every night. Each step is tried, also after one failed; 0 when all went well.
#
#     PERSPECTIEF_...=... nightly.sh FOLDER BACKUPS
set -u
folder=${1:?name the installation folder}
backups=${2:?name the folder of the backups}
here=$(cd "$(dirname "$0")" && pwd)
failed=0

step() {
    printf '== %s\n' "$*"
    "$@" || { printf 'failed: %s\n' "$*" >&2; failed=1; }
}

step perspectief work anchor "$folder"
step perspectief work verify "$folder"
step perspectief register verify-structure "$folder"
[ ! -f "$folder/register/retention.yaml" ] || step perspectief register retain "$folder"
if [ -n "${PERSPECTIEF_REGISTER_URL:-}" ]; then
    step sh "$here/backup.sh" "$backups"
else
    step python "$here/backup_sqlite.py" "$folder" "$backups"
fi
exit "$failed"
