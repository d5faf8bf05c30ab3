package com.memberhub.adapter.rest.planted;

import java.net.http.HttpClient;

/** Breaks a rule on purpose: it could fetch an address that somebody sent. */
public class RestThatCallsOut {

    public HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
