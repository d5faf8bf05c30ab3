package com.memberhub.demo;

import com.memberhub.domain.member.PlatformTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A call that is to be made. */
record DemoCall(Instant at, int person, Kind kind) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(PlatformTime.ZONE);
    private static final List<String> LEARNT_LATER = List.of("address", "weixin", "freeLevel", "birthday");

    /** How a call is. */
    enum Kind {
        /** Everything that is known. */
        WHOLE,
        /** What is known on the first day. */
        SPARSE,
        /** With another id at Youzan. */
        ANOTHER_YZ_OPEN_ID,
        /** Refused: a digit of the mobile is missing. */
        SHORT_MOBILE,
        /** Refused: the gender in words. */
        GENDER_IN_WORDS,
        /** Refused: without the extension map. */
        NO_EXTEND_MAP,
        /** Refused: it broke off. */
        UNREADABLE
    }

    byte[] payload(DemoPeople people, Instant memberSince) {
        Map<String, Object> call = new LinkedHashMap<>(people.person(person));
        call.put("customerCreatedTime", TIME.format(memberSince));
        call.put("memberCreatedTime", TIME.format(memberSince));
        switch (kind) {
            case WHOLE, UNREADABLE -> {}
            case SPARSE -> LEARNT_LATER.forEach(call::remove);
            case ANOTHER_YZ_OPEN_ID -> call.put("yzOpenId", DemoPeople.yzOpenId(-1 - person));
            case SHORT_MOBILE -> call.computeIfPresent("mobile", (field, mobile) -> shorter(mobile.toString()));
            case GENDER_IN_WORDS -> call.computeIfPresent("gender", (field, code) -> code.equals("1") ? "男" : "女");
            case NO_EXTEND_MAP -> call.remove("extendMap");
        }
        byte[] json = JSON.writeValueAsString(call).getBytes(StandardCharsets.UTF_8);
        return kind == Kind.UNREADABLE ? Arrays.copyOf(json, json.length * 2 / 3) : json;
    }

    private static String shorter(String mobile) {
        return mobile.substring(0, mobile.length() - 1);
    }
}
