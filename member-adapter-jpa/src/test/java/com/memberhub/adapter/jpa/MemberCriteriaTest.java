package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.memberhub.application.directory.MemberFilters;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.staff.RootShops;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a search looks up in the inverted index of ten million members, and what it sees from the members it finds. */
class MemberCriteriaTest extends PersistenceTest {

    private static final double MEMBERS = 10_000_000;

    /** The frequent ones; all others have some thirteen thousand members each. */
    private static final Map<String, Double> FREQUENCIES = Map.of(
            "g2",
            0.45,
            "fL1",
            0.6,
            "fL2",
            0.2,
            "fL4",
            0.05,
            "b5",
            0.043,
            "o4200001",
            0.058,
            "r91234567",
            0.8,
            "^王",
            0.14);

    private static final Instant NEWEST = Instant.parse("2026-11-30T23:59:59Z");

    @Autowired
    private PersonalColumns personal;

    @Test
    void givenFewAreInAStore_thenTheirGenderIsSeenAndNotReadFromAListOfMillions() {
        MemberCriteria criteria = filtered("owningStore", "4200077", "gender", "FEMALE");

        assertThat(lookedUp(criteria)).containsExactly(List.of("o4200077"));
        assertThat(criteria.selective()).singleElement().asString().contains("(gender = :gender) IS TRUE");
        assertThat(criteria.partSeen()).isCloseTo(0.45, within(0.001));
    }

    @Test
    void givenFewAreInAStore_thenTheirMonthIsLookedUpAndTheLevelOfTheFewWhoAreLeftIsSeen() {
        MemberCriteria criteria = filtered("owningStore", "4200077", "birthdayMonth", "5", "freeLevel", "L2");

        assertThat(lookedUp(criteria)).containsExactly(List.of("o4200077", "b5"));
        assertThat(criteria.partSeen()).isCloseTo(0.2, within(0.001));
    }

    @Test
    void givenManyAreInAStore_thenTheirLevelIsLookedUp() {
        MemberCriteria criteria = filtered("owningStore", "4200001", "freeLevel", "L4");

        assertThat(lookedUp(criteria)).containsExactly(List.of("fL4", "o4200001"));
        assertThat(criteria.partSeen()).isOne();
    }

    @Test
    void givenTwoLongListsHadToBeCompared_thenNotAlsoWithAThird() {
        MemberCriteria criteria = filtered("owningStore", "4200001", "birthdayMonth", "5", "freeLevel", "L2");

        assertThat(lookedUp(criteria)).containsExactly(List.of("b5", "o4200001"));
    }

    @Test
    void givenMoreThanAreCountedAreInAStore_thenTheListOfAGenderIsReadForNobody() {
        MemberCriteria criteria = filtered("owningStore", "4200001", "gender", "FEMALE");

        assertThat(lookedUp(criteria)).containsExactly(List.of("o4200001"));
    }

    @Test
    void givenNothingIsRare_thenTheRarestIsLookedUpAllTheSame() {
        MemberCriteria criteria = filtered("rootKdtId", "91234567", "freeLevel", "L1");

        assertThat(lookedUp(criteria)).containsExactly(List.of("fL1"));
        assertThat(criteria.isFrequent()).isTrue();
    }

    @Test
    void givenAName_thenItIsLookedUpWithTheStoreOfFew() {
        MemberCriteria criteria = criteria(
                new MemberSearch(
                        MemberQuery.parse("王"),
                        MemberFilters.of("owningStore", "4200077", "gender", "FEMALE"),
                        MemberSort.CREATED_NEWEST_FIRST),
                ofTenMillion());

        assertThat(lookedUp(criteria)).containsExactly(List.of("^王", "o4200077"));
    }

    @Test
    void givenNothingIsKnownOfTheTerms_thenAllAreLookedUp() {
        MemberCriteria criteria = criteria(
                search("owningStore", "4200001", "freeLevel", "L2", "gender", "FEMALE"),
                new TermStatistics(0, Map.of(), 0));

        assertThat(lookedUp(criteria))
                .singleElement()
                .satisfies(terms -> assertThat(terms).containsExactlyInAnyOrder("o4200001", "fL2", "g2"));
        assertThat(criteria.partSeen()).isOne();
    }

    @Test
    void givenNoEnd_thenThoseAreOfItTooWhoAreCreatedWhileTheNextMonthBegins() {
        MemberCriteria criteria = filtered("owningStore", "4200001", "createdFrom", "2026-10-31T23:59:59Z");

        assertThat(criteria.parameters()).containsEntry("monthTerms", List.of("t24322", "t24323", "t24324"));
    }

    private MemberCriteria filtered(String... fieldsAndValues) {
        return criteria(search(fieldsAndValues), ofTenMillion());
    }

    private static MemberSearch search(String... fieldsAndValues) {
        return new MemberSearch(
                MemberQuery.everybody(), MemberFilters.of(fieldsAndValues), MemberSort.CREATED_NEWEST_FIRST);
    }

    private static TermStatistics ofTenMillion() {
        return new TermStatistics(MEMBERS, FREQUENCIES, 0.0013);
    }

    private MemberCriteria criteria(MemberSearch search, TermStatistics statistics) {
        return new MemberCriteria(search, RootShops.all(), new Known(statistics, NEWEST), personal);
    }

    /** The terms of each way to find members. */
    private static List<List<String>> lookedUp(MemberCriteria criteria) {
        return criteria.parameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith("terms"))
                .map(parameter -> ((Collection<?>) parameter.getValue())
                        .stream().map(String::valueOf).toList())
                .toList();
    }

    /** What a database of these members would know. */
    private record Known(TermStatistics statistics, Instant newest) implements MemberCriteria.Facts {

        @Override
        public String folded(String name) {
            return name;
        }
    }
}
