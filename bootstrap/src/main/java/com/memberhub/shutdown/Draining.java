package com.memberhub.shutdown;

import com.memberhub.configuration.MemberHubProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A hub that is told to stop says so before it does. For a while it goes on taking calls, but {@code /readyz} says no, and
 * every answer asks its caller to open a new connection, which a load balancer sends to another hub. Otherwise whoever
 * keeps connections open would send a call into one that is being closed, and have no answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Draining extends OncePerRequestFilter implements ApplicationListener<ContextClosedEvent> {

    private final Duration drain;
    private volatile boolean leaving;

    Draining(MemberHubProperties properties) {
        this.drain = properties.drain();
    }

    /** Comes before the server stops listening, and that waits for this. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closing) {
        if (leaving || closing.getApplicationContext().getParent() != null) {
            return;
        }
        leaving = true;
        try {
            Thread.sleep(drain.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (leaving) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }
}
