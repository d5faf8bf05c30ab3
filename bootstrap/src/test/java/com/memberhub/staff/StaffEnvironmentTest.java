package com.memberhub.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.rest.security.StaffAccounts.Account;
import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.startup.StartFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings of the staff as containers have them: in the environment. */
class StaffEnvironmentTest {

    private static final String HASH = "$2y$10$" + "a".repeat(53);

    private static MemberHubProperties settings(Map<String, Object> environment) {
        return new Binder(ConfigurationPropertySources.from(
                        new SystemEnvironmentPropertySource("systemEnvironment", environment)))
                .bindOrCreate("member-hub", Bindable.of(MemberHubProperties.class));
    }

    @Test
    void givenUsersInTheEnvironment_thenTheyMaySignIn() {
        MemberHubProperties settings = settings(Map.of(
                "MEMBER_HUB_STAFF_USERS_0_NAME", "li.na",
                "MEMBER_HUB_STAFF_USERS_0_PASSWORD", HASH,
                "MEMBER_HUB_STAFF_USERS_0_ROLES", "viewer,privacy",
                "MEMBER_HUB_STAFF_USERS_0_ROOT_KDT_IDS", "91234567, 7",
                "MEMBER_HUB_STAFF_USERS_1_NAME", "wang.wei",
                "MEMBER_HUB_STAFF_USERS_1_PASSWORD", "{bcrypt}" + HASH,
                "MEMBER_HUB_STAFF_USERS_1_ROLES", "AUDITOR",
                "MEMBER_HUB_STAFF_ROLES_CLAIM", "realm_access.roles",
                "MEMBER_HUB_STAFF_ROOT_KDT_IDS_CLAIM", "shops",
                "MEMBER_HUB_RETENTION_PAYLOAD_AGE", "90d"));

        assertThat(ConfiguredAccounts.of(settings.staff().users()))
                .containsExactly(
                        new Account(
                                "li.na",
                                HASH,
                                Set.of(StaffRole.VIEWER, StaffRole.PRIVACY),
                                new RootShops(Set.of(new RootKdtId(91_234_567L), new RootKdtId(7L)))),
                        new Account("wang.wei", HASH, Set.of(StaffRole.AUDITOR), RootShops.all()));
        assertThat(settings.staff().rolesClaim()).isEqualTo("realm_access.roles");
        assertThat(settings.staff().rootKdtIdsClaim()).isEqualTo("shops");
        assertThat(settings.retention().payloadAge()).hasDays(90);
    }

    @Test
    void givenACommaBehindTheLastOfSeveral_thenItMeansNothing() {
        MemberHubProperties settings = settings(Map.of(
                "MEMBER_HUB_STAFF_USERS_0_NAME", "li.na",
                "MEMBER_HUB_STAFF_USERS_0_PASSWORD", HASH,
                "MEMBER_HUB_STAFF_USERS_0_ROLES", "viewer,",
                "MEMBER_HUB_STAFF_USERS_0_ROOT_KDT_IDS", "7,"));

        assertThat(ConfiguredAccounts.of(settings.staff().users()))
                .containsExactly(
                        new Account("li.na", HASH, Set.of(StaffRole.VIEWER), new RootShops(Set.of(new RootKdtId(7L)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROOT_KDT_IDS", "ROOT_KDT_IDS_0"})
    void givenRootShopsThatAreEmpty_thenTheUserDoesNotSeeThemAll(String name) {
        MemberHubProperties settings = settings(Map.of(
                "MEMBER_HUB_STAFF_USERS_0_NAME",
                "li.na",
                "MEMBER_HUB_STAFF_USERS_0_PASSWORD",
                HASH,
                "MEMBER_HUB_STAFF_USERS_0_ROLES",
                "viewer",
                "MEMBER_HUB_STAFF_USERS_0_" + name,
                ""));

        assertThatThrownBy(() -> ConfiguredAccounts.of(settings.staff().users()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("member-hub.staff.users[0].root-kdt-ids is empty");
    }

    @Test
    void givenNothing_thenThereIsNobodyAndPayloadsAreKept() {
        MemberHubProperties settings = settings(Map.of());

        assertThat(settings.staff().users()).isEqualTo(List.of());
        assertThat(settings.staff().rolesClaim()).isEqualTo("roles");
        assertThat(settings.staff().rootKdtIdsClaim()).isEqualTo("rootKdtIds");
        assertThat(settings.retention().payloadAge()).isNull();
    }

    @Test
    void givenAUser_thenTheirHashIsInNoText() {
        MemberHubProperties settings = settings(Map.of(
                "MEMBER_HUB_STAFF_USERS_0_NAME", "li.na",
                "MEMBER_HUB_STAFF_USERS_0_PASSWORD", HASH,
                "MEMBER_HUB_STAFF_USERS_0_ROLES", "viewer"));

        assertThat(settings.toString()).contains("li.na").doesNotContain(HASH);
        assertThat(ConfiguredAccounts.of(settings.staff().users()).toString()).doesNotContain(HASH);
    }
}
