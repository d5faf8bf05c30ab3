package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.endtoend.Hub.Answer;
import com.memberhub.endtoend.Hub.Caller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged hub on a machine that writes digits in its own way, on the other side of the date line. */
class ElsewhereIT {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port ([0-9]+)");
    private static final Pattern PASSWORD = Pattern.compile("password  (\\S+)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void givenAnArabicMachineInSamoa_thenTheHubDoesAsEverywhere() throws Exception {
        HubProcess hub = HubProcess.launch(
                folder,
                Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG -Duser.timezone=Pacific/Apia"));
        hub.awaitReady();
        try {
            Caller caller = hub.caller();
            caller.create(Calls.with("13800138000", "\"gender\": \"female\","));

            Answer cured = caller.create(Calls.with("13800138000", "\"memberCreatedTime\": \"2026-11-20 10:15:31\","));

            assertThat(cured.outcome()).as(hub.log()).isEqualTo("created");
            assertThat(search(hub, "/api/members/search", "{\"query\": \"13800138000\"}"))
                    .contains("\"memberCreatedTime\":\"2026-11-20T10:15:31+08:00\"");
            assertThat(search(hub, "/api/calls/search", "{\"filters\": {\"uncured\": true}}"))
                    .contains("\"total\":0");
            assertThat(search(hub, "/api/calls/search", "{}")).contains("\"total\":2");
        } finally {
            hub.stop();
        }
    }

    private static String search(HubProcess hub, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + inLog(PORT, hub) + path))
                                .header("Content-Type", "application/json")
                                .header("Authorization", Staff.basic("admin", inLog(PASSWORD, hub)))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String inLog(Pattern pattern, HubProcess hub) throws IOException {
        Matcher matcher = pattern.matcher(hub.log());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
