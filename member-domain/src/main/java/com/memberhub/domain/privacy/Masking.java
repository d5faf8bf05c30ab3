package com.memberhub.domain.privacy;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.Weixin;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hides what only those may see who are entitled to: mobiles, names, detailed addresses, WeChat accounts, pictures and the
 * values of custom attributes. In maps that nobody interprets it goes by the names of the keys and by the looks of the
 * values. Values under keys that look like secrets are hidden from everybody.
 */
public final class Masking {

    /** What stands for a value of which nothing shows. */
    public static final String HIDDEN = "****";

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

    private static final int SHOWN_AT_START = 3;
    private static final int SHOWN_AT_END = 4;
    private static final int HIDDEN_AT_LEAST = 3;

    private Masking() {}

    /** The first character and a star, {@code 张*}, however long the name is; a star alone for one character. */
    static String name(String name) {
        int[] characters = name.codePoints().toArray();
        return characters.length < 2 ? "*" : new String(characters, 0, 1) + "*";
    }

    /**
     * A mobile as somebody wrote it. A number that is none keeps its length, so that the slip can be seen:
     * {@code 138***3800}.
     */
    static String mobile(String spelling) {
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
        for (int i = 0; i < characters.length; i++) {
            boolean isInTheMiddle = i >= SHOWN_AT_START && i < characters.length - shownAtEnd;
            // No slip in a number: somebody wrote a name beside it.
            if (isInTheMiddle || Character.isIdeographic(characters[i])) {
                characters[i] = '*';
            }
        }
        return new String(characters, 0, characters.length);
    }

    /**
     * The profile of the member of this mobile, masked. Fields that are no person's are shown without what looks personal and
     * the member's own values in them, as in a payload.
     */
    public static Profile profile(Profile profile, Mobile mobile) {
        return knowing(valuesOf(profile, mobile)).profile(profile);
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
}
