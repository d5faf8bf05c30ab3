package com.memberhub.adapter.rest.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Makes a member of the staff of whoever a provider vouches for. What is missing for that, the log says in words of the settings. */
final class StaffOidcUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private static final Logger LOG = LoggerFactory.getLogger(StaffOidcUserService.class);

    private final OidcUserService provider = new OidcUserService();
    private final StaffClaims claims;

    StaffOidcUserService(StaffClaims claims) {
        this.claims = claims;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = known(request);
        StaffMember staff = claims.read(user.getName(), user.getClaims());
        if (staff.roles().isEmpty()) {
            LOG.info(
                    "Somebody signed in by {} and may do nothing here: {}",
                    request.getClientRegistration().getRegistrationId(),
                    claims.whyNoRole(user.getName(), user.getClaims()));
        }
        return new StaffOidcUser(user, staff);
    }

    private OidcUser known(OidcUserRequest request) {
        try {
            return provider.loadUser(request);
        } catch (IllegalArgumentException nameless) {
            String description = "the claim that user-name-attribute names is not in the ID token or the user info";
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("nameless", description, null), description, nameless);
        }
    }
}
