package com.memberhub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What somebody of the staff does in the console, step by step, each in the words of the specification. */
record Visit(Browser browser) {

    static final By REFUSED_AGAIN = test("refused-again");

    /** An element that is marked for tests. */
    static By test(String name) {
        return By.cssSelector("[data-test='" + name + "']");
    }

    void signsIn(String name) {
        browser.go("/console/login");
        signsIn(name, ConsoleHub.PASSWORD);
        browser.find(test("account"));
    }

    void signsIn(String name, String password) {
        browser.type(By.id("username"), name);
        browser.type(By.id("password"), password);
        browser.click(test("sign-in"));
    }

    void signsOut() {
        browser.click(test("account"));
        browser.click(test("sign-out"));
        browser.find(test("login.signed-out"));
    }

    void searches(String typed) {
        browser.type(By.id("query"), typed);
        browser.find(By.id("query")).sendKeys(Keys.ENTER);
    }

    /** Opens the only member that was found. */
    void opensTheMember() {
        browser.until(page -> browser.all(test("member")).size() == 1 ? true : null);
        browser.click(By.cssSelector("a.row"));
        browser.find(test("member-head"));
    }

    void reveals(String reason) {
        browser.click(test("reveal"));
        browser.type(By.id("reveal-reason"), reason);
        browser.click(test("reveal-submit"));
        browser.find(test("revealed"));
    }

    /** Opens the form that puts a refused call right, from the list of what needs attention. */
    void opensToCorrect(String requestId) {
        opensCall(requestId);
        browser.click(test("correct"));
        browser.find(test("correct-form"));
    }

    /** Opens a call from the list of what needs attention. */
    void opensCall(String requestId) {
        browser.go("/console/attention");
        browser.click(By.cssSelector("#call-" + requestId + " a.id"));
        assertThat(browser.find(test("request-id")).getText()).isEqualTo(requestId);
    }

    /** Brings a file in until the hub has checked every line. */
    void uploads(String csv) {
        browser.go("/console/imports");
        Path file = file(csv);
        browser.find(By.id("file")).sendKeys(file.toString());
        browser.type(By.id("rootKdtId"), Long.toString(ConsoleHub.ROOT_KDT_ID));
        browser.click(test("upload-submit"));
        awaitsImport("CHECKED");
        delete(file);
    }

    /** Brings a file that is not taken, and says what the page says of it. */
    String uploadsInVain(String csv) {
        Path file = file(csv);
        browser.find(By.id("file")).sendKeys(file.toString());
        browser.click(test("upload-submit"));
        String slip = browser.find(By.cssSelector("#upload-slip:not([hidden])")).getText();
        delete(file);
        return slip;
    }

    void startsTheImport() {
        browser.click(test("start"));
        awaitsImport("DONE");
    }

    private void awaitsImport(String state) {
        browser.find(By.cssSelector("#import[data-state='" + state + "']"));
    }

    /** How many lines of the import are created, aligned, unchanged and refused. */
    String importCounts() {
        return "%s %s %s %s".formatted(count("CREATED"), count("ALIGNED"), count("UNCHANGED"), count("REFUSED"));
    }

    private String count(String outcome) {
        return browser.find(test("count-" + outcome))
                .findElement(By.tagName("dd"))
                .getText();
    }

    /** What a field of the form that corrects says, with its label. */
    WebElement fix(String path) {
        return browser.find(By.cssSelector("[data-path='" + path + "']"));
    }

    private static Path file(String csv) {
        try {
            return Files.writeString(Files.createTempFile("members", ".csv"), csv, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
