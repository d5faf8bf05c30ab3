package com.memberhub.browser;

import static com.memberhub.browser.Visit.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.browser.Browser.Screen;
import com.memberhub.endtoend.Hub;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** What the staff of a shop does all day, at the counter with a phone and at a desk. */
@BrowserTest
@ParameterizedClass
@EnumSource(Screen.class)
class ConsoleJourneysTest {

    private static final String NAME = "张小满";
    private static final String ADDRESS_DETAIL = "文三路 1 号";
    private static final String WEIXIN_ACCOUNT = "xiaoman_1992";

    @SuppressWarnings("NullAway.Init") // started once for each screen
    private static Browser browser;

    @Parameter
    @SuppressWarnings("UnusedVariable") // JUnit asks for it; open() takes it
    private Screen screen;

    private final Visit visit = new Visit(browser);
    private final String mobile = ConsoleHub.freshMobile();
    private final String lastFourDigits = mobile.substring(7);
    private final String maskedMobile = "139****" + lastFourDigits;

    @BeforeParameterizedClassInvocation
    static void open(Screen screen) {
        browser = Browser.open(ConsoleHub.port(), screen);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        browser.close();
    }

    @BeforeEach
    void asIfNobodyHadBeenThere() {
        browser.forget();
    }

    /** In no journey does any address tell who the member is, or lead to another host. */
    @AfterEach
    void noAddressTellsAnything() {
        List<String> requested = browser.requestedAddresses();
        assertThat(requested)
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith(browser.origin() + "/"));
        List<String> addresses = Stream.concat(requested.stream(), browser.addresses().stream())
                .map(address -> URLDecoder.decode(address, StandardCharsets.UTF_8))
                .toList();
        assertThat(addresses)
                .allSatisfy(address -> assertThat(address)
                        .doesNotContain(mobile, mobile.substring(0, 10), NAME, ADDRESS_DETAIL, WEIXIN_ACCOUNT)
                        .doesNotContain("=" + lastFourDigits, "/" + lastFourDigits, "q="));
    }

    private Hub.Answer becomesAMember() {
        return ConsoleHub.calls(mobile, NAME, """
                , "gender": "2", "address": {"cityName": "杭州市", "addressDetail": "%s"}, "weixin": {"account": "%s"}""".formatted(ADDRESS_DETAIL, WEIXIN_ACCOUNT));
    }

    @Test
    void givenAMember_whenTheyAreSoughtByTheirLastFourDigits_thenTheyAreMaskedUntilSomebodySaysWhy() {
        String outOpenId = becomesAMember().outOpenId();

        browser.go("/console/login");
        visit.signsIn(ConsoleHub.MANAGER, "not the password");
        browser.find(test("login.failed"));
        visit.signsIn(ConsoleHub.MANAGER, ConsoleHub.PASSWORD);
        browser.find(test("account"));

        visit.searches(lastFourDigits);
        visit.opensTheMember();
        assertThat(browser.find(test("out-open-id")).getText()).isEqualTo(outOpenId);
        seesThemMasked();

        String reason = "顾客来电核对 " + outOpenId;
        visit.reveals(reason);
        assertThat(browser.find(test("name")).getText()).isEqualTo(NAME);
        assertThat(browser.find(test("mobile")).getText().replaceAll("\\D", "")).endsWith(mobile);
        assertThat(browser.text()).contains(ADDRESS_DETAIL, WEIXIN_ACCOUNT);

        browser.reload();
        seesThemMasked();

        visit.signsOut();
        visit.signsIn(ConsoleHub.AUDITOR);
        browser.go("/console/access-log?outOpenId=" + outOpenId);
        assertThat(browser.all(test("access-entry")))
                .singleElement()
                .satisfies(line -> assertThat(line.getText())
                        .contains(ConsoleHub.MANAGER, "查看会员明文", outOpenId, reason)
                        .containsAnyOf("127.0.0.1", "0:0:0:0:0:0:0:1", "::1"));
    }

    private void seesThemMasked() {
        browser.find(By.cssSelector("[data-test='member-head'][data-clear='false']"));
        assertThat(browser.find(test("name")).getText()).isEqualTo("张*");
        assertThat(browser.find(test("mobile")).getText()).isEqualTo(maskedMobile);
        assertThat(browser.source()).doesNotContain(mobile, NAME, ADDRESS_DETAIL, WEIXIN_ACCOUNT);
    }

    @Test
    void givenARefusedCall_whenItIsCorrectedAndResubmitted_thenThereIsAMemberAndTheJournalTellsWhoDidIt() {
        String oneDigitShort = mobile.substring(0, 10);
        String requestId =
                ConsoleHub.calls(oneDigitShort, NAME, ", \"gender\": \"女\"").requestId();
        visit.signsIn(ConsoleHub.MANAGER);

        browser.go("/console/attention");
        assertThat(browser.find(By.id("call-" + requestId)).getText()).contains("手机号 不是手机号码", "性别 取值有误");

        visit.opensToCorrect(requestId);
        assertThat(visit.fix("mobile").getText()).contains("手机号", "不是手机号码", "少了 1 位");
        WebElement typed = visit.fix("mobile").findElement(By.cssSelector("input[name='value']"));
        assertThat(typed.getAttribute("value")).isEqualTo(oneDigitShort);
        WebElement gender = visit.fix("gender").findElement(By.tagName("select"));
        assertThat(new Select(gender).getFirstSelectedOption().getText()).contains("女");

        typed.sendKeys("x");
        browser.click(test("resubmit"));
        browser.find(Visit.REFUSED_AGAIN);
        assertThat(browser.focused().getAttribute("id")).isEqualTo("fix-0");
        assertThat(browser.all(By.cssSelector("[data-path='gender']"))).isEmpty();

        browser.type(By.cssSelector("[data-path='mobile'] input[name='value']"), mobile);
        browser.click(test("resubmit"));
        assertThat(browser.find(test("done")).getText()).contains("会员已创建");
        String corrected = browser.find(test("request-id")).getText();
        assertThat(browser.find(test("corrects")).getText()).isEqualTo(requestId);
        assertThat(browser.text()).contains("人工更正", ConsoleHub.MANAGER);

        browser.click(test("open-member"));
        browser.find(test("member-head"));
        assertThat(browser.find(test("mobile")).getText()).isEqualTo(maskedMobile);
        assertThat(browser.find(test("story")).getText()).contains(corrected, "人工更正 · " + ConsoleHub.MANAGER);

        browser.go("/console/attention");
        assertThat(browser.all(By.id("call-" + requestId))).isEmpty();
        browser.go("/console/calls/" + requestId);
        assertThat(browser.find(test("corrected-by")).getText()).isEqualTo(corrected);
    }

    @Test
    void givenASearch_whenItIsExported_thenExcelOpensTheFileAndNobodyIsInTheClear() {
        String outOpenId = becomesAMember().outOpenId();
        visit.signsIn(ConsoleHub.MANAGER);

        visit.searches(lastFourDigits);
        browser.click(test("export"));

        String csv = browser.download();
        assertThat(csv).startsWith("\uFEFF");
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(outOpenId, maskedMobile, "张*", "杭州市");
        assertThat(csv).doesNotContain(mobile, NAME, ADDRESS_DETAIL, WEIXIN_ACCOUNT);
    }

    @Test
    void givenAFileWithABadLine_whenItIsImported_thenTheOthersAreMembersAndTheReportSaysWhatIsWrong() {
        String card = "VIP" + lastFourDigits;
        String csv = """
                outOpenId,mobile,name
                %1$s1,%2$s,王一
                %1$s2,%3$s,王二
                %1$s3,1390571,王三
                %1$s4,%4$s,王四
                """.formatted(card, mobile, ConsoleHub.freshMobile(), ConsoleHub.freshMobile());
        visit.signsIn(ConsoleHub.MANAGER);

        visit.uploads(csv);
        assertThat(visit.importCounts()).isEqualTo("3 0 0 1");
        seesWhatIsWrongWithLineFour();

        visit.startsTheImport();
        assertThat(visit.importCounts()).isEqualTo("3 0 0 1");
        assertThat(browser.all(test("line"))).hasSize(4);
        seesWhatIsWrongWithLineFour();

        visit.searches(card + "1");
        browser.find(test("member-head"));
        assertThat(browser.find(test("mobile")).getText()).isEqualTo(maskedMobile);
        assertThat(browser.find(test("out-open-id")).getText()).isEqualTo(card + "1");

        visit.uploads(csv);
        visit.startsTheImport();
        assertThat(visit.importCounts()).isEqualTo("0 0 3 1");
    }

    private static void seesWhatIsWrongWithLineFour() {
        assertThat(browser.all(test("line")))
                .filteredOn(line -> line.getText().contains("拒绝"))
                .singleElement()
                .satisfies(line -> assertThat(line.getText()).contains("第 4 行", "手机号", "不是手机号码"));
    }

    @Test
    void givenSlash_thenTheSearchHasTheFocusAndTheArrowsWalkToTheMember() {
        becomesAMember();
        visit.signsIn(ConsoleHub.MANAGER);
        browser.go("/console/members");
        browser.find(test("results"));

        browser.press("/");
        assertThat(browser.focused().getAttribute("id")).isEqualTo("query");
        assertThat(browser.focused().getAttribute("value")).isEmpty();

        browser.press(lastFourDigits);
        browser.until(page -> browser.all(test("member")).size() == 1 ? true : null);
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.find(test("member-head"));
        assertThat(browser.find(test("mobile")).getText()).isEqualTo(maskedMobile);
    }

    @Test
    void givenTheQuestionBeforeAMemberIsErased_whenSomebodyThinksAgain_thenWhatTheyTypedIsStillBeforeThem() {
        String outOpenId = becomesAMember().outOpenId();
        visit.signsIn(ConsoleHub.MANAGER);
        browser.go("/console/members/" + outOpenId);
        browser.click(test("erase"));
        browser.type(By.id("erase-reason"), "顾客本人书面要求");
        browser.click(By.name("confirmed"));

        browser.click(test("erase-submit"));
        browser.find(By.cssSelector("dialog[open]"));
        browser.press(Keys.ESCAPE);
        seesWhatTheyTyped();

        browser.click(test("erase-submit"));
        browser.click(By.cssSelector("dialog[open] button[value='no']"));
        seesWhatTheyTyped();

        browser.press(Keys.ESCAPE);
        browser.until(page ->
                browser.all(By.cssSelector("details[data-test='erase'][open]")).isEmpty() ? true : null);
    }

    private static void seesWhatTheyTyped() {
        browser.until(page -> browser.all(By.cssSelector("dialog[open]")).isEmpty() ? true : null);
        browser.find(By.cssSelector("details[data-test='erase'][open]"));
        assertThat(browser.find(By.id("erase-reason")).getAttribute("value")).isEqualTo("顾客本人书面要求");
        assertThat(browser.focused().getAttribute("data-test")).isEqualTo("erase-submit");
    }

    @Test
    void givenSomebodySignedOutMeanwhile_whenTheySendAForm_thenWhatTheyTypedIsStillThereAndGoesOnceTheySignedIn() {
        String outOpenId = becomesAMember().outOpenId();
        visit.signsIn(ConsoleHub.MANAGER);
        browser.go("/console/members/" + outOpenId);
        browser.click(test("reveal"));
        browser.type(By.id("reveal-reason"), "顾客在柜台核对");
        browser.forget();

        browser.click(test("reveal-submit"));
        browser.find(test("signed-out"));
        assertThat(browser.find(By.id("reveal-reason")).getAttribute("value")).isEqualTo("顾客在柜台核对");

        browser.onAnotherTab(() -> visit.signsIn(ConsoleHub.MANAGER));
        browser.click(test("reveal-submit"));
        browser.find(test("revealed"));
    }

    @Test
    void givenSomebodySignedOutMeanwhile_whenTheySearch_thenWhatTheyTypedIsStillThereAndGoesOnceTheySignedIn() {
        becomesAMember();
        visit.signsIn(ConsoleHub.MANAGER);
        browser.go("/console/members");
        browser.forget();

        browser.type(By.id("query"), lastFourDigits.substring(0, 3));
        browser.find(test("signed-out"));
        assertThat(browser.find(By.id("query")).getAttribute("value")).isEqualTo(lastFourDigits.substring(0, 3));

        browser.onAnotherTab(() -> visit.signsIn(ConsoleHub.MANAGER));
        browser.find(By.id("query")).sendKeys(lastFourDigits.substring(3));
        visit.opensTheMember();
        assertThat(browser.find(test("mobile")).getText()).isEqualTo(maskedMobile);
    }

    @Test
    void givenASearch_thenHowManyWereFoundIsSaidByWhatWasThereBefore() {
        becomesAMember();
        visit.signsIn(ConsoleHub.MANAGER);
        browser.go("/console/members");
        WebElement said = browser.all(By.cssSelector("#said[role='status']")).get(0);

        browser.type(By.id("query"), lastFourDigits);

        browser.until(page -> said.getAttribute("textContent").equals("共 1 名") ? true : null);
    }

    @Test
    void givenFiltersThatAreNotUnderstood_thenEachLeadsToTheSentenceThatSaysWhy() {
        visit.signsIn(ConsoleHub.MANAGER);

        browser.go("/console/members?areaCode=33");
        seesThatAFieldIsWrong("f-areaCode", "地区码应为 6 位数字");
        browser.type(By.id("f-areaCode"), "330106" + Keys.TAB);
        browser.until(page -> browser.all(By.cssSelector("[aria-describedby='slip-areaCode']"))
                        .isEmpty()
                ? true
                : null);
        assertThat(browser.find(By.id("f-areaCode")).getAttribute("aria-invalid"))
                .isNull();
    }

    private static void seesThatAFieldIsWrong(String id, String why) {
        WebElement field = browser.find(By.id(id));
        assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.find(By.id(field.getAttribute("aria-describedby"))).getText())
                .isEqualTo(why);
    }

    @Test
    void givenAFileThatIsWorkedOn_whenItsPageIsBroughtUpToDate_thenTheFocusStaysWhereItIs() {
        visit.signsIn(ConsoleHub.MANAGER);
        visit.uploads("mobile,name\n%s,张小满\n".formatted(mobile));
        WebElement next = browser.find(test("next"));
        browser.find(test("only-REFUSED")).sendKeys("");

        browser.run("htmx.ajax('GET', location.pathname, {target: '#import', select: '#import', swap: 'outerHTML'})");

        browser.until(ExpectedConditions.stalenessOf(next));
        assertThat(browser.focused().getAttribute("data-test")).isEqualTo("only-REFUSED");
    }

    @Test
    void givenMoreIsAskedForByTheKeyboard_thenTheFocusStandsAtTheFirstOfIt() {
        ConsoleHub.namesakes("上官" + mobile.substring(7), 51);
        visit.signsIn(ConsoleHub.MANAGER);
        browser.go("/console/members");
        browser.find(test("more")).sendKeys(Keys.ENTER);

        browser.until(page -> browser.all(test("member")).size() > 50 ? true : null);
        browser.until(page ->
                browser.focused().equals(browser.all(By.cssSelector("a.row")).get(50)) ? true : null);
    }

    @Test
    void givenSomebodySignedOutMeanwhile_whenTheyUploadAFile_thenItSaysThatThePageHasExpired() {
        visit.signsIn(ConsoleHub.MANAGER);
        browser.go("/console/imports");
        browser.forget();

        assertThat(visit.uploadsInVain("mobile\n" + mobile + "\n")).contains("页面已过期");
    }

    @Test
    void givenNobodyChose_thenItIsChinese_andWhenSomebodySwitchesThenItIsEnglish() {
        browser.go("/console/login");
        assertThat(browser.find(By.tagName("html")).getAttribute("lang")).isEqualTo("zh-CN");
        assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("登录");

        visit.signsIn(ConsoleHub.MANAGER);
        browser.go("/console/members");
        assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("会员");

        browser.click(test("account"));
        browser.click(By.cssSelector("button[name='language'][value='en']"));
        browser.find(By.cssSelector("html[lang='en']"));
        assertThat(browser.address()).isEqualTo("/console/members");
        assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("Members");

        browser.click(test("account"));
        browser.click(By.cssSelector("button[name='language'][value='zh']"));
        browser.find(By.cssSelector("html[lang='zh-CN']"));
    }
}
