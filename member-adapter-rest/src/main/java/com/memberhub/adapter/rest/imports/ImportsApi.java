package com.memberhub.adapter.rest.imports;

import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.adapter.rest.staff.PageOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;

/** What OpenAPI says of imports. */
@Tag(
        name = "Imports",
        description = "Bringing in members that a merchant has already, with the numbers of their cards.")
interface ImportsApi {

    @Operation(
            operationId = "uploadImport",
            summary = "Brings a file and has its dry run begin",
            description = """
                    Each line is judged by the rules of MemberCreateExtension. Its `outOpenId`, 1 to 64 visible ASCII characters \
                    without / \\\\ ; % ? #, becomes the member's number; without one the hub gives a number. It must not be or \
                    hold a mobile, an e-mail address or an identity card, since everybody sees it. `appId` may be left out, and so may `extendMap`. A CSV has the \
                    field names in its first row, `address.cityName` for a nested one, in UTF-8 or GB18030. A file without members is refused. Nothing is stored \
                    before the import is started. Role: OPERATOR.""",
            parameters = {
                @Parameter(
                        name = "rootKdtId",
                        in = ParameterIn.QUERY,
                        description = "The root shop of lines that name none.",
                        schema = @Schema(type = "integer", format = "int64", minimum = "1")),
                @Parameter(
                        name = "Content-Disposition",
                        in = ParameterIn.HEADER,
                        description = "Its filename is what the import is called; a name that is not ASCII is sent as"
                                + " filename*=UTF-8''%E4%BC%9A%E5%91%98.csv.",
                        schema = @Schema(type = "string"),
                        example = "attachment; filename=\"members.csv\"")
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "The file as it is.",
                            content = {
                                @Content(
                                        mediaType = ImportsController.CSV,
                                        schema = @Schema(type = "string"),
                                        examples =
                                                @ExampleObject(
                                                        name = "csv",
                                                        value = "outOpenId,mobile,name\n80012345,13800138000,张小满\n")),
                                @Content(
                                        mediaType = ImportsController.NDJSON,
                                        schema = @Schema(type = "string"),
                                        examples =
                                                @ExampleObject(
                                                        name = "ndjson",
                                                        value = "{\"rootKdtId\": 91234567, \"mobile\": \"13800138000\","
                                                                + " \"outOpenId\": \"80012345\"}\n"
                                                                + "{\"rootKdtId\": 91234567, \"mobile\": \"13800138001\","
                                                                + " \"outOpenId\": \"80012346\"}\n"))
                            }))
    @ApiResponse(responseCode = "202", description = "It is taken in; its dry run begins.")
    ResponseEntity<ImportJson> upload(SignedIn signedIn, HttpServletRequest request) throws IOException;

    @Operation(
            operationId = "listImports",
            summary = "Lists imports",
            description = "Newest first. Role: OPERATOR.",
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
    @ApiResponse(responseCode = "200", description = "A page, perhaps an empty one.")
    PageOf<ImportJson> list(SignedIn signedIn, HttpServletRequest request);

    @Operation(operationId = "findImport", summary = "Says how far an import is", description = "Role: OPERATOR.")
    @ApiResponse(responseCode = "200", description = "As it stands now.")
    @ApiResponse(responseCode = "404", description = ImportsController.NOT_FOUND)
    ImportJson find(SignedIn signedIn, String id);

    @Operation(
            operationId = "findImportLines",
            summary = "The report, line by line",
            description = "As far as lines are decided, in the order of the file. Role: OPERATOR.",
            parameters = {
                @Parameter(
                        name = "outcome",
                        in = ParameterIn.QUERY,
                        description = "Only lines of this outcome.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"CREATED", "ALIGNED", "UNCHANGED", "REFUSED"})),
                @Parameter(
                        name = "cursor",
                        in = ParameterIn.QUERY,
                        description = "next of the page before, asked for with all else as there.",
                        schema = @Schema(type = "string", maxLength = 512)),
                @Parameter(
                        name = "size",
                        in = ParameterIn.QUERY,
                        description = "How many items.",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "50"))
            })
    @ApiResponse(responseCode = "200", description = "A page, perhaps an empty one.")
    @ApiResponse(responseCode = "404", description = ImportsController.NOT_FOUND)
    PageOf<ImportLineJson> lines(SignedIn signedIn, String id, HttpServletRequest request);

    @Operation(
            operationId = "downloadRefusedLines",
            summary = "The refused lines whole, to be repaired and brought again",
            description = "In the clear, and only for whoever brought them; the access log says so. Role: OPERATOR.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "As NDJSON, whatever the file was; empty once the lines are not kept any more. A line that could not"
                            + " be taken in, for its size or its cells, stands in the report alone.",
            content = @Content(mediaType = ImportsController.NDJSON, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = ImportsController.NOT_FOUND)
    void refusedLines(SignedIn signedIn, String id, @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;

    @Operation(
            operationId = "startImport",
            summary = "Stores what the dry run has checked",
            description = "Role: OPERATOR.")
    @ApiResponse(responseCode = "202", description = "It is started.")
    @ApiResponse(responseCode = "404", description = ImportsController.NOT_FOUND)
    @ApiResponse(responseCode = "409", description = "It is not checked yet, or was started before.")
    ResponseEntity<ImportJson> start(SignedIn signedIn, String id);

    @Operation(
            operationId = "cancelImport",
            summary = "Stops an import",
            description = "Members that are stored stay; the lines are forgotten. Role: OPERATOR.")
    @ApiResponse(responseCode = "200", description = "It is cancelled.")
    @ApiResponse(responseCode = "404", description = ImportsController.NOT_FOUND)
    @ApiResponse(responseCode = "409", description = "It has ended already.")
    ImportJson cancel(SignedIn signedIn, String id);
}
