package com.memberhub.adapter.jpa.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own on the PostgreSQL that all tests of this JVM share. */
public record TestDatabase(String jdbcUrl, String username, String password) {

    /** {@code embedded} or {@code testcontainers}. */
    private static final String PROVIDER = System.getProperty("member-hub.test.postgres", "embedded");

    private static final AtomicInteger CREATED = new AtomicInteger();

    /** An empty database that nobody else uses. */
    public static TestDatabase create() {
        Server server = SharedServer.INSTANCE;
        String name = "test_" + CREATED.incrementAndGet();
        TestDatabase administration =
                new TestDatabase(server.jdbcUrl(server.administrationDatabase()), server.username(), server.password());
        administration.execute("CREATE DATABASE " + name);
        return new TestDatabase(server.jdbcUrl(name), server.username(), server.password());
    }

    /** Opens a connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, username, password);
    }

    /** Runs a statement that returns nothing. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The first column of the first row, as text. */
    public String queryText(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            if (!result.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return String.valueOf(result.getString(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The settings that make Spring Boot use this database. */
    public String[] properties() {
        return new String[] {
            "spring.datasource.url=" + jdbcUrl,
            "spring.datasource.username=" + username,
            "spring.datasource.password=" + password
        };
    }

    /** A server that lives as long as this JVM. */
    interface Server {

        String administrationDatabase();

        String jdbcUrl(String database);

        String username();

        String password();
    }

    private static final class SharedServer {

        private static final Server INSTANCE = start();

        private static Server start() {
            return switch (PROVIDER) {
                case "embedded" -> new EmbeddedServer();
                case "testcontainers" -> new ContainerServer();
                default ->
                    throw new IllegalArgumentException(
                            "member-hub.test.postgres is embedded or testcontainers, not " + PROVIDER);
            };
        }
    }
}
