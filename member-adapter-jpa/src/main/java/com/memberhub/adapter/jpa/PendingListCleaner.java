package com.memberhub.adapter.jpa;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sorts new members into the inverted indexes that find them, beside the calls that brought them. PostgreSQL keeps the
 * entries of an insert in a list first, and whoever fills that up sorts all of it in: for 0.1 to 0.3 s, in which a whole
 * batch of calls waits. With a longer list ({@code gin_pending_list_limit}, in the settings of the pool) and this, nobody does.
 *
 * <p>Every hub of a database does it; where two meet, one waits for the other.
 */
@Component
class PendingListCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(PendingListCleaner.class);

    private static final long A_SECOND = 1_000;

    private final JdbcTemplate jdbc;
    /** A failure is told once, not every second. */
    private volatile boolean failing;

    PendingListCleaner(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelay = A_SECOND, fixedDelay = A_SECOND)
    void clean() {
        try {
            jdbc.queryForObject("SELECT member_sort_in_new_entries()", Long.class);
            failing = false;
        } catch (DataAccessException notNow) {
            if (!failing) {
                LOG.warn(
                        "New entries of the search wait to be sorted in, until a call does it: {}",
                        notNow.getClass().getSimpleName());
            }
            failing = true;
        }
    }
}
