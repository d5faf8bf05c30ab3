package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each statement of a call sees what was committed before it, whatever the database does for its other users. */
class IsolationTest {

    @ParameterizedTest
    @ValueSource(strings = {"repeatable read", "serializable"})
    void givenADatabaseWhoseTransactionsHaveOneSnapshot_thenThoseOfTheHubHaveNot(String ofTheDatabase) {
        TestDatabase database = TestDatabase.create();
        database.execute("""
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %%I SET default_transaction_isolation = %%L', current_database(), '%s');
                END $$""".formatted(ofTheDatabase));
        try (Hub hub = Hub.on(database)) {
            assertThat(hub.context()
                            .getBean(JdbcTemplate.class)
                            .queryForObject("SHOW transaction_isolation", String.class))
                    .isEqualTo("read committed");
        }
    }
}
