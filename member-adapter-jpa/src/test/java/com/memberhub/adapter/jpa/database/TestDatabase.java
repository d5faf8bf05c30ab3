package com.memberhub.adapter.jpa.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own on the PostgreSQL that all tests of this JVM share. */
public record TestDatabase(String jdbcUrl, String username, String password) {

    /** {@code embedded}, {@code testcontainers} or {@code url}. */
    private static final String PROVIDER = System.getProperty("member-hub.test.postgres", "embedded");

    private static final String URL = "member-hub.test.postgres.url";

    private static final AtomicInteger CREATED = new AtomicInteger();

    /** An empty database that nobody else uses. */
    public static TestDatabase create() {
        if (PROVIDER.equals("url")) {
            return schema("test_" + CREATED.incrementAndGet());
        }
        Server server = SharedServer.INSTANCE;
        String name = "test_" + CREATED.incrementAndGet();
        TestDatabase administration =
                new TestDatabase(server.jdbcUrl(server.administrationDatabase()), server.username(), server.password());
        administration.execute("CREATE DATABASE " + name);
        return new TestDatabase(server.jdbcUrl(name), server.username(), server.password());
    }

    /**
     * A schema of a database that is there already, made anew: a cluster of Citus has its nodes and its extension in one
     * database, and nobody makes another.
     */
    private static TestDatabase schema(String name) {
        String url = System.getProperty(URL, "");
        if (url.isEmpty()) {
            throw new IllegalArgumentException("member-hub.test.postgres is url, so " + URL + " has to say where");
        }
        String user = System.getProperty(URL.replace(".url", ".username"), "");
        String password = System.getProperty(URL.replace(".url", ".password"), "");
        new TestDatabase(url, user, password)
                .execute("DROP SCHEMA IF EXISTS " + name + " CASCADE; CREATE SCHEMA " + name);
        return new TestDatabase(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name, user, password);
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
                            "member-hub.test.postgres is embedded, testcontainers or url, not " + PROVIDER);
            };
        }
    }
}
