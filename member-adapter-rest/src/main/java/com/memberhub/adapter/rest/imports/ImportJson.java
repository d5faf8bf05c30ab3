package com.memberhub.adapter.rest.imports;

import com.memberhub.application.imports.Import;
import com.memberhub.application.imports.ImportCounts;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import, as the API shows it. */
@Schema(name = "Import", description = "A file of members on its way in.")
record ImportJson(
        @Schema(description = "Its id.", example = "01KAR2V6M8Q4D0A7J5Z3T9X1CE")
        String id,

        @Schema(
                description = "As whoever brought it calls it, masked where that looks personal.",
                example = "members.csv")
        String fileName,

        @Schema(
                description = "How it is written.",
                allowableValues = {"CSV", "NDJSON"},
                example = "CSV")
        String format,

        @Schema(
                description = "The root shop of lines that name none; null where there is none.",
                types = {"integer", "null"},
                example = "91234567")
        @Nullable
        Long rootKdtId,

        @Schema(description = "Who brought it.", example = "operator")
        String uploadedBy,

        @Schema(
                description = "Who started it; null before.",
                types = {"string", "null"},
                example = "operator")
        @Nullable
        String startedBy,

        @Schema(
                description = "Where it stands. After CHECKED somebody has to start it.",
                allowableValues = {"UPLOADING", "CHECKING", "CHECKED", "RUNNING", "DONE", "CANCELLED", "FAILED"},
                example = "CHECKED")
        String state,

        @Schema(description = "How many lines it has.", example = "1000")
        long lines,

        @Schema(description = "How many are decided, in the dry run or once started, for good.", example = "1000")
        long decided,

        @Schema(description = "How far that is, from 0 to 100.", example = "100")
        int percent,

        @Schema(description = "What the dry run says.") Counts forecast,

        @Schema(description = "What became of the lines that are decided for good.")
        Counts outcome,

        @Schema(
                description = "Columns of a CSV that say nothing to the hub, masked where they look personal.",
                example = "[\"nmae\"]")
        List<String> unknownColumns,

        @Schema(description = "Whether it can be started now.", example = "true")
        boolean canStart,

        @Schema(description = "Whether it can be cancelled now.", example = "true")
        boolean canCancel,

        @Schema(description = "When it was brought.", format = "date-time", example = "2026-11-20T10:15:30+08:00")
        String createdAt,

        @Schema(
                description = "When it was started; null before.",
                types = {"string", "null"},
                format = "date-time",
                example = "2026-11-20T10:16:30+08:00")
        @Nullable
        String startedAt,

        @Schema(
                description = "When it was done or cancelled; null before.",
                types = {"string", "null"},
                format = "date-time",
                example = "2026-11-20T10:17:30+08:00")
        @Nullable
        String finishedAt) {

    static ImportJson of(Import one) {
        RootKdtId rootKdtId = one.file().rootKdtId();
        Actor starter = one.starter();
        return new ImportJson(
                one.id().value(),
                Masking.text(one.file().name()),
                one.file().format().name(),
                rootKdtId == null ? null : rootKdtId.value(),
                one.uploader().name(),
                starter == null ? null : starter.name(),
                one.state().name(),
                one.lines(),
                one.decided(),
                one.percent(),
                Counts.of(one.forecast()),
                Counts.of(one.outcome()),
                one.file().unknownColumns().stream().map(Masking::text).toList(),
                one.canStart(),
                one.canCancel(),
                time(one.createdAt()),
                one.startedAt() == null ? null : time(one.startedAt()),
                one.finishedAt() == null ? null : time(one.finishedAt()));
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(PlatformTime.ZONE));
    }

    @Schema(name = "ImportCounts", description = "How many lines became what.")
    record Counts(
            @Schema(description = "The identity was new.", example = "990")
            long created,

            @Schema(description = "The identity was known and changed.", example = "5")
            long aligned,

            @Schema(description = "The identity was known and nothing changed.", example = "2")
            long unchanged,

            @Schema(description = "The line broke a rule.", example = "3")
            long refused) {

        static Counts of(ImportCounts counts) {
            return new Counts(counts.created(), counts.aligned(), counts.unchanged(), counts.refused());
        }
    }
}
