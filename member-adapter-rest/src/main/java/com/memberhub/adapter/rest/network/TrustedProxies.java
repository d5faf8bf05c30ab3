package com.memberhub.adapter.rest.network;

import java.util.List;

/**
 * Whose word is taken for where a request came from. Nobody else's {@code X-Forwarded-For} or {@code X-Forwarded-Proto}
 * changes anything.
 *
 * @param networks where those proxies are; none for no proxy
 */
public record TrustedProxies(List<Network> networks) {

    public TrustedProxies {
        networks = List.copyOf(networks);
    }
}
