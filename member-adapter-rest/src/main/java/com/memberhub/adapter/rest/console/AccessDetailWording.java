package com.memberhub.adapter.rest.console;

import com.memberhub.application.audit.AccessDetail;
import org.jspecify.annotations.Nullable;

/** The details of the access log, which keeps them in English, in the language of whoever reads it. */
final class AccessDetailWording {

    private AccessDetailWording() {}

    /** What there is to know of a line besides; as it is kept where nobody knows how to say it otherwise. */
    static @Nullable String of(@Nullable String kept, Wording wording) {
        return kept == null
                ? null
                : AccessDetail.read(kept)
                        .map(read ->
                                wording.say(key(read.detail()), read.blanks().toArray()))
                        .orElse(kept);
    }

    private static String key(AccessDetail detail) {
        return switch (detail) {
            case EXPORT_OF_ALL_BEGAN -> "access.detail.export-began-all";
            case EXPORT_BEGAN -> "access.detail.export-began";
            case EXPORT_DONE -> "access.detail.export-done";
            case EXPORT_BROKE_OFF -> "access.detail.export-broke-off";
            case CORRECTION_CREATED -> "access.detail.corrected-created";
            case CORRECTION_ALIGNED -> "access.detail.corrected-aligned";
            case CORRECTION_UNCHANGED -> "access.detail.corrected-unchanged";
            case CORRECTION_REFUSED -> "access.detail.corrected-refused-again";
            case IMPORT_OF_ONE_UPLOADED -> "access.detail.import-of-one-uploaded";
            case IMPORT_UPLOADED -> "access.detail.import-uploaded";
            case IMPORT_STARTED -> "access.detail.import-started";
            case IMPORT_CANCELLED -> "access.detail.import-cancelled";
            case IMPORT_REFUSED_LINES_TAKEN_OUT -> "access.detail.import-refused-lines";
            case IMPORT_DONE -> "access.detail.import-done";
            case MOBILES_SEARCHED -> "access.detail.searches";
        };
    }
}
