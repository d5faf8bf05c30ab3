package com.memberhub.adapter.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.security.StaffAccounts.Account;
import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordAuthenticationTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final int AT_ONCE = 40;
    private static final int PLACES = 32;

    private final SlowEncoder encoder = new SlowEncoder();
    private final PasswordAuthentication authentication = new PasswordAuthentication(
            new StaffAccounts(List.of(account("li.na"), account("wang.wei")), "roles", "rootKdtIds", true),
            new LoginThrottle(() -> 0),
            encoder);
    private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

    private static Account account(String name) {
        return new Account(name, PASSWORD, Set.of(StaffRole.VIEWER), RootShops.all());
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
