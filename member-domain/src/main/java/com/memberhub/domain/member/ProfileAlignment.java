package com.memberhub.domain.member;

import static com.memberhub.domain.member.AlignmentPolicy.FILL_BLANKS;
import static com.memberhub.domain.member.AlignmentPolicy.KEEP;
import static com.memberhub.domain.member.AlignmentPolicy.YOUZAN_WINS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings a stored profile in line with a called one. Most fields are one value each; the others:
 *
 * <ul>
 *   <li>a level is identified by its alias: another alias replaces or stays whole, the same one aligns its names;
 *   <li>blanks of an address are filled only from an address that agrees with it, since the street of one place and the
 *       city of another are no address; a call that wins replaces it part by part, since blanks never erase;
 *   <li>custom attributes align by name; a map of the call is one value, kept as it was sent.
 * </ul>
 */
record ProfileAlignment(AlignmentPolicy policy) {

    Profile align(Profile stored, Profile called) {
        if (policy == KEEP) {
            return stored;
        }
        return new Profile(
                value(stored.yzOpenId(), called.yzOpenId()),
                value(stored.outStoreId(), called.outStoreId()),
                value(stored.yzAscriptionKdtId(), called.yzAscriptionKdtId()),
                value(stored.outAscriptionStoreId(), called.outAscriptionStoreId()),
                value(stored.yzMemberSourceKdtId(), called.yzMemberSourceKdtId()),
                value(stored.outMemberSourceStoreId(), called.outMemberSourceStoreId()),
                value(stored.name(), called.name()),
                value(stored.nickname(), called.nickname()),
                value(stored.avatarUrl(), called.avatarUrl()),
                value(stored.gender(), called.gender()),
                value(stored.birthday(), called.birthday()),
                value(stored.customerCreatedTime(), called.customerCreatedTime()),
                value(stored.memberCreatedTime(), called.memberCreatedTime()),
                value(stored.memberSourceChannel(), called.memberSourceChannel()),
                value(stored.memberSrcWay(), called.memberSrcWay()),
                value(stored.customerSourceChannel(), called.customerSourceChannel()),
                address(stored.address(), called.address()),
                weixin(stored.weixin(), called.weixin()),
                attributes(stored.customerAttrInfos(), called.customerAttrInfos()),
                level(stored.freeLevel(), called.freeLevel()),
                level(stored.paymentLevel(), called.paymentLevel()),
                value(stored.globalProps(), called.globalProps()),
                value(stored.extendMap(), called.extendMap()));
    }

    private <T> @Nullable T value(@Nullable T stored, @Nullable T called) {
        if (stored == null || (called != null && policy == YOUZAN_WINS)) {
            return called;
        }
        return stored;
    }

    private @Nullable Address address(@Nullable Address stored, @Nullable Address called) {
        if (stored == null || called == null) {
            return value(stored, called);
        }
        if (policy == FILL_BLANKS && !stored.agreesWith(called)) {
            return stored;
        }
        return new Address(
                value(stored.provinceName(), called.provinceName()),
                value(stored.cityName(), called.cityName()),
                value(stored.countyName(), called.countyName()),
                value(stored.areaCode(), called.areaCode()),
                value(stored.addressDetail(), called.addressDetail()));
    }

    private @Nullable Weixin weixin(@Nullable Weixin stored, @Nullable Weixin called) {
        if (stored == null || called == null) {
            return value(stored, called);
        }
        return new Weixin(
                value(stored.nickname(), called.nickname()),
                value(stored.avatar(), called.avatar()),
                value(stored.account(), called.account()));
    }

    private @Nullable Level level(@Nullable Level stored, @Nullable Level called) {
        if (stored == null || called == null || !stored.isSameLevelAs(called)) {
            return value(stored, called);
        }
        return new Level(
                stored.yzLevelAlias(),
                value(stored.yzLevelName(), called.yzLevelName()),
                value(stored.outLevelAlias(), called.outLevelAlias()),
                value(stored.outLevelName(), called.outLevelName()));
    }

    private List<CustomAttribute> attributes(List<CustomAttribute> stored, List<CustomAttribute> called) {
        Map<@Nullable String, List<CustomAttribute>> aligned = byName(stored);
        byName(called)
                .forEach(
                        (name, values) -> aligned.merge(name, values, (old, fresh) -> takes(old, fresh) ? fresh : old));
        return aligned.values().stream().flatMap(List::stream).toList();
    }

    private boolean takes(List<CustomAttribute> stored, List<CustomAttribute> called) {
        return !isBlank(called) && (isBlank(stored) || policy == YOUZAN_WINS);
    }

    private static boolean isBlank(List<CustomAttribute> values) {
        return values.stream().allMatch(attribute -> attribute.value() == null);
    }

    private static Map<@Nullable String, List<CustomAttribute>> byName(List<CustomAttribute> attributes) {
        Map<@Nullable String, List<CustomAttribute>> byName = new LinkedHashMap<>();
        for (CustomAttribute attribute : attributes) {
            byName.computeIfAbsent(attribute.name(), name -> new ArrayList<>()).add(attribute);
        }
        return byName;
    }
}
