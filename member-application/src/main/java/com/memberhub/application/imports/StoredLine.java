package com.memberhub.application.imports;

import com.memberhub.application.journal.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A line that waits to be decided.
 *
 * @param content null for a line that was refused as it arrived
 */
public record StoredLine(long number, @Nullable Payload content) {}
