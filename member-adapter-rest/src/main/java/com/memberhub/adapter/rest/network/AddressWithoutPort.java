package com.memberhub.adapter.rest.network;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Takes the port from an address that a proxy told, as some of them write it: {@code 192.0.2.1:50123}, {@code [2001:db8::1]:50123}. */
final class AddressWithoutPort extends ValveBase {

    private static final Pattern WITH_PORT = Pattern.compile("(?:([0-9.]+)|\\[([^\\]]+)])(?::[0-9]{1,5})?");

    AddressWithoutPort() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Matcher told = WITH_PORT.matcher(String.valueOf(request.getRemoteAddr()));
        if (told.matches()) {
            request.setRemoteAddr(told.group(1) == null ? told.group(2) : told.group(1));
        }
        getNext().invoke(request, response);
    }
}
