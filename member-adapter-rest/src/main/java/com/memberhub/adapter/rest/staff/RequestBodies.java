package com.memberhub.adapter.rest.staff;

import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of requests, as OpenAPI shows them. {@link RequestFields} reads them by name, so that everything that is wrong is
 * told at once; a test sees that both know the same names.
 */
final class RequestBodies {

    private RequestBodies() {}

    /** A search for members. */
    @Schema(name = "MemberSearch", description = "A search for members. Every part may be left out.")
    record MemberSearchBody(
            @Schema(
                    description = "What somebody typed: a mobile in any spelling, its last four digits, an outOpenId, a"
                            + " yzOpenId, a requestId, or the start or a part of a name or nickname, though no name is looked for"
                            + " by a whole mobile or by four digits. Where members are encrypted, a"
                            + " mobile, a name and a nickname are found as a whole only.",
                    maxLength = 128,
                    example = "8000")
            @Nullable
            String query,

            @Schema(description = "What a member has to be, every part of it.") @Nullable
            MemberFiltersBody filters,

            @Schema(
                    description =
                            "The order. In that of updates a member that changes while pages are read moves: it may be met"
                                    + " twice, or not at all.",
                    allowableValues = {"created:desc", "created:asc", "updated:desc", "updated:asc"},
                    defaultValue = "created:desc",
                    example = "created:desc")
            @Nullable
            String sort,

            @Schema(description = "next of the page before, asked for with all else as there.", maxLength = 512)
            @Nullable
            String cursor,

            @Schema(
                    description = "How many items.",
                    minimum = "1",
                    maximum = "100",
                    defaultValue = "20",
                    example = "20")
            @Nullable
            Integer size) {}

    /** What a member has to be. */
    @Schema(name = "MemberFilters", description = "What a member has to be, every part of it.")
    record MemberFiltersBody(
            @Schema(description = "总部店铺id", minimum = "1", example = "91234567") @Nullable
            Long rootKdtId,

            @Schema(description = "归属店铺: Youzan's id or the third-party id.", maxLength = 64, example = "store-0571")
            @Nullable
            String owningStore,

            @Schema(description = "入会店铺: Youzan's id or the third-party id.", maxLength = 64, example = "91234599")
            @Nullable
            String sourceStore,

            @Schema(description = "The code of memberSourceChannel.", example = "102") @Nullable
            Long channel,

            @Schema(description = "免费等级: an alias or a name, Youzan's or ours.", maxLength = 256, example = "银卡")
            @Nullable
            String freeLevel,

            @Schema(description = "付费等级: an alias or a name, Youzan's or ours.", maxLength = 256, example = "annual")
            @Nullable
            String paymentLevel,

            @Schema(
                    description = "性别",
                    allowableValues = {"0", "1", "2"},
                    example = "2")
            @Nullable
            String gender,

            @Schema(description = "省", maxLength = 256, example = "浙江省") @Nullable
            String province,

            @Schema(description = "市", maxLength = 256, example = "杭州市") @Nullable
            String city,

            @Schema(description = "区/县", maxLength = 256, example = "西湖区") @Nullable
            String county,

            @Schema(description = "统一地区码", pattern = "^[0-9]{6}$", example = "330106") @Nullable
            String areaCode,

            @Schema(
                    description =
                            "The first instant at which the hub may have stored it: ISO-8601 with an offset, or a day,"
                                    + " which stands for its start in Asia/Shanghai.",
                    example = "2026-11-20")
            @Nullable
            String createdFrom,

            @Schema(description = "The first instant that is too late.", example = "2026-11-21T00:00:00+08:00")
            @Nullable
            String createdBefore,

            @Schema(description = "Whether any of its calls ever bore a notice.", example = "true") @Nullable
            Boolean noticed,

            @Schema(
                    description = "A kind of notice that one of its calls bore.",
                    allowableValues = {
                        "unlisted_channel",
                        "unlisted_data_type",
                        "level_type_contradicts_slot",
                        "yz_open_id_differs",
                        "yz_open_id_under_other_mobile",
                        "unstorable_replaced"
                    },
                    example = "unlisted_channel")
            @Nullable
            String notice,

            @Schema(description = "1 to 12.", minimum = "1", maximum = "12", example = "5") @Nullable
            Integer birthdayMonth) {}

    /** What is taken out. */
    @Schema(name = "MemberExport", description = "A search for members whose result is taken out whole.")
    record MemberExportBody(
            @Schema(description = "As in a search.", maxLength = 128, example = "8000") @Nullable
            String query,

            @Schema(description = "As in a search.") @Nullable
            MemberFiltersBody filters,

            @Schema(
                    description =
                            "Accepted so that query, filters and sort of a search can be sent as they are; rows come by"
                                    + " creation, newest first.",
                    allowableValues = {"created:desc", "created:asc", "updated:desc", "updated:asc"},
                    example = "created:desc")
            @Nullable
            String sort) {}

    /** A search for calls. */
    @Schema(name = "CallSearch", description = "A search for calls, newest first. Every part may be left out.")
    record CallSearchBody(
            @Schema(description = "What a call has to be, every part of it.") @Nullable
            CallFiltersBody filters,

            @Schema(description = "next of the page before, asked for with all else as there.", maxLength = 512)
            @Nullable
            String cursor,

            @Schema(
                    description = "How many items.",
                    minimum = "1",
                    maximum = "100",
                    defaultValue = "20",
                    example = "20")
            @Nullable
            Integer size) {}

    /** What a call has to be. */
    @Schema(name = "CallFilters", description = "What a call has to be, every part of it.")
    record CallFiltersBody(
            @Schema(description = "What was decided.", example = "REJECTED") @Nullable
            CallOutcome outcome,

            @Schema(description = "Where it came from.", example = "PLATFORM") @Nullable
            CallOrigin origin,

            @Schema(
                    description =
                            "True for refused calls that no later call of the same identity, and no correction, has"
                                    + " cured.",
                    example = "true")
            @Nullable
            Boolean uncured,

            @Schema(description = "True for calls with notices.", example = "false") @Nullable
            Boolean noticed,

            @Schema(description = "总部店铺id", minimum = "1", example = "91234567") @Nullable
            Long rootKdtId,

            @Schema(description = "The connector app.", maxLength = 64, example = "91234567_crm") @Nullable
            String appId,

            @Schema(description = "A whole mobile, in any spelling.", example = "13800138000") @Nullable
            String mobile,

            @Schema(
                    description =
                            "The first instant at which it may have been received: ISO-8601 with an offset, or a day,"
                                    + " which stands for its start in Asia/Shanghai.",
                    example = "2026-11-20")
            @Nullable
            String from,

            @Schema(description = "The first instant that is too late.", example = "2026-11-21T00:00:00+08:00")
            @Nullable
            String before) {}

    /** Why. */
    @Schema(
            name = "Reason",
            description = "Why somebody looks at, or erases, personal data. It is kept in the access log.")
    record ReasonBody(
            @Schema(
                    description = "In their own words, a letter or a digit at the least.",
                    requiredMode = RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 256,
                    example = "顾客来电要求核对地址")
            String reason) {}

    /** A corrected call. */
    @Schema(name = "Correction", description = "What is sent instead of a refused call.")
    record ResubmitBody(
            @Schema(
                    description = "The corrected body of the call: a MemberCreateRequest, or a text that holds one. The"
                            + " journal keeps it character for character.",
                    requiredMode = RequiredMode.REQUIRED,
                    types = {"object", "string"},
                    example =
                            "{\"rootKdtId\": 91234567, \"appId\": \"91234567_crm\", \"mobile\": \"13800138000\", \"extendMap\":"
                                    + " {}}")
            Object payload) {}
}
