package com.memberhub.adapter.rest.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who was turned away. */
@Schema(name = "RefusedCaller", description = "A caller of the platform's endpoint who was turned away.")
record RefusedCallerJson(
        @Schema(format = "date-time", description = "When.", example = "2026-11-20T10:15:32.123456+08:00")
        String at,

        @Schema(description = "The requestId that the caller was answered.", example = "01KAR2V6M8Q4D0A7J5Z3T9X1CE")
        String requestId,

        @Schema(description = "From which network address.", example = "192.0.2.1")
        String address,

        @Schema(description = "The app whose secret was right; null where none was.", example = "91234567_crm")
        @Nullable
        String appId,

        @Schema(
                description = "NOT_CONFIGURED, NO_PROOF, FOREIGN_NETWORK, STALE_PROOF, WRONG_PROOF, FOREIGN_APP or"
                        + " FOREIGN_SHOP.")
        CodeJson reason) {}
