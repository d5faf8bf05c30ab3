package com.memberhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.rest.caller.PlatformApp;
import com.memberhub.adapter.rest.network.Network;
import com.memberhub.application.staff.RootShops;
import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.startup.StartFailure;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings of the platform's side as containers have them: in the environment. */
class PlatformEnvironmentTest {

    private static final String SECRET = "0123456789abcdef-secret";
    private static final String APP = "MEMBER_HUB_PLATFORM_APPS_0_";

    private static MemberHubProperties settings(Map<String, Object> environment) {
        return new Binder(ConfigurationPropertySources.from(
                        new SystemEnvironmentPropertySource("systemEnvironment", environment)))
                .bindOrCreate("member-hub", Bindable.of(MemberHubProperties.class));
    }

    private static List<PlatformApp> apps(Map<String, Object> environment) {
        return ConfiguredApps.of(settings(environment).platform().apps(), Clock.systemUTC());
    }

    @Test
    void givenAppsInTheEnvironment_thenTheyMayCall() {
        List<PlatformApp> apps = apps(Map.ofEntries(
                Map.entry(APP + "APP_ID", "91234567_crm"),
                Map.entry(APP + "SCHEME", "event-sign"),
                Map.entry(APP + "SECRETS_0", SECRET),
                Map.entry(APP + "SECRETS_1", "next-" + SECRET),
                Map.entry(APP + "ROOT_KDT_IDS", "91234567, 7"),
                Map.entry(APP + "ALLOWED_NETWORKS", "10.0.0.0/8,2001:db8::/32,192.0.2.1"),
                Map.entry(APP + "CLIENT_ID", "client"),
                Map.entry("MEMBER_HUB_PLATFORM_APPS_1_APP_ID", "any"),
                Map.entry("MEMBER_HUB_PLATFORM_APPS_1_SCHEME", "TOKEN"),
                Map.entry("MEMBER_HUB_PLATFORM_APPS_1_SECRETS_0", "other-" + SECRET),
                Map.entry("MEMBER_HUB_PLATFORM_APPS_1_SECRETS_1", ""),
                Map.entry("MEMBER_HUB_PLATFORM_APPS_1_TOKEN_HEADER", "X-Token"),
                Map.entry("MEMBER_HUB_PLATFORM_APPS_1_TOKEN_PARAMETER", "key")));

        assertThat(apps).extracting(PlatformApp::id).containsExactly(new AppId("91234567_crm"), new AppId("any"));
        assertThat(apps)
                .extracting(PlatformApp::shops)
                .containsExactly(new RootShops(Set.of(new RootKdtId(91_234_567L), new RootKdtId(7L))), RootShops.all());
        assertThat(apps.get(0).networks())
                .containsExactly(Network.of("10.0.0.0/8"), Network.of("2001:db8::/32"), Network.of("192.0.2.1/32"));
        assertThat(apps.get(1).networks()).isEmpty();
    }

    @Test
    void givenACommaBehindTheLastOfSeveral_thenItMeansNothing() {
        List<PlatformApp> apps = apps(Map.of(
                APP + "APP_ID", "crm",
                APP + "SCHEME", "token",
                APP + "SECRETS_0", SECRET,
                APP + "ROOT_KDT_IDS", "91234567,",
                APP + "ALLOWED_NETWORKS", "10.0.0.0/8,"));

        assertThat(apps)
                .extracting(PlatformApp::shops)
                .containsExactly(new RootShops(Set.of(new RootKdtId(91_234_567L))));
        assertThat(apps.get(0).networks()).containsExactly(Network.of("10.0.0.0/8"));
    }

    @Test
    void givenTrustedProxiesInTheEnvironment_thenTheyAreRead() {
        assertThat(settings(Map.of("MEMBER_HUB_PLATFORM_TRUSTED_PROXIES", "10.0.0.0/8, ::1"))
                        .platform()
                        .trustedProxies())
                .containsExactly("10.0.0.0/8", "::1");
    }

    @Test
    void givenNothing_thenThereIsNoAppAndNoProxyAndLinesAreKeptForAMonth() {
        MemberHubProperties settings = settings(Map.of());

        assertThat(settings.platform().apps()).isEqualTo(List.of());
        assertThat(settings.platform().trustedProxies()).isEqualTo(List.of());
        assertThat(settings.retention().refusedCallerAge()).hasDays(30);
    }

    @Test
    void givenAnApp_thenItsSecretIsInNoText() {
        Map<String, Object> environment =
                Map.of(APP + "APP_ID", "crm", APP + "SCHEME", "token", APP + "SECRETS_0", SECRET);

        assertThat(settings(environment).toString()).contains("crm").doesNotContain(SECRET);
        assertThat(apps(environment).toString()).contains("crm").doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "APP_ID           |                       | member-hub.platform.apps[0].app-id is missing",
                "SCHEME           |                       | member-hub.platform.apps[0].scheme of crm is missing",
                "SECRETS_0        |                       | member-hub.platform.apps[0].secrets of crm is missing",
                "SECRETS_0        | fifteen-letters       | less than 16 characters",
                "SECRETS_1        | 0123456789abcdef-secret | have the same secret",
                "SECRETS          | 0123456789abcdef-1,0123456789abcdef-2,0123456789abcdef-3 | more than two",
                "SCHEME           | signature             | no secret of Standard Webhooks",
                "ROOT_KDT_IDS     | 0                     | no root shop",
                "ROOT_KDT_IDS     |                       | member-hub.platform.apps[0].root-kdt-ids is empty",
                "ROOT_KDT_IDS_0   |                       | member-hub.platform.apps[0].root-kdt-ids is empty",
                "ALLOWED_NETWORKS |                       | member-hub.platform.apps[0].allowed-networks is empty",
                "ALLOWED_NETWORKS | ,                     | member-hub.platform.apps[0].allowed-networks is empty",
                "ALLOWED_NETWORKS_0 |                     | member-hub.platform.apps[0].allowed-networks is empty",
                "ROOT_KDT_IDS     | ,                     | member-hub.platform.apps[0].root-kdt-ids is empty",
                "ALLOWED_NETWORKS | 10.0.0.0/33           | \"10.0.0.0/33\", which is no network",
                "ALLOWED_NETWORKS | example.com/8         | \"example.com/8\", which is no network",
                "ALLOWED_NETWORKS | 10.0.0.0/8/8          | which is no network",
                "TOKEN_HEADER     | X Token               | no name of a header",
                "CALLS_PER_SECOND | 0                     | calls-per-second of crm is not from 1 to 1000000",
                "CALLS_PER_SECOND | 2147483647            | calls-per-second of crm is not from 1 to 1000000",
                "CLIENT_ID        | client                | means nothing with its scheme"
            })
    void givenAWrongSetting_thenItIsToldWithoutTheSecret(String name, String value, String sentence) {
        Map<String, Object> environment =
                new HashMap<>(Map.of(APP + "APP_ID", "crm", APP + "SCHEME", "token", APP + "SECRETS_0", SECRET));
        if (name.equals("SECRETS")) {
            environment.remove(APP + "SECRETS_0");
        }
        environment.put(APP + name, value == null ? "" : value);

        assertThatThrownBy(() -> apps(environment))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("0123456789abcdef", "fifteen-letters");
    }

    @ParameterizedTest
    @CsvSource({"crm, other-0123456789abcdef, Two apps", "cdp, 0123456789abcdef-secret, have the same secret"})
    void givenTwoAppsOfOneIdOrOneSecret_thenItIsTold(String id, String secret, String sentence) {
        Map<String, Object> environment = Map.of(
                APP + "APP_ID",
                "crm",
                APP + "SCHEME",
                "token",
                APP + "SECRETS_0",
                SECRET,
                "MEMBER_HUB_PLATFORM_APPS_1_APP_ID",
                id,
                "MEMBER_HUB_PLATFORM_APPS_1_SCHEME",
                "event-sign",
                "MEMBER_HUB_PLATFORM_APPS_1_SECRETS_0",
                secret);

        assertThatThrownBy(() -> apps(environment))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain(secret);
    }
}
