package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.RestTestApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser without JavaScript, who follows no redirect unless told so. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final String hub;
    private String language = "zh-CN";
    private String token = "";

    Browser(int port) {
        hub = "http://localhost:" + port;
    }

    /** Somebody who has signed in. */
    static Browser of(int port, String name) {
        Browser browser = new Browser(port);
        browser.get("/console/login");
        browser.post("/console/login", "username", name, "password", RestTestApplication.PASSWORD);
        browser.get("/console");
        browser.get("/console/access-log");
        return browser;
    }

    Browser speaking(String acceptLanguage) {
        language = acceptLanguage;
        return this;
    }

    /** As if it had ended meanwhile. */
    void forgetSession() {
        cookies.getCookieStore().removeAll();
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Posts a form that a page before it had. */
    HttpResponse<String> post(String path, String... fields) {
        return send(form(path, fields));
    }

    /** Posts what htmx would. */
    HttpResponse<String> type(String path, String... fields) {
        return send(form(path, fields).header("HX-Request", "true"));
    }

    /** Sends a file as the page's script would. */
    HttpResponse<String> upload(String path, String type, String file) {
        return send(request(path)
                .header("Content-Type", type)
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(file)));
    }

    /** Posts a form and goes where the answer leads. */
    HttpResponse<String> follow(String path, String... fields) {
        HttpResponse<String> answer = post(path, fields);
        return get(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpRequest.Builder form(String path, String... fields) {
        List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(token)));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + encoded(fields[i + 1]));
        }
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", pairs)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("/") ? hub + path : path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Language", language);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            Matcher found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
