package com.memberhub.adapter.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** What went wrong, as RFC 9457 lays it down. */
@JsonPropertyOrder({"type", "title", "status", "detail", "requestId", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "What went wrong (RFC 9457).")
public record Problem(
        @Schema(
                description = "about:blank: the status says what kind of problem it is.",
                requiredMode = RequiredMode.REQUIRED,
                example = "about:blank")
        String type,

        @Schema(description = "The name of the status.", requiredMode = RequiredMode.REQUIRED, example = "Bad Request")
        String title,

        @Schema(description = "The HTTP status.", requiredMode = RequiredMode.REQUIRED, example = "400")
        int status,

        @Schema(
                description = "For people, in 简体中文 or English by Accept-Language; never to be parsed.",
                requiredMode = RequiredMode.REQUIRED,
                example = "请求内容有误")
        String detail,

        @Schema(
                description =
                        "Our id of this request, also in the header X-Request-Id. It finds the request in the log.",
                requiredMode = RequiredMode.REQUIRED,
                example = "01KAR2V6M8Q4D0A7J5Z3T9X1CE")
        String requestId,

        @Schema(description = "What is wrong with which field; missing where nothing is.")
        List<FieldError> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /** One thing that is wrong. */
    @Schema(name = "ProblemFieldError", description = "One thing that is wrong with a field.")
    public record FieldError(
            @Schema(
                    description = "The path of the field, such as reason or filters.gender.",
                    requiredMode = RequiredMode.REQUIRED,
                    example = "reason")
            String field,

            @Schema(
                    description =
                            "For programs; a released code never changes its meaning: those of FieldError, and unknown_field, cursor,"
                                    + " masked, invalid; of files only: missing_column, duplicate_column,"
                                    + " too_many_columns, unknown_charset, no_lines, csv_malformed, unclosed_quote,"
                                    + " cell_too_long. New codes may come.",
                    requiredMode = RequiredMode.REQUIRED,
                    example = "required")
            String code,

            @Schema(description = "For people.", requiredMode = RequiredMode.REQUIRED, example = "必填")
            String message) {}
}
