package com.memberhub.adapter.rest.staff;

import io.swagger.v3.oas.annotations.media.Schema;

/** A code and what people call it. */
@Schema(name = "Code", description = "A code and what people call it.")
record CodeJson(
        @Schema(description = "For programs.", example = "2")
        String code,

        @Schema(description = "For people, in 简体中文 or English by Accept-Language.", example = "女")
        String label) {}
