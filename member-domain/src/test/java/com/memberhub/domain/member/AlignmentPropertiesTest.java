package com.memberhub.domain.member;

import static com.memberhub.domain.member.AlignmentPolicy.FILL_BLANKS;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of any calls in any order. The calls are drawn at random, from seeds that are the same in every run. */
class AlignmentPropertiesTest {

    private static final int ROUNDS = 500;
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    @ParameterizedTest
    @EnumSource
    void theSameCallAgainChangesNothing(AlignmentPolicy policy) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Profile stored = pieceOf(random, FullProfiles.lin().build());
            Profile called = pieceOf(random, anyOf(random, stored));

            Member once = aMember()
                    .profile(copyOf(stored))
                    .build()
                    .alignWith(called, policy, NOW)
                    .member();
            Alignment again = once.alignWith(called, policy, NOW.plusSeconds(1));

            assertThat(again.changes()).as("seed %d", seed).isEmpty();
            assertThat(again.member()).as("seed %d", seed).isSameAs(once);
        }
    }

    @Test
    void fillBlanksEndsInTheSameProfileWhateverTheOrderOfCallsThatDoNotConflict() {
        Set<Profile> outcomes = new HashSet<>();
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Profile truth = FullProfiles.lin().build();
            List<Profile> calls = List.of(pieceOf(random, truth), pieceOf(random, truth), pieceOf(random, truth));

            Profile first = aligned(calls, ORDERS.get(0));

            for (List<Integer> order : ORDERS) {
                assertThat(aligned(calls, order))
                        .as("seed %d, order %s", seed, order)
                        .isEqualTo(first);
            }
            outcomes.add(first);
        }
        // Were all pieces blank or whole, the order could not matter.
        assertThat(outcomes).hasSizeGreaterThan(ROUNDS / 2);
    }

    @Test
    void fillBlanksNeverChangesWhatIsKnown() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Profile stored = pieceOf(random, FullProfiles.lin().build());
            Profile called = pieceOf(random, FullProfiles.wang().build());

            List<Change> changes = aMember()
                    .profile(copyOf(stored))
                    .build()
                    .alignWith(called, FILL_BLANKS, NOW)
                    .changes();

            assertThat(changes)
                    .as("seed %d", seed)
                    .allSatisfy(change -> assertThat(change.before()).isIn(null, List.of()));
        }
    }

    private static Profile aligned(List<Profile> calls, List<Integer> order) {
        Member member = aMember().build();
        for (int call : order) {
            member = member.alignWith(calls.get(call), FILL_BLANKS, NOW).member();
        }
        // Attributes stand in the order they were first told, which is all that the order of calls may decide.
        return copyOf(member.profile())
                .customerAttrInfos(member.profile().customerAttrInfos().stream()
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .toList())
                .build();
    }

    private static Profile anyOf(Random random, Profile stored) {
        return switch (random.nextInt(3)) {
            case 0 -> stored;
            case 1 -> FullProfiles.lin().build();
            default -> FullProfiles.wang().build();
        };
    }

    private static Profile pieceOf(Random random, Profile whole) {
        return aProfile()
                .yzOpenId(maybe(random, whole.yzOpenId()))
                .outStoreId(maybe(random, whole.outStoreId()))
                .yzAscriptionKdtId(maybe(random, whole.yzAscriptionKdtId()))
                .outAscriptionStoreId(maybe(random, whole.outAscriptionStoreId()))
                .yzMemberSourceKdtId(maybe(random, whole.yzMemberSourceKdtId()))
                .outMemberSourceStoreId(maybe(random, whole.outMemberSourceStoreId()))
                .name(maybe(random, whole.name()))
                .nickname(maybe(random, whole.nickname()))
                .avatarUrl(maybe(random, whole.avatarUrl()))
                .gender(maybe(random, whole.gender()))
                .birthday(maybe(random, whole.birthday()))
                .customerCreatedTime(maybe(random, whole.customerCreatedTime()))
                .memberCreatedTime(maybe(random, whole.memberCreatedTime()))
                .memberSourceChannel(maybe(random, whole.memberSourceChannel()))
                .memberSrcWay(maybe(random, whole.memberSrcWay()))
                .customerSourceChannel(maybe(random, whole.customerSourceChannel()))
                .address(pieceOf(random, whole.address()))
                .weixin(pieceOf(random, whole.weixin()))
                .customerAttrInfos(whole.customerAttrInfos().stream()
                        .filter(attribute -> random.nextBoolean())
                        .toList())
                .freeLevel(pieceOf(random, whole.freeLevel()))
                .paymentLevel(pieceOf(random, whole.paymentLevel()))
                .globalProps(maybe(random, whole.globalProps()))
                .extendMap(maybe(random, whole.extendMap()))
                .build();
    }

    private static @Nullable Address pieceOf(Random random, @Nullable Address whole) {
        if (whole == null) {
            return null;
        }
        Address piece = new Address(
                maybe(random, whole.provinceName()),
                maybe(random, whole.cityName()),
                maybe(random, whole.countyName()),
                maybe(random, whole.areaCode()),
                maybe(random, whole.addressDetail()));
        return piece.isBlank() ? null : piece;
    }

    private static @Nullable Weixin pieceOf(Random random, @Nullable Weixin whole) {
        if (whole == null) {
            return null;
        }
        Weixin piece = new Weixin(
                maybe(random, whole.nickname()), maybe(random, whole.avatar()), maybe(random, whole.account()));
        return piece.isBlank() ? null : piece;
    }

    private static @Nullable Level pieceOf(Random random, @Nullable Level whole) {
        if (whole == null || random.nextBoolean()) {
            return null;
        }
        return new Level(
                whole.yzLevelAlias(),
                maybe(random, whole.yzLevelName()),
                maybe(random, whole.outLevelAlias()),
                maybe(random, whole.outLevelName()));
    }

    private static <T> @Nullable T maybe(Random random, @Nullable T value) {
        return random.nextBoolean() ? value : null;
    }

    private static ProfileBuilder copyOf(Profile profile) {
        return aProfile()
                .yzOpenId(profile.yzOpenId())
                .outStoreId(profile.outStoreId())
                .yzAscriptionKdtId(profile.yzAscriptionKdtId())
                .outAscriptionStoreId(profile.outAscriptionStoreId())
                .yzMemberSourceKdtId(profile.yzMemberSourceKdtId())
                .outMemberSourceStoreId(profile.outMemberSourceStoreId())
                .name(profile.name())
                .nickname(profile.nickname())
                .avatarUrl(profile.avatarUrl())
                .gender(profile.gender())
                .birthday(profile.birthday())
                .customerCreatedTime(profile.customerCreatedTime())
                .memberCreatedTime(profile.memberCreatedTime())
                .memberSourceChannel(profile.memberSourceChannel())
                .memberSrcWay(profile.memberSrcWay())
                .customerSourceChannel(profile.customerSourceChannel())
                .address(profile.address())
                .weixin(profile.weixin())
                .customerAttrInfos(profile.customerAttrInfos())
                .freeLevel(profile.freeLevel())
                .paymentLevel(profile.paymentLevel())
                .globalProps(profile.globalProps())
                .extendMap(profile.extendMap());
    }
}
