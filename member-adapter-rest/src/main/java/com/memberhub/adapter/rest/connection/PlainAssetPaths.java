package com.memberhub.adapter.rest.connection;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows an asset by one spelling of its path only. Spring remembers each path that it found an asset by, and {@code %73cript.js} or
 * {@code ././script.js} are as good as {@code script.js}: there is no end of spellings.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainAssetPaths extends OncePerRequestFilter {

    private static final List<String> ASSETS = List.of("/console/assets/", "/webjars/", "/swagger-ui/");
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}){1,16}");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ASSETS.stream().noneMatch(request.getServletPath()::startsWith)
                || PLAIN.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
