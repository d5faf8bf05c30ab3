package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

/** What OpenAPI says of refused callers. */
@Tag(name = "Refused callers", description = "Who was turned away at the platform's endpoint.")
interface RefusedCallersApi {

    @Operation(
            operationId = "searchRefusedCallers",
            summary = "Reads who was turned away",
            description =
                    "Newest first. Somebody limited to root shops sees none: a refused caller belongs to none. A parameter"
                            + " that is not known is refused. Role: AUDITOR.",
            parameters = {
                @Parameter(
                        name = "address",
                        in = ParameterIn.QUERY,
                        description = "From which network address.",
                        schema = @Schema(type = "string", maxLength = 64)),
                @Parameter(
                        name = "reason",
                        in = ParameterIn.QUERY,
                        description = "Why.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {
                                            "NOT_CONFIGURED",
                                            "NO_PROOF",
                                            "FOREIGN_NETWORK",
                                            "STALE_PROOF",
                                            "WRONG_PROOF",
                                            "FOREIGN_APP",
                                            "FOREIGN_SHOP"
                                        })),
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
    PageOf<RefusedCallerJson> search(SignedIn signedIn, HttpServletRequest request);
}
