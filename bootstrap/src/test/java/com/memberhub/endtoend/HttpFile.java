package com.memberhub.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of docs/member-hub.http, as the clients that know such files read it. */
record HttpFile(Map<String, String> variables, List<Request> requests) {

    private static final Pattern TITLE = Pattern.compile("### (.+) => ([0-9]{3})");
    private static final Pattern VARIABLE = Pattern.compile("@(\\w+) = (.+)");

    static HttpFile read(Path file) throws IOException {
        String[] parts = Files.readString(file).split("(?m)^(?=### )", -1);
        Map<String, String> variables = new LinkedHashMap<>();
        Matcher variable = VARIABLE.matcher(parts[0]);
        while (variable.find()) {
            variables.put(variable.group(1), variable.group(2));
        }
        List<Request> requests = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            requests.add(request(parts[i]));
        }
        return new HttpFile(variables, requests);
    }

    private static Request request(String part) {
        String[] headAndBody = part.strip().split("\n\n", 2);
        String[] lines = headAndBody[0].split("\n", -1);
        Matcher title = TITLE.matcher(lines[0]);
        if (!title.matches()) {
            throw new IllegalArgumentException("a title and the status behind an arrow: " + lines[0]);
        }
        String[] first = lines[1].split(" ", 2);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 2; i < lines.length; i++) {
            String[] header = lines[i].split(": ", 2);
            headers.put(header[0], header[1]);
        }
        String body = headAndBody.length > 1 ? headAndBody[1] : "";
        return new Request(title.group(1), Integer.parseInt(title.group(2)), first[0], first[1], headers, body);
    }

    /**
     * One request, with variables in double braces.
     *
     * @param status what it is said to be answered
     */
    record Request(String title, int status, String method, String url, Map<String, String> headers, String body) {}
}
