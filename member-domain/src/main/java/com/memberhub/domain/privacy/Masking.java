package com.memberhub.domain.privacy;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.Weixin;
import com.memberhub.domain.member.YzOpenId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
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
 * Hides what only those may see who are entitled to: mobiles, names, detailed addresses, WeChat accounts, pictures and the
 * values of custom attributes. In maps that nobody interprets it goes by the names of the keys and by the looks of the
 * values. Values under keys that look like secrets are hidden from everybody.
 */
public final class Masking {

    /** What stands for a value of which nothing shows. */
    public static final String HIDDEN = "****";

    private static final Set<String> MOBILES = Set.of("mobile");
    private static final Set<String> NAMES = Set.of("name", "nickname", "weixin.nickname");
    private static final Set<String> WHOLLY_HIDDEN =
            Set.of("avatarUrl", "weixin.avatar", "weixin.account", "address.addressDetail", "customerAttrInfos.value");
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

    /** Values that say who somebody is: they are hidden wherever else they turn up too. */
    private static final Set<String> OF_THE_PERSON = Set.of(
            "mobile",
            "name",
            "nickname",
            "avatarUrl",
            "address.addressDetail",
            "weixin.nickname",
            "weixin.avatar",
            "weixin.account");

    private static final Set<String> MAPS = Set.of("globalProps", "extendMap");

    /** Where the fields of the contract stand: for each member of a page they are asked for again. */
    private static final Map<String, Place> FIELDS = Stream.of(MOBILES, NAMES, WHOLLY_HIDDEN, PLAIN, MAPS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Place::of));

    private static final Pattern PROGRAMS_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}(?:\\[[0-9]{1,6}])*");
    private static final int SHOWN_AT_START = 3;
    private static final int SHOWN_AT_END = 4;
    private static final int HIDDEN_AT_LEAST = 3;
    private static final int MOST_ZEROS = 40;

    private Masking() {}

    /** The first character and a star, {@code 张*}, however long the name is; a star alone for one character. */
    public static String name(String name) {
        int[] characters = name.codePoints().toArray();
        return characters.length < 2 ? "*" : new String(characters, 0, 1) + "*";
    }

    /**
     * A mobile as somebody wrote it. A number that is none keeps its length, so that the slip can be seen:
     * {@code 138***3800}.
     */
    public static String mobile(String spelling) {
        try {
            return Mobile.parse(spelling).masked();
        } catch (InvalidValueException noMobile) {
            return middleHidden(spelling);
        }
    }

    /** A text that tells of nobody in particular, such as the name of a file, without what looks personal in it. */
    public static String text(String text) {
        return PersonalText.hidden(text);
    }

    private static String middleHidden(String text) {
        int[] characters = text.codePoints().toArray();
        if (characters.length <= SHOWN_AT_START + SHOWN_AT_END) {
            return HIDDEN;
        }
        int shownAtEnd = Math.min(SHOWN_AT_END, characters.length - SHOWN_AT_START - HIDDEN_AT_LEAST);
        for (int i = SHOWN_AT_START; i < characters.length - shownAtEnd; i++) {
            characters[i] = '*';
        }
        return new String(characters, 0, characters.length);
    }

    /**
     * The profile of the member of this mobile, masked. Fields that are no person's are shown without what looks personal and
     * the member's own values in them, as in a payload.
     */
    public static Profile profile(Profile profile, Mobile mobile) {
        Masker masker = knowing(valuesOf(profile, mobile));
        return new Profile(
                masker.yzOpenId(profile.yzOpenId()),
                masker.text("outStoreId", profile.outStoreId()),
                profile.yzAscriptionKdtId(),
                masker.text("outAscriptionStoreId", profile.outAscriptionStoreId()),
                profile.yzMemberSourceKdtId(),
                masker.text("outMemberSourceStoreId", profile.outMemberSourceStoreId()),
                masker.text("name", profile.name()),
                masker.text("nickname", profile.nickname()),
                masker.text("avatarUrl", profile.avatarUrl()),
                profile.gender(),
                profile.birthday(),
                profile.customerCreatedTime(),
                profile.memberCreatedTime(),
                profile.memberSourceChannel(),
                masker.text("memberSrcWay", profile.memberSrcWay()),
                profile.customerSourceChannel(),
                masker.address(profile.address()),
                masker.weixin(profile.weixin()),
                profile.customerAttrInfos().stream().map(masker::attribute).toList(),
                masker.level("freeLevel", profile.freeLevel()),
                masker.level("paymentLevel", profile.paymentLevel()),
                masker.map("globalProps", profile.globalProps()),
                masker.map("extendMap", profile.extendMap()));
    }

    /** What an alignment changed, masked. */
    public static Change change(Change change) {
        Masker masker = knowing(List.of());
        return new Change(
                change.field(),
                masker.value(change.field(), change.before()),
                masker.value(change.field(), change.after()));
    }

    /**
     * A masker for all that tells of one person.
     *
     * @param values what says who it is, as it was spelled: see {@link #isOfThePerson}
     */
    public static Masker knowing(Collection<String> values) {
        return new Masker(KnownValues.of(values), true);
    }

    /**
     * A masker for what is told of somebody whose payload is gone, so that nobody can say what in a text is theirs: in maps
     * it hides every text, and every key that a program would not have chosen.
     */
    public static Masker knowingNobody() {
        return new Masker(KnownValues.of(List.of()), false);
    }

    /** Whether the value at this path of a payload says who somebody is, so that a {@link #knowing masker} should know it. */
    public static boolean isOfThePerson(String path) {
        return OF_THE_PERSON.contains(path);
    }

    /** Whether a value under this path is kept from everybody: a key in it looks like a secret. */
    public static boolean isSecret(String path) {
        return Place.of(path).isSecret();
    }

    private static Place place(String path) {
        Place field = FIELDS.get(path);
        return field == null ? Place.of(path) : field;
    }

    private static List<String> valuesOf(Profile profile, Mobile mobile) {
        Address address = profile.address();
        Weixin weixin = profile.weixin();
        return Stream.of(
                        mobile.e164(),
                        profile.name(),
                        profile.nickname(),
                        profile.avatarUrl(),
                        address == null ? null : address.addressDetail(),
                        weixin == null ? null : weixin.nickname(),
                        weixin == null ? null : weixin.avatar(),
                        weixin == null ? null : weixin.account())
                .<String>flatMap(Stream::ofNullable)
                .toList();
    }

    private static String spelled(Object number) {
        boolean isShort = number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) <= MOST_ZEROS;
        return isShort ? ((BigDecimal) number).toPlainString() : number.toString();
    }

    /** Masks what tells of one person. */
    public static final class Masker {

        private final KnownValues own;

        private final boolean knowing;

        private Masker(KnownValues own, boolean knowing) {
            this.own = own;
            this.knowing = knowing;
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
            return PROGRAMS_KEY.matcher(key).matches() ? inText(key) : HIDDEN;
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
                    : HIDDEN;
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
                return new YzOpenId(HIDDEN);
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
                return mobile(text);
            }
            if (isOneOf(NAMES, place)) {
                return name(text);
            }
            if (isOneOf(WHOLLY_HIDDEN, place) || (!isOneOf(PLAIN, place) && place.isHidden())) {
                return HIDDEN;
            }
            return inText(text);
        }

        private static boolean isOneOf(Set<String> paths, Place place) {
            String path = place.path();
            return path != null && paths.contains(path);
        }

        /** Says nothing: what it knows is personal data. */
        @Override
        public String toString() {
            return "Masker[****]";
        }
    }
}
