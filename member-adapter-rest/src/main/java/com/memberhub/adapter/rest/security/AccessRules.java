package com.memberhub.adapter.rest.security;

import com.memberhub.application.staff.StaffRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Which role each path takes. The first rule that matches decides. What changes something and is not listed is denied:
 * whoever adds it has to say here who may.
 */
final class AccessRules {

    private AccessRules() {}

    static void api(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                // A browser repeats the password of HTTP Basic by itself, also for a form of another site.
                .requestMatchers(AccessRules::isOfAnotherSite)
                .denyAll()
                // By its method: a member may have the number "export", and erasing them takes another role.
                .requestMatchers(HttpMethod.POST, "/api/members/export")
                .hasRole(StaffRole.EXPORTER.name())
                .requestMatchers("/api/members/*/reveal", "/api/calls/*/reveal")
                .hasRole(StaffRole.PRIVACY.name())
                .requestMatchers(HttpMethod.DELETE, "/api/members/*")
                .hasRole(StaffRole.PRIVACY.name())
                .requestMatchers("/api/calls/*/correction", "/api/calls/*/resubmit", "/api/imports/**")
                .hasRole(StaffRole.OPERATOR.name())
                .requestMatchers(HttpMethod.GET, "/api/access-log/**", "/api/refused-callers/**")
                .hasRole(StaffRole.AUDITOR.name())
                .requestMatchers(HttpMethod.HEAD, "/api/access-log/**", "/api/refused-callers/**")
                .hasRole(StaffRole.AUDITOR.name())
                .requestMatchers(HttpMethod.POST, "/api/members/search", "/api/calls/search")
                .hasRole(StaffRole.VIEWER.name())
                .requestMatchers(HttpMethod.GET, "/api/**")
                .hasRole(StaffRole.VIEWER.name())
                .requestMatchers(HttpMethod.HEAD, "/api/**")
                .hasRole(StaffRole.VIEWER.name())
                .anyRequest()
                .denyAll();
    }

    /**
     * As browsers tell (Fetch Metadata). To a hub without TLS they tell the Origin alone, with whatever is not just read; a
     * sibling host is another site too.
     */
    private static boolean isOfAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !origin.endsWith("://" + request.getHeader(HttpHeaders.HOST));
    }

    static void console(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(ConsolePaths.LOGIN, ConsolePaths.LANGUAGE)
                .permitAll()
                .requestMatchers("/console/members/*/reveal", "/console/members/*/erase", "/console/calls/*/reveal")
                .hasRole(StaffRole.PRIVACY.name())
                .requestMatchers("/console/exports/**")
                .hasRole(StaffRole.EXPORTER.name())
                .requestMatchers("/console/calls/*/correct", "/console/imports/**")
                .hasRole(StaffRole.OPERATOR.name())
                .requestMatchers("/console/access-log/**", "/console/refused-callers/**")
                .hasRole(StaffRole.AUDITOR.name())
                .requestMatchers(
                        HttpMethod.POST,
                        "/console/members",
                        "/console/members/search",
                        "/console/calls",
                        "/console/calls/search")
                .hasRole(StaffRole.VIEWER.name())
                .requestMatchers(HttpMethod.GET, "/console/**")
                .hasRole(StaffRole.VIEWER.name())
                .requestMatchers(HttpMethod.HEAD, "/console/**")
                .hasRole(StaffRole.VIEWER.name())
                .anyRequest()
                .denyAll();
    }
}
