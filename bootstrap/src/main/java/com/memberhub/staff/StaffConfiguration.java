package com.memberhub.staff;

import com.memberhub.adapter.rest.security.StaffAccounts;
import com.memberhub.configuration.MemberHubProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** Tells the REST adapter who may sign in. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

    @Bean
    StaffAtStart staffAtStart(
            MemberHubProperties properties,
            ObjectProvider<ClientRegistrationRepository> providers,
            Environment environment) {
        return new StaffAtStart(properties.staff(), providers.getIfAvailable() != null, environment);
    }

    @Bean
    StaffAccounts staffAccounts(StaffAtStart staff) {
        return staff.accounts();
    }
}
