package com.memberhub.adapter.rest.connection;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/**
 * Gives the body of a platform's call a deadline: whoever reads it gets a 408 instead of the next byte. Tomcat closes the
 * connection with a 408: what is left of the body is nothing to wait for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SlowBodyFilter extends OncePerRequestFilter {

    private static final String PATH = "/MemberCreateExtension";

    private final long deadlineNanos;

    SlowBodyFilter(ClientDeadlines deadlines) {
        deadlineNanos = deadlines.body().toNanos();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new TimedRequest(request, System.nanoTime() + deadlineNanos), response);
    }

    private static final class TimedRequest extends HttpServletRequestWrapper {

        private final long deadline;

        TimedRequest(HttpServletRequest request, long deadline) {
            super(request);
            this.deadline = deadline;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new TimedBody(super.getInputStream(), this::requireTime);
        }

        private void requireTime() {
            if (System.nanoTime() - deadline > 0) {
                throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT);
            }
        }
    }

    private static final class TimedBody extends ServletInputStream {

        private final ServletInputStream body;
        private final Runnable requireTime;

        TimedBody(ServletInputStream body, Runnable requireTime) {
            this.body = body;
            this.requireTime = requireTime;
        }

        @Override
        public int read() throws IOException {
            requireTime.run();
            return body.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            requireTime.run();
            return body.read(bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
