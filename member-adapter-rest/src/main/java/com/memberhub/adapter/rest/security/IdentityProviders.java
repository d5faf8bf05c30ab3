package com.memberhub.adapter.rest.security;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * The OpenID Connect providers at which people may sign in, as they are configured.
 *
 * @param registrations what the hub is to each of them, in the order of the settings
 */
public record IdentityProviders(List<ClientRegistration> registrations) {

    /** OpenID Connect RP-Initiated Logout 1.0: where a provider lets people sign out, if it says so when it is discovered. */
    private static final String END_SESSION = "end_session_endpoint";

    public IdentityProviders {
        registrations = List.copyOf(registrations);
    }

    /**
     * Those of a repository that can be gone through, as Spring Boot's can.
     *
     * @param repository null where no provider is configured
     */
    public static IdentityProviders of(@Nullable ClientRegistrationRepository repository) {
        List<ClientRegistration> registrations = new ArrayList<>();
        if (repository instanceof Iterable<?> all) {
            all.forEach(each -> registrations.add((ClientRegistration) each));
        }
        return new IdentityProviders(registrations);
    }

    /**
     * What people call it. Spring Security takes the address of a provider that is discovered where no name is configured,
     * which nobody can read on a button.
     */
    static String name(ClientRegistration registration) {
        String name = registration.getClientName();
        return name.equals(registration.getProviderDetails().getIssuerUri()) ? registration.getRegistrationId() : name;
    }

    /** The origins, such as {@code https://sso.example.org}, where people are sent to sign out. */
    List<String> signOutOrigins() {
        return registrations.stream()
                .map(registration -> registration
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get(END_SESSION))
                .flatMap(address -> Stream.ofNullable(address).map(String::valueOf))
                .map(URI::create)
                .map(address -> address.getScheme() + "://" + address.getRawAuthority())
                .distinct()
                .toList();
    }
}
