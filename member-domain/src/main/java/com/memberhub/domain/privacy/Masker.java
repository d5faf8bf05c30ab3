package com.memberhub.domain.privacy;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.Weixin;
import com.memberhub.domain.member.YzOpenId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Masks what tells of one person: fields of the contract by their paths, everything else by the keys above it and by its
 * looks. Made by {@link Masking}.
 */
public final class Masker {

    private static final Set<String> MOBILES = Set.of("mobile");
    private static final Set<String> NAMES = Set.of("name", "nickname", "weixin.nickname");
    private static final Set<String> WHOLLY_HIDDEN =
            Set.of("avatarUrl", "weixin.avatar", "weixin.account", "address.addressDetail", "customerAttrInfos.value");

    /** In whatever shape somebody sent them, all that is not said to be {@link #PLAIN} may be a value of one. */
    private static final String ATTRIBUTES = "customerAttrInfos";

    private static final Set<String> NUMBERS_OF_SHOPS = Set.of("rootKdtId", "yzAscriptionKdtId", "yzMemberSourceKdtId");

    /** Fields of the contract that are no person's. */
    private static final Set<String> PLAIN = Set.of(
            "appId",
            "yzOpenId",
            "outStoreId",
            "outAscriptionStoreId",
            "outMemberSourceStoreId",
            "memberSrcWay",
            "gender",
            "birthday",
            "customerAttrInfos.name",
            "customerAttrInfos.dataType",
            "address.provinceName",
            "address.cityName",
            "address.countyName",
            "address.areaCode",
            "freeLevel.yzLevelAlias",
            "freeLevel.yzLevelName",
            "freeLevel.outLevelAlias",
            "freeLevel.outLevelName",
            "paymentLevel.yzLevelAlias",
            "paymentLevel.yzLevelName",
            "paymentLevel.outLevelAlias",
            "paymentLevel.outLevelName");

    private static final Set<String> MAPS = Set.of("globalProps", "extendMap");

    /** Where the fields of the contract stand: for each member of a page they are asked for again. */
    private static final Map<String, Place> FIELDS = Stream.of(MOBILES, NAMES, WHOLLY_HIDDEN, PLAIN, MAPS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Place::of));

    private static final Pattern PROGRAMS_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}(?:\\[[0-9]{1,6}])*");
    private static final int MOST_ZEROS = 40;

    private final KnownValues own;
    private final boolean knowing;

    Masker(KnownValues own, boolean knowing) {
        this.own = own;
        this.knowing = knowing;
    }

    /** The profile of the person. */
    Profile profile(Profile profile) {
        return new Profile(
                yzOpenId(profile.yzOpenId()),
                text("outStoreId", profile.outStoreId()),
                profile.yzAscriptionKdtId(),
                text("outAscriptionStoreId", profile.outAscriptionStoreId()),
                profile.yzMemberSourceKdtId(),
                text("outMemberSourceStoreId", profile.outMemberSourceStoreId()),
                text("name", profile.name()),
                text("nickname", profile.nickname()),
                text("avatarUrl", profile.avatarUrl()),
                profile.gender(),
                profile.birthday(),
                profile.customerCreatedTime(),
                profile.memberCreatedTime(),
                profile.memberSourceChannel(),
                text("memberSrcWay", profile.memberSrcWay()),
                profile.customerSourceChannel(),
                address(profile.address()),
                weixin(profile.weixin()),
                profile.customerAttrInfos().stream().map(this::attribute).toList(),
                level("freeLevel", profile.freeLevel()),
                level("paymentLevel", profile.paymentLevel()),
                map("globalProps", profile.globalProps()),
                map("extendMap", profile.extendMap()));
    }

    /**
     * What an alignment changed. What a map held before came with another call, whose payload says of whom; of this one
     * nobody can say what in it is personal, and so all text is hidden.
     */
    public Change change(Change change) {
        boolean ofMap = isOfMap(change.field());
        Place place = place(change.field());
        return new Change(
                inPath(change.field()),
                ofMap ? withoutText(change.before()) : value(place, change.before()),
                ofMap && !knowing ? withoutText(change.after()) : value(place, change.after()));
    }

    /** A path, which in a map holds a key that the caller made up. */
    public String inPath(String path) {
        if (knowing || !isOfMap(path)) {
            return inText(path);
        }
        int map = path.indexOf('.');
        return path.substring(0, map + 1) + ofProgram(path.substring(map + 1));
    }

    private static boolean isOfMap(String path) {
        int end = path.indexOf('.');
        return end > 0 && MAPS.contains(path.substring(0, end));
    }

    private String ofProgram(String key) {
        return PROGRAMS_KEY.matcher(key).matches() ? inText(key) : Masking.HIDDEN;
    }

    private @Nullable Object withoutText(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            map.forEach((key, item) -> shown.put(ofProgram((String) key), withoutText(item)));
            return shown;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> shown = new ArrayList<>(list.size());
            list.forEach(item -> shown.add(withoutText(item)));
            return shown;
        }
        return value == null || value instanceof Boolean || (value instanceof String text && text.isBlank())
                ? value
                : Masking.HIDDEN;
    }

    private @Nullable String text(String path, @Nullable String text) {
        return text == null ? null : masked(place(path), text);
    }

    /** Nothing of it where the masks make it longer than one may be. */
    private @Nullable YzOpenId yzOpenId(@Nullable YzOpenId yzOpenId) {
        if (yzOpenId == null) {
            return null;
        }
        try {
            return new YzOpenId(masked(place("yzOpenId"), yzOpenId.value()));
        } catch (InvalidValueException tooLong) {
            return new YzOpenId(Masking.HIDDEN);
        }
    }

    private @Nullable Address address(@Nullable Address address) {
        return address == null
                ? null
                : new Address(
                        text("address.provinceName", address.provinceName()),
                        text("address.cityName", address.cityName()),
                        text("address.countyName", address.countyName()),
                        address.areaCode(),
                        text("address.addressDetail", address.addressDetail()));
    }

    private @Nullable Weixin weixin(@Nullable Weixin weixin) {
        return weixin == null
                ? null
                : new Weixin(
                        text("weixin.nickname", weixin.nickname()),
                        text("weixin.avatar", weixin.avatar()),
                        text("weixin.account", weixin.account()));
    }

    private CustomAttribute attribute(CustomAttribute attribute) {
        return new CustomAttribute(
                text("customerAttrInfos.name", attribute.name()),
                text("customerAttrInfos.value", attribute.value()),
                attribute.dataType());
    }

    private @Nullable Level level(String field, @Nullable Level level) {
        return level == null
                ? null
                : new Level(
                        masked(place(field + ".yzLevelAlias"), level.yzLevelAlias()),
                        text(field + ".yzLevelName", level.yzLevelName()),
                        text(field + ".outLevelAlias", level.outLevelAlias()),
                        text(field + ".outLevelName", level.outLevelName()));
    }

    private @Nullable JsonObject map(String field, @Nullable JsonObject map) {
        return map == null ? null : new JsonObject(object(place(field), map.values()));
    }

    /**
     * A value, masked, with all that is below it.
     *
     * @param path keys joined by dots, without the positions in arrays: {@code customerAttrInfos.value}
     */
    public @Nullable Object value(String path, @Nullable Object value) {
        return value(place(path), value);
    }

    /** A value, masked, with all that is below it. */
    public @Nullable Object value(Place place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return object(place, map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> masked = new ArrayList<>(list.size());
            list.forEach(item -> masked.add(value(place, item)));
            return masked;
        }
        if (value instanceof String text) {
            return masked(place, text);
        }
        if (value instanceof Number && !isOneOf(NUMBERS_OF_SHOPS, place)) {
            String spelled = spelled(value);
            String masked = masked(place, spelled);
            return masked.equals(spelled) ? value : masked;
        }
        return value;
    }

    /**
     * A text of which nothing is known, such as a key or a path, without what looks personal and the person's own
     * values in it.
     */
    public String inText(String text) {
        return own.hidden(PersonalText.hidden(text));
    }

    private Map<String, @Nullable Object> object(Place place, Map<?, ?> map) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        Map<String, Integer> alike = new HashMap<>();
        map.forEach((key, item) -> {
            String shown = inText((String) key);
            String unique = shown;
            while (masked.containsKey(unique)) {
                // Two keys that look the same now are still two. Counted on, lest many of them take long.
                int count = alike.merge(shown, 1, Integer::sum);
                unique = shown + "*" + (count == 1 ? "" : count);
            }
            masked.put(unique, value(place.below((String) key), item));
        });
        return masked;
    }

    private String masked(Place place, String text) {
        if (text.isBlank()) {
            return text;
        }
        if (isOneOf(MOBILES, place)) {
            return own.hidden(Masking.mobile(text));
        }
        if (isOneOf(NAMES, place)) {
            return Masking.name(text);
        }
        if (isOneOf(WHOLLY_HIDDEN, place) || (!isOneOf(PLAIN, place) && isHidden(place))) {
            return Masking.HIDDEN;
        }
        return Keys.areTelling(text) ? Masking.HIDDEN : inText(text);
    }

    private static boolean isHidden(Place place) {
        return place.isHidden() || place.isWithin(ATTRIBUTES);
    }

    private static boolean isOneOf(Set<String> paths, Place place) {
        String path = place.path();
        return path != null && paths.contains(path);
    }

    private static Place place(String path) {
        Place field = FIELDS.get(path);
        return field == null ? Place.of(path) : field;
    }

    private static String spelled(Object number) {
        boolean isShort = number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) <= MOST_ZEROS;
        return isShort ? ((BigDecimal) number).toPlainString() : number.toString();
    }

    /** Says nothing: what it knows is personal data. */
    @Override
    public String toString() {
        return "Masker[****]";
    }
}
