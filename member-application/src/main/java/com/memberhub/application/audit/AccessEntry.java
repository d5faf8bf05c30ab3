package com.memberhub.application.audit;

import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the access log. It holds no personal data of members.
 *
 * @param actor who did it
 * @param address from where
 * @param rootKdtId whose member or call it was about; null where it was about none or several
 * @param reason why, in the words of who did it; null where none is asked
 * @param detail what else there is to know, an {@link AccessDetail} filled in; null for nothing
 */
public record AccessEntry(
        Instant at,
        String actor,
        String address,
        AccessAction action,
        @Nullable RootKdtId rootKdtId,
        @Nullable OutOpenId outOpenId,
        @Nullable RequestId requestId,
        @Nullable String reason,
        @Nullable String detail) {

    /** Something done to a member. */
    public static AccessEntry ofMember(
            Instant at, Actor actor, AccessAction action, RootKdtId rootKdtId, OutOpenId outOpenId, String reason) {
        return new AccessEntry(at, actor.name(), actor.address(), action, rootKdtId, outOpenId, null, reason, null);
    }

    /**
     * Something done to a call.
     *
     * @param outOpenId the member whose call it is; null for one that made nobody a member
     */
    public static AccessEntry ofCall(
            Instant at,
            Actor actor,
            AccessAction action,
            @Nullable RootKdtId rootKdtId,
            @Nullable OutOpenId outOpenId,
            RequestId requestId,
            @Nullable String reason,
            @Nullable String detail) {
        return new AccessEntry(
                at, actor.name(), actor.address(), action, rootKdtId, outOpenId, requestId, reason, detail);
    }

    /**
     * Something done to many members.
     *
     * @param rootKdtId the root shop it was done for; null where none was named
     */
    public static AccessEntry ofMany(
            Instant at,
            Actor actor,
            AccessAction action,
            @Nullable RootKdtId rootKdtId,
            @Nullable String reason,
            String detail) {
        return new AccessEntry(at, actor.name(), actor.address(), action, rootKdtId, null, null, reason, detail);
    }
}
