package com.memberhub.adapter.rest.network;

import java.net.InetAddress;
import org.apache.catalina.util.NetMask;

/** A network of addresses, or one address: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, {@code 192.0.2.1}. */
public final class Network {

    private static final int BITS_OF_A_BYTE = 8;

    private final String cidr;
    private final NetMask mask;

    private Network(String cidr, NetMask mask) {
        this.cidr = cidr;
        this.mask = mask;
    }

    /**
     * Reads a network.
     *
     * @param text an address, and behind a slash how many of its bits count; all of them where there is no slash
     * @throws IllegalArgumentException where it is none
     */
    public static Network of(String text) {
        String[] parts = text.strip().split("/", -1);
        InetAddress address =
                Addresses.parse(parts[0]).orElseThrow(() -> new IllegalArgumentException("no address: " + text));
        int bits = address.getAddress().length * BITS_OF_A_BYTE;
        String cidr = parts[0] + "/" + (parts.length == 1 ? Integer.toString(bits) : parts[1]);
        if (parts.length > 2) {
            throw new IllegalArgumentException("no network: " + text);
        }
        return new Network(cidr, new NetMask(cidr));
    }

    /** Whether an address is in it; what is no address is in none. */
    public boolean contains(String address) {
        return Addresses.parse(address).filter(mask::matches).isPresent();
    }

    /** In the form address/bits. */
    @Override
    public String toString() {
        return cidr;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && network.cidr.equals(cidr);
    }

    @Override
    public int hashCode() {
        return cidr.hashCode();
    }
}
