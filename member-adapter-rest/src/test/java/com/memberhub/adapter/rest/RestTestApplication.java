package com.memberhub.adapter.rest;

import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.OutOpenId;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** The adapter on a real Tomcat, with the real use case behind it and nothing behind that but memory. */
@SpringBootApplication(proxyBeanMethods = false)
public class RestTestApplication {

    /** The path of a filter that throws. */
    public static final String BROKEN_FILTER = "/broken-filter";

    /** When every test takes place: 2026-11-23, 10:00 in Shanghai. */
    public static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

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
    InMemoryRegistration registerMember(Supplier<OutOpenId> outOpenIds, Clock clock) {
        return new InMemoryRegistration(outOpenIds, clock);
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

    @Bean
    @Lazy
    Hub hub(@Value("${local.server.port}") int port) {
        return new Hub(port);
    }
}
