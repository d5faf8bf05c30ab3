package com.memberhub.browser;

import static com.memberhub.browser.Visit.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.browser.Browser.Screen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Search and detail need no script. */
@BrowserTest
class ConsoleWithoutJavaScriptTest {

    private static final int A_PAGE = 50;

    @ParameterizedTest
    @EnumSource(Screen.class)
    void givenNoScript_thenSomebodySignsInSearchesTurnsThePageAndOpensAMember(Screen screen) {
        String name = "翻页" + screen.name().toLowerCase(java.util.Locale.ROOT);
        ConsoleHub.namesakes(name, A_PAGE + 1);
        try (Browser browser = Browser.openWithoutJavaScript(ConsoleHub.port(), screen)) {
            Visit visit = new Visit(browser);
            visit.signsIn(ConsoleHub.MANAGER);

            visit.searches(name);
            browser.until(page -> browser.all(test("member")).size() == A_PAGE ? true : null);
            assertThat(browser.find(test("count")).getText()).contains("51");
            browser.click(test("more"));

            visit.opensTheMember();
            assertThat(browser.find(test("name")).getText()).isEqualTo("翻*");
            assertThat(browser.find(test("mobile")).getText()).matches("139\\*{4}[0-9]{4}");
            assertThat(browser.find(test("story")).getText()).contains("已创建");
            assertThat(browser.all(By.cssSelector(".toast"))).isNotEmpty().noneMatch(WebElement::isDisplayed);
        }
    }
}
