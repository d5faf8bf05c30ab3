package com.memberhub.adapter.jpa;

import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rows have to be to be found, as far as somebody asked: conditions, and the values of their named parameters. */
final class Conditions {

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** Adds a condition without parameters. */
    Conditions add(String part) {
        parts.add(part);
        return this;
    }

    /** Adds a condition; a value that is null asks nothing. */
    Conditions add(String part, String parameter, @Nullable Object value) {
        if (value != null) {
            parts.add(part);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** From a time, which is included, to another, which is not. */
    Conditions addTimes(String column, @Nullable Instant from, @Nullable Instant before) {
        return add(column + " >= :from", "from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .add(column + " < :before", "before", before == null ? null : before.atOffset(ZoneOffset.UTC));
    }

    /** Leaves out whatever is of another root shop, or of none. */
    Conditions addShops(RootShops shops) {
        return add(
                "root_kdt_id IN (:shops)",
                "shops",
                shops.only() == null
                        ? null
                        : shops.only().stream().map(RootKdtId::value).sorted().toList());
    }

    /** All of them, as one. */
    String all() {
        return parts.isEmpty() ? "true" : String.join(" AND ", parts);
    }

    /** The values of the parameters, to which others may be added. */
    Map<String, Object> parameters() {
        return new HashMap<>(parameters);
    }
}
