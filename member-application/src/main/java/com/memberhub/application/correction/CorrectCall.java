package com.memberhub.application.correction;

import com.memberhub.application.directory.CallView;
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

    /**
     * Opens a refused call for correction: who corrects it has to see it as it was sent. The access log has a line, in the
     * same transaction, and no line for a call that is not opened.
     */
    Opening open(Actor actor, RequestId requestId);

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

    /** What opening a call comes to. */
    sealed interface Opening {

        /** Decides by case; every case has to be handled. */
        default <R> R fold(
                Function<Opened, R> opened, Function<NoCall, R> none, Function<NothingToCorrect, R> nothing) {
            if (this instanceof Opened opening) {
                return opened.apply(opening);
            }
            if (this instanceof NoCall opening) {
                return none.apply(opening);
            }
            return nothing.apply((NothingToCorrect) this);
        }
    }

    /**
     * The call may be shown in the clear.
     *
     * @param payload of the call, which it still has
     */
    record Opened(CallView call, Payload payload) implements Opening {}

    /** There is no such call in the actor's root shops. */
    record NoCall() implements Opening {}

    /** The call was accepted, or cured, or its payload is purged. Nothing of it was shown or written down. */
    record NothingToCorrect() implements Opening {}

    /** It was decided; it may have been refused once more. */
    record Decided(RequestId requestId, RegisterMember.Outcome outcome) implements Result {}

    /** There is no such call in the actor's root shops. */
    record UnknownCall() implements Result {}

    /** The call was accepted, or cured meanwhile: there is nothing to correct. */
    record NotRefused() implements Result {}

    /** The corrected call is for a root shop that is not the actor's. Nothing was decided or journalled. */
    record ForeignShop() implements Result {}
}
