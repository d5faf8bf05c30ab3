package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub.Answer;
import com.memberhub.endtoend.Hub.Caller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One hub on a real PostgreSQL: what is answered and what is stored then. */
class CreateMemberTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @SuppressWarnings("NullAway.Init")
    private static Caller caller;

    private static int nextMobile;

    @BeforeAll
    static void start() {
        hub = Hub.on(DATABASE);
        caller = hub.caller();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void givenTheContractsExample_whenCalledTwice_thenOneMemberIsStoredWholeWithOneNumber() {
        String body = """
                {"rootKdtId": 91234567, "appId": "91234567_crm", "globalProps": {"key": {}}, "extendMap": {"key": {}},
                 "yzOpenId": "yz4fQe8Kp2Lm", "outStoreId": "store-0571", "yzAscriptionKdtId": 91234599,
                 "outAscriptionStoreId": "store-0571", "yzMemberSourceKdtId": 91234599,
                 "outMemberSourceStoreId": "store-0571", "name": "张小满", "gender": "2", "mobile": "13800138000",
                 "nickname": "小满", "avatarUrl": "https://img.example.com/1.png", "birthday": "1992-05-21 08:00:00",
                 "customerCreatedTime": "2026-11-20 10:15:30", "memberCreatedTime": "2026-11-20T10:15:31+08:00",
                 "memberSourceChannel": 102, "memberSrcWay": "0", "customerSourceChannel": 102,
                 "address": {"countyName": "西湖区", "cityName": "杭州市", "provinceName": "浙江省",
                             "areaCode": "330106", "addressDetail": "文三路 1 号"},
                 "weixin": {"nickname": "小满", "avatar": "https://img.example.com/2.png", "account": "xiaoman"},
                 "customerAttrInfos": [{"name": "宝宝生日", "value": "2024-06-01", "dataType": 2}],
                 "freeLevel": {"levelType": 1, "yzLevelName": "银卡", "yzLevelAlias": "silver",
                               "outLevelName": "二星会员", "outLevelAlias": "L2"},
                 "paymentLevel": {"levelType": 1, "yzLevelName": "年卡", "yzLevelAlias": "annual",
                                  "outLevelName": "年费会员", "outLevelAlias": "P1"}}""";

        Answer created = caller.create(body);
        Answer repeated = caller.create(body);

        assertThat(created.success()).isTrue();
        assertThat(created.outcome()).isEqualTo("created");
        assertThat(created.outOpenId()).hasSize(26);
        assertThat(repeated.outcome()).isEqualTo("unchanged");
        assertThat(repeated.outOpenId()).isEqualTo(created.outOpenId());
        assertThat(DATABASE.queryText("""
                SELECT concat_ws('|', root_kdt_id, yz_open_id, out_store_id, yz_ascription_kdt_id,
                    out_ascription_store_id, yz_member_source_kdt_id, out_member_source_store_id, name, nickname,
                    avatar_url, gender, birthday, customer_created_time AT TIME ZONE 'Asia/Shanghai',
                    member_created_time AT TIME ZONE 'Asia/Shanghai', member_source_channel, member_src_way,
                    customer_source_channel)
                FROM member WHERE mobile = '+8613800138000'"""))
                .isEqualTo(
                        "91234567|yz4fQe8Kp2Lm|store-0571|91234599|store-0571|91234599|store-0571|张小满|小满|"
                                + "https://img.example.com/1.png|2|1992-05-21|2026-11-20 10:15:30|2026-11-20 10:15:31|102|0|102");
        assertThat(DATABASE.queryText("""
                SELECT concat_ws('|', province_name, city_name, county_name, area_code, address_detail,
                    weixin_nickname, weixin_avatar, weixin_account, free_yz_level_alias, free_yz_level_name,
                    free_out_level_alias, free_out_level_name, payment_yz_level_alias, payment_yz_level_name,
                    payment_out_level_alias, payment_out_level_name, customer_attr_infos, global_props, extend_map)
                FROM member WHERE mobile = '+8613800138000'"""))
                .isEqualTo("浙江省|杭州市|西湖区|330106|文三路 1 号|小满|https://img.example.com/2.png|xiaoman|silver|银卡|L2|"
                        + "二星会员|annual|年卡|P1|年费会员|"
                        + "[{\"name\": \"宝宝生日\", \"value\": \"2024-06-01\", \"dataType\": 2}]|{\"key\": {}}|"
                        + "{\"key\": {}}");
        assertThat(DATABASE.queryText("SELECT encode(payload, 'hex') FROM member_call WHERE request_id = '"
                        + created.requestId() + "'"))
                .isEqualTo(HexFormat.of().formatHex(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void givenAStoredMember_whenACallFillsABlank_thenTheJournalTellsTheChange() {
        caller.create(Calls.smallest("13800138001"));

        Answer aligned = caller.create(Calls.with("+86 138-0013-8001", "\"name\": \"李四\","));

        assertThat(aligned.outcome()).isEqualTo("aligned");
        assertThat(DATABASE.queryText("SELECT name FROM member WHERE mobile = '+8613800138001'"))
                .isEqualTo("李四");
        assertThat(DATABASE.queryText("SELECT outcome || ' ' || changes FROM member_call WHERE request_id = '"
                        + aligned.requestId() + "'"))
                .isEqualTo("ALIGNED [{\"after\": \"李四\", \"field\": \"name\", \"before\": null}]");
    }

    @Test
    void givenThePagesHongKongNumber_thenItIsAMember() {
        assertThat(caller.create(Calls.smallest("+852-12344567")).outcome()).isEqualTo("created");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member WHERE mobile = '+85212344567'"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b226d6f62696c65223a", // truncated after a field name
                "00000000", // NUL bytes
                "7b226e616d65223a22ff22", // a byte that is no UTF-8
                "7b226e616d65223a225c7564383030227d", // an escaped unpaired surrogate
                "7b226d6f62696c65223a225c7530303030227d" // an escaped NUL as a mobile
            })
    void givenABodyThatIsRefused_thenTheJournalKeepsItByteForByte(String hex) {
        Answer refused = caller.create(HexFormat.of().parseHex(hex));

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.code()).isEqualTo(400);
        assertThat(DATABASE.queryText("SELECT outcome || ' ' || encode(payload, 'hex') FROM member_call"
                        + " WHERE request_id = '" + refused.requestId() + "'"))
                .isEqualTo("REJECTED " + hex);
    }

    @Test
    void givenTextThatTheDatabaseCannotHold_thenTheMemberIsStoredAndNoticed() {
        Answer created = caller.create(Calls.with("13800138002", """
                "name": "a\\u0000b", "nickname": "x\\ud800", "globalProps": {"k\\u0000": ["\\udfff", 1e999999]},
                "customerAttrInfos": [{"name": "n\\u0000", "value": "v\\u0000"}],"""));

        assertThat(created.outcome()).isEqualTo("created");
        assertThat(DATABASE.queryText(
                        "SELECT name || nickname || global_props FROM member WHERE mobile = '+8613800138002'"))
                .isEqualTo("a\uFFFDbx\uFFFD{\"k\uFFFD\": [\"\uFFFD\", \"1e999999\"]}");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_call, jsonb_array_elements(notices) notice"
                        + " WHERE request_id = '" + created.requestId()
                        + "' AND notice ->> 'code' = 'unstorable_replaced'"))
                .isEqualTo("5");
    }

    @ParameterizedTest
    @MethodSource("mapsThatAreHardToReadBack")
    void givenAMapThatIsHardToReadBack_whenCalledAgain_thenItIsTheSameMember(String map) {
        String mobile = "138001390" + String.format("%02d", nextMobile++);
        String body = """
                {"rootKdtId": 91234567, "appId": "a", "mobile": "%s", "extendMap": %s}""".formatted(mobile, map);

        Answer created = caller.create(body);
        Answer repeated = caller.create(body);

        assertThat(created.outcome()).isEqualTo("created");
        assertThat(repeated.outcome()).isEqualTo("unchanged");
        assertThat(repeated.outOpenId()).isEqualTo(created.outOpenId());
        assertThat(Integer.parseInt(DATABASE.queryText(
                        "SELECT length(extend_map::text) FROM member WHERE mobile = '+86" + mobile + "'")))
                .as("characters, a number with a long exponent spelled out")
                .isLessThan(1_000_000);
    }

    static Stream<String> mapsThatAreHardToReadBack() {
        return Stream.of(
                "{\"k\": 1e2000}",
                "{\"k\": 1e-3000}",
                "{\"k\": 1e90}",
                "{\"k\": 1.50, \"l\": 100, \"m\": -0.0}",
                "{\"" + "k".repeat(60_000) + "\": 1}",
                "{\"k\": \"" + "v".repeat(65_000) + "\"}",
                "{\"k\": [" + "1e9999,".repeat(6_000) + "0]}",
                IntStream.range(0, 512)
                        .mapToObj(CreateMemberTest::keyWithTheSameHash)
                        .map(key -> "\"" + key + "\": 1")
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    /** Aa and BB have the same hash, and so has every word made of nine of them. */
    private static String keyWithTheSameHash(int number) {
        return IntStream.range(0, 9)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999-12-31T23:59:59+18:00",
                "0001-01-01T00:00:00+18:00",
                "0001-01-01 00:00:00",
                "9999-12-31 23:59:59"
            })
    void givenATimeAtTheEdgeOfTheCalendar_whenCalledAgain_thenItIsTheSameMember(String time) {
        String mobile = "138001391" + String.format("%02d", nextMobile++);
        String body = Calls.with(mobile, "\"memberCreatedTime\": \"" + time + "\",");

        Answer created = caller.create(body);

        assertThat(created.outcome()).isEqualTo("created");
        assertThat(caller.create(body).outcome()).isEqualTo("unchanged");
    }

    @Test
    void givenATimeBeyondTheCalendar_thenItIsRefused() {
        Answer refused =
                caller.create(Calls.with("13800139200", "\"memberCreatedTime\": \"9999-12-31T23:59:59-18:00\","));

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.body().get("errorData").has("memberCreatedTime")).isTrue();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void givenTheDatabaseRefusesARow_thenTheLogHoldsNoPersonalData(CapturedOutput output) {
        TestDatabase broken = TestDatabase.create();
        try (Hub brokenHub = Hub.on(broken)) {
            broken.execute("ALTER TABLE member_call ADD CHECK (app_id <> '91234567_crm')");

            Answer answer = brokenHub.caller().create(Calls.with("13800138888", "\"name\": \"张小满\","));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(broken.queryText("SELECT count(*) FROM member")).isEqualTo("0");
            assertThat(output)
                    .contains("member_call_app_id_check")
                    .doesNotContain("13800138888")
                    .doesNotContain("张小满")
                    .doesNotContain(HexFormat.of().formatHex("13800138888".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void givenABodyOfTheLargestSize_thenItIsJournalledWhole() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"unknown\":\"".getBytes(StandardCharsets.UTF_8));
        String rest = "\",\"rootKdtId\":1,\"appId\":\"a\",\"mobile\":\"13800138003\",\"extendMap\":{}}";
        while (body.size() < 256 * 1024 - rest.length()) {
            body.write('x');
        }
        body.writeBytes(rest.getBytes(StandardCharsets.UTF_8));

        Answer created = caller.create(body.toByteArray());

        assertThat(created.outcome()).isEqualTo("created");
        assertThat(DATABASE.queryText(
                        "SELECT length(payload) FROM member_call WHERE request_id = '" + created.requestId() + "'"))
                .isEqualTo("262144");
    }

    @Test
    void saysThatItLivesAndIsReady() {
        assertThat(caller.get("/livez").body().get("status").stringValue()).isEqualTo("UP");
        assertThat(caller.get("/readyz").body().get("status").stringValue()).isEqualTo("UP");
    }
}
