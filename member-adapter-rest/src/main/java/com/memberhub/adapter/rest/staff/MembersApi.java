package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.adapter.rest.staff.RequestBodies.MemberSearchBody;
import com.memberhub.adapter.rest.staff.RequestBodies.ReasonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What OpenAPI says of members. */
@Tag(name = "Members", description = "Finds members, masked, and shows one in the clear to those who say why.")
interface MembersApi {

    @Operation(
            operationId = "searchMembers",
            summary = "Finds members",
            description =
                    "A page of a search. Personal data is masked. A field that is not known is refused. Role: VIEWER.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = MemberSearchBody.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "lastFour",
                                                        summary = "By the last four digits",
                                                        value = StaffExamples.SEARCH_BY_LAST_FOUR),
                                                @ExampleObject(
                                                        name = "filters",
                                                        summary = "By filters alone",
                                                        value = StaffExamples.SEARCH_BY_FILTERS)
                                            })))
    @ApiResponse(responseCode = "200", description = "A page, perhaps an empty one.")
    PageOf<MemberJson> search(SignedIn signedIn, HttpServletRequest request) throws IOException;

    @Operation(
            operationId = "findMember",
            summary = "One member",
            description = "The member of this number, masked. Role: VIEWER.",
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_NONE_MATCH,
                            in = ParameterIn.HEADER,
                            description = "The ETag of what is already known.",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "The member.",
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            description = "Changes whenever what is shown does, be it for another language only.",
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "It is what If-None-Match says.", content = @Content)
    @ApiResponse(responseCode = "404", description = StaffOpenApi.NOT_FOUND)
    ResponseEntity<MemberJson> find(SignedIn signedIn, String outOpenId, HttpServletRequest request);

    @Operation(
            operationId = "callsOfMember",
            summary = "The story of a member",
            description = "Every call for this identity, newest first, refused ones too. Role: VIEWER.",
            parameters = {
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
    @ApiResponse(responseCode = "200", description = "A page.")
    @ApiResponse(responseCode = "404", description = StaffOpenApi.NOT_FOUND)
    PageOf<CallJson> calls(SignedIn signedIn, String outOpenId, HttpServletRequest request);

    @Operation(
            operationId = "revealMember",
            summary = "One member in the clear",
            description = "Written to the access log with the reason. Role: PRIVACY.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ReasonBody.class))))
    @ApiResponse(responseCode = "200", description = "The member; masked is false.")
    @ApiResponse(responseCode = "404", description = StaffOpenApi.NOT_FOUND)
    MemberJson reveal(SignedIn signedIn, String outOpenId, HttpServletRequest request) throws IOException;

    @Operation(
            operationId = "eraseMember",
            summary = "Erases a member on request",
            description =
                    "Personal data goes from members, journal and imports; the number is never given to another person."
                            + " Written to the access log with the reason. Role: PRIVACY.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ReasonBody.class))))
    @ApiResponse(responseCode = "204", description = "Erased.")
    @ApiResponse(responseCode = "404", description = StaffOpenApi.NOT_FOUND)
    ResponseEntity<Void> erase(SignedIn signedIn, String outOpenId, HttpServletRequest request) throws IOException;
}
