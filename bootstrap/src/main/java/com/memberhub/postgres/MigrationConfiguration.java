package com.memberhub.postgres;

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
                flyway.dataSource(patient(details));
            }
        };
    }

    private static DataSource patient(JdbcConnectionDetails details) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        DriverManagerDataSource patient = new DriverManagerDataSource(details.getJdbcUrl(), properties);
        patient.setUsername(details.getUsername());
        patient.setPassword(details.getPassword());
        return patient;
    }
}
