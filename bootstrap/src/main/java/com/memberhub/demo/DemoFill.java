package com.memberhub.demo;

import com.github.f4b6a3.ulid.UlidCreator;
import com.memberhub.adapter.rest.extension.SubmissionReader;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.member.Members;
import com.memberhub.application.registration.MemberRegistration;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.application.registration.RegisterMember.Command;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.member.AlignmentPolicy;
import com.memberhub.domain.member.OutOpenId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.transaction.support.TransactionOperations;

/** Fills an empty hub with made-up members, through the use case that the platform's calls go through. */
final class DemoFill implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoFill.class);
    private static final long SEED = 20_261_123L;
    /** A commit for each call would be most of the work. */
    private static final int CALLS_OF_A_TRANSACTION = 100;

    private final int people;
    private final Members members;
    private final CallJournal journal;
    private final CallDirectory calls;
    private final SubmissionReader reader;
    private final TransactionOperations transactions;
    private final Clock clock;

    DemoFill(
            int people,
            Members members,
            CallJournal journal,
            CallDirectory calls,
            SubmissionReader reader,
            TransactionOperations transactions,
            Clock clock) {
        this.people = people;
        this.members = members;
        this.journal = journal;
        this.calls = calls;
        this.reader = reader;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        fill();
    }

    /**
     * Fills the hub unless it ever had a call.
     *
     * @return how many calls were made
     */
    int fill() {
        if (!isEmpty()) {
            LOG.info("The hub has calls already: no demo data is added");
            return 0;
        }
        List<DemoCall> planned = DemoCalls.of(people, SEED, clock.instant());
        DemoClock demoClock = new DemoClock(SEED);
        RegisterMember registerMember = new MemberRegistration(
                new AdmissionRules(false),
                AlignmentPolicy.FILL_BLANKS,
                members,
                journal,
                () -> new OutOpenId(
                        UlidCreator.getUlid(demoClock.instant().toEpochMilli()).toString()),
                demoClock);
        DemoPeople made = new DemoPeople(SEED);
        Map<Integer, Instant> since = new HashMap<>();
        for (int from = 0; from < planned.size(); from += CALLS_OF_A_TRANSACTION) {
            List<DemoCall> some = planned.subList(from, Math.min(planned.size(), from + CALLS_OF_A_TRANSACTION));
            transactions.executeWithoutResult(status -> {
                for (DemoCall call : some) {
                    Instant memberSince = since.computeIfAbsent(call.person(), person -> call.at());
                    demoClock.set(call.at());
                    registerMember.register(List.of(command(call, call.payload(made, memberSince))));
                }
            });
        }
        LOG.info("Filled the hub with demo data: {} calls", planned.size());
        return planned.size();
    }

    private Command command(DemoCall call, byte[] payload) {
        RequestId requestId =
                new RequestId(UlidCreator.getUlid(call.at().toEpochMilli()).toString());
        return Command.ofPlatform(requestId, call.at(), new Payload(payload), reader.read(payload));
    }

    private boolean isEmpty() {
        CallSearch everything = new CallSearch(null, null, false, false, null, null, null, null, null);
        return calls.search(everything, PageRequest.first(1), RootShops.all())
                .items()
                .isEmpty();
    }
}
