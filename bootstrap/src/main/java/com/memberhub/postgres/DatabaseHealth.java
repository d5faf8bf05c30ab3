package com.memberhub.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether the database takes what calls bring, in the place of Spring Boot's own check, which is content with one that can only be read. Such
 * a one answers, and fails every call: a standby that a name still leads to, or a database or a pool that somebody set to read only.
 */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    /** On for whatever a standby is asked, too. */
    private static final String ONLY_READ = "SELECT current_setting('transaction_read_only')::boolean";

    private static final String ACCESS = "access";

    private final JdbcTemplate jdbc;

    DatabaseHealth(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a connection that its settings let only read the driver tells PostgreSQL where a transaction begins, and not before. */
    private static boolean mayOnlyRead(Connection connection) throws SQLException {
        if (connection.isReadOnly()) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(ONLY_READ)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public Health health() {
        try {
            return Boolean.TRUE.equals(jdbc.execute(DatabaseHealth::mayOnlyRead))
                    ? Health.down().withDetail(ACCESS, "read only").build()
                    : Health.up().withDetail(ACCESS, "read and write").build();
        } catch (DataAccessException away) {
            return Health.down(away).build();
        }
    }
}
