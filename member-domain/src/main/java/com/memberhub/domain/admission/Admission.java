package com.memberhub.domain.admission;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.RootKdtId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the rules say of a submission: {@link Admitted} or {@link Rejected}. */
public sealed interface Admission {

    /** Decides by case; every case has to be handled. A switch over sealed types is not in Java 17. */
    default <R> R fold(Function<Admitted, R> admitted, Function<Rejected, R> rejected) {
        return this instanceof Admitted admission ? admitted.apply(admission) : rejected.apply((Rejected) this);
    }

    /** The submission describes a member that may be stored. */
    record Admitted(AppId appId, MemberKey key, Profile profile, List<Notice> notices) implements Admission {

        public Admitted {
            notices = List.copyOf(notices);
        }
    }

    /**
     * The submission breaks a rule.
     *
     * @param appId the app, as far as it could be read; so for the next two
     * @param violations everything that is wrong, at least one
     */
    record Rejected(
            @Nullable AppId appId,
            @Nullable RootKdtId rootKdtId,
            @Nullable Mobile mobile,
            List<Violation> violations,
            List<Notice> notices)
            implements Admission {

        public Rejected {
            violations = List.copyOf(violations);
            notices = List.copyOf(notices);
        }

        /** The identity that it would have been of; null where that could not be read. */
        public @Nullable MemberKey key() {
            return MemberKey.ofNullable(rootKdtId, mobile);
        }
    }
}
