package com.memberhub.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window, as somebody of the staff uses it. Finding waits until there is what is looked for. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChromeDriver driver;
    private final String origin;
    private final Path downloads;

    /** A size of screen. */
    enum Screen {
        PHONE(390, 844),
        DESKTOP(1440, 900);

        private final Dimension size;

        Screen(int width, int height) {
            size = new Dimension(width, height);
        }
    }

    private Browser(ChromeDriver driver, String origin, Path downloads) {
        this.driver = driver;
        this.origin = origin;
        this.downloads = downloads;
    }

    /** Whether there is a Chromium with its driver on this machine; Debian's packages chromium and chromium-driver. */
    static boolean isInstalled() {
        return chromium().isPresent() && chromeDriver().isPresent();
    }

    /** Opens a fresh browser, without cookies, on a hub. */
    static Browser open(int port, Screen screen) {
        return open(port, screen, true);
    }

    /** Opens a fresh browser that runs no script. */
    static Browser openWithoutJavaScript(int port, Screen screen) {
        return open(port, screen, false);
    }

    private static Browser open(int port, Screen screen, boolean javaScript) {
        Path downloads = temporaryFolder();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
                "--no-first-run",
                "--lang=zh-CN",
                "--window-size=" + screen.size.getWidth() + "," + screen.size.getHeight());
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "intl.accept_languages",
                        "zh-CN,zh",
                        "download.default_directory",
                        downloads.toString(),
                        "profile.managed_default_content_settings.javascript",
                        javaScript ? 1 : 2));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromeDriver().orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        if (screen == Screen.PHONE) {
            // A window cannot be made as narrow as a phone.
            driver.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of(
                            "width",
                            screen.size.getWidth(),
                            "height",
                            screen.size.getHeight(),
                            "deviceScaleFactor",
                            2,
                            "mobile",
                            true));
        }
        return new Browser(driver, "http://localhost:" + port, downloads);
    }

    Browser go(String path) {
        driver.get(origin + path);
        return this;
    }

    /** The address of the page without the origin. */
    String address() {
        return driver.getCurrentUrl().substring(origin.length());
    }

    WebElement find(By by) {
        return until(found -> found.findElements(by).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    List<WebElement> all(By by) {
        return driver.findElements(by);
    }

    void click(By by) {
        WebElement element = find(by);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    void type(By by, String text) {
        WebElement element = find(by);
        element.clear();
        element.sendKeys(text);
    }

    /** Waits until the page says this. */
    void sees(String text) {
        until(page -> page.findElement(By.tagName("body")).getText().contains(text) ? true : null);
    }

    /** What the page says to people. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    <T> T until(Function<WebDriver, T> condition) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .withMessage(() -> "waited on " + driver.getCurrentUrl() + ", which says:\n" + text())
                .until(condition);
    }

    /** Whether the page is wider than the screen, so that one has to scroll sideways. */
    boolean overflowsSideways() {
        return (Boolean) driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
    }

    /** The content of the only file that was downloaded. */
    String download() {
        return until(any -> {
            try (Stream<Path> files = Files.list(downloads)) {
                Optional<Path> done = files.filter(file -> !file.toString().endsWith(".crdownload"))
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .findFirst();
                return done.isPresent() ? Files.readString(done.get()) : null;
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        });
    }

    /** Serious and critical violations of WCAG 2 A and AA on the page, as axe-core sees them. */
    List<String> accessibilityViolations() {
        driver.executeScript(AXE);
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then(result => done(
                  result.violations
                    .filter(violation => ['serious', 'critical'].includes(violation.impact))
                    .map(violation => violation.id + ': ' + violation.help + ' '
                      + violation.nodes.slice(0, 3).map(node => node.html).join(' | '))));
                """);
        return ((List<?>) found).stream().map(Object::toString).collect(Collectors.toList());
    }

    /** A picture of the page, for people. */
    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.list(downloads)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(downloads);
        } catch (IOException left) {
            throw new IllegalStateException(left);
        }
    }

    private static final String AXE = axe();

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("member-hub-downloads");
        } catch (IOException notMade) {
            throw new IllegalStateException(notMade);
        }
    }

    private static Optional<Path> chromium() {
        return onPath("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<Path> chromeDriver() {
        return onPath("chromedriver");
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
