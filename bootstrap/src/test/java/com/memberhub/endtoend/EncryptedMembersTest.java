package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.application.imports.ImportFile;
import com.memberhub.application.imports.ImportFormat;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportMembers;
import com.memberhub.application.imports.Imports;
import com.memberhub.encryption.KeysetCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who the members are is told to nobody who has the database and not the keys. */
@ExtendWith(OutputCaptureExtension.class)
class EncryptedMembersTest {

    private static final String REASON = "{\"reason\": \"核对\"}";

    /** Everything that PostgreSQL keeps of its tables in files, their indexes and long values too. */
    private static final String FILES = """
            SELECT string_agg(encode(pg_read_binary_file(pg_relation_filepath(oid)), 'hex'), '') FROM pg_class
            WHERE relkind IN ('r', 'i', 't') AND pg_relation_filepath(oid) IS NOT NULL
                AND (relnamespace = current_schema()::regnamespace OR relnamespace = 'pg_toast'::regnamespace
                    OR relname = 'pg_statistic')""";

    private final SomebodyUnmistakable somebody = new SomebodyUnmistakable();
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Hub encrypted() {
        return hub(folder.resolve("keyset.json"), folder.resolve("lookup.json"));
    }

    private Hub hub(Path... files) {
        List<String> settings = new ArrayList<>(List.of(Staff.settings("manager PRIVACY,OPERATOR,EXPORTER")));
        List<String> names = List.of("keyset-file", "lookup-key-file");
        for (int i = 0; i < files.length; i++) {
            if (!files[i].toFile().exists()) {
                keys(i == 0 ? "create" : "create-lookup-key", files[i]);
            }
            settings.add("member-hub.encryption." + names.get(i) + "=" + files[i]);
        }
        return Hub.on(database, settings.toArray(String[]::new));
    }

    private static void keys(String command, Path file) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(KeysetCommand.run(new String[] {KeysetCommand.NAME, command, file.toString()}, nowhere, nowhere))
                .isZero();
    }

    private Path withoutTheFirstKey(Path keyset) throws IOException {
        ObjectNode keys = (ObjectNode) new JsonMapper().readTree(Files.readString(keyset));
        ((ArrayNode) keys.get("key")).remove(0);
        return Files.writeString(folder.resolve("without-the-first.json"), keys.toString());
    }

    /** What anybody reads of the person in every table's rows, bytes too, and in the files that the database consists of. */
    private List<String> toldByTheDatabase() {
        StringBuilder told = new StringBuilder();
        List<String> tables =
                List.of(database.queryText("SELECT string_agg(table_name, ' ') FROM information_schema.tables"
                                + " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'")
                        .split(" "));
        for (String table : tables) {
            told.append(database.queryText(
                    "SELECT coalesce(string_agg(to_jsonb(t)::text, ' '), '') FROM " + table + " AS t"));
        }
        database.execute("ANALYZE");
        database.execute("CHECKPOINT");
        byte[] files = HexFormat.of().parseHex(database.queryText(FILES));
        return SomebodyUnmistakable.toldBy(told + new String(files, StandardCharsets.UTF_8));
    }

    private JsonNode found(Program program, String query) {
        HttpResponse<String> answer = program.post("/api/members/search", "{\"query\": \"" + query + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Program.json(answer).get("items");
    }

    @Test
    void givenMembersAreEncrypted_thenTheDatabaseTellsNobodyWhoTheyAreAndTheHubsOwnStaffEverything() {
        try (Hub hub = encrypted()) {
            Program manager = new Program(hub, "manager");
            String number = hub.caller().create(somebody.firstCall()).outOpenId();
            hub.caller().create(somebody.wholeCall());
            String refused = hub.caller().create(somebody.refusedCall()).requestId();
            hub.caller().create(somebody.callWithASlip());
            String uploaded = Uploads.upload(
                    hub,
                    somebody.refusedCall(),
                    somebody.refusedCall().replace("91234567,", "\"none\","),
                    somebody.refusedCall().replace("}", ""));
            awaitImport(new ImportId(uploaded), "CHECKED");

            assertThat(toldByTheDatabase()).isEmpty();

            assertThat(hub.caller().create(somebody.wholeCall())).satisfies(again -> {
                assertThat(again.outcome()).isEqualTo("unchanged");
                assertThat(again.outOpenId()).isEqualTo(number);
            });
            for (String typed : List.of(
                    SomebodyUnmistakable.MOBILE,
                    "+86 139-7142-8536",
                    SomebodyUnmistakable.NAME,
                    SomebodyUnmistakable.NICKNAME,
                    number,
                    refused)) {
                assertThat(found(manager, typed)).as(typed).hasSize(1);
            }
            assertThat(found(manager, "8536")).isEmpty();
            assertThat(found(manager, SomebodyUnmistakable.NAME.substring(0, 2)))
                    .isEmpty();
            assertThat(manager.get("/api/members/" + number).body())
                    .contains("慕*")
                    .doesNotContain(SomebodyUnmistakable.NAME, SomebodyUnmistakable.MOBILE);
            assertThat(manager.post("/api/members/" + number + "/reveal", REASON)
                            .body())
                    .contains(SomebodyUnmistakable.NAME, SomebodyUnmistakable.MOBILE, SomebodyUnmistakable.NICKNAME);
            assertThat(manager.get("/api/members/" + number + "/calls").body()).contains(refused);
            assertThat(manager.get("/api/imports/" + uploaded + "/refused-lines")
                            .body())
                    .as("lines to be put right go back to whoever brought them")
                    .contains(SomebodyUnmistakable.NAME);
        }
    }

    @Test
    void givenMembersAreNotEncrypted_thenTheSameLookFindsThem() {
        try (Hub hub = hub(folder.resolve("keyset.json"))) {
            hub.caller().create(somebody.wholeCall());

            assertThat(toldByTheDatabase()).contains("mobile", "name", "nickname", "address", "WeChat account");
        }
    }

    @Test
    void givenSomebodyEncryptedIsErased_thenTheirLinesAndCallsAreToAndTheirNumberComesBackWithThem() {
        try (Hub hub = encrypted()) {
            Program manager = new Program(hub, "manager");
            String number = hub.caller().create(somebody.firstCall()).outOpenId();
            String other = hub.caller().create(Calls.smallest("13800138000")).outOpenId();
            String upload = Uploads.uploadAs(
                    hub,
                    SomebodyUnmistakable.MOBILE + ".ndjson",
                    somebody.refusedCall(),
                    somebody.refusedCall().replace("}", ""),
                    Calls.smallest("13800138000").replace("}", ""));

            assertThat(manager.send("DELETE", "/api/members/" + number, REASON).statusCode())
                    .isIn(200, 204);

            assertThat(database.queryText("SELECT string_agg(out_open_id, ' ') FROM member"))
                    .isEqualTo(other);
            assertThat(database.queryText("SELECT count(*) FROM member_call WHERE payload IS NOT NULL"))
                    .isEqualTo("1");
            assertThat(database.queryText("SELECT string_agg(line_number::text, ' ') FROM member_import_line"))
                    .isEqualTo("3");
            assertThat(hub.context()
                            .getBean(Imports.class)
                            .find(new ImportId(upload))
                            .orElseThrow()
                            .file()
                            .name())
                    .isEqualTo("members.ndjson");
            assertThat(database.queryText("SELECT file_name FROM member_import"))
                    .doesNotContain("members");
            assertThat(hub.caller().create(somebody.firstCall()).outOpenId()).isEqualTo(number);
        }
    }

    @Test
    void givenAKeyIsRotated_thenWhatTheOldOneEncryptedStaysReadable() {
        Path keyset = folder.resolve("keyset.json");
        String old;
        try (Hub hub = encrypted()) {
            old = hub.caller().create(somebody.firstCall()).outOpenId();
        }
        keys("add", keyset);
        keys("promote", keyset);
        try (Hub hub = encrypted()) {
            Program manager = new Program(hub, "manager");
            assertThat(manager.post("/api/members/" + old + "/reveal", REASON).body())
                    .contains(SomebodyUnmistakable.NAME);
            String keyBefore = keyOf(old);
            assertThat(hub.caller().create(somebody.wholeCall()).outcome()).isEqualTo("aligned");
            assertThat(keyOf(old)).isNotEqualTo(keyBefore);
            assertThat(manager.post("/api/members/" + old + "/reveal", REASON).body())
                    .contains(SomebodyUnmistakable.NAME, SomebodyUnmistakable.NICKNAME);
        }
    }

    @Test
    void givenAKeyOfMembersIsLostAndTheirCallsArePurged_thenNoHubStartsThatCouldNotReadThem(CapturedOutput output)
            throws IOException {
        Path keyset = folder.resolve("keyset.json");
        try (Hub hub = encrypted()) {
            hub.caller().create(somebody.firstCall());
        }
        keys("add", keyset);
        keys("promote", keyset);
        try (Hub hub = encrypted()) {
            hub.caller().create(Calls.smallest("13800138001"));
        }
        database.execute("UPDATE member_call SET payload = NULL, changes = NULL");

        Path withoutTheOld = withoutTheFirstKey(keyset);

        assertThatThrownBy(
                        () -> hub(withoutTheOld, folder.resolve("lookup.json")).close())
                .isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START", "cannot be read with the keyset of this hub");
    }

    /** A file is called by the customer it came from, and a column by whatever its author liked. */
    @Test
    void givenMembersAreEncrypted_thenTheDatabaseTellsNobodyHowAFileAndItsColumnsAreCalledAndTheHubDoes() {
        try (Hub hub = encrypted()) {
            ImportFile file = new ImportFile(
                    SomebodyUnmistakable.NAME + ".csv",
                    ImportFormat.CSV,
                    null,
                    List.of(SomebodyUnmistakable.MOBILE, "备注"));
            ImportId id = new ImportId(Uploads.upload(hub, file, Calls.smallest("13800138000")));

            assertThat(toldByTheDatabase()).isEmpty();
            assertThat(hub.context()
                            .getBean(Imports.class)
                            .find(id)
                            .orElseThrow()
                            .file())
                    .isEqualTo(file);
        }
    }

    /** As after a restore, or where a rotated file did not get to every hub: what others write it could not read. */
    @Test
    void givenAnOlderCopyOfTheKeysetAndTheCallsArePurged_thenNoHubStartsThatCouldNotReadTheNewestMembers(
            CapturedOutput output) throws IOException {
        Path keyset = folder.resolve("keyset.json");
        try (Hub hub = encrypted()) {
            hub.caller().create(somebody.firstCall());
        }
        Path older = Files.copy(keyset, folder.resolve("older.json"));
        keys("add", keyset);
        keys("promote", keyset);
        String newest;
        try (Hub hub = encrypted()) {
            newest = hub.caller().create(Calls.smallest("13800138001")).outOpenId();
        }
        database.execute("UPDATE member_call SET payload = NULL, changes = NULL");

        assertThatThrownBy(() -> hub(older, folder.resolve("lookup.json")).close())
                .isNotNull();

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "Member " + newest + " cannot be read with the keyset of this hub");
    }

    /** The number of the key that lies in front. */
    private String keyOf(String outOpenId) {
        return database.queryText(
                "SELECT encode(substring(sealed for 5), 'hex') FROM member WHERE out_open_id = '" + outOpenId + "'");
    }

    @Test
    void givenMembersAreEncrypted_thenNoHubWithoutTheirKeysStartsNorDoesTheDatabaseTakeAMobileInTheClear(
            CapturedOutput output) {
        Path keyset = folder.resolve("keyset.json");
        try (Hub hub = encrypted()) {
            hub.caller().create(somebody.firstCall());
        }

        assertThatThrownBy(() -> hub(keyset).close()).isNotNull();
        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "The members are encrypted, and this hub has no lookup key",
                        "member-hub.encryption.lookup-key-file");
        assertThatThrownBy(() -> hub(keyset, folder.resolve("other.json")).close())
                .isNotNull();
        assertThat(output).contains("encrypted with another lookup key");
        assertThatThrownBy(() -> hub(keyset, keyset).close()).isNotNull();
        assertThat(output).contains("holds keys for something else");
        // A hub of a version that knows nothing of it.
        assertThatThrownBy(() -> database.execute("INSERT INTO member (root_kdt_id, mobile, out_open_id, created_at,"
                        + " updated_at) VALUES (91234567, '+8613800138000', 'twice', now(), now())"))
                .hasStackTraceContaining("member_is_encrypted");
    }

    @Test
    void givenThereAreMembersInTheClear_thenAHubThatWouldEncryptDoesNotStartAndTheyStayAsTheyAre(
            CapturedOutput output) {
        String number;
        try (Hub hub = hub()) {
            number = hub.caller().create(somebody.firstCall()).outOpenId();
        }

        assertThatThrownBy(() -> encrypted().close()).isNotNull();
        assertThat(output).contains("There are members or calls already that are not encrypted");

        try (Hub hub = hub()) {
            assertThat(hub.caller().create(somebody.firstCall()).outOpenId()).isEqualTo(number);
        }
    }

    /** The statements of the page are run as they stand there, with the number of the new key. */
    @Test
    void givenTheKeysetIsLostForGood_whenTheDatabaseForgetsAsTheRunbookSays_thenEverybodyKeepsTheirNumber()
            throws IOException {
        String number;
        String name = SomebodyUnmistakable.NAME + ".csv";
        try (Hub hub = encrypted()) {
            number = hub.caller().create(somebody.wholeCall()).outOpenId();
            hub.caller().create(somebody.callWithASlip());
            String uploaded = Uploads.uploadAs(
                    hub, name, somebody.refusedCall(), somebody.refusedCall().replace("}", ""));
            awaitImport(new ImportId(uploaded), "CHECKED");
        }
        Path keyset = folder.resolve("new.json");
        keys("create", keyset);
        String key = new JsonMapper()
                .readTree(Files.readString(keyset))
                .get("primaryKeyId")
                .asString();
        String page = Files.readString(Path.of("../docs/runbook.md"));
        String statements = page.substring(page.indexOf("BEGIN;\n"), page.indexOf("COMMIT;\n") + 7);

        database.execute(statements.replaceAll("\\{[0-9, ]+}", "{" + key + "}"));

        try (Hub hub = hub(keyset, folder.resolve("lookup.json"))) {
            Program manager = new Program(hub, "manager");
            assertThat(hub.caller().create(somebody.wholeCall()).outOpenId()).isEqualTo(number);
            assertThat(manager.post("/api/members/" + number + "/reveal", REASON)
                            .body())
                    .contains(SomebodyUnmistakable.NAME, SomebodyUnmistakable.NICKNAME);
            assertThat(manager.post("/api/calls/search", "{}").statusCode()).isEqualTo(200);
            assertThat(manager.get("/api/imports").statusCode()).isEqualTo(200);
            assertThat(manager.send("DELETE", "/api/members/" + number, REASON).statusCode())
                    .isEqualTo(204);
        }
    }

    /** The statement of the page is run as it stands there. */
    @Test
    void givenThereAreMembersInTheClear_whenTheyAreTakenOverAsThePageSays_thenEachKeepsTheirNumberAndEverythingElse()
            throws IOException {
        TestDatabase old = TestDatabase.create();
        Map<String, JsonNode> before = new HashMap<>();
        String[] lines;
        try (Hub hub = Hub.on(old, Staff.settings("manager PRIVACY"))) {
            hub.caller().create(somebody.wholeCall());
            hub.caller().create(somebody.callWithPersonalDataInUnlikelyPlaces());
            hub.caller().create(Calls.with("+852-61234567", """
                    "name": "a \\"b\\" c\\\\ d", "nickname": "two\\nlines", "birthday": "1992-05-21",
                    "memberCreatedTime": "2026-11-20 10:15:31", "customerCreatedTime": "0001-01-01 00:00:00",
                    "memberSourceChannel": 102, "yzOpenId": "yz4fQe8Kp2Lm",
                    "paymentLevel": {"levelType": 2, "yzLevelAlias": "annual"},"""));
            hub.caller().create(Calls.smallest("13800138000"));
            Program manager = new Program(hub, "manager");
            old.queryText("SELECT string_agg(out_open_id, chr(10)) FROM member")
                    .lines()
                    .forEach(number -> before.put(number, revealed(manager, number)));
            String page = Files.readString(Path.of("../docs/production.md"));
            String statement = page.substring(page.indexOf("<<'SQL'\n") + 8, page.indexOf("\nSQL\n"));
            lines = old.queryText("SELECT string_agg(line::text, chr(10)) FROM (" + statement + ") AS taken (line)")
                    .split("\n");
        }
        try (Hub hub = encrypted()) {
            ImportId id = new ImportId(Uploads.upload(hub, lines));
            awaitImport(id, "CHECKED");
            hub.context().getBean(ImportMembers.class).start(Uploads.OPERATOR, id);
            awaitImport(id, "DONE");

            Program manager = new Program(hub, "manager");
            assertThat(before)
                    .hasSize(3)
                    .allSatisfy((number, member) ->
                            assertThat(revealed(manager, number)).isEqualTo(member));
            assertThat(hub.caller().create(somebody.wholeCall())).satisfies(again -> {
                assertThat(again.outcome()).isEqualTo("unchanged");
                assertThat(before).containsKey(again.outOpenId());
            });
        }
    }

    /** Without when the hub stored it, and what it noticed then. */
    private static JsonNode revealed(Program manager, String number) {
        HttpResponse<String> answer = manager.post("/api/members/" + number + "/reveal", REASON);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        ObjectNode member = (ObjectNode) Program.json(answer);
        return member.without(List.of("createdAt", "updatedAt", "noticed"));
    }

    private void awaitImport(ImportId id, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> database.queryText("SELECT state FROM member_import WHERE id = '" + id.value() + "'")
                        .equals(state));
    }

    @Test
    void givenALookupKeyWithoutAKeyset_thenTheHubSaysThatItTakesBoth(CapturedOutput output) {
        Path lookup = folder.resolve("lookup.json");
        keys("create-lookup-key", lookup);

        assertThatThrownBy(() -> Hub.on(database, "member-hub.encryption.lookup-key-file=" + lookup)
                        .close())
                .isNotNull();
        assertThat(output)
                .contains("member-hub.encryption.lookup-key-file is set, and member-hub.encryption.keyset-file is not");
    }

    @Test
    void givenSomebodyPutsOneMembersDataIntoAnothersRow_thenItIsNotShownAsTheirs(CapturedOutput output) {
        try (Hub hub = encrypted()) {
            String theirs = hub.caller().create(somebody.wholeCall()).outOpenId();
            String other = hub.caller().create(Calls.smallest("13800138000")).outOpenId();

            database.execute("UPDATE member SET sealed = (SELECT sealed FROM member WHERE out_open_id = '" + theirs
                    + "') WHERE out_open_id = '" + other + "'");

            Program manager = new Program(hub, "manager");
            assertThat(manager.get("/api/members/" + other).statusCode()).isEqualTo(500);
            assertThat(output).contains("Member " + other + " cannot be read");
            assertThat(manager.get("/api/members/" + theirs).statusCode()).isEqualTo(200);
        }
    }
}
