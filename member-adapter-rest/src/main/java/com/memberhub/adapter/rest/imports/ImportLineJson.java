package com.memberhub.adapter.rest.imports;

import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.imports.ImportLine;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.privacy.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A line of an import's report, as the API shows it. It holds no personal data. */
@Schema(name = "ImportLine", description = "What became, or by the dry run would become, of a line.")
record ImportLineJson(
        @Schema(description = "The line of the file, from 1; the header of a CSV counts.", example = "17")
        long line,

        @Schema(
                description = "What became of it.",
                allowableValues = {"CREATED", "ALIGNED", "UNCHANGED", "REFUSED"},
                example = "REFUSED")
        String outcome,

        @Schema(description = "Whether only the dry run says so.", example = "false")
        boolean forecast,

        @Schema(
                description = "The member's number, or the one that a refused line asked for.",
                types = {"string", "null"},
                example = "80012345")
        @Nullable
        String outOpenId,

        @Schema(description = "Why it is refused.") List<FindingJson> errors,

        @Schema(description = "What staff should know.") List<FindingJson> notices) {

    static ImportLineJson of(ImportLine line, Labels labels, Locale locale) {
        OutOpenId outOpenId = line.outOpenId();
        return new ImportLineJson(
                line.number(),
                line.outcome().name(),
                line.forecast(),
                outOpenId == null ? null : outOpenId.value(),
                line.violations().stream()
                        .map(found -> FindingJson.of(found, shown -> labels.violation(shown, locale)))
                        .toList(),
                line.notices().stream()
                        .map(found -> FindingJson.of(found, shown -> labels.notice(shown, locale)))
                        .toList());
    }

    @Schema(name = "ImportLineFinding", description = "Something that was found in a line.")
    record FindingJson(
            @Schema(description = "The path of the field.", example = "outOpenId")
            String field,

            @Schema(description = "For programs.", example = "out_open_id_taken")
            String code,

            @Schema(description = "For people.", example = "该会员号已被占用，不能再分配")
            String message) {

        static FindingJson of(Finding finding, Function<Finding, String> message) {
            Finding shown = finding.masked(Masking.knowingNobody());
            return new FindingJson(shown.path(), shown.code(), message.apply(shown));
        }
    }
}
