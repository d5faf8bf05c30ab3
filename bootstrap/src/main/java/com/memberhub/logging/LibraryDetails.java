package com.memberhub.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps what libraries tell below INFO out of the log, whatever level is configured: there they print the values of SQL
 * parameters, requests as they come over the wire, session ids and objects in full, which is personal data and secrets.
 */
final class LibraryDetails extends TurboFilter {

    /** Those that tell nothing of the kind. */
    private static final List<String> TRUSTED = List.of("com.memberhub", "com.zaxxer.hikari", "org.flywaydb");

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable cause) {
        // Nearly always it is not going to be logged anyway; a comparison of numbers says so.
        boolean isDetail = level.toInt() < Level.INFO_INT
                && level.toInt() >= logger.getEffectiveLevel().toInt();
        return isDetail && !isTrusted(logger.getName()) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isTrusted(String name) {
        return TRUSTED.stream()
                .anyMatch(trusted -> name.startsWith(trusted)
                        && (name.length() == trusted.length() || name.charAt(trusted.length()) == '.'));
    }
}
