package com.memberhub.adapter.rest;

import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the hub answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The header's value; empty where there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String message() {
        return json().path("message").asString();
    }

    public String requestId() {
        return json().path("requestId").asString();
    }

    public String outOpenId() {
        return json().path("data").path("outOpenId").asString();
    }

    /** The codes of errorData by path, in the order of the answer. */
    public Map<String, String> errorCodes() {
        return errorData("code");
    }

    /** The messages of errorData by path, in the order of the answer. */
    public Map<String, String> errorMessages() {
        return errorData("message");
    }

    private Map<String, String> errorData(String part) {
        Map<String, String> parts = new LinkedHashMap<>();
        json().path("errorData")
                .properties()
                .forEach(error ->
                        parts.put(error.getKey(), error.getValue().path(part).asString()));
        return parts;
    }
}
