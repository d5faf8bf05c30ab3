package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.adapter.rest.staff.RequestBodies.CallSearchBody;
import com.memberhub.adapter.rest.staff.RequestBodies.ReasonBody;
import com.memberhub.adapter.rest.staff.RequestBodies.ResubmitBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;

/** What OpenAPI says of calls. */
@Tag(name = "Calls", description = "What was sent, what was decided, and sending it again.")
interface CallsApi {

    @Operation(
            operationId = "searchCalls",
            summary = "Finds calls",
            description = "A page of a search, newest first. A field that is not known is refused. Role: VIEWER.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CallSearchBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "uncured",
                                                            summary = "Refused calls that wait for somebody",
                                                            value = StaffExamples.SEARCH_UNCURED))))
    @ApiResponse(responseCode = "200", description = "A page, perhaps an empty one.")
    PageOf<CallJson> search(SignedIn signedIn, HttpServletRequest request) throws IOException;

    @Operation(
            operationId = "findCall",
            summary = "One call",
            description = "The call of this id, a member's or nobody's. Role: VIEWER.")
    @ApiResponse(responseCode = "200", description = "The call.")
    @ApiResponse(responseCode = "404", description = StaffOpenApi.NOT_FOUND)
    CallJson find(SignedIn signedIn, String requestId, HttpServletRequest request);

    @Operation(
            operationId = "revealCall",
            summary = "One call with its payload in the clear",
            description = "Written to the access log with the reason. Role: PRIVACY.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ReasonBody.class))))
    @ApiResponse(responseCode = "200", description = "The call; payloadMasked is false.")
    @ApiResponse(responseCode = "404", description = StaffOpenApi.NOT_FOUND)
    CallJson reveal(SignedIn signedIn, String requestId, HttpServletRequest request) throws IOException;

    @Operation(
            operationId = "openCorrection",
            summary = "One refused call with its payload in the clear, to correct it",
            description = "Only of a call that was refused and that nothing has cured. Written to the access log as"
                    + " OPEN_CORRECTION. Role: OPERATOR.")
    @ApiResponse(responseCode = "200", description = "The call; payloadMasked is false.")
    @ApiResponse(responseCode = "404", description = StaffOpenApi.NOT_FOUND)
    @ApiResponse(
            responseCode = "409",
            description = "The call was accepted, or cured, or its payload is purged: there is nothing to correct.")
    CallJson openCorrection(SignedIn signedIn, String requestId, HttpServletRequest request);

    @Operation(
            operationId = "resubmitCall",
            summary = "Corrects a refused call and sends it again",
            description =
                    "Decided as if the platform had sent it; it may be refused once more, which is HTTP 200 with outcome"
                            + " REJECTED and every error by its field. The journal keeps both calls, linked. Role: OPERATOR.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "The payload is at most 256 KiB.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ResubmitBody.class))))
    @ApiResponse(responseCode = "200", description = "Decided.")
    @ApiResponse(responseCode = "404", description = StaffOpenApi.NOT_FOUND)
    @ApiResponse(
            responseCode = "409",
            description = "The call was not refused, or is cured: there is nothing to correct.")
    ResubmissionJson resubmit(SignedIn signedIn, String requestId, HttpServletRequest request) throws IOException;
}
