package com.memberhub.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportMembers;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant who starts with the hub brings the members that are there already. */
class ImportTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @SuppressWarnings("NullAway.Init")
    private static Staff staff;

    @BeforeAll
    static void start() {
        hub = Hub.on(
                DATABASE,
                Stream.concat(
                                Arrays.stream(Staff.settings("operator OPERATOR", "of-shop OPERATOR 7")),
                                Stream.of("member-hub.import.largest-file=1MB"))
                        .toArray(String[]::new));
        staff = new Staff(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("TRUNCATE member, member_call, member_import, member_import_line");
    }

    private static HttpResponse<String> send(String method, String path, String user) {
        return staff.send(staff.request(method, path).header("Authorization", Staff.basic(user, Staff.PASSWORD)));
    }

    private static HttpResponse<String> upload(String query, String type, byte[] body) {
        return upload("operator", query, type, body);
    }

    private static HttpResponse<String> upload(String user, String query, String type, byte[] body) {
        return staff.send(staff.request("POST", "/api/imports" + query)
                .header("Authorization", Staff.basic(user, Staff.PASSWORD))
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename*=UTF-8''%E4%BC%9A%E5%91%98.csv")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private static String brought(String query, String type, byte[] body) {
        String id = json(upload(query, type, body), 202).get("id").stringValue();
        await(id, "CHECKED");
        return id;
    }

    private static JsonNode imported(String query, String type, byte[] body) {
        String id = brought(query, type, body);
        json(send("POST", "/api/imports/" + id + "/start", "operator"), 202);
        return await(id, "DONE");
    }

    private static JsonNode await(String id, String state) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> json(send("GET", "/api/imports/" + id, "operator"), 200),
                        found -> found.get("state").stringValue().equals(state));
    }

    private static String counts(JsonNode found, String of) {
        JsonNode counts = found.get(of);
        return "%d %d %d %d"
                .formatted(
                        counts.get("created").intValue(),
                        counts.get("aligned").intValue(),
                        counts.get("unchanged").intValue(),
                        counts.get("refused").intValue());
    }

    @Test
    void givenStaffOfOneRootShop_thenTheirImportStandsInTheLogOfThatShopAndOfNoOther() {
        byte[] lines = """
                {"rootKdtId": 7, "mobile": "13800138077", "name": "张小满"}
                """.getBytes(UTF_8);

        HttpResponse<String> foreign = upload("of-shop", "?rootKdtId=8", "application/x-ndjson", lines);
        String id = json(upload("of-shop", "", "application/x-ndjson", lines), 202)
                .get("id")
                .stringValue();
        await(id, "CHECKED");
        json(send("POST", "/api/imports/" + id + "/start", "of-shop"), 202);
        await(id, "DONE");

        assertThat(json(foreign, 400).toString()).contains("foreign_shop", "rootKdtId");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_import")).isEqualTo("1");
        assertThat(DATABASE.queryText(
                        "SELECT string_agg(DISTINCT root_kdt_id::text, ',') || count(*) FROM access_log WHERE detail LIKE 'import "
                                + id + "%'"))
                .isEqualTo("73");
    }

    @Test
    void givenALineOfAnotherRootShopThanTheOneItIsFor_thenTheImportStandsInTheLogOfBoth() {
        String id = imported(
                        "?rootKdtId=7", "text/csv", "mobile,rootKdtId\n13800138010,\n13800138011,8\n".getBytes(UTF_8))
                .get("id")
                .stringValue();

        assertThat(DATABASE.queryText("SELECT string_agg(substr(detail, 36), '; ' ORDER BY id) FROM access_log"
                        + " WHERE root_kdt_id = 8 AND detail LIKE 'import " + id + "%'"))
                .isEqualTo("started; done, 1 created, 0 aligned, 0 unchanged, 0 refused");
        assertThat(DATABASE.queryText("SELECT count(*) FROM access_log"
                        + " WHERE root_kdt_id = 7 AND detail LIKE 'import " + id + ": done, 1 created%'"))
                .isEqualTo("1");
    }

    @Test
    void givenACsvOfExcel_thenItsMembersHaveTheNumbersOfTheirCardsAndTheReportSaysWhy() {
        byte[] csv = """
                outOpenId,mobile,name,address.cityName,nmae\r
                80012345,13800138000,张小满,杭州市,x\r
                80012346,1380013800,李四,,\r
                卡7,13800138002,王五,,\r
                80012345,13800138003,赵六,,\r
                """.getBytes(Charset.forName("GB18030"));

        String id = brought("?rootKdtId=7", "text/csv", csv);
        JsonNode checked = await(id, "CHECKED");
        assertThat(checked.get("fileName").stringValue()).isEqualTo("会员.csv");
        assertThat(checked.get("unknownColumns").toString()).isEqualTo("[\"nmae\"]");
        assertThat(counts(checked, "forecast")).isEqualTo("1 0 0 3");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member")).isEqualTo("0");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_call")).isEqualTo("0");

        json(send("POST", "/api/imports/" + id + "/start", "operator"), 202);
        assertThat(counts(await(id, "DONE"), "outcome")).isEqualTo("1 0 0 3");

        assertThat(DATABASE.queryText("SELECT out_open_id || name || city_name FROM member"))
                .isEqualTo("80012345张小满杭州市");
        assertThat(DATABASE.queryText("SELECT origin || submitted_by || outcome || app_id FROM member_call"))
                .isEqualTo("IMPORT" + "operator" + "CREATED" + "import");
        JsonNode lines = json(send("GET", "/api/imports/" + id + "/lines?outcome=REFUSED", "operator"), 200);
        assertThat(lines.get("items")
                        .valueStream()
                        .map(line -> line.get("line").intValue() + " "
                                + line.at("/errors/0/field").stringValue() + " "
                                + line.at("/errors/0/code").stringValue())
                        .toList())
                .containsExactly(
                        "3 mobile mobile_malformed",
                        "4 outOpenId out_open_id_malformed",
                        "5 outOpenId out_open_id_taken");
        assertThat(lines.toString()).doesNotContain("李四").doesNotContain("1380013800");
        assertThat(send("GET", "/api/imports/" + id + "/refused-lines", "operator")
                        .body())
                .contains("李四")
                .contains("赵六")
                .doesNotContain("张小满");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_import_line WHERE content IS NOT NULL"))
                .isEqualTo("3");
        assertThat(DATABASE.queryText("SELECT string_agg(mobile, ' ' ORDER BY mobile) FROM member_import_line"))
                .as("of lines that are kept alone")
                .isEqualTo("+8613800138002 +8613800138003");
        assertThat(DATABASE.queryText(
                        "SELECT count(*) FROM access_log WHERE action = 'IMPORT' AND detail LIKE '%" + id + "%'"))
                .isEqualTo("4");
    }

    @Test
    void givenNdjsonAgain_thenEverythingIsUnchanged() {
        byte[] ndjson = IntStream.range(0, 1_300)
                .mapToObj(i ->
                        "{\"rootKdtId\": 7, \"mobile\": \"1390000%04d\", \"outOpenId\": \"card-%d\"}".formatted(i, i))
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);

        assertThat(counts(imported("", "application/x-ndjson", ndjson), "outcome"))
                .isEqualTo("1300 0 0 0");
        assertThat(counts(imported("", "application/x-ndjson", ndjson), "outcome"))
                .isEqualTo("0 0 1300 0");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member")).isEqualTo("1300");
    }

    @Test
    void givenCardNumbersThatAreMobiles_thenTheyAreRefusedAndTheReportDoesNotRepeatThem() {
        String file = "mobile,outOpenId\n13800138010,13800138010\n13800138011,86-138-0013-8011\n13800138012,V/1\n";
        String id = brought("?rootKdtId=7", "text/csv", file.getBytes(UTF_8));

        JsonNode lines = json(send("GET", "/api/imports/" + id + "/lines", "operator"), 200);

        assertThat(lines.get("items")
                        .valueStream()
                        .map(line -> line.at("/errors/0/code").stringValue())
                        .toList())
                .containsExactly("out_open_id_personal", "out_open_id_personal", "out_open_id_malformed");
        assertThat(lines.toString()).doesNotContain("0013801").doesNotContain("0013-8011");
    }

    @Test
    void givenCardNumbersThatASpreadsheetRounded_thenNobodyGetsThem() {
        String file = "mobile,outOpenId\n13800138010,6.22848E+15\n13800138011,6.22848E+15\n";

        assertThat(counts(imported("?rootKdtId=7", "text/csv", file.getBytes(UTF_8)), "outcome"))
                .isEqualTo("0 0 0 2");
    }

    @Test
    void givenANameOfAFileThatIsCutOff_thenItIsCalledAsUsual() {
        HttpResponse<String> answer = staff.send(staff.request("POST", "/api/imports?rootKdtId=7")
                .header("Authorization", Staff.basic("operator", Staff.PASSWORD))
                .header("Content-Type", "text/csv")
                .header("Content-Disposition", "attachment; filename=\"")
                .POST(BodyPublishers.ofString("mobile\n13800138010\n")));

        assertThat(json(answer, 202).get("fileName").stringValue()).isEqualTo("members.csv");
    }

    @Test
    void givenAFileWithoutNumbers_thenTheHubGivesThem() {
        String file = "mobile\n13800138010\n";

        assertThat(counts(imported("?rootKdtId=7", "text/csv", file.getBytes(UTF_8)), "outcome"))
                .isEqualTo("1 0 0 0");
        assertThat(DATABASE.queryText("SELECT length(out_open_id) FROM member")).isEqualTo("26");
    }

    @Test
    void givenACardNumberOfEveryCharacterThatItMayHave_thenItsMemberIsFoundByItsAddress() {
        String number = IntStream.rangeClosed('!', '~')
                .filter(c -> "/\\;%?#@\",".indexOf(c) < 0 && !Character.isLetter(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String file = "mobile,outOpenId\n13800138010," + number + "\n";
        assertThat(counts(imported("?rootKdtId=7", "text/csv", file.getBytes(UTF_8)), "outcome"))
                .isEqualTo("1 0 0 0");
        String segment = URLEncoder.encode(number, UTF_8);

        assertThat(json(send("GET", "/api/members/" + segment, "operator"), 200)
                        .get("outOpenId")
                        .stringValue())
                .isEqualTo(number);
    }

    @Test
    void givenANumberOfAnotherRootShop_thenAnAccountOfOneShopLearnsThatItIsNotFreeAndNothingElse() {
        imported("?rootKdtId=8", "text/csv", "mobile,outOpenId,name\n13800138010,80012345,张小满\n".getBytes(UTF_8));

        byte[] file = "mobile,outOpenId,rootKdtId\n13800138011,80012345,7\n13800138010,1,8\n".getBytes(UTF_8);
        String id = json(upload("of-shop", "", "text/csv", file), 202).get("id").stringValue();
        await(id, "CHECKED");

        JsonNode lines = json(send("GET", "/api/imports/" + id + "/lines", "of-shop"), 200);
        assertThat(lines.at("/items/0/errors").toString())
                .contains("out_open_id_taken", "该会员号已被占用，不能再分配")
                .doesNotContain("张", "138", "\"8\"");
        assertThat(lines.at("/items/1/errors/0/code").stringValue()).isEqualTo("foreign_shop");
        assertThat(lines.at("/items/1/errors")).hasSize(1);
        json(send("GET", "/api/members/80012345", "of-shop"), 404);
    }

    @Test
    void givenAFileThatCannotBeRead_thenItSaysWhy() {
        assertThat(json(upload("", "text/csv", "mobile,outOpenId\n".getBytes(UTF_8)), 400)
                        .at("/errors/0/message")
                        .stringValue())
                .contains("rootKdtId");
        assertThat(json(upload("?rootKdtId=7", "text/csv", new byte[2_000_000]), 413)
                        .get("status")
                        .intValue())
                .isEqualTo(413);
        assertThat(upload("", "application/json", new byte[0]).statusCode()).isEqualTo(415);
    }

    @Test
    void givenAFileWithoutMembers_thenThereIsNoImportOfIt() {
        assertThat(json(upload("?rootKdtId=7", "text/csv", "mobile,outOpenId\n".getBytes(UTF_8)), 400)
                        .at("/errors/0/code")
                        .stringValue())
                .isEqualTo("no_lines");
        assertThat(json(upload("", "application/x-ndjson", "\n\n".getBytes(UTF_8)), 400)
                        .at("/errors/0/code")
                        .stringValue())
                .isEqualTo("no_lines");
        assertThat(json(send("GET", "/api/imports", "operator"), 200).get("items"))
                .isEmpty();
    }

    @Test
    void givenAnImportOfEveryShop_thenAnAccountOfOneShopDoesNotSeeIt() {
        String id = brought("?rootKdtId=7", "text/csv", "mobile,outOpenId\n1,2\n".getBytes(UTF_8));

        json(send("GET", "/api/imports/" + id, "of-shop"), 404);
        json(send("POST", "/api/imports/" + id + "/start", "of-shop"), 404);
        assertThat(json(send("GET", "/api/imports", "of-shop"), 200).get("items"))
                .isEmpty();
        assertThat(json(send("GET", "/api/imports", "operator"), 200).get("items"))
                .hasSize(1);
    }

    @Test
    void givenRefusedLinesAreTakenOut_thenNoTransactionIsOpenWhileTheyAreReceivedAndItIsWrittenDownFirst() {
        ImportId id = new ImportId(brought("?rootKdtId=7", "text/csv", "mobile\n1\n2\n".getBytes(UTF_8)));
        List<String> seen = new ArrayList<>();

        hub.context()
                .getBean(ImportMembers.class)
                .refusedLines(
                        id,
                        new Actor("operator", RootShops.all(), "192.0.2.1"),
                        line -> seen.add("line " + line.number()
                                + (TransactionSynchronizationManager.isActualTransactionActive() ? " within one" : "")
                                + ", said " + timesTakenOut(id)));

        assertThat(seen).containsExactly("line 2, said 1", "line 3, said 1");
    }

    /** As others see it. */
    private static String timesTakenOut(ImportId id) {
        return DATABASE.queryText(
                "SELECT count(*) FROM access_log WHERE detail = 'import " + id + ": refused lines taken out'");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/imports?cursr=x, cursr, unknown_field",
        "/api/imports?size=0, size, out_of_range",
        "/api/imports?size=many, size, wrong_type",
        "/api/imports?size=1&size=2, size, duplicate_key",
        "/api/imports/{id}/lines?outcom=REFUSED, outcom, unknown_field",
        "/api/imports/{id}/lines?outcome=refused, outcome, not_listed",
        "/api/imports/{id}/lines?size=101, size, out_of_range",
    })
    void givenAParameterWithASlip_thenItIsRefusedRatherThanEverythingShown(String path, String field, String code) {
        String id = brought("", "text/csv", "rootKdtId,mobile\n7,13800138000\n".getBytes(UTF_8));

        JsonNode refused = json(send("GET", path.replace("{id}", id), "operator"), 400);

        assertThat(refused.at("/errors/0/field").stringValue()).isEqualTo(field);
        assertThat(refused.at("/errors/0/code").stringValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "?rootkdtid=7, rootkdtid, unknown_field",
        "?rootKdtId=0, rootKdtId, out_of_range",
        "?rootKdtId=seven, rootKdtId, wrong_type"
    })
    void givenAFileForARootShopWithASlip_thenItIsNotTaken(String query, String field, String code) {
        JsonNode refused = json(upload(query, "text/csv", "mobile\n13800138000\n".getBytes(UTF_8)), 400);

        assertThat(refused.at("/errors/0/field").stringValue()).isEqualTo(field);
        assertThat(refused.at("/errors/0/code").stringValue()).isEqualTo(code);
        assertThat(json(send("GET", "/api/imports", "operator"), 200)
                        .get("total")
                        .intValue())
                .isZero();
    }

    @Test
    void givenAParameterThatIsEmpty_thenItIsNone() {
        String id = brought("?rootKdtId=", "text/csv", "rootKdtId,mobile\n7,13800138000\n".getBytes(UTF_8));

        assertThat(json(send("GET", "/api/imports?cursor=&size=", "operator"), 200)
                        .at("/items/0/id")
                        .stringValue())
                .isEqualTo(id);
        assertThat(json(send("GET", "/api/imports/" + id + "/lines?outcome=&cursor=&size=", "operator"), 200)
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void givenItIsCancelled_thenItCannotBeStarted() {
        String id = brought("?rootKdtId=7", "text/csv", "mobile,outOpenId\n1,2\n".getBytes(UTF_8));

        assertThat(json(send("DELETE", "/api/imports/" + id, "operator"), 200)
                        .get("state")
                        .stringValue())
                .isEqualTo("CANCELLED");
        json(send("POST", "/api/imports/" + id + "/start", "operator"), 409);
    }
}
