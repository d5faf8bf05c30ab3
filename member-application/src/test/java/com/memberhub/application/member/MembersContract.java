package com.memberhub.application.member;

import static com.memberhub.application.member.FullProfile.aFullProfile;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Birthday;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.YzOpenId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of members promises. Each test starts with an empty store. */
public interface MembersContract {

    Members members();

    /** Runs work as one transaction; a store without transactions just runs it. */
    <T> T inTransaction(Supplier<T> work);

    /** As {@code PersonalData} erases. */
    void erase(Member member);

    private Set<MemberKey> add(Member... added) {
        return inTransaction(() -> members().addIfAbsent(List.of(added)));
    }

    private Map<MemberKey, Member> find(Collection<MemberKey> keys) {
        return inTransaction(() -> members().find(keys));
    }

    private Recollection recall(Collection<MemberKey> keys, YzOpenIdClaim... claims) {
        return inTransaction(() -> members().recall(keys, List.of(claims), Duration.ofSeconds(1)));
    }

    private Member stored(MemberKey key) {
        Map<MemberKey, Member> found = find(List.of(key));
        assertThat(found).containsOnlyKeys(key);
        return found.values().iterator().next();
    }

    /** Field by field, since a member's own toString() tells nothing. */
    private void assertStored(Member expected) {
        assertThat(stored(expected.key())).usingRecursiveComparison().isEqualTo(expected);
    }

    private void change(Member changed) {
        inTransaction(() -> {
            members().lock(List.of(changed.key()));
            members().update(List.of(changed));
            return changed;
        });
    }

    @Test
    default void findsNothingWhereNothingIsStored() {
        assertThat(find(List.of(aMember().build().key()))).isEmpty();
    }

    @Test
    default void keepsAMemberWithEveryFieldAsItWas() {
        Member member = aMember().profile(aFullProfile()).build();

        assertThat(add(member)).containsExactly(member.key());
        assertStored(member);
    }

    @Test
    default void keepsAMemberOfWhomNothingIsKnown() {
        Member member = aMember().build();
        add(member);

        assertStored(member);
    }

    @Test
    default void leavesATakenKeyAsItIs() {
        Member first = aMember().outOpenId("first").build();
        Member second =
                aMember().outOpenId("second").profile(aProfile().name("李四")).build();
        add(first);

        assertThat(add(second)).isEmpty();
        assertStored(first);
    }

    @Test
    default void addsOnlyTheFreeKeysOfABatch() {
        Member taken = aMember().mobile("13800138001").build();
        Member free = aMember().mobile("13800138002").build();
        add(taken);

        assertThat(add(aMember().mobile("13800138001").outOpenId("late").build(), free))
                .containsExactly(free.key());
        assertThat(find(List.of(taken.key(), free.key()))).containsOnlyKeys(taken.key(), free.key());
        assertStored(taken);
    }

    @Test
    default void tellsRootShopsApart() {
        Member here = aMember().rootKdtId(1).outOpenId("here").build();
        Member there = aMember().rootKdtId(2).outOpenId("there").build();

        assertThat(add(here, there)).containsExactlyInAnyOrder(here.key(), there.key());
        assertStored(here);
        assertStored(there);
    }

    @Test
    default void keepsABatchOfMany() {
        List<Member> many = IntStream.range(0, 300)
                .mapToObj(i -> aMember()
                        .mobile(String.valueOf(13_900_000_000L + i))
                        .outOpenId("number-" + i)
                        .profile(aProfile().name("会员" + i))
                        .build())
                .toList();

        Set<MemberKey> added = inTransaction(() -> members().addIfAbsent(many));

        assertThat(added).hasSize(many.size());
        assertThat(find(many.stream().map(Member::key).toList()).values()).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    default void storesAChangedProfile() {
        Member member = aMember().build();
        add(member);
        Member changed = new Member(
                member.key(),
                member.outOpenId(),
                aFullProfile().build(),
                Set.of(NoticeCode.UNLISTED_CHANNEL, NoticeCode.YZ_OPEN_ID_DIFFERS),
                member.createdAt(),
                member.createdAt().plusSeconds(60));

        change(changed);

        assertStored(changed);
    }

    /** Some systems say the first day of the year 1 where they know none, and the Julian calendar has another day by that name. */
    @Test
    default void storesABirthdayThatIsFilledInAsTheDayThatItIs() {
        Member member = aMember().build();
        add(member);

        for (String day : List.of("0001-01-01", "1500-02-28", "1988-02-29", "2011-12-30")) {
            Member born = aMember()
                    .profile(aProfile().birthday(new Birthday(LocalDate.parse(day))))
                    .build();
            change(born);

            assertStored(born);
            assertThat(inTransaction(() -> members().lock(List.of(born.key()))))
                    .as(day)
                    .containsExactly(Map.entry(born.key(), born));
        }
    }

    @Test
    default void keepsEveryKindOfNotice() {
        Member member = aMember().noticed(NoticeCode.values()).build();
        add(member);

        assertStored(member);
    }

    @Test
    default void storesANoticeWhereTheProfileDidNotChange() {
        Member member = aMember().noticed(NoticeCode.UNSTORABLE_REPLACED).build();
        add(member);
        Member noticed = member.noticing(List.of(Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_DIFFERS, "a", "b")));

        change(noticed);

        assertStored(noticed);
    }

    @Test
    default void storesAProfileThatLostEverything() {
        Member member = aMember().profile(aFullProfile()).build();
        add(member);
        Member changed = new Member(
                member.key(), member.outOpenId(), aProfile().build(), Set.of(), member.createdAt(), member.updatedAt());

        change(changed);

        assertStored(changed);
    }

    @Test
    default void neverChangesTheOutOpenIdOrTheTimeOfCreation() {
        Member member = aMember().build();
        add(member);

        change(new Member(
                member.key(),
                new OutOpenId("another"),
                aProfile().name("李四").build(),
                Set.of(),
                Instant.parse("2030-01-01T00:00:00Z"),
                member.updatedAt()));

        assertThat(stored(member.key()).outOpenId()).isEqualTo(member.outOpenId());
        assertThat(stored(member.key()).createdAt()).isEqualTo(member.createdAt());
        assertThat(stored(member.key()).profile().name()).isEqualTo("李四");
    }

    @Test
    default void locksWhatIsStoredAndNothingElse() {
        Member member = aMember().build();
        add(member);

        Map<MemberKey, Member> locked = inTransaction(() -> members()
                .lock(List.of(
                        member.key(), aMember().mobile("13800138009").build().key())));

        assertThat(locked).containsExactly(Map.entry(member.key(), member));
    }

    @Test
    default void knowsWhenAYzOpenIdStandsUnderAnotherMobileOfTheSameShop() {
        YzOpenId shared = new YzOpenId("shared");
        Member one = aMember()
                .mobile("13800138001")
                .profile(aProfile().yzOpenId(shared))
                .build();
        Member two = aMember()
                .mobile("13800138002")
                .profile(aProfile().yzOpenId(shared))
                .build();
        Member elsewhere = aMember().rootKdtId(7).mobile("13800138003").build();
        Member own = aMember()
                .mobile("13800138004")
                .profile(aProfile().yzOpenId(new YzOpenId("own")))
                .build();
        add(one, two, own);
        YzOpenIdClaim byHolder = new YzOpenIdClaim(one.key(), shared);
        YzOpenIdClaim byStranger = new YzOpenIdClaim(own.key(), shared);
        YzOpenIdClaim inAnotherShop = new YzOpenIdClaim(elsewhere.key(), shared);
        YzOpenIdClaim ofItsOwn = new YzOpenIdClaim(own.key(), new YzOpenId("own"));
        YzOpenIdClaim ofNobody = new YzOpenIdClaim(own.key(), new YzOpenId("nobody's"));

        assertThat(recall(
                                List.of(one.key(), own.key(), elsewhere.key()),
                                byHolder,
                                byStranger,
                                inAnotherShop,
                                ofItsOwn,
                                ofNobody)
                        .claimedElsewhere())
                .containsExactlyInAnyOrder(byHolder, byStranger);
    }

    @Test
    default void findsNumbersThatAreAnothers() {
        Member stored = aMember().outOpenId("card-1").build();
        Member other = aMember().mobile("13800138001").build();
        add(stored);

        NumberClaim own = new NumberClaim(stored.key(), new OutOpenId("card-1"));
        NumberClaim anothers = new NumberClaim(other.key(), new OutOpenId("card-1"));
        NumberClaim free = new NumberClaim(other.key(), new OutOpenId("card-2"));

        assertThat(inTransaction(() -> members().numbersTaken(List.of(own, anothers, free))))
                .containsExactly(anothers);
    }

    @Test
    default void knowsTheNumbersOfThoseWhoWereErased() {
        Member erased = aMember().outOpenId("card-1").build();
        Member stored = aMember().mobile("13800138001").outOpenId("card-2").build();
        add(erased, stored);
        erase(erased);

        Recollection recollection = recall(List.of(erased.key(), stored.key()));

        assertThat(recollection.formerNumbers()).containsExactly(Map.entry(erased.key(), erased.outOpenId()));
        assertThat(recollection.members()).containsExactly(Map.entry(stored.key(), stored));
    }

    @Test
    default void recallsNothingOfThoseWhoAreNotAskedAbout() {
        Member stored = aMember().build();
        add(stored);

        assertThat(recall(List.of(aMember().mobile("13800138001").build().key())))
                .isEqualTo(Recollection.NONE);
    }

    @Test
    default void keepsTheNumberOfSomebodyWhoWasErasedForThemAlone() {
        Member erased = aMember().outOpenId("card-1").build();
        add(erased);
        erase(erased);
        MemberKey another = aMember().mobile("13800138001").build().key();

        NumberClaim own = new NumberClaim(erased.key(), erased.outOpenId());
        NumberClaim anotherOfTheirs = new NumberClaim(erased.key(), new OutOpenId("card-2"));
        NumberClaim anothers = new NumberClaim(another, erased.outOpenId());
        NumberClaim free = new NumberClaim(another, new OutOpenId("card-2"));

        assertThat(inTransaction(() -> members().numbersTaken(List.of(own, anotherOfTheirs, anothers, free))))
                .containsExactlyInAnyOrder(anotherOfTheirs, anothers);
    }
}
