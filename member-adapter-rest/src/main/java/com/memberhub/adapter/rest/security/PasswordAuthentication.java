package com.memberhub.adapter.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.memberhub.adapter.rest.security.StaffAccounts.Account;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks a name and a password, by form or by HTTP Basic.
 *
 * <p>bcrypt is slow on purpose, and Basic brings the password with every request: what was right a moment ago is
 * remembered, under a keyed hash whose key lives as long as the process. Checks of one name queue, so that a burst of a
 * client pays bcrypt once and a burst of guesses is counted one by one.
 */
final class PasswordAuthentication implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordAuthentication.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 1_000;
    private static final int QUEUES = 16;
    /** Each of them has a thread of Tomcat, and whoever guesses can send many at a time. */
    private static final int MOST_IN_THE_QUEUES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final StaffAccounts accounts;
    private final LoginThrottle throttle;
    private final PasswordEncoder encoder;
    private final SecretKeySpec key;
    private final List<String> hashes;
    private final SecretKeySpec keyOfNobody;
    private final Cache<String, StaffMember> proven = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Semaphore places = new Semaphore(MOST_IN_THE_QUEUES);
    private final Lock[] queues =
            Stream.generate(ReentrantLock::new).limit(QUEUES).toArray(Lock[]::new);

    PasswordAuthentication(StaffAccounts accounts, LoginThrottle throttle, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.encoder = encoder;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
        this.hashes = accounts.accounts().isEmpty()
                ? List.of(String.valueOf(encoder.encode("nobody")))
                : accounts.accounts().stream().map(Account::passwordHash).toList();
        this.keyOfNobody = new SecretKeySpec(String.join("", hashes).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        String name = claimed.getName();
        String password = String.valueOf(claimed.getCredentials());
        String address = claimed.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        String proof = proof(name, password, address);
        StaffMember staff = remembered(proof, name, address);
        return authenticated(staff == null ? checked(name, password, address, proof) : staff, claimed);
    }

    /** What was proven from another address counts for nothing here: it would answer guesses without a limit. */
    private @Nullable StaffMember remembered(String proof, String name, String address) {
        refuseIfThrottled(name, address);
        return proven.getIfPresent(proof);
    }

    private StaffMember checked(String name, String password, String address, String proof) {
        if (!places.tryAcquire()) {
            throw new ThrottledException(Duration.ofSeconds(1));
        }
        try {
            return checkedInTurn(name, password, address, proof);
        } finally {
            places.release();
        }
    }

    private StaffMember checkedInTurn(String name, String password, String address, String proof) {
        Lock queue = queues[Math.floorMod(name.hashCode(), QUEUES)];
        queue.lock();
        try {
            StaffMember meanwhile = remembered(proof, name, address);
            if (meanwhile != null) {
                return meanwhile;
            }
            Optional<Account> account = accounts.find(name);
            boolean right =
                    encoder.matches(password, account.map(Account::passwordHash).orElseGet(() -> hashOfNobody(name)));
            if (account.isEmpty() || !right) {
                throttle.failed(name, address);
                // Not the name: people type their password there.
                LOG.info("Somebody at {} could not sign in", address);
                throw new BadCredentialsException("the name or the password is wrong");
            }
            throttle.succeeded(name, address);
            StaffMember staff =
                    new StaffMember(name, account.get().roles(), account.get().shops());
            proven.put(proof, staff);
            return staff;
        } finally {
            queue.unlock();
        }
    }

    /**
     * An unknown name has to take as long as a known one. Where hashes are of different costs it takes as long as one of them, at each
     * try and each hub the same, which nobody can tell beforehand.
     */
    private String hashOfNobody(String name) {
        return hashes.get(Math.floorMod(keyed(keyOfNobody, name).hashCode(), hashes.size()));
    }

    private void refuseIfThrottled(String name, String address) {
        throttle.waitingTime(name, address).ifPresent(waitingTime -> {
            throw new ThrottledException(waitingTime);
        });
    }

    private static Authentication authenticated(StaffMember staff, Authentication claimed) {
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(staff, null, staff.authorities());
        token.setDetails(claimed.getDetails());
        return token;
    }

    private String proof(String name, String password, String address) {
        return keyed(key, name, password, address);
    }

    private static String keyed(SecretKeySpec key, String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
                mac.update((byte) ':');
                mac.update(bytes);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
