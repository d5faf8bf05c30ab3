package com.memberhub.adapter.jpa;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Sends what {@link StaffReads} reads to a database of its own, a replica, where
 * {@code member-hub.directory.datasource.url} names one. Everything else, and a single member or call that somebody opens,
 * comes from the database that is written to.
 */
@Component
class DirectoryOnAReplica implements BeanPostProcessor, DisposableBean {

    private static final String PREFIX = "member-hub.directory.datasource.";

    /** Staff are few, and each read ends after some seconds. */
    private static final int CONNECTIONS = 8;

    private final Environment environment;
    private @Nullable HikariDataSource replica;

    DirectoryOnAReplica(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        String url = environment.getProperty(PREFIX + "url");
        if (!StringUtils.hasText(url) || !(bean instanceof HikariDataSource primary)) {
            return bean;
        }
        // As patient, and as silent about values, as the first one.
        HikariDataSource other = new HikariDataSource();
        primary.copyStateTo(other);
        other.setPoolName("directory");
        other.setMaximumPoolSize(CONNECTIONS);
        other.setMinimumIdle(1);
        other.setReadOnly(true);
        other.setJdbcUrl(url);
        other.setUsername(environment.getProperty(PREFIX + "username", primary.getUsername()));
        other.setPassword(environment.getProperty(PREFIX + "password", primary.getPassword()));
        ReconnectingDataSource.serve(other);
        // A replica that is away is no reason not to start: calls do not need it.
        other.setInitializationFailTimeout(-1);
        replica = other;
        return new Chosen(primary, other);
    }

    @Override
    public void destroy() {
        if (replica != null) {
            replica.close();
        }
    }

    private static final class Chosen extends DelegatingDataSource {

        private final DataSource replica;

        Chosen(DataSource primary, DataSource replica) {
            super(primary);
            this.replica = replica;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return StaffReads.isReading() ? replica.getConnection() : super.getConnection();
        }
    }
}
