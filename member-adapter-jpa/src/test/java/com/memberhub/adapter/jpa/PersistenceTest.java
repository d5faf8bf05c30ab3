package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** The adapter alone on a database of its own in a real PostgreSQL, emptied before each test. */
@SpringBootTest(
        classes = PersistenceTest.Adapter.class,
        properties = {"spring.main.web-application-type=none", "spring.jpa.open-in-view=false"})
@ContextConfiguration(initializers = PersistenceTest.OwnDatabase.class)
abstract class PersistenceTest {

    @Autowired
    protected JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

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

    static class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext adapter) {
            TestDatabase database = TestDatabase.create();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.jdbcUrl(),
                            "spring.datasource.username=" + database.username(),
                            "spring.datasource.password=" + database.password())
                    .applyTo(adapter);
        }
    }

    /** No configuration by annotation, or a scan of the whole hub would find it. */
    @EnableAutoConfiguration
    @ComponentScan
    static class Adapter {}
}
