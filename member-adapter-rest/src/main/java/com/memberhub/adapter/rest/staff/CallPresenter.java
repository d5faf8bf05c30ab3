package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.presentation.ChangedTime;
import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.adapter.rest.presentation.PayloadText;
import com.memberhub.adapter.rest.staff.CallJson.ChangeJson;
import com.memberhub.adapter.rest.staff.CallJson.FindingJson;
import com.memberhub.adapter.rest.staff.CallJson.PayloadState;
import com.memberhub.application.correction.CorrectCall.Decided;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.registration.RegisterMember.Outcome;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Masker;
import com.memberhub.domain.privacy.Masking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes calls as the API shows them. */
@Component
class CallPresenter {

    private static final double NANOS_OF_MILLI = 1_000_000;

    private final Labels labels;

    CallPresenter(Labels labels) {
        this.labels = labels;
    }

    /** With the payload masked. */
    CallJson masked(CallView call, Locale locale) {
        Payload payload = call.payload();
        if (payload == null) {
            return of(call, null, PayloadState.PURGED, true, locale);
        }
        return PayloadText.masked(payload)
                .map(text -> of(call, text, PayloadState.SHOWN, true, locale))
                .orElseGet(() -> of(call, null, PayloadState.NOT_JSON, true, locale));
    }

    /** With the payload as it was sent, for those who were entitled and on record. */
    CallJson clear(CallView call, Locale locale) {
        Payload payload = call.payload();
        if (payload == null) {
            return of(call, null, PayloadState.PURGED, false, locale);
        }
        PayloadState state = PayloadText.masked(payload).isPresent() ? PayloadState.SHOWN : PayloadState.NOT_JSON;
        return of(call, PayloadText.clear(payload), state, false, locale);
    }

    /** What became of a corrected call. */
    ResubmissionJson resubmission(RequestId corrected, Payload payload, Decided decided, Locale locale) {
        Outcome outcome = decided.outcome();
        Masker masker = PayloadText.masker(payload);
        return new ResubmissionJson(
                decided.requestId().value(),
                corrected.value(),
                outcome(outcome.inJournal(), locale),
                orNull(outcome.outOpenId(), OutOpenId::value),
                outcome.violations().stream()
                        .map(violation ->
                                new Finding(violation.path(), violation.code().wireName(), violation.arguments()))
                        .map(violation -> error(violation, masker, locale))
                        .toList(),
                outcome.notices().stream()
                        .map(notice -> new Finding(notice.path(), notice.code().wireName(), notice.arguments()))
                        .map(notice -> notice(notice, masker, locale))
                        .toList(),
                changes(outcome.changes(), masker, locale));
    }

    CodeJson outcome(CallOutcome outcome, Locale locale) {
        return new CodeJson(outcome.name(), labels.outcome(outcome, locale));
    }

    private CallJson of(
            CallView call, @Nullable String payload, PayloadState state, boolean payloadMasked, Locale locale) {
        Masker masker = PayloadText.masker(call.payload());
        return new CallJson(
                call.requestId().value(),
                StaffTimes.text(call.receivedAt()),
                new CodeJson(call.origin().name(), labels.origin(call.origin(), locale)),
                call.submittedBy(),
                orNull(call.corrects(), RequestId::value),
                orNull(call.correctedBy(), RequestId::value),
                call.cured(),
                orNull(call.appId(), AppId::value),
                orNull(call.rootKdtId(), RootKdtId::value),
                call.mobile(),
                outcome(call.outcome(), locale),
                orNull(call.outOpenId(), OutOpenId::value),
                call.violations().stream()
                        .map(error -> error(error, masker, locale))
                        .toList(),
                call.notices().stream()
                        .map(notice -> notice(notice, masker, locale))
                        .toList(),
                changes(call.changes(), masker, locale),
                millis(call.timeTaken()),
                payload,
                state,
                payloadMasked);
    }

    private FindingJson error(Finding error, Masker masker, Locale locale) {
        Finding shown = error.masked(masker);
        return finding(shown, labels.violation(shown, locale), locale);
    }

    private FindingJson notice(Finding notice, Masker masker, Locale locale) {
        Finding shown = notice.masked(masker);
        return finding(shown, labels.notice(shown, locale), locale);
    }

    private FindingJson finding(Finding shown, String message, Locale locale) {
        return new FindingJson(shown.path(), labels.field(shown.path(), locale), shown.code(), message);
    }

    /** Masked by what each change is, and once more by what the payload says is personal. */
    private List<ChangeJson> changes(List<Change> changes, Masker masker, Locale locale) {
        return changes.stream()
                .map(Masking::change)
                .map(masker::change)
                .map(change -> new ChangeJson(
                        change.field(),
                        labels.field(change.field(), locale),
                        value(change.field(), change.before()),
                        value(change.field(), change.after())))
                .toList();
    }

    /** The journal has times in UTC; here they are as the member's own are. */
    private static @Nullable Object value(String field, @Nullable Object value) {
        Instant time = ChangedTime.of(field, value);
        return time == null ? value : StaffTimes.text(time);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_OF_MILLI;
    }

    private static <T, R> @Nullable R orNull(@Nullable T value, Function<? super T, ? extends R> form) {
        return value == null ? null : form.apply(value);
    }
}
