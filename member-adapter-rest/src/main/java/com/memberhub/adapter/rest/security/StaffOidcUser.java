package com.memberhub.adapter.rest.security;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody whom an OpenID Connect provider knows. */
final class StaffOidcUser extends DefaultOidcUser {

    private final transient StaffMember staff;

    StaffOidcUser(OidcUser user, StaffMember staff) {
        super(staff.authorities(), user.getIdToken(), user.getUserInfo());
        this.staff = staff;
    }

    StaffMember staff() {
        return staff;
    }

    @Override
    public String getName() {
        return staff.name();
    }
}
