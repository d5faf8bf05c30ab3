package com.memberhub.adapter.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

class IdentityProvidersTest {

    private static ClientRegistration.Builder registration(String id) {
        return ClientRegistration.withRegistrationId(id)
                .clientId("member-hub")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .authorizationUri("https://sso.example.org/authorize")
                .tokenUri("https://sso.example.org/token");
    }

    @Test
    void givenAProviderThatIsConfiguredByItsAddressAlone_thenItIsCalledByTheNameOfItsRegistration() {
        String issuer = "https://sso.example.org/realms/shop";

        assertThat(IdentityProviders.name(registration("keycloak")
                        .issuerUri(issuer)
                        .clientName(issuer)
                        .build()))
                .isEqualTo("keycloak");
    }

    @Test
    void givenAName_thenTheProviderIsCalledByIt() {
        assertThat(IdentityProviders.name(registration("keycloak")
                        .issuerUri("https://sso.example.org/realms/shop")
                        .clientName("Headquarters")
                        .build()))
                .isEqualTo("Headquarters");
        assertThat(IdentityProviders.name(registration("keycloak").build())).isEqualTo("keycloak");
    }

    @Test
    void givenProvidersThatLetPeopleSignOut_thenEachOriginIsToldOnce() {
        Map<String, Object> here = Map.of("end_session_endpoint", "https://sso.example.org:8443/realms/shop/logout");
        Map<String, Object> there = Map.of("end_session_endpoint", "http://sso.example.net/logout");

        IdentityProviders providers = IdentityProviders.of(new InMemoryClientRegistrationRepository(
                registration("a").providerConfigurationMetadata(here).build(),
                registration("b").providerConfigurationMetadata(here).build(),
                registration("c").build(),
                registration("d").providerConfigurationMetadata(there).build()));

        assertThat(providers.signOutOrigins())
                .containsExactlyInAnyOrder("https://sso.example.org:8443", "http://sso.example.net");
    }

    @Test
    void givenNoProvider_thenThereIsNone() {
        assertThat(IdentityProviders.of(null)).isEqualTo(new IdentityProviders(List.of()));
    }
}
