package com.memberhub.adapter.rest.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.adapter.rest.RestTestApplication;
import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.InMemoryAccessLog;
import com.memberhub.application.caller.InMemoryRefusedCallers;
import com.memberhub.application.caller.RefusalReason;
import com.memberhub.application.caller.RefusedCaller;
import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.AppId;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

@HubTest
class ConsoleTest {

    private static final List<String> PERSONAL = List.of("13800138000", "张小满", "文三路 1 号", "xiaoman_1992", "2024-06-01");
    private static final String MEMBER = """
            {"rootKdtId": 91234567, "appId": "91234567_crm", "mobile": "13800138000", "name": "张小满", "gender": "2",
             "memberSourceChannel": 102, "customerSourceChannel": 2999, "memberCreatedTime": "2026-11-20 10:15:31",
             "address": {"provinceName": "浙江省", "cityName": "杭州市", "addressDetail": "文三路 1 号"},
             "weixin": {"account": "xiaoman_1992"},
             "customerAttrInfos": [{"name": "宝宝生日", "value": "2024-06-01", "dataType": 2}],
             "freeLevel": {"levelType": 1, "yzLevelName": "银卡", "yzLevelAlias": "silver"},
             "extendMap": {"activity": "double11", "accessToken": "s3cret-value"}}""";
    private static final String REFUSED = """
            {"rootKdtId": 91234567, "appId": "91234567_crm", "mobile": "1380013800", "gender": "女",
             "extendMap": {"accessToken": "s3cret-value"}, "more": [1, 2]}""";

    private final Hub hub;
    private final InMemoryRegistration registration;
    private final InMemoryAccessLog accessLog;
    private final InMemoryRefusedCallers refusedCallers;
    private final int port;

    ConsoleTest(
            Hub hub,
            InMemoryRegistration registration,
            InMemoryAccessLog accessLog,
            InMemoryRefusedCallers refusedCallers,
            @Value("${local.server.port}") int port) {
        this.hub = hub;
        this.registration = registration;
        this.accessLog = accessLog;
        this.refusedCallers = refusedCallers;
        this.port = port;
    }

    private Browser browser(String name) {
        return Browser.of(port, name);
    }

    private String member() {
        return "/console/members/" + hub.create(MEMBER).outOpenId();
    }

    private String refusedCall() {
        return "/console/calls/" + hub.create(REFUSED).requestId();
    }

    @Test
    void showsAMemberMaskedAndInWords() {
        String member = member();

        String page = browser("viewer").get(member).body();

        assertThat(page)
                .contains("张*", "138****8000", "微信小程序", "2999（未列出）", "2026-11-20 10:15:31", "银卡", "double11", "女")
                .doesNotContain(PERSONAL)
                .doesNotContain("s3cret-value");
    }

    @Test
    void givenAPersonalYzOpenId_thenOthersWhoHaveItAreStillLikelyTheSamePerson() {
        String withYzOpenId = MEMBER.replace("\"gender\"", "\"yzOpenId\": \"13877776666\", \"gender\"");
        String member = "/console/members/" + hub.create(withYzOpenId).outOpenId();
        String other =
                hub.create(withYzOpenId.replace("13800138000", "13800138001")).outOpenId();
        hub.create(MEMBER.replace("13800138000", "13800138002"));

        String page = browser("viewer").get(member).body();

        assertThat(page)
                .contains("data-test=\"same-person\"", "/console/members/" + other, "138****8001", "138****6666")
                .doesNotContain("138****8002", "13877776666");
    }

    @Test
    void namesNobodyInTheTitleOfAPage() {
        String member = member();
        Browser privacy = browser("privacy");

        assertThat(title(privacy.get(member).body())).contains("·").doesNotContain("张");
        assertThat(title(privacy.post(member + "/reveal", "reason", "顾客来电").body()))
                .as("which a browser writes into its history")
                .doesNotContain("张")
                .doesNotContain(PERSONAL);
    }

    @Test
    void tellsTheTabsOfTwoCallsApart() {
        String call = refusedCall();
        Browser operator = browser("operator");
        String requestId = call.substring(call.lastIndexOf('/') + 1);

        assertThat(title(operator.get(call).body())).contains(requestId);
        assertThat(title(operator.post(call + "/correct").body())).contains(requestId);
    }

    private static String title(String page) {
        return page.substring(page.indexOf("<title>"), page.indexOf("</title>"));
    }

    @Test
    void masksTheKeysThatTheCallerMadeUp() {
        String member = member();
        Answer aligned = hub.create(MEMBER.replace("\"activity\"", "\"张小满 13800138000\": \"a\", \"activity\""));
        Answer twice = hub.create(MEMBER.replace("\"activity\"", "\"张小满\": 1, \"张小满\": 2, \"activity\""));

        Browser viewer = browser("viewer");

        assertThat(viewer.get(member).body()).doesNotContain(PERSONAL);
        assertThat(viewer.get("/console/calls").body()).doesNotContain(PERSONAL);
        assertThat(viewer.get("/console/calls/" + aligned.requestId()).body())
                .contains("****")
                .doesNotContain(PERSONAL);
        assertThat(viewer.get("/console/calls/" + twice.requestId()).body())
                .contains("为什么被拒绝")
                .doesNotContain(PERSONAL);
    }

    @Test
    void tellsTheStoryOfAMember() {
        String member = member();
        hub.create(MEMBER.replace("\"rootKdtId\"", "\"nickname\": \"小满\", \"rootKdtId\""));

        String page = browser("viewer").get(member).body();

        assertThat(page).contains("2 次请求", "已创建", "已更新", "昵称", "未列出的来源渠道").doesNotContain(PERSONAL);
    }

    @Test
    void tellsATimeInTheStoryAsInTheProfile() {
        String member = member();
        hub.create(MEMBER.replace("\"rootKdtId\"", "\"customerCreatedTime\": \"2026-11-19 07:05:09\", \"rootKdtId\""));

        String page = browser("viewer").get(member).body();

        assertThat(page)
                .containsSubsequence("成为客户时间", "2026-11-19 07:05:09", "成为客户时间", "<ins>2026-11-19 07:05:09</ins>");
    }

    @Test
    void revealsForAReasonAndWritesItDown() {
        String member = member();
        Browser privacy = browser("privacy");

        String page = privacy.post(member + "/reveal", "reason", "顾客来电").body();

        assertThat(page).contains("张小满", "+8613800138000", "文三路 1 号").doesNotContain("s3cret-value");
        assertThat(accessLog.all())
                .extracting(AccessEntry::action, AccessEntry::actor, AccessEntry::reason)
                .containsExactly(tuple(AccessAction.REVEAL_MEMBER, "privacy", "顾客来电"));
        assertThat(privacy.get(member).body()).as("loaded again").doesNotContain(PERSONAL);
    }

    @Test
    void revealsNothingWithoutAReason() {
        String member = member();

        String page =
                browser("privacy").post(member + "/reveal", "reason", "  ").body();

        assertThat(page).contains("请写明原因").doesNotContain(PERSONAL);
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void erasesOnlyWhatIsConfirmed() {
        String member = member();
        Browser privacy = browser("privacy");

        assertThat(privacy.post(member + "/erase", "reason", "本人要求").body()).contains("勾选确认");
        assertThat(registration.members()).hasSize(1);

        assertThat(privacy.follow(member + "/erase", "reason", "本人要求", "confirmed", "true")
                        .body())
                .contains("已删除");
        assertThat(registration.members()).isEmpty();
        assertThat(privacy.get(member).statusCode()).isEqualTo(404);
    }

    @Test
    void givenAMemberWasErased_thenTheAccessLogSaysWhoAndLeadsNowhere() {
        String member = member();
        Browser everybody = browser("hangzhou");
        everybody.get(member);
        everybody.post(member + "/reveal", "reason", "顾客来电");
        assertThat(everybody.get("/console/access-log").body()).contains("href=\"" + member + "\"");

        accessLog.clear();
        everybody.post(member + "/erase", "reason", "本人要求", "confirmed", "true");

        assertThat(everybody.get("/console/access-log").body())
                .contains(member.substring(member.lastIndexOf('/') + 1))
                .doesNotContain("href=\"" + member + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, false, false, false, false",
        "privacy, true, false, false, false",
        "exporter, false, true, false, false",
        "operator, false, false, true, false",
        "hangzhou, true, true, true, true"
    })
    void offersWhatSomebodyMayDoAndNothingElse(
            String name, boolean reveals, boolean exports, boolean operates, boolean audits) {
        String member = member();
        String call = refusedCall();
        Browser browser = browser(name);

        String pages = Stream.of(member, call, "/console/members", "/console")
                .map(path -> browser.get(path).body())
                .reduce("", String::concat);

        assertThat(pages.contains("/reveal\"")).as("reveal").isEqualTo(reveals);
        assertThat(pages.contains("/erase\"")).as("erase").isEqualTo(reveals);
        assertThat(pages.contains("/console/exports")).as("export").isEqualTo(exports);
        assertThat(pages.contains("/correct\"")).as("correct").isEqualTo(operates);
        assertThat(pages.contains("/console/imports")).as("import").isEqualTo(operates);
        assertThat(pages.contains("/console/access-log")).as("access log").isEqualTo(audits);
    }

    @Test
    void leadsAnAuditorToTheAccessLogAndNowhereElse() {
        String page = browser("auditor").get("/console/access-log").body();

        assertThat(page).contains("访问日志").doesNotContain("/console/members", "/console/calls");
    }

    /** As the use cases spell them, whose own tests pin that. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    began: everybody                                     | 开始导出全部会员
                    began: query=part of a name, channel=102             | 开始导出，条件：query=part of a name, channel=102
                    done: rows=12                                        | 导出完成，共 12 行
                    broke off: rows=1                                    | 导出中断，已送出 1 行
                    corrects 01KAR2: created                             | 更正请求 01KAR2：会员已创建
                    corrects 01KAR2: aligned                             | 更正请求 01KAR2：资料有更新
                    corrects 01KAR2: unchanged                           | 更正请求 01KAR2：资料没有变化
                    corrects 01KAR2: refused again                       | 更正请求 01KAR2：又被拒绝
                    import 01KAR3: 1 line brought                        | 导入 01KAR3：上传了 1 行
                    import 01KAR3: 3 lines brought                       | 导入 01KAR3：上传了 3 行
                    import 01KAR3: started                               | 导入 01KAR3：开始导入
                    import 01KAR3: cancelled                             | 导入 01KAR3：已取消
                    import 01KAR3: refused lines taken out               | 导入 01KAR3：下载了被拒绝的行
                    import 01KAR3: done, 2 created, 0 aligned, 3 unchanged, 1 refused | 导入 01KAR3：完成，创建 2，更新 0，无变化 3，拒绝 1
                    more than 60 searches for whole mobiles found nobody within 10 minutes | 在 10 分钟内查找了超过 60 个没有对应会员的手机号
                    of a version to come                                 | of a version to come""")
    void tellsAnAuditorTheDetailsInTheirLanguage(String detail, String said) {
        accessLog.append(new AccessEntry(
                RestTestApplication.NOW, "manager", "192.0.2.1", AccessAction.EXPORT, null, null, null, null, detail));

        assertThat(browser("auditor").get("/console/access-log").body()).contains(">" + said + "<");
    }

    @Test
    void showsAnAuditorWhoWasTurnedAway() {
        refusedCallers.append(new RefusedCaller(
                RestTestApplication.NOW,
                new RequestId("01KAR2V6M8Q4D0A7J5Z3T9X1CE"),
                "192.0.2.1",
                new AppId("<b>crm"),
                RefusalReason.FOREIGN_SHOP));
        Browser auditor = browser("auditor");

        assertThat(auditor.get("/console/refused-callers").body())
                .contains("192.0.2.1", "该总部店铺不属于此应用", "&lt;b&gt;crm", "01KAR2V6M8Q4D0A7J5Z3T9X1CE");
        assertThat(auditor.get("/console/refused-callers?address=192.0.2.2").body())
                .doesNotContain("01KAR2V6M8Q4D0A7J5Z3T9X1CE");
        assertThat(auditor.get("/console/refused-callers?reason=x").body()).contains("role=\"alert\"");
        assertThat(browser("hangzhou").get("/console/refused-callers").body())
                .doesNotContain("01KAR2V6M8Q4D0A7J5Z3T9X1CE");
        assertThat(browser("viewer").get("/console/refused-callers").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8000", "张小", "小满", "13800138000", "+86 138-0013-8000"})
    void findsWhatIsTypedAndShowsItMasked(String typed) {
        member();
        Browser viewer = browser("viewer");
        viewer.get("/console/members");

        String results = viewer.type("/console/members", "q", typed).body();

        assertThat(results).contains("张*", "138****8000", "共 1 名").doesNotContain(PERSONAL);
    }

    @Test
    void keepsWhatIsTypedOutOfEveryAddress() {
        member();
        Browser viewer = browser("viewer");
        viewer.get("/console/members");

        HttpResponse<String> results = viewer.type("/console/members", "q", "张小", "channel", "102");
        String address = results.headers().firstValue("HX-Replace-Url").orElseThrow();

        assertThat(address).matches("/console/members\\?channel=102&search=[0-9a-f]{12}");
        assertThat(viewer.get(address).body()).as("gone back to").contains("value=\"张小\"", "138****8000");
        assertThat(browser("viewer").get(address).body()).as("somebody else's").doesNotContain("value=\"张小\"");
    }

    @Test
    void keepsTheSearchOfOneTabWhenTheNextIsTypedInAnother() {
        member();
        Browser viewer = browser("viewer");
        String first = addressOf(viewer.type("/console/members", "q", "张小"));
        viewer.get(first);

        // The second tab was opened from the first, and sends whatever its form has of it.
        String second = addressOf(viewer.type("/console/members", "q", "小满", "search", first.replaceAll(".*=", "")));

        assertThat(viewer.get(first).body()).contains("value=\"张小\"");
        assertThat(viewer.get(second).body()).contains("value=\"小满\"");
        assertThat(addressOf(viewer.type("/console/members", "q", "张小")))
                .as("the same again")
                .isEqualTo(first);
    }

    private static String addressOf(HttpResponse<String> results) {
        return results.headers().firstValue("HX-Replace-Url").orElseThrow();
    }

    @Test
    void goesStraightToTheOnlyMemberThatCanBeMeant() {
        String member = member();
        Browser viewer = browser("viewer");
        viewer.get("/console/members");

        HttpResponse<String> answer = viewer.post("/console/members", "q", "138 0013 8000");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(member);
    }

    @Test
    void goesStraightToTheCallWhoseIdIsTyped() {
        String call = refusedCall();
        Browser viewer = browser("viewer");
        viewer.get("/console/members");

        HttpResponse<String> answer = viewer.post("/console/members", "q", call.substring(call.lastIndexOf('/') + 1));

        assertThat(answer.headers().firstValue("Location")).hasValue(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"张小", "8000", "13800138000"})
    void givesAListThatEnterFoundAnAddressToComeBackTo(String typed) {
        member();
        Browser viewer = browser("viewer");
        viewer.get("/console/members");

        HttpResponse<String> answer = viewer.post("/console/members", "q", typed, "gender", "2");
        String address = answer.headers().firstValue("Location").orElseThrow();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(address).matches("/console/members\\?gender=2&search=[0-9a-f]{12}");
        assertThat(viewer.get(address).body()).contains("value=\"" + typed + "\"", "138****8000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"小满", "8000"})
    void givesAListWithoutFiltersAnAddressToo(String typed) {
        member();
        Browser viewer = browser("viewer");
        viewer.get("/console/members");

        assertThat(viewer.follow("/console/members", "q", typed).body()).contains("共 1 名", "138****8000");
    }

    @Test
    void leadsFromALiveSearchToTheSignInWhenTheSessionIsOver() {
        Browser viewer = browser("viewer");
        viewer.get("/console/members");
        viewer.forgetSession();

        HttpResponse<String> answer = viewer.type("/console/members", "q", "张小");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/console/login?expired");
    }

    @Test
    void letsNobodyTryTheMobilesThatAMaskLeaves() {
        Browser guesser = browser("guesser-with-a-browser");
        for (int i = 0; i < 30; i++) {
            assertThat(guesser.post("/console/members", "q", "1380013%04d".formatted(i))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(guesser.type("/console/members", "q", "1390013%04d".formatted(i))
                            .statusCode())
                    .isEqualTo(200);
        }

        HttpResponse<String> page = guesser.post("/console/members", "q", "13800138000");
        HttpResponse<String> file = guesser.post("/console/exports", "q", "13800138000");

        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("600");
        assertThat(page.body()).contains("请稍等", "手机尾号").doesNotContain("13800138000");
        assertThat(guesser.type("/console/members", "q", "13800138000").statusCode())
                .isEqualTo(429);
        assertThat(file.statusCode()).isEqualTo(429);
        assertThat(file.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(guesser.speaking("en")
                        .post("/console/members", "q", "13800138000")
                        .body())
                .contains("Please wait");
        assertThat(accessLog.all()).extracting(AccessEntry::action).containsExactly(AccessAction.MOBILE_SEARCHES);
    }

    @Test
    void findsTheRefusedCallsOfAMobileThatIsNoMember() {
        hub.create(MEMBER.replace("\"gender\": \"2\"", "\"gender\": \"女\""));
        Browser viewer = browser("viewer");
        viewer.get("/console/members");

        String page = viewer.post("/console/members", "q", "13800138000").body();

        assertThat(page).contains("还不是会员", "已拒绝", "性别").doesNotContain("张小满", "文三路 1 号");
    }

    @Test
    void pagesByACursorThatSaysNothing() {
        Stream.iterate(0, i -> i + 1)
                .limit(60)
                .forEach(i -> hub.create(MEMBER.replace("13800138000", "139001380%02d".formatted(i))));
        Browser viewer = browser("viewer");

        String first = viewer.get("/console/members").body();
        var cursor = Pattern.compile("name=\"cursor\"[^>]* value=\"([^\"]+)\"").matcher(first);

        assertThat(first).contains("共 60 名");
        assertThat(cursor.find()).isTrue();
        assertThat(cursor.group(1)).doesNotContain("1390013");
        String more = viewer.type("/console/members", "cursor", cursor.group(1)).body();
        assertThat(more).startsWith("\n").doesNotContain("<html").containsPattern("139\\*{4}80");
        assertThat(more.split("data-test=\"member\"", -1)).hasSize(11);
    }

    @Test
    void givenAPageOfASearchThatIsNoMore_thenItSaysWhereToBeginAgain() {
        Browser viewer = browser("viewer");

        HttpResponse<String> answer = viewer.get("/console/calls?cursor=nonsense");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("请从第一页重新开始");
    }

    @Test
    void givenTheAddressOfTheHomePageWithASlash_thenItLeadsThere() {
        HttpResponse<String> answer = browser("viewer").get("/console/");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/console");
    }

    @Test
    void leadsFromTheChannelsOfThirtyDaysToTheMembersOfThoseDays() {
        hub.create(MEMBER);

        String home = browser("viewer").get("/console").body();

        assertThat(home).contains("href=\"/console/members?channel=102&amp;createdFrom=2026-10-25\"");
    }

    @Test
    void remembersNothingThatIsTooLongToBeSearchedFor() {
        Browser viewer = browser("viewer");

        assertThat(viewer.type("/console/members", "q", "张".repeat(128))
                        .headers()
                        .firstValue("HX-Replace-Url"))
                .hasValueSatisfying(address -> assertThat(address).contains("search="));
        assertThat(viewer.type("/console/members", "q", "张".repeat(129))
                        .headers()
                        .firstValue("HX-Replace-Url"))
                .hasValueSatisfying(address -> assertThat(address).doesNotContain("search="));
    }

    @Test
    void saysWhichFilterItDoesNotUnderstand() {
        String page = browser("viewer")
                .get("/console/members?areaCode=33&createdFrom=yesterday")
                .body();

        assertThat(page).contains("地区码应为 6 位数字", "开始日期请写成");
    }

    @ParameterizedTest
    @CsvSource({"9999-12-31, false", "10000-01-01, true", "0001-01-01, false", "0000-12-31, true"})
    void takesTheDaysThatPeopleWriteForEver(String day, boolean isRefused) {
        String page = browser("viewer").get("/console/members?createdTo=" + day).body();

        assertThat(page.contains("结束日期请写成")).isEqualTo(isRefused);
    }

    @Test
    void explainsARefusedCall() {
        String page = browser("operator").get(refusedCall()).body();

        assertThat(page)
                .contains("为什么被拒绝", "手机号", "不是手机号码", "如 +852-12344567", "138***3800", "更正并重新提交")
                .doesNotContain("1380013800");
    }

    @Test
    void opensTheCorrectionWithTheFieldsAsSentAndWritesThatDown() {
        String call = refusedCall();

        String form = browser("operator").post(call + "/correct").body();

        assertThat(form)
                .contains("value=\"1380013800\"", "收到的是 10 位数字，少了 1 位", "收到的值：女")
                .containsPattern("<option value=\"2\" selected")
                .doesNotContain("s3cret-value");
        assertThat(accessLog.all()).extracting(AccessEntry::action).containsExactly(AccessAction.OPEN_CORRECTION);
    }

    @ParameterizedTest
    @CsvSource({"1990.2.3, 是不是想写 1990-02-03？", "2025-02-29, ''", "1990/13/01, ''"})
    void suggestsADateOnlyWhereThereIsOne(String sent, String hint) {
        String call = "/console/calls/"
                + hub.create(MEMBER.replace("\"gender\"", "\"birthday\": \"" + sent + "\", \"gender\""))
                        .requestId();

        String form = browser("operator").post(call + "/correct").body();

        assertThat(form).contains("value=\"" + sent + "\"", hint);
        assertThat(form.contains("是不是想写")).isEqualTo(!hint.isEmpty());
    }

    @Test
    void speaksEnglishInTheChoicesOfACorrectionToo() {
        String call = refusedCall();

        String form = browser("operator").speaking("en").post(call + "/correct").body();

        assertThat(form).contains(">female (2)<").doesNotContain("（");
    }

    @Test
    void opensNoCorrectionOfACallThatIsCured() {
        String call = refusedCall();
        Browser operator = browser("operator");
        operator.post(call + "/correct");
        operator.follow(
                call + "/correct",
                "payload",
                REFUSED.replace("1380013800", "13800138000").replace("女", "2"));

        assertThat(operator.post(call + "/correct").body()).doesNotContain("1380013800");
        assertThat(accessLog.all())
                .extracting(AccessEntry::action)
                .containsExactly(AccessAction.OPEN_CORRECTION, AccessAction.CORRECTION);
    }

    @Test
    void curesARefusedCall() {
        String call = refusedCall();
        Browser operator = browser("operator");
        operator.post(call + "/correct");

        String page = operator.follow(
                        call + "/correct",
                        "payload",
                        REFUSED.replace("s3cret-value", "****"),
                        "path",
                        "mobile",
                        "value",
                        "13800138000",
                        "was",
                        "1380013800",
                        "path",
                        "gender",
                        "value",
                        "2",
                        "was",
                        "")
                .body();

        assertThat(page).contains("更正成功：会员已创建", "人工更正");
        MemberCall corrected = registration.lastCall();
        assertThat(corrected.outcome()).isEqualTo(CallOutcome.CREATED);
        assertThat(corrected.submitter().origin()).isEqualTo(CallOrigin.CORRECTION);
        assertThat(new String(corrected.payload().bytes(), StandardCharsets.UTF_8))
                .as("secrets are put back and nothing is lost")
                .contains("s3cret-value", "more");
        assertThat(operator.get(call).body()).contains("已由这次请求更正");
    }

    @Test
    void givenACorrectionThatWasRefusedToo_thenTheCallDoesNotSayThatItIsCorrected() {
        String call = refusedCall();
        Browser operator = browser("operator");
        operator.post(call + "/correct");
        operator.post(call + "/correct", "payload", REFUSED);

        String page = operator.get(call).body();

        assertThat(page)
                .contains("上一次更正也被拒绝了", registration.lastCall().requestId().value(), "点“更正并重新提交”")
                .doesNotContain("已由这次请求更正");
    }

    @Test
    void givenACorrectionThatWasRefusedToo_thenItWaitsAsPartOfTheCallThatItWasToCorrect() {
        String call = refusedCall();
        Browser operator = browser("operator");
        operator.post(call + "/correct");
        operator.post(call + "/correct", "payload", REFUSED);
        String correction = registration.lastCall().requestId().value();

        String attention = operator.get("/console/attention").body();
        String all = operator.get("/console/calls?uncured=true&origin=PLATFORM").body();

        assertThat(attention)
                .contains(
                        "href=\"/console/calls?uncured=true&amp;origin=PLATFORM\"",
                        "上一次更正也被拒绝了",
                        "href=\"/console/calls/" + correction + "\"")
                .containsPattern("data-test=\"concern-refused\"[\\s\\S]*?data-test=\"total\">1<")
                .doesNotContain("id=\"call-" + correction + "\"");
        assertThat(all)
                .contains("id=\"call-" + call.substring(call.lastIndexOf('/') + 1) + "\"")
                .doesNotContain("id=\"call-" + correction + "\"");
    }

    @Test
    void saysWhatIsStillWrongWithACorrection() {
        String call = refusedCall();
        Browser operator = browser("operator");
        operator.post(call + "/correct");

        String page = operator.post(
                        call + "/correct",
                        "payload",
                        REFUSED,
                        "path",
                        "mobile",
                        "value",
                        "13800138000",
                        "was",
                        "1380013800")
                .body();

        assertThat(page).contains("还是被拒绝了：还有 1 处", "性别", "13800138000").doesNotContain("不是手机号码");
        assertThat(registration.members()).isEmpty();
    }

    @Test
    void letsABodyThatIsNoJsonBePutRight() {
        String call =
                "/console/calls/" + hub.create("{\"rootKdtId\": 91234567, ").requestId();
        Browser operator = browser("operator");

        assertThat(operator.get(call).body()).contains("无法判断哪些是个人信息");
        assertThat(operator.post(call + "/correct").body()).contains("不是合法的 JSON", "{&quot;rootKdtId&quot;: 91234567,");
        assertThat(operator.follow(call + "/correct", "payload", MEMBER).body()).contains("更正成功");
    }

    @Test
    void showsOnlyTheRootShopsOfWhoLooks() {
        String call = refusedCall();
        String member = "/console/members/"
                + hub.create(MEMBER.replace("91234567,", "777,")).outOpenId();
        Browser hangzhou = browser("hangzhou");

        assertThat(hangzhou.get(member).statusCode()).isEqualTo(404);
        assertThat(hangzhou.get("/console/members").body()).contains("共 0 名");
        assertThat(hangzhou.get(call).statusCode()).isEqualTo(200);
        assertThat(browser("viewer").get(member).statusCode()).isEqualTo(200);
    }

    @Test
    void exportsTheSearch() {
        member();
        Browser exporter = browser("exporter");
        exporter.get("/console/members");

        HttpResponse<String> file = exporter.post("/console/exports", "q", "8000");

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"members-2026-11-23.csv\"");
        assertThat(file.body()).contains("138****8000").doesNotContain(PERSONAL);
    }

    @Test
    void speaksTheLanguageThatIsAskedForUntilAnotherIsChosen() {
        Browser viewer = browser("viewer").speaking("en");
        String english = viewer.get("/console/members").body();
        HttpResponse<String> chosen =
                viewer.post("/console/language", "language", "zh", "page", "/console/members?channel=102");

        assertThat(english).contains("<html lang=\"en\"", "Members", "Filters").doesNotContain("会员");
        assertThat(chosen.headers().firstValue("Location")).hasValue("/console/members?channel=102");
        assertThat(viewer.get("/console/members").body()).contains("<html lang=\"zh-CN\"", "筛选");
        assertThat(viewer.get("/console/members/nobody").body())
                .as("its errors too")
                .contains("<title>没有找到 ·");
        assertThat(browser("viewer")
                        .speaking("en")
                        .get("/console/members/nobody")
                        .body())
                .contains("<title>Not found ·");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/console", "//example.com", "/console\\example", "/api/members"})
    void leadsNowhereElseAfterTheLanguageIsChosen(String page) {
        Browser viewer = browser("viewer");

        HttpResponse<String> chosen = viewer.post("/console/language", "language", "en", "page", page);

        assertThat(chosen.headers().firstValue("Location")).hasValue("/console");
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        return answer.body();
    }

    private static int imports(String page) {
        return page.split("data-test=\"import\"", -1).length - 1;
    }

    @ParameterizedTest
    @CsvSource({"text/csv, mobile", "text/csv, ''", "application/x-ndjson, ''"})
    void givenAFileWithoutMembers_thenItSaysSo(String type, String file) {
        Browser operator = browser("operator");
        String before = operator.get("/console/imports").body();

        assertThat(refused(operator.upload("/console/imports?rootKdtId=91234567", type, file)))
                .startsWith("文件里没有会员");
        assertThat(refused(operator.speaking("en").upload("/console/imports?rootKdtId=91234567", type, file)))
                .startsWith("the file has no members");
        assertThat(imports(operator.get("/console/imports").body())).isEqualTo(imports(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "x", "99999999999999999999"})
    void givenARootShopForAFileThatIsNone_thenItSaysSo(String typed) {
        Browser operator = browser("operator");
        operator.get("/console/imports");
        String path = "/console/imports?rootKdtId=" + typed;
        String file = "mobile,rootKdtId\n13800138000,91234567\n";

        assertThat(refused(operator.upload(path, "text/csv", file)))
                .startsWith("总部店铺 id 应为大于 0 的整数")
                .doesNotContain("9223372036854775807");
        assertThat(refused(operator.speaking("en").upload(path, "text/csv", file)))
                .startsWith("root shop id should be a whole number above 0");
        assertThat(operator.upload("/console/imports?rootKdtId=", "text/csv", file)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void givenALineThatIsWrongAsAWhole_thenItSaysSoOfTheLineAndNotOfABody() {
        Browser operator = browser("operator");
        operator.get("/console/imports");
        String file = "mobile\n13800138000,银座,5 号\n";

        String report = operator.upload("/console/imports?rootKdtId=91234567", "text/csv", file)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(operator.get(report).body())
                .contains("<strong>整行</strong> <span>单元格比首行的列多，首行有 1 列")
                .doesNotContain("请求内容");
        assertThat(operator.speaking("en").get(report).body())
                .contains("<strong>line</strong> <span>has more cells than the first row, which has 1");
    }

    @Test
    void givenAFileThatCannotBeRead_thenItSaysAtWhichLine() {
        Browser operator = browser("operator");
        operator.get("/console/imports");
        String file = "mobile,name\n" + "13800138000,ok\n".repeat(3_000) + "13800138000,\"张小满\n13800138001,ok\n";

        assertThat(refused(operator.upload("/console/imports?rootKdtId=91234567", "text/csv", file)))
                .startsWith("第 3002 行")
                .doesNotContain("张");
    }

    @Test
    void givenAnImportThatHasMovedOn_whenItIsCancelledOnceMore_thenItSaysThatNothingWasDone() {
        Browser operator = browser("operator");
        operator.get("/console/imports");
        String report = operator.upload("/console/imports?rootKdtId=91234567", "text/csv", "mobile\n13800138000\n")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        operator.get(report);

        String first = operator.follow(report + "/cancel").body();
        String second = operator.follow(report + "/cancel").body();

        assertThat(first).contains("data-test=\"done\"").doesNotContain("data-test=\"not-done\"");
        assertThat(second).contains("data-test=\"not-done\"", "没有执行").doesNotContain("data-test=\"done\"");
    }

    @Test
    void givenASessionThatIsOver_whenAFormIsSent_thenItSaysSoAndLeadsToTheSignIn() {
        String member = member();
        Browser privacy = browser("privacy");
        privacy.get(member);
        privacy.forgetSession();

        HttpResponse<String> answer = privacy.post(member + "/reveal", "reason", "顾客来电");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("<h1>页面已过期</h1>", "href=\"/console/login\"")
                .doesNotContain("没有权限", "增加权限");
        assertThat(browser("viewer").post(member + "/reveal", "reason", "顾客来电").body())
                .as("for want of a role")
                .contains("没有权限", "增加权限");
    }

    @Test
    void givenAReasonThatIsTooLong_thenItIsStillThereToBeShortened() {
        String member = member();
        String call = refusedCall();
        String tooLong = "顾客来电核对手机号。".repeat(26);
        Browser privacy = browser("privacy");
        privacy.get(member);

        assertThat(privacy.post(member + "/reveal", "reason", tooLong).body()).contains("\n" + tooLong + "</textarea>");
        assertThat(privacy.post(call + "/reveal", "reason", tooLong).body()).contains("\n" + tooLong + "</textarea>");
        assertThat(privacy.post(member + "/erase", "reason", "顾客本人书面要求").body())
                .as("without the tick")
                .contains("\n顾客本人书面要求</textarea>");
        assertThat(privacy.post(member + "/erase", "reason", tooLong, "confirmed", "true")
                        .body())
                .contains("\n" + tooLong + "</textarea>", "name=\"confirmed\" value=\"true\" required checked");
    }

    @Test
    void givenTheRefusedLinesOfAnImport_whenTheyAreBroughtAgain_thenTheColumnsThatTheHubAddedAreNoNews() {
        Browser operator = browser("operator");
        operator.get("/console/imports");
        String report = operator.upload(
                        "/console/imports?rootKdtId=91234567", "text/csv", "mobile,nmae\n13800138000,银座,5 号\n")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(operator.get(report).body()).contains("nmae");

        String refused = operator.post(report + "/refused-lines").body();
        HttpResponse<String> again = operator.upload("/console/imports", "text/csv", refused.strip() + "\nVIP1\n");

        assertThat(refused).contains(",#行号,#错误");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(operator.get(again.headers().firstValue("Location").orElseThrow())
                        .body())
                .doesNotContain("行号", "错误");
    }

    @Test
    void givenALineThatCouldNotBeTakenIn_thenTheRefusedLinesSaySo() {
        Browser operator = browser("operator");
        operator.get("/console/imports");
        String report = operator.upload(
                        "/console/imports?rootKdtId=91234567", "text/csv", "mobile,name\n13800138000,银座,5 号\n")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        String refused = operator.post(report + "/refused-lines").body();

        assertThat(refused.strip().lines().skip(1)).singleElement().asString().matches(",+2,.*2 列.*");
    }

    @Test
    void givenAFileThatNamesNoRootShop_thenItSaysWhereElseToWriteIt() {
        Browser operator = browser("operator");
        operator.get("/console/imports");

        assertThat(refused(operator.upload("/console/imports", "text/csv", "mobile\n13800138000\n")))
                .isEqualTo("首行缺少列 rootKdtId：请在上面填写总部店铺 id，或在文件中加上此列");
        assertThat(refused(operator.speaking("en").upload("/console/imports", "text/csv", "mobile\n13800138000\n")))
                .isEqualTo("the first row lacks the column rootKdtId: write the root shop id above, or add the column");
    }

    @Test
    void givenALineWithAValueOutOfAList_thenItSaysWhatTheValuesMean() {
        Browser operator = browser("operator");
        String call = refusedCall();

        assertThat(operator.get(call).body()).contains("取值有误，应为 0（未知）、1（男）或 2（女）");
        assertThat(operator.speaking("en").get(call).body())
                .contains("is not allowed, should be 0 (unknown), 1 (male) or 2 (female)");
    }

    @Test
    void givenALevelOfATypeThatThereIsNot_thenItSaysWhatTheTypesMean() {
        Browser operator = browser("operator");
        String call = "/console/calls/"
                + hub.create(MEMBER.replace("\"levelType\": 1", "\"levelType\": 3"))
                        .requestId();

        assertThat(operator.get(call).body())
                .contains("取值有误，应为 1（免费等级）或 2（付费等级）")
                .doesNotContain("之一");
        assertThat(operator.speaking("en").get(call).body())
                .contains("is not allowed, should be 1 (free level) or 2 (paid level)");
    }

    @Test
    void givenACallWithMoreNoticesThanSomebodyReads_thenTheOthersAreFolded() {
        Browser viewer = browser("viewer");
        String attribute = "{\"name\": \"爱好\", \"value\": \"茶\", \"dataType\": 99}";
        String requestId = hub.create(MEMBER.replaceAll(
                        "\"customerAttrInfos\": \\[.*]",
                        "\"customerAttrInfos\": [" + String.join(",", Collections.nCopies(24, attribute)) + "]"))
                .requestId();

        for (String path : List.of("/console/calls", "/console/calls/" + requestId)) {
            String page = viewer.get(path).body();
            String folded = page.substring(page.indexOf("还有 5 条"));

            assertThat(page.split("<li class=\"warning\">")).as(path).hasSize(1 + 25);
            assertThat(folded.split("<li class=\"warning\">")).as(path).hasSize(1 + 5);
        }
    }

    @Test
    void givenAWrongPassword_thenTheNameIsStillThereOnce() {
        Browser somebody = new Browser(port);
        somebody.get("/console/login");

        String form = somebody.follow("/console/login", "username", "xiao\"lin", "password", "guess")
                .body();

        assertThat(form).contains("value=\"xiao&quot;lin\"", "aria-describedby=\"message\"");
        assertThat(somebody.get("/console/login").body()).doesNotContain("xiao");
    }

    @Test
    void givenAFileThatCouldNotBeRead_thenNobodyIsToldThatSomebodyCancelledIt() {
        Browser operator = browser("operator");
        operator.get("/console/imports");

        operator.upload("/console/imports?rootKdtId=91234567", "text/csv", "mobile\n13800138000\n\"13900139000\n");

        String newest = operator.get("/console/imports").body().split("data-test=\"import\"", -1)[1];
        assertThat(newest).contains("未读完").doesNotContain("已取消");
    }

    @Test
    void needsNothingThatItsPolicyForbids() {
        String member = member();
        String call = refusedCall();
        Browser browser = browser("hangzhou");

        Stream.of(
                        "/console",
                        "/console/members",
                        member,
                        "/console/calls",
                        call,
                        "/console/attention",
                        "/console/imports",
                        "/console/access-log",
                        "/console/refused-callers")
                .forEach(path -> {
                    HttpResponse<String> page = browser.get(path);
                    assertThat(page.statusCode()).as(path).isEqualTo(200);
                    assertThat(page.body())
                            .as(path)
                            .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?![^>]* src=\"/)")
                            .doesNotContainPattern("(?:src|href|action)=\"(?:https?:)?//")
                            .doesNotContain("??");
                });
    }

    @Test
    void givenMarkupInWhateverSomebodyWrites_thenEveryPageShowsItAsText() {
        String markup = "</textarea></title><b id=x>";
        String ofMember = MEMBER.replace("silver", markup)
                .replace("银卡", markup)
                .replace("杭州市", markup)
                .replace("宝宝生日", markup)
                .replace("activity", markup)
                .replace("double11", markup)
                .replace("\"gender\"", "\"outStoreId\": \"" + markup + "\", \"gender\"");
        String member = "/console/members/" + hub.create(ofMember).outOpenId();
        hub.create(ofMember.replace("\"name\"", "\"memberSrcWay\": \"" + markup + "\", \"name\""));
        Answer refused = hub.create(REFUSED.replace("女", markup).replace("more", markup));
        String call = "/console/calls/" + refused.requestId();
        Browser everybody = browser("hangzhou");
        everybody.get("/console/imports");
        String report = everybody
                .upload("/console/imports?rootKdtId=91234567", "text/csv", "mobile," + markup + "\n1,x\n")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        Stream.of(
                        everybody.get("/console/members"),
                        everybody.post("/console/members", "freeLevel", markup, "gender", markup),
                        everybody.get(member),
                        everybody.post(member + "/reveal", "reason", markup),
                        everybody.post(member + "/erase", "reason", markup),
                        everybody.get(call),
                        everybody.get(call + "/payload"),
                        everybody.post(call + "/reveal", "reason", markup),
                        everybody.post(call + "/correct"),
                        everybody.get(report),
                        everybody.get("/console/access-log"),
                        everybody.get("/console/access-log?actor=" + URLEncoder.encode(markup, StandardCharsets.UTF_8)))
                .forEach(page -> assertThat(page.body())
                        .as(page.uri().getPath())
                        .contains("&lt;b id=x&gt;")
                        .doesNotContain("<b id=x>"));
    }

    @Test
    void servesItsAssetsToBeKept() {
        String page = browser("viewer").get("/console").body();
        var assets = Pattern.compile("(?:src|href)=\"(/console/assets/[^\"#]+)").matcher(page);

        assertThat(assets.results().map(asset -> asset.group(1)).distinct())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(path -> {
                    HttpResponse<String> asset = new Browser(port).get(path);
                    assertThat(asset.statusCode()).as(path).isEqualTo(200);
                    assertThat(asset.headers().firstValue("Cache-Control"))
                            .as(path)
                            .hasValueSatisfying(caching -> assertThat(caching).contains("immutable"));
                });
    }
}
