package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of docs/upgrade.md, which lets hubs of two neighbouring versions serve side by side. */
class MigrationRulesTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Harmless though they break the letter of the rule, each with its reason. */
    private static final List<String> HARMLESS = List.of(
            // The key has the same two columns afterwards, and ON CONFLICT of V1 names none.
            "V2__staff.sql drops a constraint of member: DROP CONSTRAINT member_pkey",
            "V2__staff.sql adds a constraint of member: ADD PRIMARY KEY (mobile, root_kdt_id)",
            // Before the rule was. It was never run beside calls.
            "V2__staff.sql does not begin with LOCK TABLE member, member_call");

    /** Versions and what Flyway keeps of their texts. */
    private static final String[] RUN = {
        "1 -1146706303",
        "2 -2108177153",
        "3 -1129462816",
        "4 1755215852",
        "5 -256292559",
        "6 1735000196",
        "7 472575664",
        "8 233118774",
        "9 -1650490220",
        "10 -651158717",
        "11 -1963626758",
        "12 682064791"
    };

    @Test
    void everyMigrationLetsAHubOfTheVersionBeforeGoOn() throws IOException {
        LinkedHashMap<String, String> migrations = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.filter(MigrationRulesTest::isVersioned)
                    .sorted(Comparator.comparingInt(MigrationRulesTest::version))
                    .toList()) {
                migrations.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(migrations.keySet()).first().isEqualTo("V1__member_and_member_call.sql");
        assertThat(MigrationRules.violations(migrations)).containsExactlyInAnyOrderElementsOf(HARMLESS);
    }

    /** A hub does not start on a database where another text of the same version was run. */
    @Test
    void noMigrationThatHubsHaveRunIsChanged() {
        TestDatabase database = TestDatabase.create();
        Flyway flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load();

        assertThat(flyway.info().pending())
                .filteredOn(MigrationInfo::isVersioned)
                .extracting(migration -> migration.getVersion() + " " + migration.getChecksum())
                .as("a new one joins the list, an old one is never mended but by a new one")
                .containsExactly(RUN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE member DROP COLUMN nickname                         | drops a column",
                "ALTER TABLE member ADD note text, DROP nickname                 | drops a column",
                "alter table only member   rename column nickname to nick        | renames",
                "ALTER TABLE member_call RENAME TO journal                       | renames",
                "ALTER TABLE member ALTER COLUMN gender TYPE smallint USING 1    | changes a type",
                "ALTER TABLE member ALTER name SET NOT NULL                      | narrows a column",
                "ALTER TABLE member ALTER noticed DROP DEFAULT                   | narrows a column",
                "ALTER TABLE member ADD COLUMN tier text NOT NULL                | leaves empty",
                "ALTER TABLE member ADD CONSTRAINT c CHECK (name <> '')          | adds a constraint",
                "ALTER TABLE member ADD UNIQUE (out_open_id)                     | adds a constraint",
                "ALTER TABLE member DROP CONSTRAINT member_pkey                  | drops a constraint",
                "CREATE UNIQUE INDEX one ON member (out_open_id)                 | adds a unique index",
                "DROP INDEX member_once                                          | drops the unique index",
                "DROP TABLE member_call                                          | takes rows away",
                "DELETE FROM member WHERE name IS NULL                           | takes rows away",
                "CREATE TRIGGER t BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION f() | adds a trigger",
                "DROP FUNCTION member_search_name(text)                          | drops what others may use",
                "CREATE INDEX a ON member (name); ALTER TABLE member_call ADD note text | LOCK TABLE member, member_call",
                "LOCK TABLE member, member_call IN SHARE MODE; CREATE INDEX a ON member (name);"
                        + " ALTER TABLE member_call ADD note text               | LOCK TABLE member, member_call",
                "CREATE INDEX a ON member (name);"
                        + " LOCK TABLE member IN SHARE MODE; DROP INDEX a        | LOCK TABLE member",
                "LOCK TABLE member_call, member IN ACCESS EXCLUSIVE MODE; CREATE INDEX a ON member (name);"
                        + " ALTER TABLE member_call ADD note text               | LOCK TABLE member, member_call"
            })
    void aMigrationThatAHubOfTheVersionBeforeWouldNotSurviveIsFound(String sql, String violation) {
        assertThat(afterTheFirst(sql))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("V2 ")
                .contains(violation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE member ADD COLUMN note text",
                "ALTER TABLE member ADD COLUMN tier text NOT NULL DEFAULT 'none' CHECK (tier IN ('none', 'gold'))",
                "ALTER TABLE member ALTER COLUMN name DROP NOT NULL -- DROP COLUMN is what a comment may say",
                "CREATE INDEX member_name ON member (name)",
                "DROP INDEX member_name",
                "UPDATE member SET note = 'DROP TABLE member; TRUNCATE member'",
                "CREATE TABLE fresh (id bigint NOT NULL); CREATE UNIQUE INDEX f ON fresh (id); DROP TABLE fresh",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM member; END $$",
                "LOCK TABLE member, member_call IN ACCESS EXCLUSIVE MODE; CREATE INDEX a ON member (name);"
                        + " ALTER TABLE member_call ADD note text"
            })
    void aMigrationThatOnlyAddsIsNot(String sql) {
        assertThat(afterTheFirst(sql)).isEmpty();
    }

    private static List<String> afterTheFirst(String sql) {
        LinkedHashMap<String, String> migrations = new LinkedHashMap<>();
        migrations.put("V1", """
                CREATE TABLE member (name text NOT NULL, CONSTRAINT member_pkey PRIMARY KEY (name));
                CREATE UNIQUE INDEX member_once ON member (name);
                CREATE TABLE member_call (request_id text);""");
        migrations.put("V2", sql);
        return MigrationRules.violations(migrations);
    }

    /** What Flyway runs after every migration has to bear being run again, and is no version. */
    private static boolean isVersioned(Path file) {
        return file.getFileName().toString().startsWith("V");
    }

    private static int version(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
