package com.memberhub.adapter.rest.staff;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call and what became of it. Every field is always there. */
@Schema(name = "Call", description = "A call and what became of it. Every field is always there.")
record CallJson(
        @Schema(description = "Our id of the call.", example = "01KAR2V6M8Q4D0A7J5Z3T9X1CE")
        String requestId,

        @Schema(
                description = "When its handling began.",
                format = "date-time",
                example = "2026-11-20T10:15:32.123456+08:00")
        String receivedAt,

        @Schema(description = "Where it came from: PLATFORM, CORRECTION or IMPORT.")
        CodeJson origin,

        @Schema(description = "Who of the staff sent it; null for the platform.", example = "operator") @Nullable
        String submittedBy,

        @Schema(description = "The refused call that this one corrects.", example = "01KAR2V6M8Q4D0A7J5Z3T9X1CE")
        @Nullable
        String corrects,

        @Schema(description = "The newest call that corrects this one.", example = "01KAR2V6M8Q4D0A7J5Z3T9X1CE")
        @Nullable
        String correctedBy,

        @Schema(
                description = "Whether a later call of the same identity, or a correction, was accepted.",
                example = "false")
        boolean cured,

        @Schema(
                description = "The connector app that called; null where the call names no valid one.",
                example = "91234567_crm")
        @Nullable
        String appId,

        @Schema(description = "总部店铺id; null where the call names no valid one.", example = "91234567") @Nullable
        Long rootKdtId,

        @Schema(description = "Masked; null where the call has no valid one.", example = "138****8000") @Nullable
        String mobile,

        @Schema(description = "What was decided: CREATED, ALIGNED, UNCHANGED or REJECTED.")
        CodeJson outcome,

        @Schema(description = "Whose call it was; null where it was refused.", example = "01KAR2V6M9R5E1B8K6A4V0Y2DF")
        @Nullable
        String outOpenId,

        @Schema(description = "Why it was refused; empty where it was not.")
        List<FindingJson> errors,

        @Schema(description = "What staff should know of it.")
        List<FindingJson> notices,

        @Schema(description = "What it changed, masked.") List<ChangeJson> changes,

        @Schema(description = "Milliseconds until it was decided.", example = "4.217")
        double timeTakenMillis,

        @Schema(
                description =
                        "The body as it was sent, formatted, masked unless it is revealed; values under keys that look"
                                + " like secrets are hidden in every case. Null where it cannot be shown.")
        @Nullable
        String payload,

        @Schema(description = "Why there is a payload or none.")
        PayloadState payloadState,

        @Schema(description = "Whether personal data in the payload is masked.", example = "true")
        boolean payloadMasked) {

    /** Why there is a payload or none. */
    @Schema(
            description =
                    "shown; not_json: masked it is null, since nobody can say what in it is personal, revealed it is"
                            + " the bare text; purged: it was older than payloads are kept.")
    enum PayloadState {
        @JsonProperty("shown")
        SHOWN,
        @JsonProperty("not_json")
        NOT_JSON,
        @JsonProperty("purged")
        PURGED
    }

    /** Something found in a call. */
    @Schema(name = "Finding", description = "Something found in a call.")
    record FindingJson(
            @Schema(description = "The path of the field, or $ for the body as a whole.", example = "mobile")
            String field,

            @Schema(description = "What people call the field.", example = "手机号")
            String label,

            @Schema(description = "For programs.", example = "mobile_malformed")
            String code,

            @Schema(description = "For people.", example = "不是手机号码")
            String message) {}

    /** A field that a call changed. */
    @Schema(name = "Change", description = "A field that a call changed.")
    record ChangeJson(
            @Schema(description = "The path of the field.", example = "nickname")
            String field,

            @Schema(description = "What people call the field.", example = "昵称")
            String label,

            @Schema(description = "What it was; null where it was blank.", example = "小*") @Nullable
            Object before,

            @Schema(description = "What it is; null where it is blank.", example = "大*") @Nullable
            Object after) {}
}
