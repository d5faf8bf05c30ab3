package com.memberhub.application.correction;

import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.admission.MemberSubmission;
import java.util.function.Function;

/**
 * Sends a refused call again, corrected. The journal keeps both, linked, with who did it; the access log has a line, in
 * the same transaction.
 */
public interface CorrectCall {

    /** Decides the corrected call as if the platform had sent it. */
    Result correct(Actor actor, Correction correction);

    /**
     * What is sent instead.
     *
     * @param corrected the refused call
     * @param requestId of the new call
     */
    record Correction(RequestId corrected, RequestId requestId, Payload payload, MemberSubmission submission) {}

    /** What became of it. */
    sealed interface Result {

        /** Decides by case; every case has to be handled. A switch over sealed types is not in Java 17. */
        default <R> R fold(
                Function<Decided, R> decided,
                Function<UnknownCall, R> unknown,
                Function<NotRefused, R> notRefused,
                Function<ForeignShop, R> foreignShop) {
            if (this instanceof Decided result) {
                return decided.apply(result);
            }
            if (this instanceof UnknownCall result) {
                return unknown.apply(result);
            }
            if (this instanceof NotRefused result) {
                return notRefused.apply(result);
            }
            return foreignShop.apply((ForeignShop) this);
        }
    }

    /** It was decided; it may have been refused once more. */
    record Decided(RequestId requestId, RegisterMember.Outcome outcome) implements Result {}

    /** There is no such call in the actor's root shops. */
    record UnknownCall() implements Result {}

    /** The call was accepted: there is nothing to correct. */
    record NotRefused() implements Result {}

    /** The corrected call is for a root shop that is not the actor's. Nothing was decided or journalled. */
    record ForeignShop() implements Result {}
}
