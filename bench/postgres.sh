# Sourced by bench/run and bench/fill: a throw-away PostgreSQL of the distribution, durable as one in production.
# start_postgres FOLDER OPTION... keeps its data in FOLDER/data; stop_postgres FOLDER. Root runs it as the user postgres.

binaries=${BENCH_POSTGRES_BINARIES:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
if [ -z "$binaries" ]; then binaries=$(dirname "$(readlink -f "$(command -v initdb || echo /missing/initdb)")"); fi
if [ ! -x "$binaries/initdb" ]; then
  echo "There is no PostgreSQL server here; on Debian: apt-get install postgresql wrk" >&2
  exit 1
fi

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u "${BENCH_USER:-postgres}" -- "$@"; else "$@"; fi; }

start_postgres() {
  local folder=$1
  shift
  export PGHOST=127.0.0.1 PGPORT=${BENCH_PORT:-55440} PGUSER=postgres PGDATABASE=bench
  if pg_isready -q; then echo "Something serves port $PGPORT already; BENCH_PORT takes another" >&2; exit 1; fi
  chmod 755 "$folder"
  if [ ! -d "$folder/data" ]; then
    mkdir "$folder/data"
    if [ "$(id -u)" = 0 ]; then chown "${BENCH_USER:-postgres}" "$folder/data"; fi
    as_postgres "$binaries/initdb" -D "$folder/data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
  fi
  as_postgres "$binaries/pg_ctl" -D "$folder/data" -l "$folder/data/log" -w -t 120 start -o "-p $PGPORT \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c synchronous_commit=on -c max_connections=200 \
    -c shared_buffers=1GB -c effective_cache_size=4GB -c maintenance_work_mem=512MB -c max_wal_size=16GB -c checkpoint_timeout=1h $*" >/dev/null
  if ! psql -qAt -d postgres -c "SELECT 1 FROM pg_database WHERE datname = 'bench'" | grep -q 1; then
    psql -q -d postgres -c 'CREATE DATABASE bench'
  fi
}

stop_postgres() {
  as_postgres "$binaries/pg_ctl" -D "$1/data" -m fast -w stop >/dev/null || true
}
