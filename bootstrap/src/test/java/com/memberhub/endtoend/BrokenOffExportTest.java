package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A row that cannot be read is in the way of an export. */
class BrokenOffExportTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.on(DATABASE, Staff.settings("exporter EXPORTER"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** Newest first, the row that cannot be read is the last. */
    private static void members(int count) {
        DATABASE.execute("TRUNCATE member");
        DATABASE.execute("""
                INSERT INTO member (root_kdt_id, mobile, out_open_id, gender, created_at, updated_at)
                SELECT 7, '+86' || 13800000000 + n, 'card-' || n, CASE WHEN n < %1$d THEN '1' ELSE 'x' END,
                    now() - n * interval '1 second', now()
                FROM generate_series(1, %1$d) AS n""".formatted(count));
    }

    private static HttpResponse<String> byProgram() {
        return new Program(hub, "exporter").post("/api/members/export", "{}");
    }

    private static HttpResponse<String> byPerson() {
        Staff person = new Staff(hub);
        person.signIn("exporter", Staff.PASSWORD);
        return person.post("/console/exports", "_csrf", person.tokenOf("/console/calls"));
    }

    /** Whoever took the first rows for all of them would miss the others. */
    @Test
    void givenAPartIsOnItsWay_thenTheConnectionIsCutAndTheAccessLogSaysHowFarItCame() {
        members(1_500);

        assertThatThrownBy(BrokenOffExportTest::byProgram).isInstanceOf(Hub.NotAnswered.class);
        assertThatThrownBy(BrokenOffExportTest::byPerson).isInstanceOf(Hub.NotAnswered.class);

        assertThat(DATABASE.queryText(
                        "SELECT string_agg(DISTINCT detail, ',') FROM access_log WHERE detail LIKE 'b%:%'"))
                .contains("broke off: rows=1000");
    }

    @Test
    void givenNothingIsOnItsWay_thenItSaysWhatWentWrongAndIsNoFileToBeSaved() {
        members(1);

        HttpResponse<String> problem = byProgram();
        HttpResponse<String> page = byPerson();

        assertThat(problem.statusCode()).isEqualTo(500);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(page.body())
                .contains(page.headers().firstValue("X-Request-Id").orElseThrow());
    }
}
