package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.presentation.PayloadText;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.privacy.Masker;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call in a list or a story.
 *
 * @param origin null for the platform, which is the rule
 */
record CallRow(
        String requestId,
        String page,
        String at,
        String clock,
        Badge outcome,
        @Nullable String origin,
        @Nullable String submittedBy,
        @Nullable String corrects,
        @Nullable String correctedBy,
        boolean refused,
        boolean cured,
        @Nullable String appId,
        @Nullable String rootKdtId,
        @Nullable String mobile,
        @Nullable String outOpenId,
        List<Problem> violations,
        List<Problem> notices,
        List<ChangedField> changes,
        String timeTaken,
        boolean payloadKept) {

    /** Something found at a field. */
    record Problem(String path, String field, String text) {}

    /** A field that changed; null is blank. */
    record ChangedField(
            String field, @Nullable String before, @Nullable String after) {}

    static CallRow of(CallView call, Wording wording) {
        boolean refused = call.outcome() == CallOutcome.REJECTED;
        Masker masker = PayloadText.masker(call.payload());
        return new CallRow(
                call.requestId().value(),
                Pages.call(call.requestId().value()),
                wording.second(call.receivedAt()),
                wording.clock(call.receivedAt()),
                Badge.of(call.outcome(), wording),
                call.origin() == CallOrigin.PLATFORM ? null : wording.labels().origin(call.origin(), wording.locale()),
                call.submittedBy(),
                text(call.corrects()),
                text(call.correctedBy()),
                refused,
                refused && call.cured(),
                text(call.appId()),
                text(call.rootKdtId()),
                call.mobile(),
                text(call.outOpenId()),
                call.violations().stream()
                        .map(violation -> problem(violation, wording::violation, masker, wording))
                        .toList(),
                call.notices().stream()
                        .map(notice -> problem(notice, wording::notice, masker, wording))
                        .toList(),
                call.changes().stream()
                        .map(change -> changed(change, masker, wording))
                        .toList(),
                wording.timeTaken(call.timeTaken()),
                call.payload() != null);
    }

    /** Refused, and nothing has cured it. */
    public boolean waiting() {
        return refused && !cured;
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static Problem problem(
            Finding finding, Function<Finding, String> sentence, Masker masker, Wording wording) {
        Finding shown = finding.masked(masker);
        return new Problem(shown.path(), wording.field(shown.path()), sentence.apply(shown));
    }

    private static ChangedField changed(Change change, Masker masker, Wording wording) {
        Change masked = masker.change(change);
        return new ChangedField(
                wording.field(masked.field()),
                wording.value(change.field(), masked.before()),
                wording.value(change.field(), masked.after()));
    }
}
