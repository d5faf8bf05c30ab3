package com.memberhub.endtoend;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * A real OpenID Connect provider on this machine, Spring Authorization Server: it has users who sign in by a form, clients
 * with secrets, asks for PKCE, and signs tokens. It is at 127.0.0.1 and the hub at localhost, so each has its own cookies.
 */
final class IdentityProvider implements AutoCloseable {

    /** The client that the hub is. */
    static final String HUB = "member-hub";

    /** Another application of the same provider. */
    static final String OTHER = "webshop";

    private final ConfigurableApplicationContext context;
    private final String address;

    /** @param claims what is said of each user, and of each client that acts for itself */
    IdentityProvider(Map<String, Map<String, Object>> claims) {
        context = new SpringApplicationBuilder(Provider.class)
                .initializers(initialized -> initialized.getBeanFactory().registerSingleton("said", new Said(claims)))
                .run(
                        // Not the hub's settings, though they are on the class path.
                        "--spring.config.name=identity-provider",
                        "--spring.main.banner-mode=off",
                        "--server.address=127.0.0.1",
                        "--server.port=0");
        address = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
        register(client(OTHER).build());
    }

    /** No two clients may have the same. */
    static String secretOf(String client) {
        return "secret-of-" + client;
    }

    /** The address by which it is discovered. */
    String issuer() {
        return address;
    }

    /** Settings of a hub where its people sign in, and whose API believes its tokens. */
    String[] hubSettings() {
        String registration = "spring.security.oauth2.client.registration.sso.";
        String resourceServer = "spring.security.oauth2.resourceserver.jwt.";
        return new String[] {
            registration + "client-id=" + HUB,
            registration + "client-secret=" + secretOf(HUB),
            registration + "scope=openid",
            "spring.security.oauth2.client.provider.sso.issuer-uri=" + address,
            resourceServer + "issuer-uri=" + address,
            resourceServer + "audiences=" + HUB
        };
    }

    /** Lets people come back to this hub, signed in or out. */
    void letBackTo(Hub hub) {
        String hubsAddress =
                "http://localhost:" + hub.context().getEnvironment().getRequiredProperty("local.server.port");
        register(client(HUB)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(hubsAddress + "/login/oauth2/code/sso")
                .postLogoutRedirectUri(hubsAddress + "/console/login?signed-out")
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build());
    }

    private void register(RegisteredClient client) {
        context.getBean(InMemoryRegisteredClientRepository.class).save(client);
    }

    private static RegisteredClient.Builder client(String id) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + secretOf(id))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    }

    @Override
    public void close() {
        context.close();
    }

    private record Said(Map<String, Map<String, Object>> claims) {}

    /** Not annotated as a configuration, or the hub's scan would find it. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Provider {

        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                            new LoginUrlAuthenticationEntryPoint("/login"),
                            new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                    .build();
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client("nobody").build());
        }

        @Bean
        UserDetailsService users(Said said) {
            List<UserDetails> users = new ArrayList<>();
            said.claims()
                    .keySet()
                    .forEach(name -> users.add(User.withUsername(name)
                            .password("{noop}" + Staff.PASSWORD)
                            .build()));
            return new InMemoryUserDetailsManager(users);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Said said) {
            return token -> token.getClaims()
                    .claims(claims -> claims.putAll(
                            said.claims().getOrDefault(token.getPrincipal().getName(), Map.of())));
        }

        @Bean
        JWKSource<SecurityContext> keys() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID(UUID.randomUUID().toString())
                    .build()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
