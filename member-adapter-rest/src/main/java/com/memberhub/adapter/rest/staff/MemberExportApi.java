package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.adapter.rest.staff.RequestBodies.MemberExportBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;

/** What OpenAPI says of exports. */
@Tag(name = "Members")
interface MemberExportApi {

    @Operation(
            operationId = "exportMembers",
            summary = "Takes out the members of a search",
            description =
                    "Masked, streamed, with column names in the caller's language. Written to the access log before the"
                            + " first row, and with the number of rows after the last. Role: EXPORTER.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = MemberExportBody.class))))
    @ApiResponse(
            responseCode = "200",
            description =
                    "UTF-8 with a byte order mark; cells that look like formulas begin with an apostrophe. A connection"
                            + " that is cut means that rows are missing.",
            content = @Content(mediaType = MemberExportController.CSV, schema = @Schema(type = "string")))
    void export(SignedIn signedIn, HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;
}
