package com.memberhub.application.registration;

import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.OutOpenId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Someone became a member: store them once and say their number. The same identity gets the same
 * {@link OutOpenId} for ever, under retries, races and reordering, and every call is journalled; a line of an import only
 * where it was accepted.
 *
 * <p>Throws Spring's {@code DataAccessException} or {@code TransactionException} when the store is away or too busy. Then
 * nothing of the batch was stored, or all of it was and only the answer got lost; the same commands may be sent again
 * either way.
 */
public interface RegisterMember {

    /** The most commands of one batch: what PostgreSQL takes in one statement, with room to spare. */
    int LARGEST_BATCH = 1_000;

    /**
     * Registers a batch in one transaction. Commands of the same identity behave as if each came after the one before
     * it.
     *
     * @param batch at most {@link #LARGEST_BATCH} commands of distinct request ids
     * @return one outcome for each command, in the order of the commands
     * @throws IllegalArgumentException for a larger batch
     */
    List<Outcome> register(List<Command> batch);

    /**
     * One call.
     *
     * @param receivedAt when the call reached us
     * @param payload the body as it was sent
     * @param submission what was read of the body
     * @param submitter who brought it before us
     * @param caller the app that proved who it is, under which a call is journalled whose body names none; null where none had to
     * @param number the member number that this identity bears already, as its card says; null where the hub gives one
     */
    record Command(
            RequestId requestId,
            Instant receivedAt,
            Payload payload,
            MemberSubmission submission,
            Submitter submitter,
            @Nullable AppId caller,
            @Nullable OutOpenId number) {

        /** A call of somebody who leaves the number to the hub. */
        public Command(
                RequestId requestId,
                Instant receivedAt,
                Payload payload,
                MemberSubmission submission,
                Submitter submitter) {
            this(requestId, receivedAt, payload, submission, submitter, null, null);
        }

        /** A call of the platform where no app had to prove itself. */
        public static Command ofPlatform(
                RequestId requestId, Instant receivedAt, Payload payload, MemberSubmission submission) {
            return ofPlatform(requestId, receivedAt, payload, submission, null);
        }

        /** A call of the platform. */
        public static Command ofPlatform(
                RequestId requestId,
                Instant receivedAt,
                Payload payload,
                MemberSubmission submission,
                @Nullable AppId caller) {
            return new Command(requestId, receivedAt, payload, submission, Submitter.platform(), caller, null);
        }
    }

    /** What was decided of one command. */
    sealed interface Outcome {

        List<Notice> notices();

        /** The member's number; null where the command was refused. */
        default @Nullable OutOpenId outOpenId() {
            return null;
        }

        /** What the command changed of a known member; empty where it did not. */
        default List<Change> changes() {
            return List.of();
        }

        /** Why the command was refused; empty where it was not. */
        default List<Violation> violations() {
            return List.of();
        }

        /** What the journal calls it. */
        default CallOutcome inJournal() {
            return fold(
                    registered -> CallOutcome.CREATED,
                    aligned -> CallOutcome.ALIGNED,
                    unchanged -> CallOutcome.UNCHANGED,
                    refused -> CallOutcome.REJECTED);
        }

        /** Decides by case; every case has to be handled. A switch over sealed types is not in Java 17. */
        default <R> R fold(
                Function<Registered, R> registered,
                Function<Aligned, R> aligned,
                Function<Unchanged, R> unchanged,
                Function<Refused, R> refused) {
            if (this instanceof Registered outcome) {
                return registered.apply(outcome);
            }
            if (this instanceof Aligned outcome) {
                return aligned.apply(outcome);
            }
            if (this instanceof Unchanged outcome) {
                return unchanged.apply(outcome);
            }
            return refused.apply((Refused) this);
        }
    }

    /** The identity was new; the member is stored. */
    record Registered(OutOpenId outOpenId, List<Notice> notices) implements Outcome {}

    /** The identity was known and its profile changed. */
    record Aligned(OutOpenId outOpenId, List<Change> changes, List<Notice> notices) implements Outcome {}

    /** The identity was known and nothing changed. */
    record Unchanged(OutOpenId outOpenId, List<Notice> notices) implements Outcome {}

    /**
     * The command breaks a rule; nothing changed.
     *
     * @param violations everything that is wrong, at least one, never two of one path
     */
    record Refused(List<Violation> violations, List<Notice> notices) implements Outcome {}
}
