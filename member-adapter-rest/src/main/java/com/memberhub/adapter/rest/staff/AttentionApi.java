package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

/** What OpenAPI says of what needs attention. */
@Tag(name = "Attention", description = "What waits for somebody.")
interface AttentionApi {

    @Operation(
            operationId = "attention",
            summary = "What needs attention",
            description =
                    "Every kind with its count and newest items; with `kind` one of them, page by page. Role: VIEWER.",
            parameters = {
                @Parameter(
                        name = "kind",
                        in = ParameterIn.QUERY,
                        description = "The one kind that is asked for.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {
                                            "refused",
                                            "yz_open_id_differs",
                                            "yz_open_id_under_other_mobile",
                                            "unlisted_channel",
                                            "level_type_contradicts_slot"
                                        })),
                @Parameter(
                        name = "cursor",
                        in = ParameterIn.QUERY,
                        description = "next of the page before, asked for with all else as there.",
                        schema = @Schema(type = "string", maxLength = 512)),
                @Parameter(
                        name = "size",
                        in = ParameterIn.QUERY,
                        description = "How many items of each kind; 5 of all kinds and 20 of one unless told.",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
            })
    @ApiResponse(responseCode = "200", description = "What waits, newest first.")
    AttentionJson attention(SignedIn signedIn, HttpServletRequest request);
}
