package com.memberhub.adapter.jpa;

import com.memberhub.application.retention.OldPayloads;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Old payloads in PostgreSQL. */
@Repository
class PostgresOldPayloads implements OldPayloads {

    /** One hub at a time; the lock is given back with the end of the transaction, however the hub dies. */
    private static final String TAKE_TURN = "SELECT pg_try_advisory_xact_lock(hashtext('member-hub: old payloads'))";

    /** No lock of rows yet: PostgreSQL does not lock over several shards, and nobody else purges. */
    static final String OLDEST = """
            SELECT shard_key, request_id FROM member_call
            WHERE payload IS NOT NULL AND received_at < ? ORDER BY received_at LIMIT ?""";

    /**
     * A call that somebody is writing to is left for later: a purge that never waits is in no deadlock with the calls of the
     * platform, which mark refused ones as cured.
     */
    private static final String PURGE = """
            UPDATE member_call SET payload = NULL, changes = NULL WHERE shard_key = ? AND request_id IN (
                SELECT request_id FROM member_call WHERE shard_key = ? AND request_id = ? FOR UPDATE SKIP LOCKED)""";

    private final JdbcTemplate jdbc;

    PostgresOldPayloads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int purge(Instant receivedBefore, int most) {
        if (!Boolean.TRUE.equals(jdbc.queryForObject(TAKE_TURN, Boolean.class))) {
            return 0;
        }
        List<Object[]> oldest = jdbc.query(
                OLDEST,
                (row, number) -> new Object[] {row.getString(1), row.getString(1), row.getString(2)},
                OffsetDateTime.ofInstant(receivedBefore, ZoneOffset.UTC),
                most);
        jdbc.batchUpdate(PURGE, oldest);
        return oldest.size();
    }
}
