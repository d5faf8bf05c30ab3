package com.memberhub.domain.member;

import static com.memberhub.domain.member.AlignmentPolicy.FILL_BLANKS;
import static com.memberhub.domain.member.AlignmentPolicy.KEEP;
import static com.memberhub.domain.member.AlignmentPolicy.YOUZAN_WINS;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a member: registered once, aligned ever after. */
class MemberTest {

    private static final Instant CREATED = Instant.parse("2026-11-20T02:15:30Z");
    private static final Instant LATER = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void isRegisteredWithItsNumberAndTheTimeOfTheCall() {
        MemberKey key = new MemberKey(new RootKdtId(7), Mobile.parse("13800138000"));
        Profile profile = FullProfiles.lin().build();

        Member member = Member.register(key, new OutOpenId("card-1"), profile, CREATED);

        assertThat(member.key()).isEqualTo(key);
        assertThat(member.outOpenId()).isEqualTo(new OutOpenId("card-1"));
        assertThat(member.profile()).isEqualTo(profile);
        assertThat(member.createdAt()).isEqualTo(CREATED);
        assertThat(member.updatedAt()).isEqualTo(CREATED);
    }

    @Test
    void keepsMicrosecondsAsTheDatabaseDoes() {
        Member member = aMember()
                .createdAt(Instant.parse("2026-11-20T02:15:30.123456789Z"))
                .build();

        assertThat(member.createdAt()).isEqualTo(Instant.parse("2026-11-20T02:15:30.123456Z"));
        assertThat(member.updatedAt()).isEqualTo(Instant.parse("2026-11-20T02:15:30.123456Z"));
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsIdentityItsNumberAndItsTimeOfCreationWhateverACallTells(AlignmentPolicy policy) {
        Member member = aMember().profile(FullProfiles.lin()).createdAt(CREATED).build();

        Member aligned =
                member.alignWith(FullProfiles.wang().build(), policy, LATER).member();

        assertThat(aligned.key()).isEqualTo(member.key());
        assertThat(aligned.outOpenId()).isEqualTo(member.outOpenId());
        assertThat(aligned.createdAt()).isEqualTo(CREATED);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILL_BLANKS", "YOUZAN_WINS"})
    void isUpdatedWhenItsProfileChanges(AlignmentPolicy policy) {
        Member member = aMember().createdAt(CREATED).build();

        Alignment alignment = member.alignWith(aProfile().name("林晓").build(), policy, LATER);

        assertThat(alignment.changes()).containsExactly(new Change("name", null, "林晓"));
        assertThat(alignment.member().profile().name()).isEqualTo("林晓");
        assertThat(alignment.member().updatedAt()).isEqualTo(LATER);
    }

    @ParameterizedTest
    @EnumSource
    void isTheVerySameWhenNothingChanges(AlignmentPolicy policy) {
        Member member = aMember().profile(FullProfiles.lin()).createdAt(CREATED).build();

        Alignment alignment = member.alignWith(FullProfiles.lin().build(), policy, LATER);

        assertThat(alignment.member()).isSameAs(member);
        assertThat(alignment.member().updatedAt()).isEqualTo(CREATED);
        assertThat(alignment.changes()).isEmpty();
        assertThat(alignment.notices()).isEmpty();
    }

    @Test
    void isTheVerySameWhenNothingMayChange() {
        Member member = aMember().createdAt(CREATED).build();

        Alignment alignment = member.alignWith(FullProfiles.lin().build(), KEEP, LATER);

        assertThat(alignment.member()).isSameAs(member);
        assertThat(alignment.changes()).isEmpty();
    }

    @Test
    void isFilledByWhatItDidNotKnowAndOnlyByThat() {
        Member member = aMember().profile(aProfile().name("林晓")).build();

        Alignment alignment =
                member.alignWith(aProfile().name("王强").nickname("大王").build(), FILL_BLANKS, LATER);

        assertThat(alignment.member().profile())
                .isEqualTo(aProfile().name("林晓").nickname("大王").build());
        assertThat(alignment.changes()).containsExactly(new Change("nickname", null, "大王"));
    }

    @Test
    void takesWhatTheCallTellsWhereYouzanWins() {
        Member member =
                aMember().profile(aProfile().name("林晓").memberSrcWay("1")).build();

        Alignment alignment =
                member.alignWith(aProfile().name("王强").nickname("大王").build(), YOUZAN_WINS, LATER);

        assertThat(alignment.member().profile())
                .isEqualTo(
                        aProfile().name("王强").nickname("大王").memberSrcWay("1").build());
        assertThat(alignment.changes())
                .containsExactly(new Change("name", "林晓", "王强"), new Change("nickname", null, "大王"));
    }

    @Nested
    class AYzOpenIdOfACall {

        private final Member member = aMember()
                .profile(aProfile().yzOpenId(new YzOpenId("yz-stored")))
                .build();

        @ParameterizedTest
        @EnumSource
        void thatDiffersFromTheStoredOneIsNoticedUnderEveryPolicy(AlignmentPolicy policy) {
            Profile called = aProfile().yzOpenId(new YzOpenId("yz-called")).build();

            assertThat(member.alignWith(called, policy, LATER).notices())
                    .containsExactly(Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_DIFFERS, "yz-stored", "yz-called"));
        }

        @ParameterizedTest
        @EnumSource
        void thatIsTheStoredOneIsNothingToNotice(AlignmentPolicy policy) {
            Profile called = aProfile().yzOpenId(new YzOpenId("yz-stored")).build();

            assertThat(member.alignWith(called, policy, LATER).notices()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void thatIsBlankIsNothingToNotice(AlignmentPolicy policy) {
            assertThat(member.alignWith(aProfile().build(), policy, LATER).notices())
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void thatIsTheFirstOneIsNothingToNotice(AlignmentPolicy policy) {
            Profile called = aProfile().yzOpenId(new YzOpenId("yz-called")).build();

            assertThat(aMember().build().alignWith(called, policy, LATER).notices())
                    .isEmpty();
        }
    }

    @Nested
    class Noticing {

        private final Member member = aMember().createdAt(CREATED).build();

        @Test
        void remembersEveryKindOnceInTheOrderOfTheList() {
            Member noticed = member.noticing(List.of(
                            Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_DIFFERS, "a", "b"),
                            Notice.of("memberSourceChannel", NoticeCode.UNLISTED_CHANNEL, 9999L)))
                    .noticing(List.of(Notice.of("customerSourceChannel", NoticeCode.UNLISTED_CHANNEL, 9998L)));

            assertThat(noticed.noticed()).containsExactly(NoticeCode.UNLISTED_CHANNEL, NoticeCode.YZ_OPEN_ID_DIFFERS);
        }

        @Test
        void changesNeitherTheProfileNorTheTimeOfItsLastChange() {
            Member noticed = member.noticing(List.of(Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_DIFFERS, "a", "b")));

            assertThat(noticed)
                    .isEqualTo(new Member(
                            member.key(),
                            member.outOpenId(),
                            member.profile(),
                            Set.of(NoticeCode.YZ_OPEN_ID_DIFFERS),
                            CREATED,
                            CREATED));
        }

        @Test
        void isTheVerySameWhereNothingIsNew() {
            Notice notice = Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_DIFFERS, "a", "b");
            Member noticed = member.noticing(List.of(notice));

            assertThat(member.noticing(List.of())).isSameAs(member);
            assertThat(noticed.noticing(List.of(notice))).isSameAs(noticed);
        }

        @ParameterizedTest
        @EnumSource
        void isNotForgottenByAnAlignment(AlignmentPolicy policy) {
            Member noticed = member.noticing(List.of(Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_DIFFERS, "a", "b")));

            assertThat(noticed.alignWith(FullProfiles.lin().build(), policy, LATER)
                            .member()
                            .noticed())
                    .containsExactly(NoticeCode.YZ_OPEN_ID_DIFFERS);
        }

        @Test
        void keepsItsSetToItself() {
            Set<NoticeCode> codes = EnumSet.of(NoticeCode.UNLISTED_CHANNEL);
            Member noticed = new Member(member.key(), member.outOpenId(), member.profile(), codes, CREATED, CREATED);

            codes.clear();

            assertThat(noticed.noticed()).containsExactly(NoticeCode.UNLISTED_CHANNEL);
        }
    }

    @Test
    void anAlignmentKeepsItsListsToItself() {
        List<Change> changes = new ArrayList<>(List.of(new Change("name", null, "林晓")));
        List<Notice> notices = new ArrayList<>(List.of(Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_DIFFERS, "a", "b")));
        Alignment alignment = new Alignment(aMember().build(), changes, notices);

        changes.clear();
        notices.clear();

        assertThat(alignment.changes()).hasSize(1);
        assertThat(alignment.notices()).hasSize(1);
    }

    @Test
    void aProfileKeepsItsAttributesToItself() {
        List<CustomAttribute> attributes = new ArrayList<>(List.of(new CustomAttribute("宠物", "猫", 0L)));
        Profile profile = aProfile().customerAttrInfos(attributes).build();

        attributes.clear();

        assertThat(profile.customerAttrInfos()).hasSize(1);
    }

    @Test
    void isNeverUpdatedBeforeItWasUpdatedLast() {
        Member member = aMember().createdAt(LATER).build();

        Alignment alignment = member.alignWith(aProfile().name("林晓").build(), FILL_BLANKS, CREATED);

        assertThat(alignment.member().updatedAt()).isEqualTo(LATER);
    }
}
