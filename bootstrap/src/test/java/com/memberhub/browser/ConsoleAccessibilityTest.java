package com.memberhub.browser;

import static com.memberhub.browser.Visit.test;

import com.memberhub.browser.Browser.Scheme;
import com.memberhub.browser.Browser.Screen;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** Every page, on a phone and on a desktop, light and dark: axe finds nothing serious, and nobody has to scroll sideways. */
@BrowserTest
class ConsoleAccessibilityTest {

    /** As long as a name of a level may be, without a space to break it at. */
    private static final String LONGEST_NAME = "SilverOfTheClub!".repeat(16);

    @ParameterizedTest
    @EnumSource(Screen.class)
    void everyPageIsForEverybody(Screen screen) {
        String mobile = ConsoleHub.freshMobile();
        String lastFourDigits = mobile.substring(7);
        String outOpenId = ConsoleHub.calls(mobile, "欧阳小满", """
                , "gender": "2", "yzOpenId": "yz%1$s", "memberSourceChannel": 4711, "nickname": "小满", "birthday": "1992-05-21",
                "address": {"provinceName": "浙江省", "cityName": "杭州市", "countyName": "西湖区", "addressDetail": "文三路 1 号"},
                "freeLevel": {"levelType": 1, "yzLevelName": "%2$s", "yzLevelAlias": "silver"}, "globalProps": {"traceId": "7f3a"}""".formatted(lastFourDigits, LONGEST_NAME))
                .outOpenId();
        ConsoleHub.namesakes("欧阳小满", 2);
        ConsoleHub.calls(mobile, "欧阳", ", \"yzOpenId\": \"other%s\", \"appId\": \"crm\"".formatted(lastFourDigits));
        String requestId = ConsoleHub.calls(mobile.substring(1), "欧阳", ", \"gender\": \"女\"")
                .requestId();
        SoftAssertions assertions = new SoftAssertions();

        try (Browser browser = Browser.open(ConsoleHub.port(), screen)) {
            Visit visit = new Visit(browser);
            Judge judge = new Judge(browser, assertions);

            browser.go("/console/login");
            judge.judges("login", test("sign-in"));
            visit.signsIn(ConsoleHub.MANAGER, "wrong");
            judge.judges("login that failed", test("login.failed"));
            visit.signsIn(ConsoleHub.MANAGER, ConsoleHub.PASSWORD);

            judge.judges("home", test("attention"));
            browser.click(test("account"));
            judge.judges("home with the menu open", test("sign-out"));
            visit.searches("nobody-has-this-number");
            judge.judges("members, none found", By.cssSelector("#results .nothing"));
            browser.go("/console/members");
            browser.find(test("member"));
            browser.click(test("filters"));
            judge.judges("members with filters", test("apply-filters"));
            browser.go("/console/members/" + outOpenId);
            judge.judges("member", By.cssSelector("[data-test='member-head'][data-clear='false']"));
            browser.click(test("erase"));
            judge.judges("member with the form that erases", By.id("erase-reason"));
            browser.click(test("reveal"));
            judge.judges("member with the form that reveals", By.id("reveal-reason"));
            browser.click(test("reveal"));
            visit.reveals("核对");
            judge.judges("member in the clear", By.cssSelector("[data-test='member-head'][data-clear='true']"));
            browser.go("/console/calls");
            judge.judges("calls", By.cssSelector("#calls article"));
            browser.go("/console/attention");
            judge.judges("attention", By.cssSelector(".concern-section #call-" + requestId));
            visit.opensCall(requestId);
            judge.judges("call", test("correct"));
            browser.click(test("reveal"));
            judge.judges("call with the form that reveals", test("reveal-submit"));
            browser.click(test("correct"));
            judge.judges("form that corrects", test("correct-form"));
            browser.go("/console/imports");
            judge.judges("imports", test("upload"));
            visit.uploads("outOpenId,mobile,name,nmae\nVIP%1$s,%2$s,欧阳,\nVIP%1$sx,1390,欧阳,\n"
                    .formatted(lastFourDigits, ConsoleHub.freshMobile()));
            judge.judges("import, checked", By.cssSelector("#import[data-state='CHECKED']"));
            visit.startsTheImport();
            judge.judges("import, done", By.cssSelector("#import[data-state='DONE']"));
            browser.go("/console/nowhere");
            judge.judges("404", failure(404));
            browser.go("/console/access-log");
            judge.judges("403", failure(403));
            browser.forget();
            visit.signsIn(ConsoleHub.AUDITOR);
            judge.judges("access log", test("access-entry"));
            browser.go("/console/refused-callers");
            judge.judges("refused callers", test("refused-callers"));
        }
        assertions.assertAll();
    }

    private static By failure(int status) {
        return By.xpath("//main[@data-test='failure']/p[@class='status'][text()='" + status + "']");
    }

    /** Judges the page once it is there, in both schemes, and goes on when it is bad, so that one run tells everything. */
    private record Judge(Browser browser, SoftAssertions assertions) {

        /** Only this page has what it is known by: the one before it is there still for a moment. */
        void judges(String page, By known) {
            browser.find(known);
            for (Scheme scheme : Scheme.values()) {
                browser.prefer(scheme);
                assertions
                        .assertThat(browser.accessibilityViolations())
                        .as("%s, %s, at %s", page, scheme, browser.address())
                        .isEmpty();
            }
            assertions
                    .assertThat(browser.ambiguousNames())
                    .as("%s has what is called the same", page)
                    .isEmpty();
            assertions
                    .assertThat(browser.overflowsSideways())
                    .as("%s overflows", page)
                    .isFalse();
        }
    }
}
