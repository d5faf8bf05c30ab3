package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.retention.PurgePayloads;
import com.memberhub.application.staff.RootShops;
import com.memberhub.encryption.KeysetCommand;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What the journal keeps of people is of no use to whoever has the database and not the keyset. */
@ExtendWith(OutputCaptureExtension.class)
class EncryptionTest {

    private static final String REASON = "{\"reason\": \"核对\"}";

    /** The identity stays as it is: calls are found and distributed by it. */
    private static final List<String> IDENTITY = List.of("malformed mobile", "mobile");

    private final SomebodyUnmistakable somebody = new SomebodyUnmistakable();
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Hub hub(Path... keyset) {
        List<String> settings = new ArrayList<>(List.of(Staff.settings("manager PRIVACY,OPERATOR")));
        for (Path file : keyset) {
            settings.add("member-hub.encryption.keyset-file=" + file);
        }
        return Hub.on(database, settings.toArray(String[]::new));
    }

    private Path keyset(String name) {
        Path file = folder.resolve(name);
        command("create", file);
        return file;
    }

    private static void command(String command, Path file) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(KeysetCommand.run(new String[] {KeysetCommand.NAME, command, file.toString()}, nowhere, nowhere))
                .isZero();
    }

    /** What anybody reads of the person in the journal's rows, bytes too, and in the file that the rows lie in. */
    private List<String> toldByTheJournal() {
        String rows = database.queryText("SELECT coalesce(string_agg(to_jsonb(c)::text, ' '), '') FROM member_call c");
        database.execute("CHECKPOINT");
        String file =
                database.queryText("SELECT encode(pg_read_binary_file(pg_relation_filepath('member_call')), 'hex')");
        byte[] bytes = HexFormat.of().parseHex(file);
        return SomebodyUnmistakable.toldBy(rows + new String(bytes, StandardCharsets.UTF_8)).stream()
                .filter(told -> !IDENTITY.contains(told))
                .toList();
    }

    private static JsonNode revealed(Program program, String requestId) {
        HttpResponse<String> answer = program.post("/api/calls/" + requestId + "/reveal", REASON);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Program.json(answer);
    }

    @Test
    void givenAKeyset_thenTheJournalTellsNobodyAndTheHubsOwnStaffEverything() {
        try (Hub hub = hub(keyset("keyset.json"))) {
            hub.caller().create(somebody.firstCall());
            String aligned = hub.caller().create(somebody.wholeCall()).requestId();
            String refused = hub.caller().create(somebody.refusedCall()).requestId();
            String noJson =
                    hub.caller().create("name=" + SomebodyUnmistakable.NAME).requestId();

            assertThat(toldByTheJournal()).isEmpty();

            Program manager = new Program(hub, "manager");
            for (String call : List.of(aligned, refused, noJson)) {
                assertThat(revealed(manager, call).toString()).contains(SomebodyUnmistakable.NAME);
            }
            JsonNode call = Program.json(manager.get("/api/calls/" + aligned));
            assertThat(call.toString())
                    .contains("\"changes\":[{")
                    .contains("慕*")
                    .doesNotContain(SomebodyUnmistakable.NAME);
        }
    }

    @Test
    void givenNoKeyset_thenTheSameLookFindsThem() {
        try (Hub hub = hub()) {
            hub.caller().create(somebody.firstCall());
            hub.caller().create(somebody.wholeCall());

            assertThat(toldByTheJournal()).contains("name", "address", "WeChat account");
        }
    }

    @Test
    void givenCallsFromBeforeThereWasAKeyset_thenTheyStayReadable() {
        String before;
        try (Hub hub = hub()) {
            before = hub.caller().create(somebody.firstCall()).requestId();
        }
        try (Hub hub = hub(keyset("keyset.json"))) {
            String after = hub.caller().create(somebody.wholeCall()).requestId();

            Program manager = new Program(hub, "manager");
            assertThat(revealed(manager, before).toString()).contains(SomebodyUnmistakable.NAME);
            assertThat(revealed(manager, after).toString()).contains(SomebodyUnmistakable.NAME);
        }
    }

    @Test
    void givenAKeyIsRotated_thenWhatTheOldOneEncryptedStaysReadable() {
        Path file = keyset("keyset.json");
        String old;
        try (Hub hub = hub(file)) {
            old = hub.caller().create(somebody.firstCall()).requestId();
        }
        command("add", file);
        command("promote", file);
        try (Hub hub = hub(file)) {
            String young = hub.caller().create(somebody.wholeCall()).requestId();

            assertThat(keyOf(young)).isNotEqualTo(keyOf(old));
            Program manager = new Program(hub, "manager");
            assertThat(revealed(manager, old).toString()).contains(SomebodyUnmistakable.NAME);
            assertThat(revealed(manager, young).toString()).contains(SomebodyUnmistakable.NAME);
        }
    }

    /** The mark of the row and the key's number, as they lie in front. */
    private String keyOf(String requestId) {
        return database.queryText("SELECT encode(substring(payload for 9), 'hex') FROM member_call WHERE request_id = '"
                + requestId + "'");
    }

    @Test
    void givenAKeyIsRotated_thenAHubThatWasNotToldDoesNotStart(CapturedOutput output) throws Exception {
        Path file = keyset("keyset.json");
        try (Hub hub = hub(file)) {
            hub.caller().create(somebody.firstCall());
        }
        Path before = Files.copy(file, folder.resolve("before.json"));
        command("add", file);
        command("promote", file);
        try (Hub hub = hub(file)) {
            hub.caller().create(somebody.wholeCall());
        }

        assertThatThrownBy(() -> hub(before).close()).isNotNull();
        assertThat(output).contains("APPLICATION FAILED TO START", "cannot be read with the keyset of this hub");
    }

    @Test
    void givenTheJournalIsEncrypted_thenAHubWithoutItsKeysDoesNotStart(CapturedOutput output) throws Exception {
        try (Hub hub = hub(keyset("keyset.json"))) {
            hub.caller().create(somebody.firstCall());
        }

        assertThatThrownBy(() -> hub().close()).isNotNull();
        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "and this hub has no keyset",
                        "member-hub.encryption.keyset-file");

        assertThatThrownBy(() -> hub(keyset("other.json")).close()).isNotNull();
        assertThat(output).contains("cannot be read with the keyset of this hub");

        assertThatThrownBy(() -> hub(folder.resolve("none.json")).close()).isNotNull();
        assertThat(output).contains("none.json cannot be read: NoSuchFileException");

        Path secret = Files.writeString(folder.resolve("secret.json"), "{\"key\": \"hush-hush\"}");
        assertThatThrownBy(() -> hub(secret).close()).isNotNull();
        assertThat(output).contains("secret.json is no keyset").doesNotContain("hush-hush");
    }

    @Test
    void givenSomebodyPutsOneCallsContentIntoAnothersRow_thenItIsNotShownAsTheirs(CapturedOutput output) {
        try (Hub hub = hub(keyset("keyset.json"))) {
            String theirs = hub.caller().create(somebody.wholeCall()).requestId();
            String other = hub.caller().create(Calls.smallest("13800138000")).requestId();

            database.execute("UPDATE member_call SET payload = (SELECT payload FROM member_call WHERE request_id = '"
                    + theirs + "') WHERE request_id = '" + other + "'");

            Program manager = new Program(hub, "manager");
            assertThat(manager.get("/api/calls/" + other).statusCode()).isEqualTo(500);
            assertThat(output).contains("The payload of call " + other + " cannot be read");
            assertThat(manager.get("/api/calls/" + theirs).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void givenABodyThatLooksEncrypted_thenItIsKeptAsItWasSent() {
        byte[] sent = {(byte) 0xff, 'm', 'h', 1, 2, 3};
        String requestId;
        try (Hub hub = hub()) {
            requestId = hub.caller().create(sent).requestId();
        }
        try (Hub hub = hub()) {
            assertThat(hub.context()
                            .getBean(CallDirectory.class)
                            .find(new RequestId(requestId), RootShops.all())
                            .orElseThrow()
                            .payload())
                    .isEqualTo(new Payload(sent));
        }
    }

    @Test
    void givenAKeyset_thenARefusedCallIsPutRightAndPayloadsArePurgedAndPeopleErased() {
        try (Hub hub = hub(keyset("keyset.json"))) {
            Program manager = new Program(hub, "manager");
            String number = hub.caller().create(somebody.firstCall()).outOpenId();
            String refused = hub.caller().create(somebody.refusedCall()).requestId();

            HttpResponse<String> corrected =
                    manager.post("/api/calls/" + refused + "/resubmit", "{\"payload\": " + somebody.wholeCall() + "}");
            assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
            assertThat(Program.json(manager.get("/api/calls/" + refused)).toString())
                    .contains("\"cured\":true");
            assertThat(toldByTheJournal()).isEmpty();

            hub.context().getBean(PurgePayloads.class).purgeBatch(Duration.ZERO);
            assertThat(database.queryText("SELECT count(*) FROM member_call WHERE payload IS NULL AND changes IS NULL"))
                    .isEqualTo("3");

            hub.caller().create(somebody.firstCall());
            assertThat(manager.send("DELETE", "/api/members/" + number, REASON).statusCode())
                    .isIn(200, 204);
            assertThat(database.queryText("SELECT count(*) FROM member_call WHERE payload IS NOT NULL"))
                    .isEqualTo("0");
        }
    }
}
