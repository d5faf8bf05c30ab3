package com.memberhub.adapter.rest.staff;

import io.swagger.v3.oas.annotations.media.Schema;

/** A source channel. */
@Schema(name = "Channel", description = "A source channel.")
record ChannelJson(
        @Schema(description = "The platform's number.", example = "102")
        long code,

        @Schema(description = "For people; the number where the platform gives no name.", example = "微信小程序")
        String label,

        @Schema(description = "Whether the platform's page lists it.", example = "true")
        boolean listed) {}
