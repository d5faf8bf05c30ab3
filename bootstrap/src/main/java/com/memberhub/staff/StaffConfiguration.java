package com.memberhub.staff;

import com.memberhub.adapter.rest.security.IdentityProviders;
import com.memberhub.adapter.rest.security.StaffAccounts;
import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.startup.StartFailure;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** Tells the REST adapter who may sign in. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

    @Bean
    StaffAtStart staffAtStart(
            MemberHubProperties properties,
            ObjectProvider<ClientRegistrationRepository> providers,
            Environment environment) {
        ClientRegistrationRepository repository = providers.getIfAvailable();
        IdentityProviders.of(repository).registrations().forEach(StaffConfiguration::requireOpenIdConnect);
        return new StaffAtStart(properties.staff(), repository != null, environment);
    }

    /** Without the scope a provider gives a token and does not say whose it is (OpenID Connect Core 1.0, 3.1.2.1). */
    private static void requireOpenIdConnect(ClientRegistration registration) {
        if (!registration.getScopes().contains(OidcScopes.OPENID)) {
            String setting =
                    "spring.security.oauth2.client.registration." + registration.getRegistrationId() + ".scope";
            throw new StartFailure(
                    setting + " has no openid, so nobody could sign in by this provider.",
                    "Set it to openid, and to what else the provider needs to tell names and roles, such as openid,profile.");
        }
    }

    @Bean
    StaffAccounts staffAccounts(StaffAtStart staff) {
        return staff.accounts();
    }
}
