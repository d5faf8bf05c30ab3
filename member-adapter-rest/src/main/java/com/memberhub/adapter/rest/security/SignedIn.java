package com.memberhub.adapter.rest.security;

import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import java.util.Set;

/**
 * Who is signed in, as a parameter of a handler.
 *
 * @param roles what they may do; the roles that come with others are among them
 */
public record SignedIn(Actor actor, Set<StaffRole> roles) {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    /** Whether they have the role. */
    public boolean may(StaffRole role) {
        return roles.contains(role);
    }

    /** Whose members they may see. */
    public RootShops shops() {
        return actor.shops();
    }
}
