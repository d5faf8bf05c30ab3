package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

/** What OpenAPI says of the access log. */
@Tag(name = "Access log", description = "Who looked at, took out or changed what, and why.")
interface AccessLogApi {

    @Operation(
            operationId = "searchAccessLog",
            summary = "Reads the access log",
            description = "Newest first. A parameter that is not known is refused. Role: AUDITOR.",
            parameters = {
                @Parameter(
                        name = "actor",
                        in = ParameterIn.QUERY,
                        description = "Who did it.",
                        schema = @Schema(type = "string", maxLength = 256)),
                @Parameter(
                        name = "action",
                        in = ParameterIn.QUERY,
                        description = "What was done.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {
                                            "REVEAL_MEMBER",
                                            "REVEAL_CALL",
                                            "OPEN_CORRECTION",
                                            "EXPORT",
                                            "CORRECTION",
                                            "IMPORT",
                                            "ERASURE",
                                            "MOBILE_SEARCHES"
                                        })),
                @Parameter(
                        name = "outOpenId",
                        in = ParameterIn.QUERY,
                        description = "The member it was about.",
                        schema = @Schema(type = "string", maxLength = 64)),
                @Parameter(
                        name = "from",
                        in = ParameterIn.QUERY,
                        description =
                                "The first instant: ISO-8601 with an offset, or a day, which stands for its start in"
                                        + " Asia/Shanghai.",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "before",
                        in = ParameterIn.QUERY,
                        description = "The first instant that is too late.",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "cursor",
                        in = ParameterIn.QUERY,
                        description = "next of the page before, asked for with all else as there.",
                        schema = @Schema(type = "string", maxLength = 512)),
                @Parameter(
                        name = "size",
                        in = ParameterIn.QUERY,
                        description = "How many items.",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
            })
    @ApiResponse(responseCode = "200", description = "A page, perhaps an empty one.")
    PageOf<AccessEntryJson> search(SignedIn signedIn, HttpServletRequest request);
}
