package com.memberhub.application.staff;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a member of the staff may do. Every role but {@link #AUDITOR} includes {@link #VIEWER}. */
public enum StaffRole {
    /** Finds members and calls, and sees them masked. */
    VIEWER,
    /** May look at one member in the clear, giving a reason, and erase one on request. */
    PRIVACY,
    /** Takes out the members of a search, masked. */
    EXPORTER,
    /** Corrects refused calls and brings members in. */
    OPERATOR,
    /** Reads the access log and which callers were refused, and nothing else. */
    AUDITOR;

    /** These roles and those that come with them. */
    public static Set<StaffRole> withImplied(Collection<StaffRole> granted) {
        Set<StaffRole> roles = EnumSet.noneOf(StaffRole.class);
        roles.addAll(granted);
        if (granted.stream().anyMatch(role -> role != AUDITOR)) {
            roles.add(VIEWER);
        }
        return Set.copyOf(roles);
    }
}
