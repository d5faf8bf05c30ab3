package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.StorageDirectory;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Asks PostgreSQL's catalogue, which knows how large a table is without reading it. */
@Repository
class PostgresStorageDirectory implements StorageDirectory {

    /** A table that is partitioned has nothing itself; its partitions have. One that was never analysed has -1 rows. */
    private static final String STORAGE = """
            SELECT journal.bytes, journal.calls, open.files, open.lines, open.reached
            FROM (SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint AS bytes,
                    coalesce(sum(greatest(reltuples, 0)), 0)::bigint AS calls
                FROM pg_class
                WHERE relkind = 'r' AND (oid = 'member_call'::regclass
                    OR oid IN (SELECT relid FROM pg_partition_tree('member_call')))) AS journal
            CROSS JOIN (SELECT count(*) AS files, coalesce(sum(lines), 0)::bigint AS lines,
                    coalesce(sum(reached), 0)::bigint AS reached
                FROM member_import WHERE state IN ('CHECKING', 'RUNNING')) AS open""";

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
                                STORAGE,
                                Map.of(),
                                (row, number) -> new Storage(
                                        row.getLong("bytes"),
                                        row.getLong("calls"),
                                        row.getLong("files"),
                                        row.getLong("lines"),
                                        row.getLong("reached")))
                        .get(0));
    }
}
