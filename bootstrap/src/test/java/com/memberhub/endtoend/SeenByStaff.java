package com.memberhub.endtoend;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that staff can see of a member without a reveal. Whatever shows members or calls belongs here, the console's
 * pages too: {@link MaskingTest} looks at all of it.
 */
final class SeenByStaff {

    /** Everybody who may see something and no more than masked. */
    static final List<String> EVERYBODY = List.of("viewer", "exporter", "operator", "auditor");

    private static final String JSON_SEARCHES = "/api/members/search";

    private SeenByStaff() {}

    /** One thing to look at, for a program. */
    record Question(String method, String path, String body) {

        HttpResponse<String> ask(Program program) {
            return method.equals("GET") ? program.get(path) : program.send(method, path, body);
        }
    }

    /** Every answer of the API about this member, these calls and this import, whatever the role. */
    static List<Question> answers(
            SomebodyUnmistakable somebody, String outOpenId, List<String> requestIds, String importId) {
        List<Question> questions = new ArrayList<>();
        Stream.of(
                        "/api/members/" + outOpenId,
                        "/api/members/" + outOpenId + "/calls",
                        "/api/attention",
                        "/api/attention?kind=refused",
                        "/api/attention?kind=unlisted_channel",
                        "/api/statistics",
                        "/api/access-log",
                        "/api/access-log?outOpenId=" + outOpenId,
                        "/api/imports",
                        "/api/imports/" + importId,
                        "/api/imports/" + importId + "/lines")
                .forEach(path -> questions.add(new Question("GET", path, "")));
        requestIds.forEach(id -> questions.add(new Question("GET", "/api/calls/" + id, "")));
        Stream.of(
                        "",
                        SomebodyUnmistakable.MOBILE,
                        "8536",
                        SomebodyUnmistakable.NAME,
                        SomebodyUnmistakable.NICKNAME,
                        outOpenId)
                .forEach(query -> questions.add(new Question("POST", JSON_SEARCHES, "{\"query\": \"" + query + "\"}")));
        questions.add(
                new Question("POST", JSON_SEARCHES, "{\"query\": \"" + SomebodyUnmistakable.NAME.repeat(40) + "\"}"));
        questions.add(new Question("POST", JSON_SEARCHES, "{\"query\": \"" + SomebodyUnmistakable.NAME));
        questions.add(new Question("POST", JSON_SEARCHES, "{\"cursor\": \"" + SomebodyUnmistakable.NAME + "\"}"));
        questions.add(new Question("POST", JSON_SEARCHES, "{\"sort\": \"" + SomebodyUnmistakable.NAME + "\"}"));
        questions.add(new Question("POST", "/api/calls/search", "{}"));
        questions.add(new Question(
                "POST", "/api/calls/search", "{\"filters\": {\"mobile\": \"" + SomebodyUnmistakable.MOBILE + "\"}}"));
        questions.add(new Question(
                "POST", "/api/calls/search", "{\"filters\": {\"mobile\": \"x" + SomebodyUnmistakable.MOBILE + "\"}}"));
        questions.add(new Question("POST", "/api/members/export", "{}"));
        questions.add(
                new Question("POST", "/api/members/export", "{\"query\": \"" + SomebodyUnmistakable.NAME + "\"}"));
        requestIds.forEach(id -> questions.add(
                new Question("POST", "/api/calls/" + id + "/resubmit", "{\"payload\": " + somebody.wholeCall() + "}")));
        return questions;
    }

    /** The paths of the console's pages about this member, these calls and this import. */
    static List<String> pages(String outOpenId, List<String> requestIds, String importId) {
        List<String> pages = new ArrayList<>(List.of(
                "/console",
                "/console/members",
                "/console/members/" + outOpenId,
                "/console/calls",
                "/console/attention",
                "/console/access-log",
                "/console/imports",
                "/console/imports/" + importId));
        requestIds.forEach(id -> pages.add("/console/calls/" + id));
        return pages;
    }
}
