package com.memberhub.adapter.jpa.database;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** The image that docker-compose.yml runs. */
final class ContainerServer implements TestDatabase.Server {

    private static final String IMAGE = "postgres:18";

    private final PostgreSQLContainer postgres;

    @SuppressWarnings("resource") // it lives as long as the JVM; Testcontainers' reaper ends it
    ContainerServer() {
        postgres = new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "max_connections=300");
        postgres.start();
    }

    @Override
    public String administrationDatabase() {
        return postgres.getDatabaseName();
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + postgres.getHost() + ":"
                + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + database;
    }

    @Override
    public String username() {
        return postgres.getUsername();
    }

    @Override
    public String password() {
        return postgres.getPassword();
    }
}
