package com.memberhub.adapter.rest.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Finds the member of the staff behind an authentication, whichever way they came in. */
final class SignedInStaff {

    private SignedInStaff() {}

    static Optional<StaffMember> of(@Nullable Authentication authentication) {
        if (authentication == null) {
            return Optional.empty();
        }
        Object principal = authentication.getPrincipal();
        if (principal instanceof StaffOidcUser user) {
            return Optional.of(user.staff());
        }
        return principal instanceof StaffMember staff ? Optional.of(staff) : Optional.empty();
    }

    /** Whether whoever asks may do nothing at all here. */
    static boolean hasNoRole() {
        return of(SecurityContextHolder.getContext().getAuthentication())
                .map(staff -> staff.roles().isEmpty())
                .orElse(true);
    }
}
