package com.memberhub.application.registration;

import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.Members;
import com.memberhub.application.member.NumberClaim;
import com.memberhub.application.member.Recollection;
import com.memberhub.application.member.YzOpenIdClaim;
import com.memberhub.application.registration.Deliberation.Case;
import com.memberhub.domain.admission.Admission;
import com.memberhub.domain.admission.Admission.Admitted;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.member.AlignmentPolicy;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.YzOpenId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers batches of members.
 *
 * <p>It decides in memory and lets the store have the last word: read what is known, decide, add what seems new, and
 * decide again wherever another transaction was faster or a row that has to change had to be locked first. Whoever is called
 * for is protected against an erasure meanwhile, so that nothing of somebody who is forgotten that instant stays in the
 * journal; a repeated call that changes nothing locks nothing else, so a hot identity does not queue.
 */
public class MemberRegistration implements RegisterMember, PreviewMember {

    /** Long enough for whatever another call does. Whoever waits behind others who wait may wait twice as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AdmissionRules rules;
    private final AlignmentPolicy policy;
    private final Members members;
    private final CallJournal journal;
    private final Supplier<OutOpenId> outOpenIds;
    private final Duration patience;
    private final Clock clock;

    public MemberRegistration(
            AdmissionRules rules,
            AlignmentPolicy policy,
            Members members,
            CallJournal journal,
            Supplier<OutOpenId> outOpenIds,
            Clock clock) {
        this(rules, policy, members, journal, outOpenIds, PATIENCE, clock);
    }

    /**
     * @param patience how long a batch waits for another transaction that is in its way before it fails with Spring's
     *     {@code ConcurrencyFailureException}
     */
    public MemberRegistration(
            AdmissionRules rules,
            AlignmentPolicy policy,
            Members members,
            CallJournal journal,
            Supplier<OutOpenId> outOpenIds,
            Duration patience,
            Clock clock) {
        this.rules = rules;
        this.policy = policy;
        this.members = members;
        this.journal = journal;
        this.outOpenIds = outOpenIds;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Outcome> register(List<Command> batch) {
        Instant now = clock.instant();
        List<Case> cases = cases(batch, now);
        Recollection recollection = recall(batch, cases);
        List<Outcome> outcomes = decide(deliberation(cases, recollection, now), recollection);
        journal.append(calls(batch, cases, outcomes));
        return outcomes;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Outcome> preview(List<Command> batch) {
        Instant now = clock.instant();
        List<Case> cases = cases(batch, now);
        Recollection recollection = recall(batch, cases);
        return deliberation(cases, recollection, now)
                .decide(recollection.members())
                .outcomes();
    }

    private List<Case> cases(List<Command> batch, Instant now) {
        if (batch.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException("a batch has at most " + LARGEST_BATCH + " commands");
        }
        LocalDate today = LocalDate.ofInstant(now, PlatformTime.ZONE);
        return batch.stream()
                .map(command -> new Case(rules.admit(command.submission(), today), command.number()))
                .toList();
    }

    private static List<Admitted> admitted(List<Case> cases) {
        return cases.stream()
                .map(Case::admission)
                .flatMap(admission -> admission.fold(Stream::of, rejected -> Stream.empty()))
                .toList();
    }

    private Recollection recall(List<Command> batch, List<Case> cases) {
        Set<MemberKey> named = named(batch, cases);
        return named.isEmpty() ? Recollection.NONE : members.recall(named, claims(admitted(cases)), patience);
    }

    private Deliberation deliberation(List<Case> cases, Recollection recollection, Instant now) {
        return new Deliberation(cases, policy, outOpenIds, recollection, numbersTaken(cases), now);
    }

    /** Whoever the journal will name, also where their call is refused. */
    private static Set<MemberKey> named(List<Command> batch, List<Case> cases) {
        Set<MemberKey> named = new TreeSet<>();
        for (int i = 0; i < batch.size(); i++) {
            boolean ofImport = batch.get(i).submitter().origin() == CallOrigin.IMPORT;
            MemberKey key = cases.get(i).admission().fold(Admitted::key, rejected -> ofImport ? null : rejected.key());
            if (key != null) {
                named.add(key);
            }
        }
        return named;
    }

    private List<Outcome> decide(Deliberation deliberation, Recollection recollection) {
        Map<MemberKey, Member> known = new HashMap<>(recollection.members());
        Deliberation.Decision decision = deliberation.decide(known);

        Set<MemberKey> lost = decision.additionKeys();
        if (!lost.isEmpty()) {
            lost.removeAll(members.addIfAbsent(decision.additions()));
        }
        if (!lost.isEmpty()) {
            replace(known, lost, members.find(lost));
            decision = deliberation.decide(known);
        }

        // A locked member may have changed, which may change what is decided of others in the batch: decide until
        // nothing is new.
        Set<MemberKey> locked = new HashSet<>();
        Set<MemberKey> toLock = decision.updateKeys();
        while (!toLock.isEmpty()) {
            replace(known, toLock, members.lock(toLock));
            locked.addAll(toLock);
            decision = deliberation.decide(known);
            toLock = decision.updateKeys();
            toLock.removeAll(locked);
        }
        if (!locked.isEmpty()) {
            members.update(decision.updates());
        }
        return decision.outcomes();
    }

    /** A protected member is not removed; a hub of a version that protects otherwise may do it all the same. */
    private static void replace(Map<MemberKey, Member> known, Set<MemberKey> keys, Map<MemberKey, Member> fresh) {
        if (!fresh.keySet().containsAll(keys)) {
            throw new ConcurrencyFailureException("a member was removed while a call for it was being decided");
        }
        known.putAll(fresh);
    }

    private static List<YzOpenIdClaim> claims(List<Admitted> admitted) {
        List<YzOpenIdClaim> claims = new ArrayList<>();
        for (Admitted admission : admitted) {
            YzOpenId yzOpenId = admission.profile().yzOpenId();
            if (yzOpenId != null) {
                claims.add(new YzOpenIdClaim(admission.key(), yzOpenId));
            }
        }
        return claims;
    }

    private Set<NumberClaim> numbersTaken(List<Case> cases) {
        List<NumberClaim> claims = new ArrayList<>();
        for (Case one : cases) {
            OutOpenId number = one.number();
            if (number != null) {
                one.admission()
                        .fold(admitted -> claims.add(new NumberClaim(admitted.key(), number)), rejected -> false);
            }
        }
        return claims.isEmpty() ? Set.of() : members.numbersTaken(claims);
    }

    private List<MemberCall> calls(List<Command> batch, List<Case> cases, List<Outcome> outcomes) {
        Instant decidedAt = clock.instant();
        List<MemberCall> calls = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            if (isRefusedLine(batch.get(i), outcomes.get(i))) {
                continue;
            }
            calls.add(call(batch.get(i), cases.get(i).admission(), outcomes.get(i), decidedAt));
        }
        return calls;
    }

    /**
     * A refused line is not journalled: it stands in the report of its import, and is repaired there. Among the calls that
     * wait to be corrected it would bury those of the platform, and a correction knows nothing of its card.
     */
    private static boolean isRefusedLine(Command command, Outcome outcome) {
        return command.submitter().origin() == CallOrigin.IMPORT && outcome instanceof Refused;
    }

    private static MemberCall call(Command command, Admission admission, Outcome outcome, Instant decidedAt) {
        Instant receivedAt = command.receivedAt().truncatedTo(ChronoUnit.MICROS);
        Duration elapsed = Duration.between(receivedAt, decidedAt).truncatedTo(ChronoUnit.MICROS);
        // A clock that was set back in between must not make a call take less than no time.
        Duration timeTaken = elapsed.isNegative() ? Duration.ZERO : elapsed;
        return new MemberCall(
                command.requestId(),
                receivedAt,
                command.submitter(),
                admission.fold(
                        Admitted::appId, rejected -> rejected.appId() == null ? command.caller() : rejected.appId()),
                admission.fold(admitted -> admitted.key().rootKdtId(), Admission.Rejected::rootKdtId),
                admission.fold(admitted -> admitted.key().mobile(), Admission.Rejected::mobile),
                outcome.inJournal(),
                outcome.outOpenId(),
                command.payload(),
                outcome.violations(),
                outcome.notices(),
                outcome.changes(),
                timeTaken);
    }
}
