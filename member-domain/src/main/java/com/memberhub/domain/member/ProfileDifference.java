package com.memberhub.domain.member;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells two profiles apart, field by field, in the platform's spelling and in the order of the wire contract, custom
 * attributes and the two maps last.
 */
final class ProfileDifference {

    private static final List<Field> FIELDS = List.of(
            new Field("yzOpenId", profile -> wire(profile.yzOpenId(), YzOpenId::value)),
            new Field("outStoreId", Profile::outStoreId),
            new Field("yzAscriptionKdtId", Profile::yzAscriptionKdtId),
            new Field("outAscriptionStoreId", Profile::outAscriptionStoreId),
            new Field("yzMemberSourceKdtId", Profile::yzMemberSourceKdtId),
            new Field("outMemberSourceStoreId", Profile::outMemberSourceStoreId),
            new Field("name", Profile::name),
            new Field("nickname", Profile::nickname),
            new Field("avatarUrl", Profile::avatarUrl),
            new Field("gender", profile -> wire(profile.gender(), Gender::code)),
            new Field(
                    "birthday",
                    profile ->
                            wire(profile.birthday(), birthday -> birthday.date().toString())),
            new Field("customerCreatedTime", profile -> wire(profile.customerCreatedTime(), Object::toString)),
            new Field("memberCreatedTime", profile -> wire(profile.memberCreatedTime(), Object::toString)),
            new Field("memberSourceChannel", profile -> wire(profile.memberSourceChannel(), SourceChannel::code)),
            new Field("memberSrcWay", Profile::memberSrcWay),
            new Field("customerSourceChannel", profile -> wire(profile.customerSourceChannel(), SourceChannel::code)),
            part("address.provinceName", Profile::address, Address::provinceName),
            part("address.cityName", Profile::address, Address::cityName),
            part("address.countyName", Profile::address, Address::countyName),
            part("address.areaCode", Profile::address, address -> wire(address.areaCode(), AreaCode::value)),
            part("address.addressDetail", Profile::address, Address::addressDetail),
            part("weixin.nickname", Profile::weixin, Weixin::nickname),
            part("weixin.avatar", Profile::weixin, Weixin::avatar),
            part("weixin.account", Profile::weixin, Weixin::account),
            part("freeLevel.yzLevelAlias", Profile::freeLevel, Level::yzLevelAlias),
            part("freeLevel.yzLevelName", Profile::freeLevel, Level::yzLevelName),
            part("freeLevel.outLevelAlias", Profile::freeLevel, Level::outLevelAlias),
            part("freeLevel.outLevelName", Profile::freeLevel, Level::outLevelName),
            part("paymentLevel.yzLevelAlias", Profile::paymentLevel, Level::yzLevelAlias),
            part("paymentLevel.yzLevelName", Profile::paymentLevel, Level::yzLevelName),
            part("paymentLevel.outLevelAlias", Profile::paymentLevel, Level::outLevelAlias),
            part("paymentLevel.outLevelName", Profile::paymentLevel, Level::outLevelName));

    private ProfileDifference() {}

    static List<Change> between(Profile before, Profile after) {
        List<Change> changes = new ArrayList<>();
        for (Field field : FIELDS) {
            add(
                    changes,
                    field.path(),
                    field.wireValue().apply(before),
                    field.wireValue().apply(after));
        }
        addAttributes(changes, before.customerAttrInfos(), after.customerAttrInfos());
        addKeys(changes, "globalProps", before.globalProps(), after.globalProps());
        addKeys(changes, "extendMap", before.extendMap(), after.extendMap());
        return changes;
    }

    private static void add(List<Change> changes, String path, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(path, before, after));
        }
    }

    /**
     * Attributes have no path of their own, so one change tells those that went and those that came. Their order says
     * nothing: a change of it alone is none.
     */
    private static void addAttributes(List<Change> changes, List<CustomAttribute> before, List<CustomAttribute> after) {
        add(changes, "customerAttrInfos", wireWithout(before, after), wireWithout(after, before));
    }

    private static List<Map<String, @Nullable Object>> wireWithout(
            List<CustomAttribute> attributes, List<CustomAttribute> others) {
        List<CustomAttribute> left = new ArrayList<>(attributes);
        others.forEach(left::remove);
        return left.stream().map(ProfileDifference::wire).toList();
    }

    private static Map<String, @Nullable Object> wire(CustomAttribute attribute) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("name", attribute.name());
        wire.put("value", attribute.value());
        wire.put("dataType", attribute.dataType());
        return wire;
    }

    private static void addKeys(
            List<Change> changes, String path, @Nullable JsonObject before, @Nullable JsonObject after) {
        Map<String, @Nullable Object> old = before == null ? Map.of() : before.values();
        Map<String, @Nullable Object> fresh = after == null ? Map.of() : after.values();
        Set<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(fresh.keySet());
        keys.forEach(key -> add(changes, path + "." + key, old.get(key), fresh.get(key)));
    }

    private static <T> Field part(
            String path, Function<Profile, @Nullable T> whole, Function<T, @Nullable Object> part) {
        return new Field(path, profile -> wire(whole.apply(profile), part));
    }

    private static <T> @Nullable Object wire(@Nullable T value, Function<T, @Nullable Object> form) {
        return value == null ? null : form.apply(value);
    }

    private record Field(String path, Function<Profile, @Nullable Object> wireValue) {}
}
