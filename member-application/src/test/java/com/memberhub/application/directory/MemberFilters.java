package com.memberhub.application.directory;

import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Filters by the names of their fields. */
public final class MemberFilters {

    private MemberFilters() {}

    /** A filter that asks what is named, field, value, field, value, and nothing else. */
    public static MemberFilter of(String... fieldsAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            values.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        MemberFilter filter = new MemberFilter(
                read(values, "rootKdtId", text -> new RootKdtId(Long.parseLong(text))),
                values.remove("owningStore"),
                values.remove("sourceStore"),
                read(values, "channel", Long::valueOf),
                values.remove("freeLevel"),
                values.remove("paymentLevel"),
                read(values, "gender", Gender::valueOf),
                values.remove("provinceName"),
                values.remove("cityName"),
                values.remove("countyName"),
                values.remove("areaCode"),
                read(values, "createdFrom", Instant::parse),
                read(values, "createdBefore", Instant::parse),
                read(values, "noticed", Boolean::valueOf),
                read(values, "notice", NoticeCode::valueOf),
                read(values, "birthdayMonth", Integer::valueOf));
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("no such field: " + values.keySet());
        }
        return filter;
    }

    private static <T> @Nullable T read(Map<String, String> values, String field, Function<String, T> form) {
        String value = values.remove(field);
        return value == null ? null : form.apply(value);
    }
}
