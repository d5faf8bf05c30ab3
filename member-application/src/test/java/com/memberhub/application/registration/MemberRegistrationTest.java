package com.memberhub.application.registration;

import static com.memberhub.domain.admission.SubmissionBuilder.aSubmission;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.member.Members;
import com.memberhub.application.member.NumberClaim;
import com.memberhub.application.member.Recollection;
import com.memberhub.application.member.YzOpenIdClaim;
import com.memberhub.application.registration.RegisterMember.Aligned;
import com.memberhub.application.registration.RegisterMember.Command;
import com.memberhub.application.registration.RegisterMember.Outcome;
import com.memberhub.application.registration.RegisterMember.Refused;
import com.memberhub.application.registration.RegisterMember.Registered;
import com.memberhub.application.registration.RegisterMember.Unchanged;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.admission.SubmissionBuilder;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.AlignmentPolicy;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.YzOpenId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

class MemberRegistrationTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:15:30Z");
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final InMemoryMembers members = new InMemoryMembers();
    private final InMemoryCallJournal journal = new InMemoryCallJournal();
    private final AtomicInteger allocated = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final RegisterMember registration = registration(members);

    private MemberRegistration registration(Members store) {
        return new MemberRegistration(
                new AdmissionRules(false),
                AlignmentPolicy.FILL_BLANKS,
                store,
                journal,
                () -> new OutOpenId("number-" + allocated.incrementAndGet()),
                PATIENCE,
                Clock.fixed(NOW.plusMillis(7), ZoneOffset.UTC));
    }

    private Command command(MemberSubmission submission) {
        return Command.ofPlatform(
                new RequestId("request-" + requests.incrementAndGet()),
                NOW,
                new Payload("{}".getBytes(StandardCharsets.UTF_8)),
                submission);
    }

    private List<Outcome> register(SubmissionBuilder... batch) {
        return registration.register(Arrays.stream(batch)
                .map(submission -> command(submission.build()))
                .toList());
    }

    private MemberCall lastCall() {
        return journal.all().get(journal.all().size() - 1);
    }

    @Test
    void givenANewIdentity_thenItIsStoredWithANumber() {
        List<Outcome> outcomes = register(aSubmission().name("张小满"));

        assertThat(outcomes).containsExactly(new Registered(new OutOpenId("number-1"), List.of()));
        Member stored = members.all().values().iterator().next();
        assertThat(stored.outOpenId()).isEqualTo(new OutOpenId("number-1"));
        assertThat(stored.profile().name()).isEqualTo("张小满");
        assertThat(lastCall().outcome()).isEqualTo(CallOutcome.CREATED);
        assertThat(lastCall().outOpenId()).isEqualTo(new OutOpenId("number-1"));
        assertThat(lastCall().timeTaken()).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void givenAKnownIdentity_whenNothingIsNew_thenItIsUnchangedAndKeepsItsNumber() {
        register(aSubmission().name("张小满"));

        assertThat(register(aSubmission().name("张小满").mobile("+86 138-0013-8000")))
                .containsExactly(new Unchanged(new OutOpenId("number-1"), List.of()));
        assertThat(members.all()).hasSize(1);
        assertThat(lastCall().outcome()).isEqualTo(CallOutcome.UNCHANGED);
    }

    @Test
    void givenAKnownIdentity_whenABlankIsFilled_thenItIsAlignedAndTheChangeIsTold() {
        register(aSubmission());

        List<Change> changes = List.of(new Change("name", null, "张小满"));
        assertThat(register(aSubmission().name("张小满")))
                .containsExactly(new Aligned(new OutOpenId("number-1"), changes, List.of()));
        assertThat(members.all().values())
                .singleElement()
                .satisfies(member -> assertThat(member.profile().name()).isEqualTo("张小满"));
        assertThat(lastCall().outcome()).isEqualTo(CallOutcome.ALIGNED);
        assertThat(lastCall().changes()).isEqualTo(changes);
    }

    @Test
    void givenABrokenRule_thenNothingIsStoredButTheCall() {
        List<Outcome> outcomes = register(aSubmission().gender("3").rootKdtId(null));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::path)
                                .containsExactly("rootKdtId", "gender"));
        assertThat(members.all()).isEmpty();
        assertThat(lastCall().outcome()).isEqualTo(CallOutcome.REJECTED);
        assertThat(lastCall().rootKdtId()).isNull();
        assertThat(lastCall().mobile()).isNotNull();
        assertThat(lastCall().outOpenId()).isNull();
    }

    @Test
    void givenAnUnreadableBody_thenThatIsTheOnlyViolation() {
        Violation malformed = Violation.of(Violation.BODY, ViolationCode.JSON_MALFORMED, 1, 1);

        List<Outcome> outcomes = registration.register(List.of(command(MemberSubmission.unreadable(malformed))));

        assertThat(outcomes).containsExactly(new Refused(List.of(malformed), List.of()));
        assertThat(lastCall().violations()).containsExactly(malformed);
    }

    @Test
    void givenABatch_thenOutcomesComeInTheOrderOfCommandsAndEveryCallIsJournalled() {
        register(aSubmission().mobile("13800138001"));

        List<Outcome> outcomes = register(
                aSubmission().mobile("13800138002"),
                aSubmission().mobile("nonsense"),
                aSubmission().mobile("13800138001"),
                aSubmission().mobile("13800138001").name("李四"));

        assertThat(outcomes)
                .extracting(Object::getClass)
                .containsExactly(Registered.class, Refused.class, Unchanged.class, Aligned.class);
        assertThat(journal.all())
                .extracting(call -> call.requestId().value())
                .containsExactly("request-1", "request-2", "request-3", "request-4", "request-5");
        assertThat(journal.all())
                .extracting(
                        call -> call.violations().size(), call -> call.changes().size())
                .containsExactly(tuple(0, 0), tuple(0, 0), tuple(1, 0), tuple(0, 0), tuple(0, 1));
    }

    @Test
    void givenOneIdentityTwiceInABatch_thenTheSecondSeesTheFirst() {
        List<Outcome> outcomes = register(
                aSubmission().name("张小满"),
                aSubmission().nickname("小满"),
                aSubmission().name("李四"));

        OutOpenId number = new OutOpenId("number-1");
        assertThat(outcomes)
                .containsExactly(
                        new Registered(number, List.of()),
                        new Aligned(number, List.of(new Change("nickname", null, "小满")), List.of()),
                        new Unchanged(number, List.of()));
        assertThat(members.all().values()).singleElement().satisfies(member -> {
            assertThat(member.profile().name()).isEqualTo("张小满");
            assertThat(member.profile().nickname()).isEqualTo("小满");
        });
    }

    @Test
    void givenAYzOpenIdStoredUnderAnotherMobile_thenTheCallIsNoticed() {
        register(aSubmission().mobile("13800138001").yzOpenId("shared"));

        assertThat(noticesOf(register(aSubmission().mobile("13800138002").yzOpenId("shared"))))
                .containsExactly(List.of(NoticeCode.YZ_OPEN_ID_UNDER_OTHER_MOBILE));
    }

    @Test
    void givenAYzOpenIdUnderTwoMobilesOfOneBatch_thenOnlyTheLaterCallIsNoticed() {
        assertThat(noticesOf(register(
                        aSubmission().mobile("13800138001").yzOpenId("shared"),
                        aSubmission().mobile("13800138002").yzOpenId("shared"),
                        aSubmission().rootKdtId(7L).mobile("13800138003").yzOpenId("shared"))))
                .containsExactly(List.of(), List.of(NoticeCode.YZ_OPEN_ID_UNDER_OTHER_MOBILE), List.of());
    }

    @Test
    void givenAYzOpenIdTwiceUnderOneMobileInABatch_thenNoCallIsNoticed() {
        assertThat(noticesOf(register(
                        aSubmission().yzOpenId("own"),
                        aSubmission().yzOpenId("own").name("张小满"))))
                .containsExactly(List.of(), List.of());
    }

    @Test
    void givenAnotherYzOpenIdThanStored_thenTheCallIsNoticed() {
        register(aSubmission().yzOpenId("stored"));

        assertThat(noticesOf(register(aSubmission().yzOpenId("another"))))
                .containsExactly(List.of(NoticeCode.YZ_OPEN_ID_DIFFERS));
    }

    @Test
    void givenANoticedCall_thenTheMemberRemembersItsKind() {
        register(aSubmission().yzOpenId("stored").memberSourceChannel(9999L));

        assertThat(noticedKinds()).containsExactly(NoticeCode.UNLISTED_CHANNEL);
    }

    @Test
    void givenANoticedCallThatChangesNothing_thenTheMemberRemembersItsKindAllTheSame() {
        register(aSubmission().yzOpenId("stored"));
        Instant updatedAt = members.all().values().iterator().next().updatedAt();

        List<Outcome> outcomes = register(aSubmission().yzOpenId("another"));

        assertThat(outcomes).singleElement().isInstanceOf(Unchanged.class);
        assertThat(lastCall().outcome()).isEqualTo(CallOutcome.UNCHANGED);
        assertThat(noticedKinds()).containsExactly(NoticeCode.YZ_OPEN_ID_DIFFERS);
        assertThat(members.all().values())
                .singleElement()
                .extracting(Member::updatedAt)
                .isEqualTo(updatedAt);
    }

    @Test
    void givenLaterCallsWithoutNotices_thenTheMemberStillRemembers() {
        register(aSubmission().yzOpenId("stored"));
        register(aSubmission().yzOpenId("another"));
        register(aSubmission().yzOpenId("stored").name("张小满"));

        assertThat(noticedKinds()).containsExactly(NoticeCode.YZ_OPEN_ID_DIFFERS);
    }

    @Test
    void givenANoticedCallThatWasRefused_thenTheMemberDoesNotRememberIt() {
        register(aSubmission());

        register(aSubmission().memberSourceChannel(9999L).gender("3"));

        assertThat(noticedKinds()).isEmpty();
    }

    private Set<NoticeCode> noticedKinds() {
        return members.all().values().iterator().next().noticed();
    }

    private static List<List<NoticeCode>> noticesOf(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome ->
                        outcome.notices().stream().map(notice -> notice.code()).toList())
                .toList();
    }

    @Test
    void givenANumberThatTheCardBears_thenTheMemberGetsThatOne() {
        assertThat(bring(card("card-1", aSubmission())))
                .containsExactly(new Registered(new OutOpenId("card-1"), List.of()));
        assertThat(bring(card("card-1", aSubmission())))
                .containsExactly(new Unchanged(new OutOpenId("card-1"), List.of()));
        assertThat(bring(card("card-1", aSubmission().name("张小满")))).first().isInstanceOf(Aligned.class);
    }

    @Test
    void givenTheIdentityHasAnotherNumber_thenTheCardIsRefusedAndNothingChanges() {
        register(aSubmission());

        assertThat(bring(card("card-1", aSubmission().name("张小满")))).containsExactly(differs("number-1"));
        assertThat(members.all().values())
                .singleElement()
                .satisfies(member -> assertThat(member.profile().name()).isNull());
    }

    @Test
    void givenTheNumberIsAnothers_thenTheCardIsRefused() {
        bring(card("card-1", aSubmission().mobile("13800138001")));

        assertThat(bring(card("card-1", aSubmission().mobile("13800138002")))).containsExactly(taken());
        assertThat(bring(card("card-1", aSubmission().rootKdtId(7L).mobile("13800138001"))))
                .containsExactly(taken());
        assertThat(members.all()).hasSize(1);
    }

    @Test
    void givenOneBatchGivesANumberTwice_thenItIsTheFirstOnes() {
        assertThat(bring(
                        card("card-1", aSubmission().mobile("13800138001")),
                        card("card-1", aSubmission().mobile("13800138002")),
                        card("card-2", aSubmission().mobile("13800138001")),
                        card("card-2", aSubmission().mobile("13800138003"))))
                .containsExactly(
                        new Registered(new OutOpenId("card-1"), List.of()),
                        taken(),
                        differs("card-1"),
                        new Registered(new OutOpenId("card-2"), List.of()));
    }

    @Test
    void givenAnotherNodeGaveANumberAfterWeRead_thenTheCardIsRefusedAndItsNumberIsNobodysInThisBatch() {
        Member theirs = aMember().outOpenId("theirs").build();
        RegisterMember slow = registration(new Overtaken() {
            @Override
            void afterFirstRead() {
                members.addIfAbsent(List.of(theirs));
            }
        });

        assertThat(slow.register(List.of(
                        card("card-1", aSubmission()),
                        card("card-1", aSubmission().mobile("13800138002")))))
                .containsExactly(differs("theirs"), taken());
        assertThat(members.all()).containsOnlyKeys(theirs.key());
    }

    @Test
    void givenAPreview_thenItDecidesAsARegistrationWouldAndStoresNothing() {
        register(aSubmission().mobile("13800138001"));
        List<Command> batch = List.of(
                card("card-1", aSubmission()),
                card("card-1", aSubmission().name("张小满")),
                card("card-2", aSubmission()),
                card("card-2", aSubmission().mobile("13800138001")),
                card("card-3", aSubmission().gender("3")));

        List<Outcome> foreseen = registration(members).preview(batch);

        assertThat(members.all()).hasSize(1);
        assertThat(journal.all()).hasSize(1);
        assertThat(registration.register(batch)).isEqualTo(foreseen);
        assertThat(registration(members).preview(List.of())).isEmpty();
    }

    private List<Outcome> bring(Command... cards) {
        return registration.register(List.of(cards));
    }

    private Command card(String number, SubmissionBuilder submission) {
        Command command = command(submission.build());
        return new Command(
                command.requestId(),
                command.receivedAt(),
                command.payload(),
                command.submission(),
                Submitter.importer("operator"),
                null,
                new OutOpenId(number));
    }

    private static Refused differs(String number) {
        return new Refused(List.of(Violation.of("outOpenId", ViolationCode.OUT_OPEN_ID_DIFFERS, number)), List.of());
    }

    private static Refused taken() {
        return new Refused(List.of(Violation.of("outOpenId", ViolationCode.OUT_OPEN_ID_TAKEN)), List.of());
    }

    @Test
    void givenAnotherNodeWasFasterAfterWeRead_thenItsNumberIsAnswered() {
        Member theirs =
                aMember().outOpenId("theirs").profile(aProfile().name("张小满")).build();
        RegisterMember slow = registration(new Overtaken() {
            @Override
            void afterFirstRead() {
                members.addIfAbsent(List.of(theirs));
            }
        });

        List<Outcome> outcomes = slow.register(
                List.of(command(aSubmission().name("李四").nickname("小李").build())));

        assertThat(outcomes)
                .containsExactly(
                        new Aligned(theirs.outOpenId(), List.of(new Change("nickname", null, "小李")), List.of()));
        assertThat(members.all()).hasSize(1);
    }

    @Test
    void givenAnotherNodeChangedTheMemberAfterWeRead_thenItsChangeIsKept() {
        Member known = aMember().outOpenId("known").build();
        members.addIfAbsent(List.of(known));
        RegisterMember slow = registration(new Overtaken() {
            @Override
            void afterFirstRead() {
                members.update(List.of(new Member(
                        known.key(), known.outOpenId(), aProfile().name("张小满").build(), Set.of(), NOW, NOW)));
            }
        });

        List<Outcome> outcomes = slow.register(
                List.of(command(aSubmission().name("李四").nickname("小李").build())));

        assertThat(outcomes)
                .containsExactly(
                        new Aligned(known.outOpenId(), List.of(new Change("nickname", null, "小李")), List.of()));
        assertThat(members.all().values())
                .singleElement()
                .satisfies(member -> assertThat(member.profile().name()).isEqualTo("张小满"));
    }

    @Test
    void givenSomebodyElseOfTheBatchWasGivenTheYzOpenIdMeanwhile_thenWhoeverIsNoticedIsLockedToo() {
        Member first = aMember().mobile("13800138001").outOpenId("first").build();
        Member second = aMember()
                .mobile("13800138002")
                .outOpenId("second")
                .profile(aProfile().yzOpenId(new YzOpenId("shared")))
                .build();
        members.addIfAbsent(List.of(first, second));
        Set<MemberKey> locked = new HashSet<>();
        RegisterMember slow = registration(new Overtaken() {
            @Override
            void afterFirstRead() {
                Profile withYzOpenId =
                        aProfile().yzOpenId(new YzOpenId("shared")).build();
                members.update(List.of(new Member(first.key(), first.outOpenId(), withYzOpenId, Set.of(), NOW, NOW)));
            }

            @Override
            public Map<MemberKey, Member> lock(Collection<MemberKey> keys) {
                locked.addAll(keys);
                return super.lock(keys);
            }

            @Override
            public void update(Collection<Member> changed) {
                assertThat(changed).extracting(Member::key).isSubsetOf(locked);
                super.update(changed);
            }
        });

        slow.register(List.of(
                command(aSubmission().mobile("13800138001").name("李四").build()),
                command(aSubmission().mobile("13800138002").yzOpenId("shared").build())));

        assertThat(members.all())
                .hasEntrySatisfying(
                        second.key(),
                        member ->
                                assertThat(member.noticed()).containsExactly(NoticeCode.YZ_OPEN_ID_UNDER_OTHER_MOBILE));
    }

    @Test
    void givenTheMemberIsGoneBeforeItIsLocked_thenTheCallMayBeTriedAgain() {
        members.addIfAbsent(List.of(aMember().build()));
        RegisterMember slow = registration(new Overtaken() {
            @Override
            public Map<MemberKey, Member> lock(Collection<MemberKey> keys) {
                return Map.of();
            }
        });

        assertThatThrownBy(() ->
                        slow.register(List.of(command(aSubmission().name("李四").build()))))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThat(journal.all()).isEmpty();
    }

    @Test
    void givenSomebodyWasErased_whenTheyComeBack_thenTheyHaveTheirNumberAgain() {
        register(aSubmission().name("张小满"));
        members.erase(aMember().build().key());

        List<Outcome> outcomes =
                register(aSubmission().name("张小满"), aSubmission().nickname("小满"));

        assertThat(outcomes)
                .containsExactly(
                        new Registered(new OutOpenId("number-1"), List.of()),
                        new Aligned(new OutOpenId("number-1"), List.of(new Change("nickname", null, "小满")), List.of()));
        assertThat(members.all().values())
                .singleElement()
                .satisfies(member -> assertThat(member.outOpenId()).isEqualTo(new OutOpenId("number-1")));
        assertThat(lastCall().outOpenId()).isEqualTo(new OutOpenId("number-1"));
    }

    @Test
    void givenABatchThatIsTooLarge_thenNothingHappens() {
        List<Command> batch = Collections.nCopies(
                RegisterMember.LARGEST_BATCH + 1, command(aSubmission().build()));

        assertThatThrownBy(() -> registration.register(batch)).isInstanceOf(IllegalArgumentException.class);
        assertThat(members.all()).isEmpty();
        assertThat(journal.all()).isEmpty();
    }

    @Test
    void givenARefusedCallThatNamesSomebody_thenTheyAreProtectedUntilItIsWrittenDown() {
        List<MemberKey> recalled = new ArrayList<>();
        RegisterMember watched = registration(new Overtaken() {
            @Override
            public Recollection recall(
                    Collection<MemberKey> keys, Collection<YzOpenIdClaim> claims, Duration patience) {
                assertThat(journal.all()).isEmpty();
                assertThat(patience).isEqualTo(PATIENCE);
                recalled.addAll(keys);
                return super.recall(keys, claims, patience);
            }
        });

        watched.register(List.of(command(aSubmission().gender("9").build())));

        assertThat(recalled).containsExactly(aMember().build().key());
        assertThat(journal.all()).hasSize(1);
    }

    @Test
    void givenABodyWithoutAnApp_thenTheCallIsJournalledUnderTheAppThatProvedItself() {
        registration.register(List.of(
                ofCaller(aSubmission().appId(null)),
                ofCaller(aSubmission().appId("another").gender("9"))));

        assertThat(journal.all())
                .extracting(MemberCall::outcome, MemberCall::appId)
                .containsExactly(
                        tuple(CallOutcome.REJECTED, new AppId("caller")),
                        tuple(CallOutcome.REJECTED, new AppId("another")));
    }

    private Command ofCaller(SubmissionBuilder submission) {
        Command command = command(submission.build());
        return Command.ofPlatform(
                command.requestId(),
                command.receivedAt(),
                command.payload(),
                command.submission(),
                new AppId("caller"));
    }

    @Test
    void givenAClockThatWasSetBack_thenACallTakesNoLessThanNoTime() {
        Command fromTheFuture = Command.ofPlatform(
                new RequestId("r"),
                NOW.plusSeconds(3600),
                new Payload(new byte[0]),
                aSubmission().build());

        registration.register(List.of(fromTheFuture));

        assertThat(lastCall().timeTaken()).isZero();
    }

    /** The store as a node sees it that is overtaken by another. */
    private class Overtaken implements Members {

        /** What the other node does once this one has read. */
        void afterFirstRead() {}

        @Override
        public Recollection recall(Collection<MemberKey> keys, Collection<YzOpenIdClaim> claims, Duration patience) {
            Recollection recollection = members.recall(keys, claims, patience);
            afterFirstRead();
            return recollection;
        }

        @Override
        public Map<MemberKey, Member> find(Collection<MemberKey> keys) {
            return members.find(keys);
        }

        @Override
        public Set<MemberKey> addIfAbsent(Collection<Member> added) {
            return members.addIfAbsent(added);
        }

        @Override
        public Map<MemberKey, Member> lock(Collection<MemberKey> keys) {
            return members.lock(keys);
        }

        @Override
        public void update(Collection<Member> changed) {
            members.update(changed);
        }

        @Override
        public Set<NumberClaim> numbersTaken(Collection<NumberClaim> claims) {
            return members.numbersTaken(claims);
        }
    }
}
