package com.memberhub.endtoend;

import java.io.IOException;
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
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Somebody of the staff with a browser that keeps cookies and follows no redirect, or with a program. */
final class Staff {

    /** Of everybody whom {@link #settings} lets in. */
    static final String PASSWORD = "correct horse battery staple";

    private static final String HASH = new BCryptPasswordEncoder(4).encode(PASSWORD);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final URI hub;

    Staff(Hub hub) {
        this.hub = URI.create(
                "http://localhost:" + hub.context().getEnvironment().getRequiredProperty("local.server.port") + "/");
    }

    /** Settings of a hub with these users, each {@code name ROLE,ROLE} or {@code name ROLE,ROLE shop,shop}. */
    static String[] settings(String... users) {
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < users.length; i++) {
            String[] parts = users[i].split(" ", -1);
            String prefix = "member-hub.staff.users[" + i + "].";
            settings.add(prefix + "name=" + parts[0]);
            settings.add(prefix + "password={bcrypt}" + HASH);
            settings.add(prefix + "roles=" + parts[1]);
            if (parts.length > 2) {
                settings.add(prefix + "root-kdt-ids=" + parts[2]);
            }
        }
        return settings.toArray(String[]::new);
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(hub.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.noBody());
    }

    HttpResponse<String> get(String path) {
        return send(request("GET", path));
    }

    /** Posts a form as it is, with no token but what the fields say. */
    HttpResponse<String> post(String path, String... fields) {
        return send(form(path, fields));
    }

    /** A form that is about to be posted. */
    HttpRequest.Builder form(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return request("POST", path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()));
    }

    /** The token in the form of the login page. */
    String token() {
        return tokenOf("/console/login");
    }

    /** The token in the forms of a page. */
    String tokenOf(String page) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError(page + " has no token");
        }
        return token.group(1);
    }

    /** What the browser sends to show who it is. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Signs in by the form. */
    HttpResponse<String> signIn(String name, String password) {
        return post("/console/login", "username", name, "password", password, "_csrf", token());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new Hub.NotAnswered(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
