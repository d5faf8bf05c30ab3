package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.memberhub.application.directory.StorageDirectory;
import com.memberhub.application.directory.StorageDirectory.Storage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresStorageDirectoryTest extends PersistenceTest {

    @Autowired
    private StorageDirectory directory;

    @Test
    void givenCalls_thenTheirNumberAndSizeAreThoseThatTheDatabaseKnows() {
        jdbc.execute("ANALYZE member_call");
        Storage before = directory.storage();
        jdbc.execute("""
                INSERT INTO member_call (shard_key, request_id, received_at, outcome, payload, time_taken_micros)
                SELECT 'request-' || n, 'request-' || n, now(), 'REJECTED', '{}', 1 FROM generate_series(1, 2000) n""");
        jdbc.execute("ANALYZE member_call");

        Storage after = directory.storage();

        assertThat(before.journalCalls()).isZero();
        assertThat(after.journalCalls()).isEqualTo(2_000);
        assertThat(after.journalBytes()).isGreaterThan(before.journalBytes() + 100_000);
    }

    /** The extension itself is not here: functions of its names answer what it would. */
    @Test
    void givenTheJournalIsSpreadByCitus_thenItsShardsAreAsked() {
        assumeThat(jdbc.queryForObject("SELECT to_regclass('pg_dist_partition')::text", String.class))
                .as("no Citus is here")
                .isNull();
        try {
            jdbc.execute("""
                    CREATE TABLE pg_dist_partition (logicalrelid regclass);
                    INSERT INTO pg_dist_partition VALUES ('member_call');
                    CREATE FUNCTION citus_total_relation_size(regclass) RETURNS bigint LANGUAGE sql AS 'SELECT 4096000';
                    CREATE FUNCTION run_command_on_shards(
                        regclass, text, OUT shardid bigint, OUT success boolean, OUT result text) RETURNS SETOF record
                    LANGUAGE sql AS $$
                        SELECT * FROM (VALUES (102008, true, '1.5e+06'), (102009, true, '500'), (102010, true, '-1'),
                            (102011, false, 'no such node')) AS shard $$""");

            Storage storage = directory.storage();

            assertThat(storage.journalBytes()).isEqualTo(4_096_000);
            assertThat(storage.journalCalls()).isEqualTo(1_500_500);
        } finally {
            jdbc.execute("DROP FUNCTION IF EXISTS run_command_on_shards(regclass, text)");
            jdbc.execute("DROP FUNCTION IF EXISTS citus_total_relation_size(regclass)");
            jdbc.execute("DROP TABLE IF EXISTS pg_dist_partition");
        }
    }

    @Test
    void givenImports_thenOnlyThoseThatAreNotOverCount() {
        insertImport("checking", "CHECKING", 100, 40);
        insertImport("running", "RUNNING", 1_000, 200);
        insertImport("done", "DONE", 5_000, 5_000);

        Storage storage = directory.storage();

        assertThat(storage.openImports()).isEqualTo(2);
        assertThat(storage.openImportLines()).isEqualTo(1_100);
        assertThat(storage.reachedImportLines()).isEqualTo(240);
    }

    private void insertImport(String id, String state, long lines, long reached) {
        jdbc.update("""
                INSERT INTO member_import (id, uploaded_by, uploaded_from, file_name, format, unknown_columns, state, lines,
                    reached, forecast_created, forecast_aligned, forecast_unchanged, forecast_refused, created, aligned,
                    unchanged, refused, created_at, changed_at)
                VALUES (?, 'xiaolin', '192.0.2.1', 'members.csv', 'CSV', '{}', ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, now(), now())""", id, state, lines, reached);
    }
}
