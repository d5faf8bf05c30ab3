package com.memberhub.endtoend;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's program that calls the staff's API with their name and password. */
record Program(Hub hub, String user) {

    private static final JsonMapper JSON = new JsonMapper();

    HttpResponse<String> get(String path) {
        Staff staff = new Staff(hub);
        return staff.send(staff.request("GET", path).header("Authorization", Staff.basic(user, Staff.PASSWORD)));
    }

    HttpResponse<String> send(String method, String path, String body) {
        Staff staff = new Staff(hub);
        return staff.send(staff.request(method, path)
                .header("Authorization", Staff.basic(user, Staff.PASSWORD))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
