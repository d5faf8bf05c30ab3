package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PendingListCleanerTest extends PersistenceTest {

    private static final String WARNING = "New entries of the search wait to be sorted in";

    @Autowired
    private PendingListCleaner cleaner;

    @BeforeEach
    void lookIntoIndexes() {
        jdbc.execute("CREATE EXTENSION IF NOT EXISTS pageinspect");
    }

    @Test
    void givenNewMembers_thenNothingOfThemIsPendingInAnyIndexAfterwards() {
        addMembers(1_000);
        assertThat(pending()).hasSize(3).allMatch(entries -> entries > 0);

        cleaner.clean();

        assertThat(pending()).containsExactly(0L, 0L, 0L);
    }

    @Test
    void givenARoleThatOwnsNothing_thenItCleansAsTheOwnerDoes() {
        addMembers(1_000);

        inTransaction(() -> {
            jdbc.execute("SET LOCAL ROLE pg_monitor");
            cleaner.clean();
            return null;
        });

        assertThat(pending()).containsExactly(0L, 0L, 0L);
    }

    @Test
    void givenARoleThatMayNotClean_thenThatIsSaidOnceUntilItSucceedsAgain(CapturedOutput output) {
        cleanTwiceWithoutTheRight();
        assertThat(output.getOut()).containsOnlyOnce(WARNING);

        cleaner.clean();
        cleanTwiceWithoutTheRight();
        cleaner.clean();

        assertThat(output.getOut().split(WARNING, -1)).hasSize(3);
    }

    private void cleanTwiceWithoutTheRight() {
        inTransactionUndone(() -> {
            jdbc.execute("REVOKE EXECUTE ON FUNCTION member_sort_in_new_entries() FROM PUBLIC");
            jdbc.execute("SET LOCAL ROLE pg_monitor");
            cleaner.clean();
            cleaner.clean();
            return null;
        });
    }

    private void addMembers(int count) {
        jdbc.update("""
                INSERT INTO member (root_kdt_id, mobile, out_open_id, extend_map, created_at, updated_at)
                SELECT 7, '+86139' || lpad(n::text, 8, '0'), 'pending-' || n, '{}', now(), now()
                FROM generate_series(1, ?) AS n""", count);
    }

    /** Of each index that finds members. */
    private List<Long> pending() {
        return jdbc.queryForList("""
                SELECT (gin_metapage_info(get_raw_page(indexrelid::regclass::text, 0))).n_pending_tuples
                FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
                WHERE relname LIKE 'member\\_search%' ORDER BY relname""", Long.class);
    }
}
