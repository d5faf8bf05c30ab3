package com.memberhub.application.directory;

import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Masker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as the journal tells it.
 *
 * @param submittedBy who of the staff sent it, where it was not the platform
 * @param corrects the refused call that this one corrects
 * @param correctedBy the newest call that corrects this one
 * @param cured whether a later call of the same identity, or a correction, was accepted; only a refused call needs that
 * @param mobile masked
 * @param violations why it was refused; codes are spelled as the journal spells them
 * @param changes with personal data masked
 * @param payload the body as it was sent, in the clear: whoever shows it masks it first. Null once it was purged
 */
public record CallView(
        RequestId requestId,
        Instant receivedAt,
        CallOrigin origin,
        @Nullable String submittedBy,
        @Nullable RequestId corrects,
        @Nullable RequestId correctedBy,
        boolean cured,
        @Nullable AppId appId,
        @Nullable RootKdtId rootKdtId,
        @Nullable String mobile,
        CallOutcome outcome,
        @Nullable OutOpenId outOpenId,
        List<Finding> violations,
        List<Finding> notices,
        List<Change> changes,
        Duration timeTaken,
        @Nullable Payload payload) {

    public CallView {
        violations = List.copyOf(violations);
        notices = List.copyOf(notices);
        changes = List.copyOf(changes);
    }

    /**
     * A violation or notice, as it was written down.
     *
     * @param code the wire name of a {@code ViolationCode} or {@code NoticeCode}; an older one may be gone from the code
     */
    public record Finding(String path, String code, List<Object> arguments) {

        public Finding {
            arguments = List.copyOf(arguments);
        }

        /**
         * As it may be shown: keys in its path and its arguments are masked, since the caller made them up. What is said of it is
         * put together of these, and needs no mask then: an example in it is nobody's.
         */
        public Finding masked(Masker masker) {
            return new Finding(
                    masker.inPath(path),
                    code,
                    arguments.stream()
                            .<Object>map(argument -> masker.inText(argument.toString()))
                            .toList());
        }
    }
}
