package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.console.SearchChoices.Choice;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.LevelSlot;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a refused call that somebody has to put right.
 *
 * @param sent what the call said
 * @param value what the control begins with; differs from {@code sent} only where the control could not show that
 * @param control text, select or json
 * @param hint what seems to be meant; may be empty
 */
record Fix(
        String path,
        String field,
        String why,
        String help,
        String hint,
        String sent,
        String value,
        String control,
        List<Choice> choices,
        boolean repeated) {

    private static final Set<String> WHOLES =
            Set.of("extendMap", "globalProps", "address", "weixin", "freeLevel", "paymentLevel", "customerAttrInfos");
    private static final Set<String> NUMBERS = Set.of(
            "rootKdtId",
            "yzAscriptionKdtId",
            "yzMemberSourceKdtId",
            "memberSourceChannel",
            "customerSourceChannel",
            "levelType",
            "dataType");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})[^0-9]{0,2}([0-9]{1,2})[^0-9]{0,2}([0-9]{1,2})\\D*");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.[0-9]+)?");
    private static final Pattern DIGITS = Pattern.compile("1[0-9]*");
    private static final int MAINLAND = 11;
    private static final String EMPTY_OBJECT = "{}";

    static Fix of(Finding violation, EditedPayload payload, Wording wording) {
        Remedy remedy = Remedy.of(violation, wording);
        String path = violation.path();
        String sent = payload.value(path);
        List<Choice> choices = choices(path, wording);
        return new Fix(
                path,
                remedy.field(),
                remedy.why(),
                remedy.help(),
                hint(violation, sent, wording),
                sent,
                choices.isEmpty() ? begin(path, sent) : chosen(path, sent),
                isWhole(path, payload) ? "json" : choices.isEmpty() ? "text" : "select",
                choices,
                violation.code().equals(ViolationCode.DUPLICATE_KEY.wireName()));
    }

    /** Whether digits are sent as a number. */
    static boolean isNumber(String path) {
        return NUMBERS.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    /** Whether the value is an object or array. */
    static boolean isWhole(String path, EditedPayload payload) {
        return WHOLES.contains(path) || payload.isWhole(path);
    }

    private static List<Choice> choices(String path, Wording wording) {
        if (path.equals("gender")) {
            return Arrays.stream(Gender.values())
                    .map(gender -> new Choice(gender.code(), wording.gender(gender)))
                    .toList();
        }
        if (path.endsWith(".levelType")) {
            return Arrays.stream(LevelSlot.values())
                    .map(slot -> new Choice(
                            Integer.toString(slot.levelType()), wording.say("level-type." + slot.levelType())))
                    .toList();
        }
        return List.of();
    }

    /** The extension map has to be there, and may be empty. */
    private static String begin(String path, String sent) {
        return path.equals("extendMap") && sent.isEmpty() ? EMPTY_OBJECT : sent;
    }

    private static String chosen(String path, String sent) {
        if (path.equals("freeLevel.levelType")) {
            return Integer.toString(LevelSlot.FREE.levelType());
        }
        if (path.equals("paymentLevel.levelType")) {
            return Integer.toString(LevelSlot.PAYMENT.levelType());
        }
        return switch (sent.strip().toLowerCase(Locale.ROOT)) {
            case "男", "男性", "先生", "m", "male" -> Gender.MALE.code();
            case "女", "女性", "女士", "f", "female" -> Gender.FEMALE.code();
            default -> Gender.UNKNOWN.code();
        };
    }

    private static String hint(Finding violation, String sent, Wording wording) {
        String code = violation.code();
        if (code.equals(ViolationCode.MOBILE_MALFORMED.wireName())
                && DIGITS.matcher(sent).matches()
                && sent.length() != MAINLAND) {
            int length = sent.length();
            return length < MAINLAND
                    ? wording.say("hint.mobile.short", length, MAINLAND - length)
                    : wording.say("hint.mobile.long", length, length - MAINLAND);
        }
        Matcher date = DATE.matcher(sent);
        if (code.equals(ViolationCode.DATE_MALFORMED.wireName()) && date.matches()) {
            String meant = date.group(1) + "-" + twoDigits(date.group(2)) + "-" + twoDigits(date.group(3));
            return isADate(meant) ? wording.say("hint.write", meant) : "";
        }
        Matcher time = TIME.matcher(sent);
        if (code.equals(ViolationCode.TIME_MALFORMED.wireName()) && time.matches()) {
            return wording.say("hint.write", time.group(1) + " " + time.group(2));
        }
        return "";
    }

    private static boolean isADate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException thereIsNoSuchDay) {
            return false;
        }
    }

    private static String twoDigits(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
