package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ReadOnlyConnectionsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String BACKEND = "SELECT pg_backend_pid()";

    private final TestDatabase database = TestDatabase.create();
    private final TestDatabase administration = TestDatabase.create();
    private final String name = database.jdbcUrl().substring(database.jdbcUrl().lastIndexOf('/') + 1);
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);

    @BeforeEach
    void open() {
        database.execute("CREATE TABLE written (number int PRIMARY KEY)");
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(2);
        ReconnectingDataSource.serve(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void givenConnectionsOfATimeWhenTheDatabaseWasReadOnly_whenItIsNoLonger_thenTheyAreReplaced() {
        administration.execute("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
        assertThatThrownBy(() -> write(1)).hasMessageContaining("cannot execute INSERT in a read-only transaction");

        administration.execute("ALTER DATABASE " + name + " RESET default_transaction_read_only");

        await().atMost(SOON).ignoreExceptions().until(() -> write(1) == 1);
    }

    @Test
    void givenAnyOtherFailure_thenTheConnectionStays() {
        write(1);
        List<Integer> before = jdbc.queryForList(BACKEND, Integer.class);

        assertThatThrownBy(() -> write(1)).hasMessageContaining("duplicate key");

        assertThat(jdbc.queryForList(BACKEND, Integer.class)).isEqualTo(before);
    }

    private int write(int number) {
        return jdbc.update("INSERT INTO written VALUES (?)", number);
    }
}
