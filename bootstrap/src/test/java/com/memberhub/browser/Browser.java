package com.memberhub.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.json.JsonMapper;

/** A real Chromium without a window, as somebody of the staff uses it. Finding waits until there is what is looked for. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final JsonMapper JSON = new JsonMapper();

    private final ChromeDriver driver;
    private final String origin;
    private final Path downloads;
    private final Set<String> addresses = new LinkedHashSet<>();

    /** A size of screen. */
    enum Screen {
        PHONE(390, 844),
        DESKTOP(1440, 900);

        private final Dimension size;

        Screen(int width, int height) {
            size = new Dimension(width, height);
        }
    }

    /** What somebody told their device that they like. */
    enum Scheme {
        LIGHT,
        DARK
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
                "--hide-scrollbars",
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
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
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

    void reload() {
        driver.navigate().refresh();
    }

    /** Makes the browser a fresh one: nobody is signed in, and nothing is remembered or downloaded. */
    void forget() {
        driver.manage().deleteAllCookies();
        requestedAddresses();
        addresses.clear();
        deleteDownloads();
    }

    /** Does something on a tab of its own, closes that, and is back. */
    void onAnotherTab(Runnable what) {
        String here = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        what.run();
        driver.close();
        driver.switchTo().window(here);
    }

    /** Tells pages what somebody likes. */
    void prefer(Scheme scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of(
                                "name",
                                "prefers-color-scheme",
                                "value",
                                scheme.name().toLowerCase(Locale.ROOT)))));
    }

    /** The address of the page without the origin. */
    String address() {
        return driver.getCurrentUrl().substring(origin.length());
    }

    /** Every address that the address bar showed while something was looked for, without the origin. */
    Set<String> addresses() {
        return addresses;
    }

    /** Every address that the browser asked for since this was asked last, whole: pages, what they load, and what their scripts ask for. */
    List<String> requestedAddresses() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> JSON.readTree(entry.getMessage()).get("message"))
                .filter(event -> event.get("method").stringValue().equals("Network.requestWillBeSent"))
                .map(event -> event.at("/params/request/url").stringValue())
                .filter(address -> address.startsWith("http"))
                .toList();
    }

    String origin() {
        return origin;
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

    /** Presses keys where the focus is. */
    void press(CharSequence keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** What has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Lets the page do what its own scripts do at a time that no test can wait for. */
    void run(String script) {
        driver.executeScript(script);
    }

    /** What the page says to people. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** What the page is made of, seen or not. */
    String source() {
        return driver.getPageSource();
    }

    <T> T until(Function<WebDriver, T> condition) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .withMessage(() -> "waited on " + driver.getCurrentUrl() + ", which says:\n" + text())
                .until(page -> {
                    addresses.add(address());
                    return condition.apply(page);
                });
    }

    /** Whether the page is wider than the screen, so that one has to scroll sideways, or something opened beside the screen. */
    boolean overflowsSideways() {
        return (Boolean) driver.executeScript("""
                return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1
                    || Array.from(document.querySelectorAll('details[open] > .popover')).some(popover => {
                        const place = popover.getBoundingClientRect();
                        return place.left < 0 || place.right > document.documentElement.clientWidth;
                    })""");
    }

    /** The content of the file that was downloaded last. */
    String download() {
        return until(any -> {
            List<Path> files = downloaded();
            if (files.size() != 1 || files.get(0).toString().endsWith(".crdownload")) {
                return null;
            }
            try {
                String content = Files.readString(files.get(0));
                return content.isEmpty() ? null : content;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private List<Path> downloaded() {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void deleteDownloads() {
        try (Stream<Path> files = Files.list(downloads)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    /** Serious and critical violations of WCAG 2 A and AA on the page, as axe-core sees them. */
    List<String> accessibilityViolations() {
        if (Boolean.TRUE.equals(driver.executeScript("return typeof axe === 'undefined'"))) {
            driver.executeScript(AXE);
        }
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

    /** Links that are called the same but lead to different pages, and parts of the page that are: whoever hears a list of them cannot choose. */
    List<String> ambiguousNames() {
        Object found = driver.executeScript("""
                const name = element => (element.getAttribute('aria-label') || document.getElementById(element.getAttribute('aria-labelledby'))?.textContent
                  || element.textContent).trim().replace(/\\s+/g, ' ');
                const by = {};
                document.querySelectorAll('a[href]').forEach(link => (by['link ' + name(link)] ??= new Set()).add(link.href));
                document.querySelectorAll('section[aria-label], section[aria-labelledby], [role=region], nav').forEach(part =>
                  (by['part ' + name(part)] ??= new Set()).add(part));
                return Object.keys(by).filter(name => by[name].size > 1);
                """);
        return ((List<?>) found).stream().map(Object::toString).toList();
    }

    @Override
    public void close() {
        driver.quit();
        deleteDownloads();
        try {
            Files.delete(downloads);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static final String AXE = axe();

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("member-hub-downloads");
        } catch (IOException notMade) {
            throw new UncheckedIOException(notMade);
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
