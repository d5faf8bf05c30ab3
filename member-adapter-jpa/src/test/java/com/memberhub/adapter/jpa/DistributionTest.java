package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/**
 * What the hub asks Citus for. The extension itself is not among what the tests bring: functions of its names note what is
 * asked, in a transaction that is undone. That Citus does it is for the profile "citus" to show.
 */
class DistributionTest extends PersistenceTest {

    private static final String SPREAD = """
            INSERT INTO pg_dist_partition VALUES ('member', 'h'), ('member_call', 'h')""";

    private String script;

    @BeforeEach
    void read() throws IOException {
        script = new ClassPathResource("db/migration/afterMigrate__distribute.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        assumeThat(jdbc.queryForList("SELECT 1 FROM pg_extension WHERE extname = 'citus'"))
                .as("no Citus is here")
                .isEmpty();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(jdbc.queryForList("SELECT 1 FROM pg_extension WHERE extname = 'citus'"))
                .isEmpty();
    }

    @Test
    void givenNoCitus_thenNothingIsAsked() {
        jdbc.execute(script);
    }

    @Test
    void givenCitus_thenMembersAndTheirCallsAreSpreadByMobileSideBySide() {
        assertThat(asked(""))
                .containsExactly(
                        "function member_search_name(text)",
                        "function member_search_terms",
                        "table member by mobile with default",
                        "table member_call by shard_key with member");
    }

    @Test
    void givenMembersThatAreSpreadAlready_thenNothingIsAsked() {
        assertThat(asked(SPREAD)).isEmpty();
    }

    @Test
    void givenMembersThatSomebodySpreadByHand_thenTheirCallsFollow() {
        assertThat(asked("INSERT INTO pg_dist_partition VALUES ('member', 'h')"))
                .contains("table member_call by shard_key with member")
                .doesNotContain("table member by mobile with default");
    }

    @Test
    void givenMoreMembersThanAStartMaySpread_thenItIsLeftToAPerson() {
        assertThat(asked("""
                INSERT INTO member (root_kdt_id, mobile, out_open_id, created_at, updated_at)
                SELECT 1, 'made up ' || number, number, now(), now() FROM generate_series(1, 100001) AS number""")).isEmpty();
    }

    /** What the script asks of a Citus that was told something before. */
    private List<String> asked(String before) {
        return inTransactionUndone(() -> {
            jdbc.execute("""
                    SET LOCAL allow_system_table_mods = on;
                    INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
                    VALUES (999999, 'citus', 10, 'pg_catalog'::regnamespace, false, '0');
                    CREATE TABLE asked (number serial, what text);
                    CREATE TABLE pg_dist_partition (logicalrelid regclass, partmethod "char");
                    CREATE FUNCTION create_distributed_function(name regprocedure) RETURNS void LANGUAGE sql AS $$
                        INSERT INTO asked (what) VALUES ('function ' || regexp_replace(name::text, '\\(bigint.*|\\(text,.*', '')) $$;
                    CREATE FUNCTION create_distributed_table(
                        table_name regclass, distribution_column text, distribution_type text DEFAULT 'hash',
                        colocate_with text DEFAULT 'default') RETURNS void LANGUAGE sql AS $$
                        INSERT INTO asked (what) VALUES ('table ' || table_name || ' by ' || distribution_column || ' with ' || colocate_with) $$;
                    """ + before);
            jdbc.execute(script);
            return jdbc.queryForList("SELECT what FROM asked ORDER BY number", String.class);
        });
    }
}
