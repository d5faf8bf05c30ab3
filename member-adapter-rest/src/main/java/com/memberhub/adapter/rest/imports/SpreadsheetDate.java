package com.memberhub.adapter.rest.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as spreadsheets write them into a CSV, however they were typed: Excel in China makes 1990/1/2 of 1990-01-02, and leaves
 * the seconds of a time out.
 */
final class SpreadsheetDate {

    private static final Pattern SPELLING =
            Pattern.compile("([0-9]{4})([/-])([0-9]{1,2})\\2([0-9]{1,2})(?: ([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?");

    private SpreadsheetDate() {}

    /**
     * {@code 1990-01-02}, or {@code 1990-01-02 08:05:00} where there is a time; whether there is such a day is not looked at.
     * What is spelled in no such way stays as it is.
     */
    static String asDate(String cell) {
        return respelled(cell, "");
    }

    /** As {@link #asDate}, but {@code 1990-01-02 00:00:00} for a day without a time: all that other systems may have kept. */
    static String asTime(String cell) {
        return respelled(cell, " 00:00:00");
    }

    private static String respelled(String cell, String timeOfADay) {
        Matcher found = SPELLING.matcher(cell.strip());
        if (!found.matches()) {
            return cell;
        }
        String day = found.group(1) + "-" + twoDigits(found.group(3)) + "-" + twoDigits(found.group(4));
        if (found.group(5) == null) {
            return day + timeOfADay;
        }
        String seconds = found.group(7) == null ? "00" : found.group(7);
        return day + " " + twoDigits(found.group(5)) + ":" + found.group(6) + ":" + seconds;
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
