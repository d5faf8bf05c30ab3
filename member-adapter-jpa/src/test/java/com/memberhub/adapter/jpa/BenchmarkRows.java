package com.memberhub.adapter.jpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The made-up rows that the benchmarks fill a database with, a few of them. */
final class BenchmarkRows {

    private static final Path FOLDER = Path.of("..", "bench", "search");

    private BenchmarkRows() {}

    /** Members and their calls, for a database that has V2 or any version after. */
    static void addMembers(Connection connection, int members) throws IOException, SQLException {
        run(connection, "members.sql", members);
    }

    /** The logs that go with the members, for a database that has all versions. */
    static void addLogs(Connection connection, int members) throws IOException, SQLException {
        run(connection, "logs.sql", members);
    }

    /** As psql would, each statement for itself; the connection is as it was before. */
    private static void run(Connection connection, String file, int members) throws IOException, SQLException {
        String script = Files.readString(FOLDER.resolve(file))
                .replaceAll("(?m)^\\\\.*$", "")
                .replace(":members", String.valueOf(members))
                .replace(":called", "33");
        try (Statement statement = connection.createStatement()) {
            statement.execute(script + "; DISCARD TEMP; RESET ALL");
        }
    }
}
