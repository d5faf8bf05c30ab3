#!/usr/bin/env bash
# Restores a backup that backup.sh made.
# Usage: restore.sh dump FOLDER        into the empty database of PGHOST, PGPORT, PGUSER, PGDATABASE
#        restore.sh base FOLDER DATA   into a new data directory, for the same major version; start PostgreSQL on it then
set -euo pipefail
kind=${1:?dump or base} folder=${2:?the folder of the backup}
case $kind in
dump)
    # All or nothing; it refuses a database that holds a hub already.
    pg_restore --exit-on-error --single-transaction --no-owner --dbname="${PGDATABASE:?}" "$folder/member-hub.dump"
    ;;
base)
    data=${3:?the new data directory}
    pg_verifybackup --quiet "$folder/data"
    umask 077
    mkdir "$data"
    cp -a "$folder/data/." "$data/"
    ;;
*)
    echo "dump or base, not $kind" >&2
    exit 2
    ;;
esac
echo "$kind backup of $folder restored"
