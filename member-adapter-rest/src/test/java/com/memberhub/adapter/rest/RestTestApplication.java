package com.memberhub.adapter.rest;

import com.memberhub.adapter.rest.caller.PlatformApps;
import com.memberhub.adapter.rest.connection.ClientDeadlines;
import com.memberhub.adapter.rest.imports.ImportLimits;
import com.memberhub.adapter.rest.network.TrustedProxies;
import com.memberhub.adapter.rest.security.StaffAccounts;
import com.memberhub.adapter.rest.security.StaffAccounts.Account;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportLineReader;
import com.memberhub.application.imports.ImportMembers;
import com.memberhub.application.imports.InMemoryImports;
import com.memberhub.application.imports.MemberImport;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** The adapter on a real Tomcat, with the real use case behind it and nothing behind that but memory. */
@SpringBootApplication(proxyBeanMethods = false)
public class RestTestApplication {

    /** The path of a filter that throws. */
    public static final String BROKEN_FILTER = "/broken-filter";

    /** Of everybody who may sign in. */
    public static final String PASSWORD = "correct horse battery staple";

    private static final String HASH = new BCryptPasswordEncoder(4).encode(PASSWORD);

    /** When every test takes place: 2026-11-23, 6:00 in Shanghai, where it is another day than in UTC. */
    public static final Instant NOW = Instant.parse("2026-11-22T22:00:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    Supplier<OutOpenId> outOpenIds() {
        AtomicLong last = new AtomicLong();
        return () -> new OutOpenId("01KAR2V6M9%016d".formatted(last.incrementAndGet()));
    }

    @Bean
    Supplier<RequestId> requestIds() {
        AtomicLong last = new AtomicLong();
        return () -> new RequestId("01KAR2V6M8%016d".formatted(last.incrementAndGet()));
    }

    @Bean
    InMemoryRegistration registerMember(
            InMemoryMembers members, InMemoryCallJournal journal, Supplier<OutOpenId> outOpenIds, Clock clock) {
        return new InMemoryRegistration(members, journal, outOpenIds, clock);
    }

    @Bean
    ImportMembers importMembers(ImportLineReader reader, AccessLog accessLog, Clock clock) {
        AtomicLong last = new AtomicLong();
        InMemoryImports imports = new InMemoryImports();
        return new MemberImport(
                imports,
                imports,
                reader,
                accessLog,
                TransactionOperations.withoutTransaction(),
                () -> new ImportId("01KAR2V6M7%016d".formatted(last.incrementAndGet())),
                clock);
    }

    @Bean
    ClientDeadlines clientDeadlines() {
        return new ClientDeadlines(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Bean
    ImportLimits importLimits() {
        return new ImportLimits(1_000_000);
    }

    /** No app is configured: tests call from this machine. */
    @Bean
    PlatformApps platformApps() {
        return new PlatformApps(List.of());
    }

    @Bean
    TrustedProxies trustedProxies() {
        return new TrustedProxies(List.of());
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    /** A filter with a defect, before any handler. */
    @Bean
    FilterRegistrationBean<Filter> brokenFilter() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            throw new IllegalStateException("a broken filter");
        });
        registration.addUrlPatterns(BROKEN_FILTER);
        return registration;
    }

    /** Somebody of each role, all with the same password, and somebody of one root shop. */
    @Bean
    StaffAccounts staffAccounts() {
        List<Account> accounts = new ArrayList<>();
        for (StaffRole role : StaffRole.values()) {
            accounts.add(new Account(role.name().toLowerCase(Locale.ROOT), HASH, Set.of(role), RootShops.all()));
        }
        // Theirs alone are the counters that they exhaust.
        for (String guesser : List.of("guesser", "guesser-with-a-browser")) {
            accounts.add(new Account(guesser, HASH, Set.of(StaffRole.EXPORTER), RootShops.all()));
        }
        accounts.add(new Account(
                "hangzhou", HASH, Set.of(StaffRole.values()), new RootShops(Set.of(new RootKdtId(91_234_567L)))));
        return new StaffAccounts(accounts, "roles", "rootKdtIds", true);
    }

    @Bean
    @Lazy
    Hub hub(@Value("${local.server.port}") int port) {
        return new Hub(port);
    }
}
