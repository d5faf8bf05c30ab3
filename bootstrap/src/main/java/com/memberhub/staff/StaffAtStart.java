package com.memberhub.staff;

import com.memberhub.adapter.rest.security.StaffAccounts;
import com.memberhub.adapter.rest.security.StaffAccounts.Account;
import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import com.memberhub.configuration.MemberHubProperties.Staff;
import com.memberhub.postgres.DatabaseChoice;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Who may sign in once the hub has started. With nobody configured, a hub that brings its own database makes an
 * administrator, so that a newcomer can look around; any other lets nobody in and says so.
 */
final class StaffAtStart implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StaffAtStart.class);
    private static final String ADMIN = "admin";

    /** Without letters and digits that look like each other: people type it. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    private final StaffAccounts accounts;
    private final boolean nobody;
    private final boolean anyAudience;
    private @Nullable String password;

    StaffAtStart(Staff settings, boolean hasProvider, Environment environment) {
        List<Account> configured = ConfiguredAccounts.of(settings.users());
        boolean makesAdmin = configured.isEmpty() && !hasProvider && DatabaseChoice.isEmbedded(environment);
        this.password = makesAdmin ? randomPassword() : null;
        this.nobody = configured.isEmpty() && !hasProvider && !makesAdmin;
        this.anyAudience = believesAnyAudience(environment);
        this.accounts = new StaffAccounts(
                password == null ? configured : List.of(admin(password)),
                settings.rolesClaim(),
                settings.rootKdtIdsClaim(),
                settings.requireRootKdtIds());
    }

    StaffAccounts accounts() {
        return accounts;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (anyAudience) {
            LOG.warn(
                    "Bearer tokens are believed whomever they were issued for. Set {}audiences to what the provider"
                            + " writes into tokens for the hub.",
                    JWT);
        }
        if (password != null) {
            LOG.warn(
                    """
                    No user is configured. Until the hub stops, sign in at

                        http://localhost:{}/console

                        name      {}
                        password  {}

                    Nobody else has this password and it is not shown again. Configure users by member-hub.staff.users.
                    """,
                    ready.getApplicationContext().getEnvironment().getProperty("local.server.port"),
                    ADMIN,
                    password);
            password = null;
        } else if (nobody) {
            LOG.warn("Nobody can sign in to the console: no user is configured. Set MEMBER_HUB_STAFF_USERS_0_NAME,"
                    + " MEMBER_HUB_STAFF_USERS_0_PASSWORD (a bcrypt hash) and MEMBER_HUB_STAFF_USERS_0_ROLES, or an"
                    + " OpenID Connect provider by spring.security.oauth2.client.");
        }
    }

    /** A provider signs the tokens of its other applications with the same key. */
    private static boolean believesAnyAudience(Environment environment) {
        boolean believes = Stream.of("issuer-uri", "jwk-set-uri", "public-key-location")
                .anyMatch(source -> environment.containsProperty(JWT + source));
        return believes
                && Binder.get(environment)
                        .bind(JWT + "audiences", Bindable.listOf(String.class))
                        .orElse(List.of())
                        .isEmpty();
    }

    private static Account admin(String password) {
        String hash = String.valueOf(new BCryptPasswordEncoder().encode(password));
        return new Account(ADMIN, hash, Set.of(StaffRole.values()), RootShops.all());
    }

    private static String randomPassword() {
        String letters = new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
        return letters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
