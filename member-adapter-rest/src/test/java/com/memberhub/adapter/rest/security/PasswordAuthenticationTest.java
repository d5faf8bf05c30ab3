package com.memberhub.adapter.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.rest.security.StaffAccounts.Account;
import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class PasswordAuthenticationTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final int AT_ONCE = 40;
    private static final int PLACES = 32;
    private static final int MANY_NAMES = 64;

    private final SlowEncoder encoder = new SlowEncoder();
    private final PasswordAuthentication authentication = new PasswordAuthentication(
            new StaffAccounts(List.of(account("li.na"), account("wang.wei")), "roles", "rootKdtIds", true),
            new LoginThrottle(() -> 0),
            encoder);
    private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

    private static Account account(String name) {
        return account(name, PASSWORD);
    }

    private static Account account(String name, String hash) {
        return new Account(name, hash, Set.of(StaffRole.VIEWER), RootShops.all());
    }

    @AfterEach
    void stop() {
        encoder.open();
        callers.shutdownNow();
    }

    @Test
    void givenPasswordsAreChecked_whenMoreThan32ComeAtOnce_thenTheOthersAreRefusedUntilThereIsRoom() {
        for (String name : List.of("li.na", "wang.wei")) {
            encoder.close();
            AtomicInteger refused = new AtomicInteger();
            List<CompletableFuture<Void>> signingIn = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> signIn(name, refused), callers))
                    .limit(AT_ONCE)
                    .toList();

            // No check ends before the encoder is opened, so whoever is refused found no room.
            Awaitility.await().untilAsserted(() -> assertThat(refused).as(name).hasValue(AT_ONCE - PLACES));

            encoder.open();
            signingIn.forEach(CompletableFuture::join);
            assertThat(refused).as(name).hasValue(AT_ONCE - PLACES);
            assertThat(encoder.checked()).as("for all of one burst").isEqualTo(1);
        }
    }

    @Test
    void givenHashesOfDifferentCosts_whenUnknownNamesAreTried_thenTheyTakeAsLongAsOneOrAnotherOfTheUsers() {
        Set<String> known = Set.of("$2y$10$cheap", "$2y$12$dear");
        RecordingEncoder recording = new RecordingEncoder();
        PasswordAuthentication ofBoth = new PasswordAuthentication(
                new StaffAccounts(
                        List.of(account("li.na", "$2y$10$cheap"), account("wang.wei", "$2y$12$dear")),
                        "roles",
                        "rootKdtIds",
                        true),
                new LoginThrottle(() -> 0),
                recording);

        for (int i = 0; i < MANY_NAMES; i++) {
            guess(ofBoth, "nobody-" + i);
            guess(ofBoth, "nobody-" + i);
        }

        assertThat(recording.compared.values().stream().flatMap(List::stream)).containsAll(known);
        // One that took another time at the next try would be known for unknown.
        assertThat(recording.compared.values())
                .allMatch(hashes -> Set.copyOf(hashes).size() == 1);
    }

    private static void guess(PasswordAuthentication authentication, String name) {
        UsernamePasswordAuthenticationToken guessed = UsernamePasswordAuthenticationToken.unauthenticated(name, name);
        guessed.setDetails(new WebAuthenticationDetails("10.0.0." + name.replace("nobody-", ""), null));
        assertThatThrownBy(() -> authentication.authenticate(guessed)).isInstanceOf(BadCredentialsException.class);
    }

    private void signIn(String name, AtomicInteger refused) {
        try {
            assertThat(authentication
                            .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, PASSWORD))
                            .isAuthenticated())
                    .isTrue();
        } catch (ThrottledException noRoom) {
            refused.incrementAndGet();
        }
    }

    /** Knows with which hashes each password was compared; none is right. */
    private static final class RecordingEncoder implements PasswordEncoder {

        private final Map<String, List<String>> compared = new ConcurrentHashMap<>();

        @Override
        public String encode(@Nullable CharSequence password) {
            return String.valueOf(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.computeIfAbsent(String.valueOf(password), fresh -> new ArrayList<>())
                    .add(String.valueOf(hash));
            return false;
        }
    }

    /** A hash is the password itself. A check takes until the encoder is opened. */
    private static final class SlowEncoder implements PasswordEncoder {

        private final AtomicInteger checked = new AtomicInteger();
        private volatile CountDownLatch opened = new CountDownLatch(1);

        void open() {
            opened.countDown();
        }

        void close() {
            checked.set(0);
            opened = new CountDownLatch(1);
        }

        int checked() {
            return checked.get();
        }

        @Override
        public String encode(@Nullable CharSequence password) {
            return String.valueOf(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            checked.incrementAndGet();
            try {
                opened.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
            return String.valueOf(password).equals(hash);
        }
    }
}
