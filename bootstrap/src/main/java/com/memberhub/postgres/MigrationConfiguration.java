package com.memberhub.postgres;

import com.memberhub.startup.StartFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Migrations have connections of their own. Those of the pool give up soon, as calls must; an index over millions of members
 * takes as long as it takes.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    private static final String ENCODING = "UTF8";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(4);

    /** Not where spring.flyway.url or .user says otherwise. */
    @Bean
    FlywayConfigurationCustomizer patientMigrations(DataSource pool, JdbcConnectionDetails details) {
        return flyway -> {
            if (flyway.getDataSource() == pool) {
                flyway.dataSource(new Patient(details));
            }
        };
    }

    /** A database that cannot hold the names of the hub's members is left as it is. */
    @Bean
    FlywayMigrationStrategy migrationsOfUnicodeOnly() {
        return flyway -> {
            refuseOtherEncodings(flyway.getConfiguration().getDataSource());
            new MigrationBesideCalls(PATIENCE, PAUSE).migrate(flyway);
        };
    }

    private static void refuseOtherEncodings(DataSource database) {
        String encoding = new JdbcTemplate(database).queryForObject("SHOW server_encoding", String.class);
        if (!ENCODING.equals(encoding)) {
            throw new StartFailure(
                    "The database stores text in " + encoding + ", which has no Chinese names: the hub needs "
                            + ENCODING + ".",
                    "Make another database, by CREATE DATABASE ... ENCODING '" + ENCODING
                            + "' TEMPLATE template0, and name it in SPRING_DATASOURCE_URL. The encoding of this one cannot be"
                            + " changed.");
        }
    }

    /** Whoever takes the connection and then says nothing is given up; once connected, there is no hurry. */
    private static final class Patient extends DriverManagerDataSource {

        private static final int AS_LONG_AS_IT_TAKES = 0;

        Patient(JdbcConnectionDetails details) {
            super(details.getJdbcUrl(), properties());
            setUsername(details.getUsername());
            setPassword(details.getPassword());
        }

        private static Properties properties() {
            Properties properties = new Properties();
            properties.setProperty("connectTimeout", "2");
            properties.setProperty("socketTimeout", "3");
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("logServerErrorDetail", "false");
            return properties;
        }

        @Override
        protected Connection getConnectionFromDriverManager(String url, Properties properties) throws SQLException {
            Connection connection = super.getConnectionFromDriverManager(url, properties);
            connection.setNetworkTimeout(Runnable::run, AS_LONG_AS_IT_TAKES);
            return connection;
        }
    }
}
