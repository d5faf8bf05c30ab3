package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.audit.AccessLogContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresAccessLogTest extends PersistenceTest implements AccessLogContract {

    @Autowired
    private AccessLog log;

    @Override
    public AccessLog log() {
        return log;
    }

    @Override
    public void append(AccessEntry entry) {
        inTransaction(() -> {
            log.append(entry);
            return entry;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE access_log SET reason = ''", "DELETE FROM access_log", "TRUNCATE access_log"})
    void isOnlyAddedTo(String change) {
        assertThatThrownBy(() -> jdbc.execute(change)).hasMessageContaining("never changed or removed");
    }
}
