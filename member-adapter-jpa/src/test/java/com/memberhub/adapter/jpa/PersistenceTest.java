package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The adapter alone on a real PostgreSQL, emptied before each test. */
@SpringBootTest(
        classes = PersistenceTest.Adapter.class,
        properties = {"spring.main.web-application-type=none", "spring.jpa.open-in-view=false"})
abstract class PersistenceTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @Autowired
    protected JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::jdbcUrl);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
    }

    @BeforeEach
    void empty() {
        jdbc.execute("TRUNCATE member, member_call, member_import, member_import_line, erased_member, refused_caller");
        // The access log refuses that, from everybody but a test.
        jdbc.execute("SET session_replication_role = replica; TRUNCATE access_log; RESET session_replication_role");
    }

    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** Whatever the work did is as if it had not been. */
    <T> T inTransactionUndone(Supplier<T> work) {
        return transactions.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        });
    }

    /** No configuration by annotation, or a scan of the whole hub would find it. */
    @EnableAutoConfiguration
    @ComponentScan
    static class Adapter {}
}
