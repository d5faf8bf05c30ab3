package com.memberhub.application.imports;

import com.memberhub.domain.member.RootKdtId;
import java.util.List;
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
}
