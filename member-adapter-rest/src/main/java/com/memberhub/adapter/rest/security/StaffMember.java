package com.memberhub.adapter.rest.security;

import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Somebody of the staff who has proven who they are, in whatever way.
 *
 * @param roles what they may do; the roles that come with others are among them
 */
record StaffMember(String name, Set<StaffRole> roles, RootShops shops) implements AuthenticatedPrincipal {

    StaffMember {
        roles = StaffRole.withImplied(roles);
    }

    /** The roles as Spring Security names them. */
    Collection<GrantedAuthority> authorities() {
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String getName() {
        return name;
    }
}
