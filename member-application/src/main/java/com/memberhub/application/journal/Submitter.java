package com.memberhub.application.journal;

import org.jspecify.annotations.Nullable;

/**
 * Who brought a call before us.
 *
 * @param staff who of the staff; null for the platform
 * @param corrects the refused call that this one corrects; null where it corrects none
 */
public record Submitter(
        CallOrigin origin, @Nullable String staff, @Nullable RequestId corrects) {

    private static final Submitter PLATFORM = new Submitter(CallOrigin.PLATFORM, null, null);

    /** Youzan. */
    public static Submitter platform() {
        return PLATFORM;
    }

    /** Somebody of the staff, who corrected a refused call. */
    public static Submitter correction(String staff, RequestId corrected) {
        return new Submitter(CallOrigin.CORRECTION, staff, corrected);
    }

    /** Somebody of the staff, who brings members in. */
    public static Submitter importer(String staff) {
        return new Submitter(CallOrigin.IMPORT, staff, null);
    }
}
