package com.memberhub.application.imports;

import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Traces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file as somebody brings it.
 *
 * @param name as they call it, at most {@link #LONGEST_NAME} characters
 * @param rootKdtId the root shop of lines that name none; null where each names its own
 * @param unknownColumns columns of a CSV whose names say nothing to us: kept with the calls, read by nobody
 */
public record ImportFile(
        String name, ImportFormat format, @Nullable RootKdtId rootKdtId, List<String> unknownColumns) {

    public static final int LONGEST_NAME = 200;

    public ImportFile {
        unknownColumns = List.copyOf(unknownColumns);
    }

    /** What a file is called of which nobody said how it is called. */
    public static String usualName(ImportFormat format) {
        return "members." + format.name().toLowerCase(Locale.ROOT);
    }

    /** Whether its name or one of those columns tells of a person. */
    public boolean tells(Traces traces) {
        return tells(name, traces) || unknownColumns.stream().anyMatch(column -> tells(column, traces));
    }

    /** The same without what tells of a person. */
    public ImportFile without(Traces traces) {
        return new ImportFile(
                tells(name, traces) ? usualName(format) : name,
                format,
                rootKdtId,
                unknownColumns.stream().filter(column -> !tells(column, traces)).toList());
    }

    private static boolean tells(String text, Traces traces) {
        return traces.areIn(text.getBytes(StandardCharsets.UTF_8));
    }
}
