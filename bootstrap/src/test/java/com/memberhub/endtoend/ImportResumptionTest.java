package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.application.imports.ImportFile;
import com.memberhub.application.imports.ImportFormat;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportMembers;
import com.memberhub.application.imports.UploadedLine;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.RootKdtId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A hub that stops in the middle of an import. */
@ExtendWith(OutputCaptureExtension.class)
class ImportResumptionTest {

    private static final int LINES = 10_000;
    private static final Actor OPERATOR = new Actor("operator", RootShops.all(), "192.0.2.1");

    @Test
    void givenAHubStopsInBetween_thenAnotherGoesOnAndNoLineIsDecidedTwice() {
        TestDatabase database = TestDatabase.create();
        ImportId id;
        try (Hub first = Hub.on(database)) {
            ImportMembers importMembers = first.context().getBean(ImportMembers.class);
            id = importMembers
                    .upload(
                            OPERATOR,
                            new ImportFile("members.ndjson", ImportFormat.NDJSON, new RootKdtId(7), List.of()),
                            IntStream.range(0, LINES)
                                    .mapToObj(ImportResumptionTest::line)
                                    .iterator())
                    .id();
            await(database, "state = 'CHECKED'");
            importMembers.start(OPERATOR, id);
            await(database, "created > 0");
        }
        assertThat(Long.parseLong(database.queryText("SELECT created FROM member_import")))
                .isLessThan(LINES);

        try (Hub second = Hub.on(database)) {
            await(database, "state = 'DONE'");

            assertThat(second.context()
                            .getBean(ImportMembers.class)
                            .find(id, OPERATOR)
                            .orElseThrow()
                            .outcome()
                            .created())
                    .isEqualTo(LINES);
        }
        assertThat(database.queryText("SELECT count(*) FROM member")).isEqualTo(Integer.toString(LINES));
        assertThat(database.queryText("SELECT count(*) FROM member_call")).isEqualTo(Integer.toString(LINES));
    }

    @Test
    void givenTheDatabaseForbidsWhatAStepNeeds_thenItGoesOnWhenThatIsGranted(CapturedOutput log) {
        TestDatabase database = TestDatabase.create();
        String role = "importing_role";
        database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'importing'");
        database.execute("ALTER SCHEMA public OWNER TO " + role);
        try (Hub hub = Hub.on(new TestDatabase(database.jdbcUrl(), role, "importing"))) {
            database.execute("ALTER TABLE member OWNER TO " + database.username());
            hub.context()
                    .getBean(ImportMembers.class)
                    .upload(
                            OPERATOR,
                            new ImportFile("members.ndjson", ImportFormat.NDJSON, new RootKdtId(7), List.of()),
                            List.of(line(1)).iterator());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> log.getAll().contains("Imports wait for the database: "));
            assertThat(log).contains("permission denied for table member").doesNotContain("is stopped by a defect");

            database.execute("ALTER TABLE member OWNER TO " + role);

            await(database, "state = 'CHECKED' AND forecast_created = 1");
        }
    }

    @Test
    void givenAnAgeIsConfigured_thenWhatRefusedLinesSaidIsForgotten() {
        TestDatabase database = TestDatabase.create();
        try (Hub first = Hub.on(database)) {
            ImportMembers importMembers = first.context().getBean(ImportMembers.class);
            ImportId id = importMembers
                    .upload(
                            OPERATOR,
                            new ImportFile("members.ndjson", ImportFormat.NDJSON, new RootKdtId(7), List.of()),
                            List.of(UploadedLine.of(1, "{}".getBytes(StandardCharsets.UTF_8)))
                                    .iterator())
                    .id();
            await(database, "state = 'CHECKED'");
            importMembers.start(OPERATOR, id);
            await(database, "state = 'DONE'");
        }
        database.execute("UPDATE member_import SET finished_at = finished_at - interval '1 hour'");

        try (Hub second = Hub.on(database, "member-hub.import.keep-refused-lines=30m")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> database.queryText("SELECT count(content) FROM member_import_line")
                            .equals("0"));
        }
        assertThat(database.queryText("SELECT outcome FROM member_import_line")).isEqualTo("REFUSED");
    }

    private static UploadedLine line(int i) {
        return UploadedLine.of(
                i + 1,
                "{\"mobile\": \"139%08d\", \"outOpenId\": \"card-%d\"}"
                        .formatted(i, i)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void await(TestDatabase database, String condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database.queryText("SELECT count(*) FROM member_import WHERE " + condition), "1"::equals);
    }
}
