package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What each session of a hub asks of PostgreSQL, whatever the database has for its other users. */
class SessionSettingsTest {

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.on(TestDatabase.create());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @CsvSource({
        // A person whom somebody else keeps locked must not cost the others their connections.
        "lock_timeout,                        1500ms",
        // A hub that lost its power must not keep what it had locked.
        "idle_in_transaction_session_timeout, 30s"
    })
    void noSessionHoldsUpTheOthersForLong(String setting, String value) {
        assertThat(hub.context()
                        .getBean(JdbcTemplate.class)
                        .queryForObject("SELECT current_setting(?)", String.class, setting))
                .isEqualTo(value);
    }
}
