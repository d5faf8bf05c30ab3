package com.memberhub.adapter.rest.caller;

import com.memberhub.adapter.rest.network.Network;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.AppId;
import java.util.List;

/**
 * An app that may call.
 *
 * @param shops the root shops it may write for
 * @param networks where it calls from; none for anywhere
 * @param proof how it proves that it is the one
 * @param rate how often it may call
 */
public record PlatformApp(AppId id, RootShops shops, List<Network> networks, CallerProof proof, CallRate rate) {

    public PlatformApp {
        networks = List.copyOf(networks);
    }

    boolean mayCallFrom(String address) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address));
    }
}
