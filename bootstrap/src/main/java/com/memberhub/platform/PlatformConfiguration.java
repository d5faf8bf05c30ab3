package com.memberhub.platform;

import com.memberhub.adapter.rest.caller.PlatformApps;
import com.memberhub.adapter.rest.network.TrustedProxies;
import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.startup.StartFailure;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Tells the REST adapter who may call, and whose word is taken for where a call came from. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    private static final String STRATEGY = "server.forward-headers-strategy";

    /** With any of these Tomcat would believe whole private networks, or everybody. */
    private static final List<String> OTHERS =
            List.of("server.tomcat.remoteip.remote-ip-header", "server.tomcat.remoteip.protocol-header");

    @Bean
    PlatformApps platformApps(MemberHubProperties properties, Clock clock) {
        return new PlatformApps(ConfiguredApps.of(properties.platform().apps(), clock));
    }

    @Bean
    PlatformAtStart platformAtStart(PlatformApps apps) {
        return new PlatformAtStart(apps);
    }

    @Bean
    TrustedProxies trustedProxies(MemberHubProperties properties, Environment environment) {
        String strategy = environment.getProperty(STRATEGY, "none").toLowerCase(Locale.ROOT);
        if (!strategy.equals("none")) {
            throw elsewhere(STRATEGY);
        }
        OTHERS.stream().filter(environment::containsProperty).findFirst().ifPresent(setting -> {
            throw elsewhere(setting);
        });
        return new TrustedProxies(ConfiguredApps.networks(
                "member-hub.platform.trusted-proxies", properties.platform().trustedProxies()));
    }

    private static StartFailure elsewhere(String setting) {
        return new StartFailure(
                setting + " would take the word of proxies that nobody named.",
                "Remove it, and write the networks of your proxies into member-hub.platform.trusted-proxies"
                        + " (MEMBER_HUB_PLATFORM_TRUSTED_PROXIES).");
    }
}
