package com.memberhub.application.directory;

import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.privacy.Masking;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at every call, for tests. */
public final class InMemoryCallDirectory implements CallDirectory {

    private static final Comparator<MemberCall> ORDER = Comparator.comparing(MemberCall::receivedAt)
            .thenComparing(call -> call.requestId().value());

    private final InMemoryMembers members;
    private final InMemoryCallJournal journal;
    private final int mostCounted;

    public InMemoryCallDirectory(InMemoryMembers members, InMemoryCallJournal journal) {
        this(members, journal, Page.MOST_COUNTED);
    }

    InMemoryCallDirectory(InMemoryMembers members, InMemoryCallJournal journal, int mostCounted) {
        this.members = members;
        this.journal = journal;
        this.mostCounted = mostCounted;
    }

    @Override
    public Optional<CallView> find(RequestId requestId, RootShops shops) {
        return seen(shops)
                .filter(call -> call.requestId().equals(requestId))
                .map(this::view)
                .findFirst();
    }

    @Override
    public Page<CallView> ofMember(OutOpenId outOpenId, PageRequest page, RootShops shops) {
        return page(
                call -> members.all().values().stream()
                        .anyMatch(member -> member.outOpenId().equals(outOpenId)
                                && member.key().mobile().equals(call.mobile())
                                && member.key().rootKdtId().equals(call.rootKdtId())),
                page,
                shops);
    }

    @Override
    public Page<CallView> search(CallSearch search, PageRequest page, RootShops shops) {
        return page(
                call -> isAsked(search.outcome(), call.outcome())
                        && isAsked(search.origin(), call.submitter().origin())
                        && (!search.uncured() || (call.outcome() == CallOutcome.REJECTED && !isCured(call)))
                        && (!search.noticed() || !call.notices().isEmpty())
                        && isAsked(search.rootKdtId(), call.rootKdtId())
                        && isAsked(
                                search.appId(),
                                call.appId() == null ? null : call.appId().value())
                        && isAsked(search.mobile(), call.mobile())
                        && (search.from() == null || !call.receivedAt().isBefore(search.from()))
                        && (search.before() == null || call.receivedAt().isBefore(search.before())),
                page,
                shops);
    }

    private static boolean isAsked(@Nullable Object asked, @Nullable Object value) {
        return asked == null || asked.equals(value);
    }

    private Page<CallView> page(Predicate<MemberCall> matches, PageRequest page, RootShops shops) {
        return InMemoryPages.page(
                        seen(shops).filter(matches).toList(),
                        "received",
                        true,
                        MemberCall::receivedAt,
                        call -> call.requestId().value(),
                        page,
                        mostCounted)
                .map(this::view);
    }

    private Stream<MemberCall> seen(RootShops shops) {
        return journal.all().stream().filter(call -> shops.include(call.rootKdtId()));
    }

    private boolean isCured(MemberCall refused) {
        return isFollowed(refused) || isCorrected(oldest(refused));
    }

    /** The call from which the corrections went out. */
    private MemberCall oldest(MemberCall call) {
        return journal.all().stream()
                .filter(other -> other.requestId().equals(call.submitter().corrects()))
                .findFirst()
                .map(this::oldest)
                .orElse(call);
    }

    private boolean isFollowed(MemberCall refused) {
        return journal.all().stream()
                .anyMatch(call -> call.outcome() != CallOutcome.REJECTED
                        && call.mobile() != null
                        && call.mobile().equals(refused.mobile())
                        && call.rootKdtId() != null
                        && call.rootKdtId().equals(refused.rootKdtId())
                        && ORDER.compare(call, refused) > 0);
    }

    private boolean isCorrected(MemberCall refused) {
        return corrections(refused)
                .anyMatch(correction -> correction.outcome() != CallOutcome.REJECTED || isCorrected(correction));
    }

    private Stream<MemberCall> corrections(MemberCall call) {
        return journal.all().stream()
                .filter(other -> call.requestId().equals(other.submitter().corrects()));
    }

    private CallView view(MemberCall call) {
        CallOrigin origin = call.submitter().origin();
        Mobile mobile = call.mobile();
        return new CallView(
                call.requestId(),
                call.receivedAt(),
                origin,
                call.submitter().staff(),
                call.submitter().corrects(),
                corrections(call).max(ORDER).map(MemberCall::requestId).orElse(null),
                call.outcome() == CallOutcome.REJECTED && isCured(call),
                call.appId(),
                call.rootKdtId(),
                mobile == null ? null : mobile.masked(),
                call.outcome(),
                call.outOpenId(),
                call.violations().stream()
                        .map(violation -> new CallView.Finding(
                                violation.path(), violation.code().wireName(), plain(violation.arguments())))
                        .toList(),
                call.notices().stream()
                        .map(notice -> new CallView.Finding(
                                notice.path(), notice.code().wireName(), plain(notice.arguments())))
                        .toList(),
                call.changes().stream().map(Masking::change).toList(),
                call.timeTaken(),
                call.payload());
    }

    private static List<Object> plain(List<Object> arguments) {
        return arguments.stream()
                .map(argument -> argument instanceof Number number ? (Object) number.longValue() : argument.toString())
                .toList();
    }
}
