package com.memberhub.adapter.rest.extension;

import com.memberhub.domain.member.Limits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Bodies of 256 KiB, each as much work as one of its kind can make. The mobiles are made up. */
public final class LargestBodies {

    private static final String MEMBER = "\"rootKdtId\":91234567,\"appId\":\"a\",\"mobile\":\"13800138000\"";
    private static final int DEEPEST = Limits.JSON_DEPTH - 2;
    private static final int LONG_NAME = 250;

    private LargestBodies() {}

    /** Every kind by its name. */
    public static Map<String, String> all() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("spaces", "{" + " ".repeat(Limits.BODY_BYTES - 2) + "}");
        bodies.put("brackets", "[".repeat(Limits.BODY_BYTES));
        bodies.put("not JSON", "x".repeat(Limits.BODY_BYTES));
        bodies.put("one long text", "{" + MEMBER + ",\"name\":\"" + "x".repeat(200_000) + "\"}");
        bodies.put("escapes", "{" + MEMBER + ",\"name\":\"" + "\\u0041".repeat(40_000) + "\"}");
        bodies.put("lone surrogates", "{" + MEMBER + ",\"name\":\"" + "\\ud800".repeat(40_000) + "\"}");
        bodies.put("a number of digits", "{" + MEMBER + ",\"memberSourceChannel\":" + "9".repeat(200_000) + "}");
        bodies.put("a number of digits in a map", "{" + MEMBER + ",\"extendMap\":{\"a\":" + "9".repeat(200_000) + "}}");
        bodies.put("a number of digits as mobile", "{\"mobile\":" + "1".repeat(200_000) + "}");
        bodies.put("a mobile of spaces", "{\"mobile\":\"1" + " ".repeat(200_000) + "\"}");
        bodies.put("huge numbers", map(i -> "\"" + i + "\":1e99999999"));
        bodies.put("one-letter values", map(i -> "\"" + i + "\":\"x\""));
        bodies.put("keys of one hash", map(i -> "\"" + collision(i) + "\":1"));
        bodies.put("unknown keys of one hash", filled("{" + MEMBER + ",", i -> "\"" + collision(i) + "\":1", "}"));
        bodies.put("one key again and again", filled("{" + MEMBER + ",", i -> "\"a\":1", "}"));
        bodies.put("one key again and again, deep", deepDuplicates());
        bodies.put("keys that are mobiles", map(i -> "\"138" + digits(i % 10_000) + "8000\":1"));
        bodies.put("values that are mobiles", map(i -> "\"" + i + "\":\"138" + digits(i % 10_000) + "8000\""));
        bodies.put("digits and spaces", map(i -> "\"" + i + "\":\"1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1\""));
        bodies.put(
                "a text of digits and spaces",
                "{" + MEMBER + ",\"extendMap\":{\"a\":\"" + "1 ".repeat(100_000) + "\"}}");
        bodies.put(
                "a text of spaces and dashes",
                "{" + MEMBER + ",\"extendMap\":{\"a\":\"" + "1" + " -".repeat(100_000) + "\"}}");
        bodies.put(
                "a key above many values",
                "{" + MEMBER + ",\"" + "k".repeat(100_000) + "\":" + filled("[", i -> "1", "]", 140_000) + "}");
        bodies.put(
                "a key above many named values",
                "{" + MEMBER + ",\"" + "k".repeat(100_000) + "\":" + filled("[", i -> "{\"a\":1}", "]", 140_000) + "}");
        bodies.put("lists in lists", "{" + MEMBER + ",\"extendMap\":{\"a\":" + filled("[", i -> "[]", "]") + "}}");
        bodies.put(
                "maps in maps",
                "{" + MEMBER + ",\"extendMap\":{\"a\":" + filled("[", i -> "{\"a\":{\"a\":{}}}", "]") + "}}");
        bodies.put("attributes", "{" + MEMBER + ",\"customerAttrInfos\":" + filled("[", i -> "{}", "]", 250_000) + "}");
        bodies.put(
                "attributes that are none",
                "{" + MEMBER + ",\"customerAttrInfos\":" + filled("[", i -> "1", "]", 250_000) + "}");
        bodies.put(
                "a long name and a long text",
                "{\"name\":\"" + "a".repeat(60_000) + "b\",\"extendMap\":{\"a\":\"" + "a".repeat(120_000) + "\"}}");
        bodies.put(
                "a name of digits and a text of digits",
                "{\"name\":\"1234567\",\"extendMap\":{\"a\":\"" + "123456".repeat(40_000) + "\"}}");
        return bodies;
    }

    private static String map(IntFunction<String> member) {
        return filled("{" + MEMBER + ",\"extendMap\":{", member, "}}");
    }

    /** Names as long as a path, on every level, and below them as many duplicates as there is room for. */
    private static String deepDuplicates() {
        StringBuilder head = new StringBuilder("{" + MEMBER);
        for (int i = 0; i < DEEPEST; i++) {
            head.append(i == 0 ? "," : "")
                    .append('"')
                    .append("k".repeat(LONG_NAME))
                    .append("\":{");
        }
        return filled(head.toString(), i -> "\"a\":1", "}".repeat(DEEPEST + 1));
    }

    private static String filled(String head, IntFunction<String> item, String tail) {
        return filled(head, item, tail, Limits.BODY_BYTES - 1_000);
    }

    private static String filled(String head, IntFunction<String> item, String tail, int size) {
        StringBuilder text = new StringBuilder(head);
        for (int i = 0; text.length() < size - tail.length(); i++) {
            text.append(i == 0 ? "" : ",").append(item.apply(i));
        }
        return text.append(tail).toString();
    }

    /** Texts of sixteen letters that share one hashCode, since "Aa" and "BB" do. */
    private static String collision(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 15; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private static String digits(int number) {
        return String.valueOf(10_000 + number).substring(1);
    }
}
