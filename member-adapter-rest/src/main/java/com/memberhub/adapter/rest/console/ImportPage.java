package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.console.CallRow.Problem;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.imports.Import;
import com.memberhub.application.imports.ImportCounts;
import com.memberhub.application.imports.ImportLine;
import com.memberhub.application.imports.LineOutcome;
import com.memberhub.domain.privacy.Masking;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param state the name of its state, and in words with what comes next
 * @param counts what the dry run says, or once started, what became of the lines
 */
record ImportPage(
        String id,
        String page,
        String name,
        String state,
        Badge badge,
        String next,
        String by,
        String createdAt,
        String lines,
        int percent,
        boolean moving,
        boolean started,
        boolean canStart,
        boolean canCancel,
        boolean refused,
        List<Count> counts,
        List<String> unknownColumns) {

    /** How many lines became this. */
    record Count(LineOutcome outcome, Badge badge, String number) {}

    /** A line of the report. */
    record Line(
            long number,
            Badge badge,
            @Nullable String outOpenId,
            @Nullable String page,
            List<Problem> violations,
            List<Problem> notices) {

        static Line of(ImportLine line, Wording wording) {
            String number = line.outOpenId() == null ? null : line.outOpenId().value();
            boolean stored = !line.forecast() && line.outcome() != LineOutcome.REFUSED && number != null;
            return new Line(
                    line.number(),
                    ImportPage.badge(line.outcome(), wording),
                    number,
                    stored && number != null ? Pages.member(number) : null,
                    line.violations().stream()
                            .map(violation -> problem(violation, wording::violation, wording))
                            .toList(),
                    line.notices().stream()
                            .map(notice -> problem(notice, wording::notice, wording))
                            .toList());
        }

        private static Problem problem(Finding finding, Function<Finding, String> sentence, Wording wording) {
            Finding shown = finding.masked(Masking.knowingNobody());
            return new Problem(shown.path(), wording.fieldOfLine(shown.path()), sentence.apply(shown));
        }
    }

    static ImportPage of(Import known, Wording wording) {
        ImportCounts counts = known.isStarted() ? known.outcome() : known.forecast();
        String state = known.state().name();
        return new ImportPage(
                known.id().value(),
                Pages.IMPORTS + "/" + known.id().value(),
                Masking.text(known.file().name()),
                state,
                new Badge(
                        known.isHalfUploaded()
                                ? wording.say("import.state.half-uploaded")
                                : wording.say("import.state." + state),
                        "",
                        tone(known)),
                known.isHalfUploaded() ? wording.say("import.next.half-uploaded") : wording.say("import.next." + state),
                known.uploader().name(),
                wording.minute(known.createdAt()),
                wording.number(known.lines()),
                known.percent(),
                known.isMoving(),
                known.isStarted(),
                known.canStart(),
                known.canCancel(),
                counts.refused() > 0,
                List.of(
                        count(LineOutcome.CREATED, counts.created(), wording),
                        count(LineOutcome.ALIGNED, counts.aligned(), wording),
                        count(LineOutcome.UNCHANGED, counts.unchanged(), wording),
                        count(LineOutcome.REFUSED, counts.refused(), wording)),
                known.file().unknownColumns().stream().map(Masking::text).toList());
    }

    private static Count count(LineOutcome outcome, long number, Wording wording) {
        return new Count(outcome, badge(outcome, wording), wording.number(number));
    }

    private static Badge badge(LineOutcome outcome, Wording wording) {
        Badge.Tone tone = switch (outcome) {
            case CREATED -> Badge.Tone.GOOD;
            case ALIGNED -> Badge.Tone.CHANGED;
            case UNCHANGED -> Badge.Tone.QUIET;
            case REFUSED -> Badge.Tone.BAD;
        };
        return new Badge(wording.say("import.line." + outcome), "", tone);
    }

    private static Badge.Tone tone(Import known) {
        return switch (known.state()) {
            case UPLOADING, CHECKING, RUNNING -> Badge.Tone.CHANGED;
            case CHECKED -> Badge.Tone.WARNING;
            case DONE -> Badge.Tone.GOOD;
            case CANCELLED -> Badge.Tone.QUIET;
            case FAILED -> Badge.Tone.BAD;
        };
    }
}
