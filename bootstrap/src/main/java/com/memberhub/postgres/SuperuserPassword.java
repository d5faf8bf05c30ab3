package com.memberhub.postgres;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Set;

/**
 * The password of the embedded PostgreSQL, in a file beside its folder that nobody else may read. Without one, whoever can log in
 * to the machine could do more than read what is stored: the superuser of a PostgreSQL runs programs as the user whose it is.
 *
 * <p>A folder without the file is one of a hub that asked for none, or somebody took the file away to have another: it gets one. So
 * does one whose file is empty, as a power cut leaves what was just written.
 */
final class SuperuserPassword {

    private static final int BYTES = 32;

    /** Loopback alone, as the library has it. What it says of replication is left out. */
    private static final String RULES = """
            local all all                %1$s
            host  all all 127.0.0.1/32   %1$s
            host  all all ::1/128        %1$s
            """;

    private final Path file;
    private final Path rules;
    private final String password;
    private final boolean isToBeSet;

    private SuperuserPassword(Path file, Path rules, String password, boolean isToBeSet) {
        this.file = file;
        this.rules = rules;
        this.password = password;
        this.isToBeSet = isToBeSet;
    }

    /** Reads the file, or thinks of a password. A folder that is there already asks for none then, until it is {@link #set}. */
    static SuperuserPassword of(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".password");
        Path rules = dataDirectory.resolve("pg_hba.conf");
        if (Files.exists(file)) {
            String password = Files.readString(file).strip();
            if (!password.isEmpty()) {
                return new SuperuserPassword(file, rules, password, false);
            }
            Files.delete(file);
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        boolean isThere = Files.exists(dataDirectory.resolve("PG_VERSION"));
        SuperuserPassword fresh =
                new SuperuserPassword(file, rules, HexFormat.of().formatHex(random), isThere);
        if (isThere) {
            Files.writeString(rules, RULES.formatted("trust"));
        } else {
            fresh.write();
        }
        return fresh;
    }

    /** Has a PostgreSQL that was there already ask for it. The file comes last: without it, this is done once more. */
    void set(Connection connection) throws SQLException, IOException {
        if (!isToBeSet) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE CURRENT_USER PASSWORD '" + password + "'");
            Files.writeString(rules, RULES.formatted("scram-sha-256"));
            statement.execute("SELECT pg_reload_conf()");
        }
        write();
    }

    private void write() throws IOException {
        boolean hasOwners = Files.getFileStore(file.toAbsolutePath().getParent())
                .supportsFileAttributeView(PosixFileAttributeView.class);
        FileAttribute<?>[] ownersOnly = hasOwners
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly)) {
            channel.write(StandardCharsets.US_ASCII.encode(password + "\n"));
        }
    }

    Path file() {
        return file;
    }

    String text() {
        return password;
    }

    /** Without it. */
    @Override
    public String toString() {
        return "SuperuserPassword[" + file + "]";
    }
}
