package com.memberhub.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Migrations have connections of their own. Those of the pool give up soon, as calls must; an index over millions of members
 * takes as long as it takes.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    /** Not where spring.flyway.url or .user says otherwise. */
    @Bean
    FlywayConfigurationCustomizer patientMigrations(DataSource pool, JdbcConnectionDetails details) {
        return flyway -> {
            if (flyway.getDataSource() == pool) {
                flyway.dataSource(new Patient(details));
            }
        };
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
