#!/usr/bin/env bash
# Takes a backup while the hub serves. Usage: backup.sh dump|base FOLDER
# Which database: PGHOST, PGPORT, PGUSER, PGDATABASE, PGPASSWORD, as for every tool of PostgreSQL.
#   dump  one file; restores into any PostgreSQL of this version or a newer one
#   base  a copy of the whole server; the user needs REPLICATION
set -euo pipefail
kind=${1:?dump or base} folder=${2:?a folder that does not exist yet}
umask 077
mkdir -p "$(dirname "$folder")"
mkdir "$folder"
case $kind in
dump)
    pg_dump --format=custom --no-owner --file="$folder/member-hub.dump"
    # A dump that cannot be listed cannot be restored.
    pg_restore --list "$folder/member-hub.dump" >/dev/null
    ;;
base)
    pg_basebackup --pgdata="$folder/data" --wal-method=stream --checkpoint=fast
    pg_verifybackup --quiet "$folder/data"
    ;;
*)
    echo "dump or base, not $kind" >&2
    exit 2
    ;;
esac
echo "$kind backup in $folder"
