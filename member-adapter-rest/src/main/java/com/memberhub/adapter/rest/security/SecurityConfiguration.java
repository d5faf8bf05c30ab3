package com.memberhub.adapter.rest.security;

import com.github.benmanes.caffeine.cache.Ticker;
import com.memberhub.adapter.rest.problem.Problems;
import com.memberhub.application.staff.StaffRole;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/**
 * Who may come in, and how. Only the staff's paths pass Spring Security at all: the platform's calls pay nothing for it,
 * and their envelopes are what they were.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    /**
     * Nothing from another host, no script or style within a page. To sign in at an OpenID Connect provider is a link, not a
     * form: browsers hold form-action against the redirects that follow a form. To sign out is one.
     */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action 'self'";

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    /** Part of what a provider says of a failure comes in an address, which anybody can write. */
    private static final Pattern ONE_LINE = Pattern.compile("\\p{C}+");

    private static final int LONGEST_QUERY = 2_000;

    private static final String API = "/api/**";
    private static final String CONSOLE = "/console/**";

    /** Spring Boot would send every request through. */
    @Bean
    static BeanPostProcessor onlyTheStaffsPathsAreFiltered() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                if (bean instanceof DelegatingFilterProxyRegistrationBean registration) {
                    registration.setUrlPatterns(List.of("/api/*", "/console/*", "/login/oauth2/code/*"));
                }
                return bean;
            }
        };
    }

    @Bean
    AuthenticationManager passwordAuthentication(StaffAccounts accounts) {
        return new ProviderManager(new PasswordAuthentication(
                accounts, new LoginThrottle(Ticker.systemTicker()), new BCryptPasswordEncoder()));
    }

    /** Programs: whoever calls proves who they are with every request. A session cookie means nothing here. */
    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            Problems problems,
            StaffAccounts accounts,
            ObjectProvider<JwtDecoder> decoder,
            @Value("${spring.security.oauth2.resourceserver.jwt.principal-claim-name:sub}") String nameClaim) {
        ApiRefusals refusals = new ApiRefusals(problems);
        http.securityMatcher(API)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // There is no cookie to ride on, and AccessRules refuse what another site makes a browser send.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::uncached)
                .addFilterBefore(new ProviderAway(), BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(AccessRules::api);
        decoder.ifAvailable(available -> http.oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                .accessDeniedHandler(refusals)
                .jwt(jwt -> jwt.decoder(available)
                        .jwtAuthenticationConverter(bearer(new StaffClaims(accounts), nameClaim)))));
        return http.build();
    }

    /** What every page needs and nobody has to hide. Whoever serves it says how long it may be cached. */
    @Bean
    @Order(2)
    SecurityFilterChain assetSecurity(HttpSecurity http) {
        return http.securityMatcher(ConsolePaths.ASSETS)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** People with a browser. */
    @Bean
    @Order(3)
    SecurityFilterChain consoleSecurity(
            HttpSecurity http, StaffAccounts accounts, ObjectProvider<ClientRegistrationRepository> providers) {
        ConsoleRefusals refusals = new ConsoleRefusals();
        ClientRegistrationRepository registrations = providers.getIfAvailable();
        http.securityMatcher(CONSOLE, ConsolePaths.REDIRECTION)
                .formLogin(form -> form.loginPage(ConsolePaths.LOGIN)
                        .successHandler(backToWhereTheyWere())
                        .failureHandler(SecurityConfiguration::backToTheFormWithTheName))
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, ConsolePaths.LOGOUT))
                        .logoutSuccessHandler(signedOut(registrations)))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .addFilterBefore(new AnonymousFormLimit(), CsrfFilter.class)
                .addFilterBefore(new NoRoomForSessions(), AnonymousFormLimit.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> uncached(headers)
                        .contentSecurityPolicy(policy ->
                                policy.policyDirectives(contentSecurityPolicy(IdentityProviders.of(registrations))))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(AccessRules::console);
        if (registrations != null) {
            http.oauth2Login(login -> login.loginPage(ConsolePaths.LOGIN)
                    .clientRegistrationRepository(registrations)
                    .authorizationEndpoint(endpoint -> endpoint.baseUri(ConsolePaths.AUTHORIZATION))
                    .redirectionEndpoint(endpoint -> endpoint.baseUri(ConsolePaths.REDIRECTION))
                    .userInfoEndpoint(
                            endpoint -> endpoint.oidcUserService(new StaffOidcUserService(new StaffClaims(accounts))))
                    .successHandler(backToWhereTheyWere())
                    .failureHandler(SecurityConfiguration::notKnownByTheProvider));
        }
        return http.build();
    }

    private static String contentSecurityPolicy(IdentityProviders providers) {
        return providers.signOutOrigins().stream()
                .map(origin -> " " + origin)
                .collect(Collectors.joining("", CONTENT_SECURITY_POLICY, ""));
    }

    /**
     * Who signs out of the hub signs out of the provider that vouched for them, too, if it can be asked to: at a counter, the
     * next person would be let in as the one before.
     */
    private static LogoutSuccessHandler signedOut(@Nullable ClientRegistrationRepository registrations) {
        if (registrations == null) {
            SimpleUrlLogoutSuccessHandler here = new SimpleUrlLogoutSuccessHandler();
            here.setDefaultTargetUrl(ConsolePaths.SIGNED_OUT);
            return here;
        }
        OidcClientInitiatedLogoutSuccessHandler there = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        there.setPostLogoutRedirectUri("{baseUrl}" + ConsolePaths.SIGNED_OUT);
        there.setDefaultTargetUrl(ConsolePaths.SIGNED_OUT);
        return there;
    }

    private static HeadersConfigurer<HttpSecurity> uncached(HeadersConfigurer<HttpSecurity> headers) {
        return headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"))
                .httpStrictTransportSecurity(transport -> transport.includeSubDomains(false));
    }

    private static Converter<Jwt, AbstractAuthenticationToken> bearer(StaffClaims claims, String nameClaim) {
        return jwt -> {
            String name = jwt.getClaimAsString(nameClaim);
            StaffMember staff = claims.read(name == null ? "" : name, jwt.getClaims());
            return new JwtAuthenticationToken(jwt, staff, staff.authorities());
        };
    }

    /** A page can be gone back to; what fills a part of a page, or is looked up by the browser itself, cannot. */
    private static RequestCache pagesOnly() {
        // With the browser: a session for whoever asks for a page would be kept for hours, with all that they sent.
        CookieRequestCache cache = new CookieRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.pathPattern(HttpMethod.GET, CONSOLE),
                new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request")),
                // What no browser keeps in a cookie, and Tomcat does not send as one.
                request -> request.getQueryString() == null
                        || request.getQueryString().length() < LONGEST_QUERY));
        return cache;
    }

    private static SavedRequestAwareAuthenticationSuccessHandler backToWhereTheyWere() {
        SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                    throws ServletException, IOException {
                AnonymousSessionTimeout.keep(request.getSession());
                super.onAuthenticationSuccess(request, response, authentication);
            }

            @Override
            protected String determineTargetUrl(
                    HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
                return homeOf(authentication);
            }
        };
        handler.setDefaultTargetUrl(ConsolePaths.HOME);
        handler.setRequestCache(pagesOnly());
        return handler;
    }

    /** An auditor may read nothing but the access log. */
    private static String homeOf(@Nullable Authentication authentication) {
        boolean auditsOnly = SignedInStaff.of(authentication)
                .map(staff -> staff.roles().equals(Set.of(StaffRole.AUDITOR)))
                .orElse(false);
        return auditsOnly ? ConsolePaths.ACCESS_LOG : ConsolePaths.HOME;
    }

    private static void backToTheFormWithTheName(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        NameOfSignIn.keep(request);
        backToTheForm(response, cause);
    }

    private static void backToTheForm(HttpServletResponse response, AuthenticationException cause) throws IOException {
        response.sendRedirect(ConsolePaths.LOGIN + (cause instanceof ThrottledException ? "?throttled" : "?failed"));
    }

    /** Says why: a registration that lacks something fails for everybody, and they can only say that it did. */
    private static void notKnownByTheProvider(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        LOG.info(
                "Somebody at {} could not sign in by their provider: {}",
                request.getRemoteAddr(),
                ONE_LINE.matcher(String.valueOf(cause.getMessage())).replaceAll(" "));
        backToTheForm(response, cause);
    }
}
