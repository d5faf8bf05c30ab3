package com.memberhub.adapter.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.staff.StaffRole;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

class StaffOidcUserServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private final StaffOidcUserService users =
            new StaffOidcUserService(new StaffClaims(new StaffAccounts(List.of(), "roles", "rootKdtIds", false)));

    /** The answer of a provider without user info, whose settings say that {@code upn} is what people are called. */
    private static OidcUserRequest request(Map<String, Object> claims) {
        ClientRegistration registration = ClientRegistration.withRegistrationId("sso")
                .clientId("member-hub")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid")
                .authorizationUri("https://sso.example.org/authorize")
                .tokenUri("https://sso.example.org/token")
                .userNameAttributeName("upn")
                .build();
        Map<String, Object> said = new HashMap<>(claims);
        said.put("sub", "1");
        Instant end = NOW.plusSeconds(300);
        return new OidcUserRequest(
                registration,
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "access", NOW, end),
                new OidcIdToken("id", NOW, end, said));
    }

    @Test
    void givenTheProviderSaysWhoAndWhat_thenTheyAreThatMemberOfTheStaff() {
        var user = (StaffOidcUser) users.loadUser(request(Map.of("upn", "li.na", "roles", List.of("AUDITOR"))));

        assertThat(user.staff().name()).isEqualTo("li.na");
        assertThat(user.staff().roles()).containsExactly(StaffRole.AUDITOR);
    }

    @Test
    void givenTheProviderDoesNotSayWhatPeopleAreCalled_thenTheyAreNotSignedInAndTheReasonNamesTheSetting() {
        Map<String, Object> nameless = Map.of("roles", List.of("AUDITOR"));

        assertThatThrownBy(() -> users.loadUser(request(nameless)))
                .isInstanceOf(OAuth2AuthenticationException.class)
                .hasMessageContaining("user-name-attribute");
    }
}
