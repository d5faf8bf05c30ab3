package com.memberhub.adapter.rest.envelope;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of every answer, as the platform's page lays it down. */
@JsonPropertyOrder({"success", "code", "message", "requestId", "errorData", "data"})
@Schema(description = "The body of every answer, whatever produced it.")
public record Envelope(
        @Schema(description = "Whether the member is stored.", requiredMode = RequiredMode.REQUIRED, example = "true")
        boolean success,

        @Schema(
                description = "200 stored; 400 the call breaks a rule (HTTP 200); every other code is the HTTP status.",
                requiredMode = RequiredMode.REQUIRED,
                example = "200")
        int code,

        @Schema(
                description = "For people, in 简体中文 or English by Accept-Language; never to be parsed.",
                requiredMode = RequiredMode.REQUIRED,
                example = "会员已创建")
        String message,

        @Schema(
                description = "Our id of this call (请求Id), also in the header X-Request-Id. It finds the call in the"
                        + " journal and in the log.",
                requiredMode = RequiredMode.REQUIRED,
                example = "01KAR2V6M8Q4D0A7J5Z3T9X1CE")
        String requestId,

        @Schema(
                description = "What is wrong (调用失败返回的数据), by the path of the field: mobile, freeLevel.yzLevelAlias,"
                        + " customerAttrInfos[3].value, or $ for the body as a whole. Empty where nothing is.",
                requiredMode = RequiredMode.REQUIRED)
        Map<String, FieldError> errorData,

        @Schema(
                description = "The answer proper (调用返回的数据); null where the call failed.",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        Data data) {

    /** Whose number it is. */
    @Schema(name = "MemberCreateExtResponse", description = "The answer of a call that succeeded.")
    public record Data(
            @Schema(
                    description = "三方会员id: our member number, the same for ever for the same rootKdtId and mobile.",
                    requiredMode = RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 64,
                    example = "01KAR2V6M9R5E1B8K6A4V0Y2DF")
            String outOpenId) {}

    /** One thing that is wrong. */
    @Schema(description = "One thing that is wrong.")
    public record FieldError(
            @Schema(
                    description =
                            "For programs; a released code never changes its meaning: required, wrong_type,"
                                    + " out_of_range, not_listed, unlisted, too_long, too_many, too_large, mobile_malformed,"
                                    + " date_malformed, date_in_future, time_malformed, area_code_malformed, duplicate_key,"
                                    + " json_malformed, json_too_deep, not_utf8; of imports only: too_many_cells, out_open_id_malformed,"
                                    + " out_open_id_rounded, out_open_id_personal, out_open_id_differs, out_open_id_taken, foreign_shop. New codes may come.",
                    requiredMode = RequiredMode.REQUIRED,
                    example = "mobile_malformed")
            String code,

            @Schema(description = "For people.", requiredMode = RequiredMode.REQUIRED, example = "不是手机号码")
            String message) {}
}
