package com.memberhub.adapter.rest.security;

import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.RootKdtId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a token says of somebody. Roles that the hub does not know are left out: a provider's list serves other
 * systems too. Root shops that cannot be read leave no role, since a slip must not open every shop; so does a missing claim
 * of them unless the settings say that it means all. Who has no name has no role either: the access log could not say who.
 */
final class StaffClaims {

    private final String rolesClaim;
    private final String rootKdtIdsClaim;
    private final boolean requiresRootKdtIds;

    StaffClaims(StaffAccounts accounts) {
        this.rolesClaim = accounts.rolesClaim();
        this.rootKdtIdsClaim = accounts.rootKdtIdsClaim();
        this.requiresRootKdtIds = accounts.requiresRootKdtIds();
    }

    StaffMember read(String name, Map<String, Object> claims) {
        Object shops = claim(claims, rootKdtIdsClaim);
        Set<StaffRole> roles = roles(claim(claims, rolesClaim));
        if (!isName(name) || (shops == null && requiresRootKdtIds)) {
            return withoutRole(name);
        }
        if (shops == null) {
            return new StaffMember(name, roles, RootShops.all());
        }
        try {
            Set<RootKdtId> ids = new HashSet<>();
            items(shops).forEach(item -> ids.add(new RootKdtId(Long.parseLong(item))));
            return new StaffMember(name, roles, new RootShops(ids));
        } catch (InvalidValueException | IllegalArgumentException unreadable) {
            return withoutRole(name);
        }
    }

    /** What keeps somebody from having a role, for whoever sets the provider up: names of claims, nothing of what they hold. */
    String whyNoRole(String name, Map<String, Object> claims) {
        Object given = claim(claims, rolesClaim);
        Object shops = claim(claims, rootKdtIdsClaim);
        if (!isName(name)) {
            return "their name is blank or cannot be written down";
        }
        if (given == null) {
            return missing(rolesClaim, claims);
        }
        if (roles(given).isEmpty()) {
            return "the claim " + rolesClaim + " names none of the hub's roles";
        }
        return shops == null
                ? missing(rootKdtIdsClaim, claims)
                : "the claim " + rootKdtIdsClaim + " does not hold numbers of root shops";
    }

    private static String missing(String path, Map<String, Object> claims) {
        return "there is no claim " + path + " in the ID token or the user info, but "
                + String.join(", ", new TreeSet<>(claims.keySet()));
    }

    /** Whether the access log can say it, and whoever reads the log can see it. */
    private static boolean isName(String name) {
        return !name.isBlank() && name.chars().noneMatch(Character::isISOControl);
    }

    private static StaffMember withoutRole(String name) {
        return new StaffMember(name, Set.of(), RootShops.all());
    }

    private static Set<StaffRole> roles(@Nullable Object claim) {
        Set<StaffRole> roles = EnumSet.noneOf(StaffRole.class);
        if (claim != null) {
            for (String item : items(claim)) {
                Arrays.stream(StaffRole.values())
                        .filter(role -> role.name().equals(item.toUpperCase(Locale.ROOT)))
                        .forEach(roles::add);
            }
        }
        return roles;
    }

    /** A list, or a text of several words as the claim {@code scope} is one. An object is neither, though its text has words. */
    private static List<String> items(Object claim) {
        if (claim instanceof Map<?, ?>) {
            return List.of();
        }
        if (claim instanceof Collection<?> collection) {
            return collection.stream().map(String::valueOf).map(String::strip).toList();
        }
        return Arrays.stream(String.valueOf(claim).split("[\\s,]+"))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** A claim of exactly this name, or what its dots lead to: Keycloak has {@code realm_access.roles}. */
    private static @Nullable Object claim(Map<?, ?> claims, String path) {
        Object exact = claims.get(path);
        int dot = path.indexOf('.');
        if (exact != null || dot < 0) {
            return exact;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? claim(inner, path.substring(dot + 1))
                : null;
    }
}
