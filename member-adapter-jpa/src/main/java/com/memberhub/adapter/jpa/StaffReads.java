package com.memberhub.adapter.jpa;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs what staff ask for so that it cannot hurt the calls of the platform: read-only, and given up after some seconds,
 * which is a {@link org.springframework.dao.QueryTimeoutException}.
 */
@Component
class StaffReads {

    /** Nobody at a counter waits longer. */
    static final Duration LONGEST = Duration.ofSeconds(4);

    /**
     * Searches are planned for what they ask, never once for all. An index in memory costs the same at every page, and a
     * bitmap has to be exact: to look at a row again costs more than a few megabytes.
     */
    private static final String SETTINGS = """
            SELECT set_config('statement_timeout', :longest, true), set_config('plan_cache_mode', 'force_custom_plan', true),
                set_config('work_mem', '32MB', true), set_config('random_page_cost', '1.1', true), set_config('enable_seqscan', 'off', true),
                set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)""";

    private static final String PROCESSES = """
            SELECT set_config('max_parallel_workers_per_gather', :more, true), set_config('parallel_setup_cost', '0', true)""";

    /** SQLSTATEs of PostgreSQL: undefined table, undefined column. */
    private static final Set<String> SCHEMA_TO_COME = Set.of("42P01", "42703");

    private static final ThreadLocal<Boolean> READING = ThreadLocal.withInitial(() -> false);

    private final PlatformTransactionManager transactionManager;
    private final NamedParameterJdbcTemplate jdbc;

    StaffReads(PlatformTransactionManager transactionManager, NamedParameterJdbcTemplate jdbc) {
        this.transactionManager = transactionManager;
        this.jdbc = jdbc;
    }

    /** Whether this thread is about to read for staff, and may do so on a replica. */
    static boolean isReading() {
        return READING.get();
    }

    /**
     * Runs reads as one transaction, each of them for so long at most.
     *
     * @throws RecoverableDataAccessException where a part of the schema is not there: a replica has yet to get a migration, or
     *     a dump is being restored
     * @throws IllegalTransactionStateException within a transaction: its own statements would be run by these settings after
     */
    <T> T read(Duration longest, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("what staff ask for is a transaction of its own");
        }
        TransactionTemplate transaction = new TransactionTemplate(transactionManager);
        transaction.setReadOnly(true);
        // Above the timeout of the statement, which is the one that ends it on the server.
        transaction.setTimeout((int) longest.toSeconds() * 2);
        READING.set(true);
        try {
            return transaction.execute(status -> {
                jdbc.query(SETTINGS, Map.of("longest", longest.toMillis() + "ms"), row -> {});
                return work.get();
            });
        } catch (InvalidDataAccessResourceUsageException failure) {
            if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refused
                    && SCHEMA_TO_COME.contains(refused.getSQLState())) {
                throw new RecoverableDataAccessException("a part of the schema is not there", failure);
            }
            throw failure;
        } finally {
            READING.remove();
        }
    }

    /**
     * Runs a statement of {@link #read} that looks at many rows: by two processes of PostgreSQL, where there is one to spare.
     * Never by more, or one search would take all processors from the calls.
     */
    <T> T inTwoProcesses(Supplier<T> work) {
        jdbc.query(PROCESSES, Map.of("more", "1"), row -> {});
        T result = work.get();
        jdbc.query(PROCESSES, Map.of("more", "0"), row -> {});
        return result;
    }
}
