package com.memberhub.adapter.rest.extension;

import com.memberhub.adapter.rest.envelope.Envelope;
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
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What OpenAPI says of the endpoint, kept apart so that the code stays readable. */
@Tag(name = "会员通", description = "What Youzan calls.")
interface MemberCreateExtensionApi {

    @Operation(
            operationId = "MemberCreateExtension",
            summary = "会员创建",
            description = """
                    Stores the member and answers with one `outOpenId`, the same for ever for the same (`rootKdtId`, \
                    `mobile`). A repeated call is a success too. A call that breaks a rule is HTTP 200 with \
                    `success: false`, code 400 and every violation in `errorData`.""",
            parameters =
                    @Parameter(
                            name = "Accept-Language",
                            in = ParameterIn.HEADER,
                            description = "Language of messages: zh (default) or en.",
                            schema = @Schema(type = "string"),
                            example = "en"),
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "At most 256 KiB, 32 levels deep, UTF-8.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = MemberCreateRequest.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "full",
                                                        summary = "Every field",
                                                        description = "The platform's example, made real.",
                                                        value = OpenApiExamples.FULL_REQUEST),
                                                @ExampleObject(
                                                        name = "smallest",
                                                        summary = "The least that is a member",
                                                        description = "Without a name or anything else.",
                                                        value = OpenApiExamples.SMALLEST_REQUEST),
                                                @ExampleObject(
                                                        name = "broken",
                                                        summary = "A call that is refused",
                                                        description = "Its level has no yzLevelAlias.",
                                                        value = OpenApiExamples.BROKEN_REQUEST)
                                            })))
    @ApiResponse(
            responseCode = "200",
            description = "Decided: stored (`success: true`) or refused (`success: false`, code 400).",
            headers = {
                @Header(
                        name = "Member-Outcome",
                        description = "What became of an accepted call; absent where it was refused.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"created", "aligned", "unchanged"}))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class),
                            examples = {
                                @ExampleObject(
                                        name = "stored",
                                        description = "The answer to full.",
                                        value = OpenApiExamples.STORED),
                                @ExampleObject(
                                        name = "refused",
                                        description = "The answer to broken.",
                                        value = OpenApiExamples.REFUSED)
                            }))
    @ApiResponse(
            responseCode = "400",
            description = "The body broke off, or the request is no valid HTTP.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class)))
    @ApiResponse(
            responseCode = "401",
            description = "Nobody knows who calls: no proof, a wrong one, or one from another network.",
            headers = {
                @Header(
                        name = HttpHeaders.WWW_AUTHENTICATE,
                        description = "Bearer, whatever the app's scheme is.",
                        required = true,
                        schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class)))
    @ApiResponse(
            responseCode = "403",
            description = "The appId of the body is another app's, or the root shop is not the app's own.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class)))
    @ApiResponse(
            responseCode = "408",
            description = "The body took longer than the hub waits for it, ten seconds unless configured.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class)))
    @ApiResponse(
            responseCode = "413",
            description = "The body is over 256 KiB.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class)))
    @ApiResponse(
            responseCode = "415",
            description = "The body is not application/json in UTF-8, or it is compressed.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class)))
    @ApiResponse(
            responseCode = "429",
            description =
                    "The app calls more often than it may, or too many calls of this address were refused within a minute."
                            + " The latter holds up nobody who calls rightly.",
            headers = {
                @Header(
                        name = HttpHeaders.RETRY_AFTER,
                        description = "Seconds to wait.",
                        required = true,
                        schema = @Schema(type = "integer", minimum = "1"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class)))
    @ApiResponse(
            responseCode = "500",
            description = "A defect of ours; the requestId finds it in the log.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class)))
    @ApiResponse(
            responseCode = "503",
            description = "The database is away or too busy. Nothing was stored, or the retry gets the same outOpenId.",
            headers = {
                @Header(
                        name = HttpHeaders.RETRY_AFTER,
                        description = "Seconds to wait.",
                        required = true,
                        schema = @Schema(type = "integer", minimum = "0"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Envelope.class)))
    Envelope create(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;
}
