package com.memberhub.adapter.rest.network;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.Globals;

/** Where a request came from. */
public final class Origin {

    private static final int LONGEST = 64;
    private static final int BYTES_OF_A_NETWORK = 8;

    private static final String FORWARDED_PREFIX = "x-forwarded";
    private static final Set<String> FORWARDING_HEADERS = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "cf-connecting-ip");

    private Origin() {}

    /** The address of who sent it, as far as it is known by those whose word is taken. */
    public static String address(HttpServletRequest request) {
        String address = String.valueOf(request.getRemoteAddr());
        return address.substring(0, Math.min(address.length(), LONGEST));
    }

    /**
     * What is counted as one: an address, and of IPv6 the network of it, since whoever has one address has 2^64. However
     * it is written; all that is no address is one.
     */
    public static String neighbourhood(String address) {
        return Addresses.parse(address)
                .map(InetAddress::getAddress)
                .map(bytes -> HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, BYTES_OF_A_NETWORK)))
                .orElse("");
    }

    /**
     * Whether this machine itself sent it, over loopback, forwarded by nobody, and addressed to this machine by its own name.
     * Another name is that of a page in a browser here, led to believe that this machine is its own host (DNS rebinding).
     */
    public static boolean isThisMachine(HttpServletRequest request) {
        return Addresses.parse(request.getRemoteAddr())
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent()
                && isNameOfThisMachine(request.getServerName())
                && request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null
                && Collections.list(request.getHeaderNames()).stream().noneMatch(Origin::isForwarding);
    }

    private static boolean isNameOfThisMachine(String name) {
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        return name.equalsIgnoreCase("localhost")
                || Addresses.parse(bare).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static boolean isForwarding(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith(FORWARDED_PREFIX) || FORWARDING_HEADERS.contains(name);
    }
}
