package com.memberhub.adapter.rest.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of the access log. */
@Schema(name = "AccessEntry", description = "Who did what, when, from where and why.")
record AccessEntryJson(
        @Schema(format = "date-time", description = "When.", example = "2026-11-20T10:15:32.123456+08:00")
        String at,

        @Schema(description = "Who.", example = "manager") String actor,

        @Schema(description = "From which network address.", example = "192.0.2.1")
        String address,

        @Schema(
                description =
                        "REVEAL_MEMBER, REVEAL_CALL, OPEN_CORRECTION, EXPORT, CORRECTION, IMPORT, ERASURE or MOBILE_SEARCHES.")
        CodeJson action,

        @Schema(description = "Whose member or call it was about.", example = "91234567") @Nullable
        Long rootKdtId,

        @Schema(description = "The member it was about.", example = "01KAR2V6M9R5E1B8K6A4V0Y2DF") @Nullable
        String outOpenId,

        @Schema(description = "The call or request it was about.", example = "01KAR2V6M8Q4D0A7J5Z3T9X1CE") @Nullable
        String requestId,

        @Schema(description = "Why, in the words of who did it.", example = "顾客来电要求核对地址") @Nullable
        String reason,

        @Schema(description = "What else there is to know.", example = "done: rows=42") @Nullable
        String detail) {}
