package com.memberhub.adapter.rest;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.correction.CorrectCall;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.directory.InMemoryMemberDirectory;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.directory.StatisticsDirectory;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.application.privacy.EraseMember;
import com.memberhub.application.privacy.Reason;
import com.memberhub.application.privacy.RevealCall;
import com.memberhub.application.privacy.RevealMember;
import com.memberhub.application.registration.RegisterMember.Command;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.privacy.Masking;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the staff's side asks for, answered from the stores of {@link InMemoryRegistration}. */
public final class InMemoryStaffSide
        implements MemberDirectory,
                CallDirectory,
                StatisticsDirectory,
                RevealMember,
                RevealCall,
                EraseMember,
                CorrectCall,
                AccessLog {

    private final InMemoryRegistration hub;
    private final Clock clock;
    private final List<AccessEntry> entries = new ArrayList<>();

    InMemoryStaffSide(InMemoryRegistration hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    private MemberDirectory members() {
        return new InMemoryMemberDirectory(hub.memberStore(), hub.journal());
    }

    @Override
    public Optional<MemberView> find(OutOpenId outOpenId, RootShops shops) {
        return members().find(outOpenId, shops);
    }

    @Override
    public Page<MemberView> search(MemberSearch search, PageRequest page, RootShops shops) {
        return members().search(search, page, shops);
    }

    @Override
    public long export(MemberSearch search, RootShops shops, Consumer<MemberView> receiver) {
        return members().export(search, shops, receiver);
    }

    @Override
    public Optional<CallView> find(RequestId requestId, RootShops shops) {
        return calls(shops)
                .filter(call -> call.requestId().equals(requestId))
                .map(this::view)
                .findFirst();
    }

    @Override
    public Page<CallView> ofMember(OutOpenId outOpenId, PageRequest page, RootShops shops) {
        Optional<Member> member = member(outOpenId, shops);
        return page(
                calls(shops)
                        .filter(call -> member.filter(
                                        known -> known.key().mobile().equals(call.mobile()))
                                .isPresent()),
                page);
    }

    @Override
    public Page<CallView> search(CallSearch search, PageRequest page, RootShops shops) {
        return page(
                calls(shops)
                        .filter(call -> search.outcome() == null || search.outcome() == call.outcome())
                        .filter(call -> search.origin() == null
                                || search.origin() == call.submitter().origin())
                        .filter(call -> !search.noticed() || !call.notices().isEmpty())
                        .filter(call ->
                                search.mobile() == null || search.mobile().equals(call.mobile()))
                        .filter(call ->
                                search.from() == null || !call.receivedAt().isBefore(search.from()))
                        .filter(call ->
                                search.before() == null || call.receivedAt().isBefore(search.before()))
                        .filter(call ->
                                !search.uncured() || (call.outcome() == CallOutcome.REJECTED && !isCured(call))),
                page);
    }

    private Page<CallView> page(Stream<MemberCall> calls, PageRequest page) {
        List<CallView> all = calls.sorted(Comparator.comparing(MemberCall::receivedAt)
                        .thenComparing(call -> call.requestId().value())
                        .reversed())
                .map(this::view)
                .toList();
        int from = page.cursor() == null ? 0 : Integer.parseInt(page.cursor());
        int to = Math.min(all.size(), from + page.size());
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null, all.size(), true);
    }

    private Stream<MemberCall> calls(RootShops shops) {
        return hub.calls().stream().filter(call -> shops.include(call.rootKdtId()));
    }

    private boolean isCured(MemberCall refused) {
        return hub.calls().stream()
                .filter(call -> call.outcome() != CallOutcome.REJECTED)
                .filter(call -> !call.receivedAt().isBefore(refused.receivedAt()))
                .anyMatch(call -> refused.requestId().equals(call.submitter().corrects())
                        || (call.mobile() != null && call.mobile().equals(refused.mobile())));
    }

    private CallView view(MemberCall call) {
        Mobile mobile = call.mobile();
        return new CallView(
                call.requestId(),
                call.receivedAt(),
                call.submitter().origin(),
                call.submitter().staff(),
                call.submitter().corrects(),
                hub.calls().stream()
                        .filter(other ->
                                call.requestId().equals(other.submitter().corrects()))
                        .map(MemberCall::requestId)
                        .reduce((earlier, later) -> later)
                        .orElse(null),
                isCured(call),
                call.appId(),
                call.rootKdtId(),
                mobile == null ? null : mobile.masked(),
                call.outcome(),
                call.outOpenId(),
                call.violations().stream()
                        .map(violation ->
                                new Finding(violation.path(), violation.code().wireName(), violation.arguments()))
                        .toList(),
                call.notices().stream()
                        .map(notice -> new Finding(notice.path(), notice.code().wireName(), notice.arguments()))
                        .toList(),
                call.changes().stream().map(Masking::change).toList(),
                call.timeTaken(),
                call.payload());
    }

    @Override
    public Statistics at(Instant now, RootShops shops) {
        LocalDate today = LocalDate.ofInstant(now, PlatformTime.ZONE);
        List<Day> days = Stream.iterate(today.minusDays(DAYS - 1L), day -> day.plusDays(1))
                .limit(DAYS)
                .map(day -> new Day(day, membersOf(day), callsOf(day)))
                .toList();
        return new Statistics(
                now,
                membersOf(today),
                membersOf(today.minusDays(1)),
                membersOf(today.minusDays(7)),
                membersOf(today.minusDays(1)) / 2,
                membersOf(today.minusDays(7)) / 2,
                days,
                callsOf(today),
                channels());
    }

    private long membersOf(LocalDate day) {
        return hub.members().stream()
                .filter(member -> LocalDate.ofInstant(member.createdAt(), PlatformTime.ZONE)
                        .equals(day))
                .count();
    }

    private Map<CallOutcome, Long> callsOf(LocalDate day) {
        Map<CallOutcome, Long> calls = new TreeMap<>();
        for (CallOutcome outcome : CallOutcome.values()) {
            calls.put(
                    outcome,
                    hub.calls().stream()
                            .filter(call -> call.outcome() == outcome)
                            .filter(call -> LocalDate.ofInstant(call.receivedAt(), PlatformTime.ZONE)
                                    .equals(day))
                            .count());
        }
        return calls;
    }

    private List<Channel> channels() {
        return hub.members().stream()
                .collect(Collectors.groupingBy(
                        member -> Optional.ofNullable(member.profile().memberSourceChannel()), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry ->
                        new Channel(entry.getKey().map(SourceChannel::code).orElse(null), entry.getValue()))
                .sorted(Comparator.comparing(Channel::members).reversed())
                .toList();
    }

    @Override
    public Optional<MemberView> reveal(Actor actor, OutOpenId outOpenId, Reason reason) {
        Optional<Member> member = member(outOpenId, actor.shops());
        member.ifPresent(known -> append(AccessEntry.ofMember(
                clock.instant(),
                actor,
                AccessAction.REVEAL_MEMBER,
                known.key().rootKdtId(),
                outOpenId,
                reason.text())));
        return member.map(MemberView::clear);
    }

    @Override
    public Optional<CallView> reveal(Actor actor, RequestId requestId, Reason reason) {
        Optional<CallView> call = find(requestId, actor.shops());
        call.ifPresent(known -> append(AccessEntry.ofCall(
                clock.instant(), actor, AccessAction.REVEAL_CALL, known.rootKdtId(), requestId, reason.text(), null)));
        return call;
    }

    @Override
    public boolean erase(Actor actor, OutOpenId outOpenId, Reason reason) {
        Optional<Member> member = member(outOpenId, actor.shops());
        member.ifPresent(known -> {
            hub.forget(known.key());
            append(AccessEntry.ofMember(
                    clock.instant(), actor, AccessAction.ERASURE, known.key().rootKdtId(), outOpenId, reason.text()));
        });
        return member.isPresent();
    }

    @Override
    public Result correct(Actor actor, Correction correction) {
        Optional<CallView> refused = find(correction.corrected(), actor.shops());
        if (refused.isEmpty()) {
            return new UnknownCall();
        }
        if (refused.get().outcome() != CallOutcome.REJECTED) {
            return new NotRefused();
        }
        append(AccessEntry.ofCall(
                clock.instant(),
                actor,
                AccessAction.CORRECTION,
                refused.get().rootKdtId(),
                correction.corrected(),
                null,
                null));
        Command command = new Command(
                correction.requestId(),
                clock.instant(),
                correction.payload(),
                correction.submission(),
                Submitter.correction(actor.name(), correction.corrected()));
        return new Decided(
                correction.requestId(), hub.register(List.of(command)).get(0));
    }

    private Optional<Member> member(OutOpenId outOpenId, RootShops shops) {
        return hub.members().stream()
                .filter(member -> member.outOpenId().equals(outOpenId))
                .filter(member -> shops.include(member.key().rootKdtId()))
                .findFirst();
    }

    @Override
    public synchronized void append(AccessEntry entry) {
        entries.add(0, entry);
    }

    @Override
    public synchronized Page<AccessEntry> search(Search search, PageRequest page, RootShops shops) {
        List<AccessEntry> found = entries.stream()
                .filter(entry -> is(search.actor(), entry, AccessEntry::actor))
                .filter(entry -> is(search.action(), entry, AccessEntry::action))
                .filter(entry -> is(search.outOpenId(), entry, AccessEntry::outOpenId))
                .toList();
        return new Page<>(found, null, found.size(), true);
    }

    private static boolean is(
            @Nullable Object asked, AccessEntry entry, Function<AccessEntry, @Nullable Object> value) {
        return asked == null || asked.equals(value.apply(entry));
    }

    synchronized void startAfresh() {
        entries.clear();
    }
}
