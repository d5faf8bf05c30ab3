package com.memberhub.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the programs of a PostgreSQL lie. */
record PostgresPrograms(Path home) {

    private static final Path UNPACKED = Path.of("target", "faults", "postgres").toAbsolutePath();

    /** Those that the hub brings: a server, and no tools. */
    static PostgresPrograms bundled() throws IOException {
        if (installation(UNPACKED).isEmpty()) {
            // The library unpacks them when it starts one.
            Files.createDirectories(UNPACKED);
            EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(UNPACKED.toFile())
                    .start()
                    .close();
        }
        return installation(UNPACKED).orElseThrow();
    }

    /** Those that are installed here with their tools, the newest. */
    static Optional<PostgresPrograms> installed() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(debian)) {
            return versions.map(PostgresPrograms::new)
                    .filter(programs -> Files.isExecutable(programs.program("postgres"))
                            && Files.isExecutable(programs.program("pg_basebackup")))
                    .max(Comparator.comparing(programs ->
                            Integer.valueOf(programs.home().getFileName().toString())));
        }
    }

    private static Optional<PostgresPrograms> installation(Path unpacked) throws IOException {
        if (!Files.isDirectory(unpacked)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(unpacked)) {
            return files.map(PostgresPrograms::new)
                    .filter(programs -> Files.isExecutable(programs.program("postgres")))
                    .findFirst();
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }
}
