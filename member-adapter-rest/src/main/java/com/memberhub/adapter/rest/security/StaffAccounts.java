package com.memberhub.adapter.rest.security;

import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who of the staff may sign in, as it is configured.
 *
 * @param accounts who signs in with a name and a password; no two of one name
 * @param rolesClaim the claim of an ID token or bearer token that holds roles; dots lead into objects
 * @param rootKdtIdsClaim the claim that holds root shops
 * @param requiresRootKdtIds whether a token without that claim gives no role; otherwise it may see all root shops
 */
public record StaffAccounts(
        List<Account> accounts, String rolesClaim, String rootKdtIdsClaim, boolean requiresRootKdtIds) {

    public StaffAccounts {
        accounts = List.copyOf(accounts);
    }

    Optional<Account> find(String name) {
        return accounts.stream().filter(account -> account.name().equals(name)).findAny();
    }

    /**
     * Somebody with a password.
     *
     * @param passwordHash by bcrypt, {@code $2a$}, {@code $2b$} or {@code $2y$}
     * @param roles as they are granted, without those that come with others
     */
    public record Account(String name, String passwordHash, Set<StaffRole> roles, RootShops shops) {

        public Account {
            roles = Set.copyOf(roles);
        }

        /** Without the hash. */
        @Override
        public String toString() {
            return "Account[" + name + "]";
        }
    }
}
