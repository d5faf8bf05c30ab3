package com.memberhub.adapter.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.staff.RootShops;
import com.memberhub.application.staff.StaffRole;
import com.memberhub.domain.member.RootKdtId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaffClaimsTest {

    private static StaffMember read(String rolesClaim, Map<String, Object> claims) {
        return new StaffClaims(new StaffAccounts(List.of(), rolesClaim, "rootKdtIds", false)).read("li.na", claims);
    }

    private static StaffMember readStrictly(String name, Map<String, Object> claims) {
        return new StaffClaims(new StaffAccounts(List.of(), "roles", "rootKdtIds", true)).read(name, claims);
    }

    private static StaffMember read(Map<String, Object> claims) {
        return read("roles", claims);
    }

    @Test
    void givenRolesInAList_thenTheKnownOnesCountAndBringOthersAlong() {
        StaffMember staff = read(Map.of("roles", List.of("operator", "AUDITOR", "cook")));

        assertThat(staff.roles()).containsExactlyInAnyOrder(StaffRole.OPERATOR, StaffRole.AUDITOR, StaffRole.VIEWER);
        assertThat(staff.shops()).isEqualTo(RootShops.all());
    }

    @Test
    void givenAnAuditor_thenTheyMayNothingElse() {
        assertThat(read(Map.of("roles", List.of("AUDITOR"))).roles()).containsExactly(StaffRole.AUDITOR);
    }

    @Test
    void givenRolesInAText_thenItsWordsCount() {
        assertThat(read("scope", Map.of("scope", "openid VIEWER")).roles()).containsExactly(StaffRole.VIEWER);
    }

    @Test
    void givenAClaimWithinAnother_thenDotsLeadThere() {
        Map<String, Object> claims = Map.of("realm_access", Map.of("roles", List.of("VIEWER")));

        assertThat(read("realm_access.roles", claims).roles()).containsExactly(StaffRole.VIEWER);
    }

    @Test
    void givenAClaimWhoseNameHasDots_thenItIsThatOne() {
        Map<String, Object> claims = Map.of("https://example.com/roles", List.of("VIEWER"));

        assertThat(read("https://example.com/roles", claims).roles()).containsExactly(StaffRole.VIEWER);
    }

    @Test
    void givenAClaimThatIsAnObject_thenItGivesNoRoleWhateverStandsInIt() {
        Map<String, Object> ofAnotherApplication = Map.of("shop", Map.of("roles", List.of("view", "OPERATOR", "edit")));

        assertThat(read("resource_access", Map.of("resource_access", ofAnotherApplication))
                        .roles())
                .isEmpty();
        assertThat(read(Map.of("roles", List.of(List.of("view", "OPERATOR", "edit"))))
                        .roles())
                .isEmpty();
    }

    @Test
    void givenNoClaim_thenThereIsNoRole() {
        assertThat(read(Map.of()).roles()).isEmpty();
    }

    @Test
    void givenRootShopsInAnySpelling_thenTheyLimit() {
        RootShops expected = new RootShops(Set.of(new RootKdtId(1), new RootKdtId(2)));

        assertThat(read(Map.of("rootKdtIds", List.of(1, 2L))).shops()).isEqualTo(expected);
        assertThat(read(Map.of("rootKdtIds", List.of("1", "2"))).shops()).isEqualTo(expected);
        assertThat(read(Map.of("rootKdtIds", "1, 2")).shops()).isEqualTo(expected);
    }

    @Test
    void givenRootShopsAreRequired_thenATokenWithoutThemGivesNoRole() {
        Map<String, Object> nothing = new HashMap<>(Map.of("roles", List.of("VIEWER")));
        nothing.put("rootKdtIds", null);

        assertThat(readStrictly("li.na", Map.of("roles", List.of("VIEWER"))).roles())
                .isEmpty();
        assertThat(readStrictly("li.na", nothing).roles()).isEmpty();
        assertThat(readStrictly("li.na", Map.of("roles", List.of("VIEWER"), "rootKdtIds", List.of(1)))
                        .roles())
                .containsExactly(StaffRole.VIEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "li\0na", "li\nna"})
    void givenNoName_thenThereIsNoRoleSinceTheLogCouldNotSayWho(String name) {
        assertThat(readStrictly(name, Map.of("roles", List.of("VIEWER"), "rootKdtIds", List.of(1)))
                        .roles())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void givenRootShopsThatCannotBeRead_thenThereIsNoRole(Object claim) {
        assertThat(read(Map.of("roles", List.of("VIEWER"), "rootKdtIds", claim)).roles())
                .isEmpty();
    }

    static List<Object> givenRootShopsThatCannotBeRead_thenThereIsNoRole() {
        return List.of(List.of(), "", "all", List.of("1", "x"), List.of(-1), 1.5, Map.of());
    }

    @Test
    void givenSomebodyWithoutARole_thenTheReasonNamesClaimsAndNothingOfWhatTheyHold() {
        Map<String, Object> without = Map.of("sub", "7f3", "email", "li.na@example.org");
        Map<String, Object> cook = Map.of("roles", List.of("cook"));
        Map<String, Object> nowhere = Map.of("roles", List.of("VIEWER"));
        Map<String, Object> misspelled = Map.of("roles", List.of("VIEWER"), "rootKdtIds", "all");

        assertThat(whyNoRole("li.na", without))
                .isEqualTo("there is no claim roles in the ID token or the user info, but email, sub");
        assertThat(whyNoRole("li.na", cook)).isEqualTo("the claim roles names none of the hub's roles");
        assertThat(whyNoRole("li.na", nowhere))
                .isEqualTo("there is no claim rootKdtIds in the ID token or the user info, but roles");
        assertThat(whyNoRole("li.na", misspelled))
                .isEqualTo("the claim rootKdtIds does not hold numbers of root shops");
        assertThat(whyNoRole(" ", nowhere)).isEqualTo("their name is blank or cannot be written down");
    }

    private static String whyNoRole(String name, Map<String, Object> claims) {
        return new StaffClaims(new StaffAccounts(List.of(), "roles", "rootKdtIds", true)).whyNoRole(name, claims);
    }
}
