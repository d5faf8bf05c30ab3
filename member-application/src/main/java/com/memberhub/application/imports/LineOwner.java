package com.memberhub.application.imports;

import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.RootKdtId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whose a line is, as far as that can be read, so that it is found when they are erased. Either may be readable without
 * the other.
 */
public record LineOwner(
        @Nullable RootKdtId rootKdtId, @Nullable Mobile mobile) {

    /** Of a line of which neither can be read. */
    public static final LineOwner UNKNOWN = new LineOwner(null, null);

    /** Reads it. */
    static LineOwner of(MemberSubmission submission) {
        return new LineOwner(value(submission.rootKdtId(), RootKdtId::new), value(submission.mobile(), Mobile::parse));
    }

    /** The identity; null where either part is missing. */
    public @Nullable MemberKey key() {
        return MemberKey.ofNullable(rootKdtId, mobile);
    }

    private static <S, T> @Nullable T value(@Nullable S sent, Function<S, T> factory) {
        if (sent == null) {
            return null;
        }
        try {
            return factory.apply(sent);
        } catch (InvalidValueException refused) {
            return null;
        }
    }
}
