package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.StorageDirectory;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Asks PostgreSQL's catalogue, which knows how large a table is without reading it. */
@Repository
class PostgresStorageDirectory implements StorageDirectory {

    /** A table that is partitioned has nothing itself; its partitions have. One that was never analysed has -1 rows. */
    private static final String JOURNAL = """
            SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint AS bytes,
                coalesce(sum(greatest(reltuples, 0)), 0)::bigint AS calls
            FROM pg_class
            WHERE relkind = 'r' AND (oid = 'member_call'::regclass
                OR oid IN (SELECT relid FROM pg_partition_tree('member_call')))""";

    /** Spread over nodes by Citus, a table has nothing itself; its shards have, and each node knows its own. */
    private static final String JOURNAL_OF_SHARDS = """
            SELECT citus_total_relation_size('member_call'::regclass) AS bytes,
                coalesce(sum(greatest(result::numeric, 0)), 0)::bigint AS calls
            FROM run_command_on_shards('member_call'::regclass,
                'SELECT reltuples FROM pg_class WHERE oid = ''%s''::regclass')
            WHERE success""";

    private static final String HAS_CITUS = "SELECT to_regclass('pg_dist_partition') IS NOT NULL";

    private static final String IS_SPREAD =
            "SELECT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'member_call'::regclass)";

    private static final String IMPORTS = """
            SELECT count(*) AS files, coalesce(sum(lines), 0)::bigint AS lines, coalesce(sum(reached), 0)::bigint AS reached
            FROM member_import WHERE state IN ('CHECKING', 'RUNNING')""";

    private final NamedParameterJdbcTemplate jdbc;
    private final StaffReads reads;

    PostgresStorageDirectory(NamedParameterJdbcTemplate jdbc, StaffReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    @Override
    public Storage storage() {
        return reads.read(
                StaffReads.LONGEST,
                () -> jdbc.query(
                                "SELECT * FROM (" + (isSpread() ? JOURNAL_OF_SHARDS : JOURNAL)
                                        + ") AS journal CROSS JOIN (" + IMPORTS + ") AS open",
                                Map.of(),
                                (row, number) -> new Storage(
                                        row.getLong("bytes"),
                                        row.getLong("calls"),
                                        row.getLong("files"),
                                        row.getLong("lines"),
                                        row.getLong("reached")))
                        .get(0));
    }

    private boolean isSpread() {
        return is(HAS_CITUS) && is(IS_SPREAD);
    }

    private boolean is(String question) {
        return Boolean.TRUE.equals(jdbc.queryForObject(question, Map.of(), Boolean.class));
    }
}
