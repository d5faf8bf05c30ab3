package com.memberhub.domain.privacy;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.Weixin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
            "gender",
            "birthday",
            "customerAttrInfos.name",
            "address.provinceName",
            "address.cityName",
            "address.countyName",
            "address.areaCode",
            "freeLevel.yzLevelName",
            "freeLevel.outLevelName",
            "paymentLevel.yzLevelName",
            "paymentLevel.outLevelName");

    private static final Pattern SECRET = Pattern.compile(
            "secret|token|password|passwd|pwd|credential|api_?key|access_?key|private_?key|authorization|signature|session|cookie");
    private static final Pattern PERSONAL = Pattern.compile(
            "mobile|phone|tel|name|address|weixin|wechat|wx|account|avatar|e?mail|id_?card|identity|birth|contact|receiver");

    private static final Pattern MOBILE_IN_TEXT =
            Pattern.compile("(?<![0-9])(?:\\+?86[- ]?)?1[0-9]{2}[- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])");
    private static final int SHORTEST_TO_REPLACE = 2;
    private static final int SHOWN_AT_START = 3;
    private static final int SHOWN_AT_END = 4;

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

    private static String middleHidden(String text) {
        int[] characters = text.codePoints().toArray();
        if (characters.length <= SHOWN_AT_START + SHOWN_AT_END) {
            return HIDDEN;
        }
        for (int i = SHOWN_AT_START; i < characters.length - SHOWN_AT_END; i++) {
            characters[i] = '*';
        }
        return new String(characters, 0, characters.length);
    }

    /** The profile of the member of this mobile, masked. */
    public static Profile profile(Profile profile, Mobile mobile) {
        Masker masker = new Masker(personalOf(profile, mobile));
        Address address = profile.address();
        Weixin weixin = profile.weixin();
        return new Profile(
                profile.yzOpenId(),
                profile.outStoreId(),
                profile.yzAscriptionKdtId(),
                profile.outAscriptionStoreId(),
                profile.yzMemberSourceKdtId(),
                profile.outMemberSourceStoreId(),
                masker.text("name", profile.name()),
                masker.text("nickname", profile.nickname()),
                masker.text("avatarUrl", profile.avatarUrl()),
                profile.gender(),
                profile.birthday(),
                profile.customerCreatedTime(),
                profile.memberCreatedTime(),
                profile.memberSourceChannel(),
                profile.memberSrcWay(),
                profile.customerSourceChannel(),
                address == null
                        ? null
                        : new Address(
                                address.provinceName(),
                                address.cityName(),
                                address.countyName(),
                                address.areaCode(),
                                masker.text("address.addressDetail", address.addressDetail())),
                weixin == null
                        ? null
                        : new Weixin(
                                masker.text("weixin.nickname", weixin.nickname()),
                                masker.text("weixin.avatar", weixin.avatar()),
                                masker.text("weixin.account", weixin.account())),
                profile.customerAttrInfos().stream()
                        .map(attribute -> new CustomAttribute(
                                attribute.name(),
                                masker.text("customerAttrInfos.value", attribute.value()),
                                attribute.dataType()))
                        .toList(),
                profile.freeLevel(),
                profile.paymentLevel(),
                masker.map("globalProps", profile.globalProps()),
                masker.map("extendMap", profile.extendMap()));
    }

    /** What an alignment changed, masked. */
    public static Change change(Change change) {
        Masker masker = new Masker(Set.of());
        return new Change(
                change.field(),
                masker.value(change.field(), change.before()),
                masker.value(change.field(), change.after()));
    }

    /**
     * A masker for the values of one payload, by their paths.
     *
     * @param payload all of it: String, Boolean, BigDecimal, List or Map of the same, or null
     */
    public static Masker ofPayload(@Nullable Object payload) {
        return new Masker(personalOf(payload));
    }

    /** Whether a value under this path is kept from everybody: a key in it looks like a secret. */
    public static boolean isSecret(String path) {
        return SECRET.matcher(path.toLowerCase(Locale.ROOT)).find();
    }

    private static Set<String> personalOf(Profile profile, Mobile mobile) {
        Address address = profile.address();
        Weixin weixin = profile.weixin();
        return worthReplacing(Stream.of(
                mobile.e164(),
                mobile.e164().substring(1),
                profile.name(),
                profile.nickname(),
                address == null ? null : address.addressDetail(),
                weixin == null ? null : weixin.nickname(),
                weixin == null ? null : weixin.account()));
    }

    private static Set<String> personalOf(@Nullable Object payload) {
        return worthReplacing(Stream.of(
                text(payload, "mobile"),
                text(payload, "name"),
                text(payload, "nickname"),
                text(part(payload, "address"), "addressDetail"),
                text(part(payload, "weixin"), "nickname"),
                text(part(payload, "weixin"), "account")));
    }

    private static Set<String> worthReplacing(Stream<@Nullable String> values) {
        return Set.copyOf(values.flatMap(Stream::ofNullable)
                .map(String::strip)
                .filter(value -> value.length() >= SHORTEST_TO_REPLACE)
                .toList());
    }

    private static @Nullable Object part(@Nullable Object whole, String key) {
        return whole instanceof Map<?, ?> map ? map.get(key) : null;
    }

    private static @Nullable String text(@Nullable Object whole, String key) {
        Object part = part(whole, key);
        return part instanceof String || part instanceof BigDecimal ? part.toString() : null;
    }

    /**
     * Masks values of one person.
     *
     * @param personal what is hidden wherever it turns up
     */
    public record Masker(Set<String> personal) {

        public Masker {
            personal = Set.copyOf(personal);
        }

        @Nullable
        String text(String path, @Nullable String text) {
            return text == null ? null : masked(path, text);
        }

        @Nullable
        JsonObject map(String path, @Nullable JsonObject map) {
            if (map == null) {
                return null;
            }
            Map<String, @Nullable Object> masked = new LinkedHashMap<>();
            map.values().forEach((key, value) -> masked.put(key, value(path + "." + key, value)));
            return new JsonObject(masked);
        }

        /**
         * A value, masked, with all that is below it.
         *
         * @param path keys joined by dots, without the positions in arrays: {@code customerAttrInfos.value}
         */
        public @Nullable Object value(String path, @Nullable Object value) {
            if (value instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> masked = new LinkedHashMap<>();
                map.forEach((key, item) ->
                        masked.put((String) key, value(path.isEmpty() ? (String) key : path + "." + key, item)));
                return masked;
            }
            if (value instanceof List<?> list) {
                List<@Nullable Object> masked = new ArrayList<>(list.size());
                list.forEach(item -> masked.add(value(path, item)));
                return masked;
            }
            if (value instanceof String text) {
                return masked(path, text);
            }
            if (value instanceof Number && !NUMBERS_OF_SHOPS.contains(path)) {
                String masked = masked(path, value.toString());
                return masked.equals(value.toString()) ? value : masked;
            }
            return value;
        }

        private String masked(String path, String text) {
            if (text.isBlank()) {
                return text;
            }
            if (path.equals("mobile")) {
                return mobile(text);
            }
            if (NAMES.contains(path)) {
                return name(text);
            }
            if (WHOLLY_HIDDEN.contains(path)) {
                return HIDDEN;
            }
            if (!PLAIN.contains(path) && isHidden(path)) {
                return HIDDEN;
            }
            return withoutPersonal(text);
        }

        /** A key that looks personal anywhere above hides what is below it. */
        private static boolean isHidden(String path) {
            return isSecret(path)
                    || PERSONAL.matcher(path.toLowerCase(Locale.ROOT)).find();
        }

        /** Says nothing: what it hides is personal data. */
        @Override
        public String toString() {
            return "Masker[****]";
        }

        private String withoutPersonal(String text) {
            String result = MOBILE_IN_TEXT.matcher(text).replaceAll(found -> mobile(found.group()));
            for (String value : personal) {
                result = result.replace(value, HIDDEN);
            }
            return result;
        }
    }
}
