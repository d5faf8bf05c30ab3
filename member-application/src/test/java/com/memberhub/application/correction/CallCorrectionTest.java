package com.memberhub.application.correction;

import static com.memberhub.domain.admission.SubmissionBuilder.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.InMemoryAccessLog;
import com.memberhub.application.correction.CorrectCall.Correction;
import com.memberhub.application.correction.CorrectCall.Decided;
import com.memberhub.application.correction.CorrectCall.ForeignShop;
import com.memberhub.application.correction.CorrectCall.NoCall;
import com.memberhub.application.correction.CorrectCall.NotRefused;
import com.memberhub.application.correction.CorrectCall.NothingToCorrect;
import com.memberhub.application.correction.CorrectCall.Opened;
import com.memberhub.application.correction.CorrectCall.Result;
import com.memberhub.application.correction.CorrectCall.UnknownCall;
import com.memberhub.application.directory.InMemoryCallDirectory;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.registration.MemberRegistration;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.application.registration.RegisterMember.Command;
import com.memberhub.application.registration.RegisterMember.Refused;
import com.memberhub.application.registration.RegisterMember.Registered;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.admission.SubmissionBuilder;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.AlignmentPolicy;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallCorrectionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:15:30Z");
    private static final RootKdtId SHOP = new RootKdtId(91_234_567L);
    private static final RootKdtId OTHER_SHOP = new RootKdtId(7L);
    private static final RequestId CALL = new RequestId("call");
    private static final RequestId CORRECTION = new RequestId("correction");
    private static final Actor MANAGER = new Actor("manager", RootShops.all(), "192.0.2.1");
    private static final Actor OF_SHOP = new Actor("of-shop", new RootShops(Set.of(SHOP)), "192.0.2.2");

    private final InMemoryMembers members = new InMemoryMembers();
    private final InMemoryCallJournal journal = new InMemoryCallJournal();
    private final InMemoryAccessLog accessLog = new InMemoryAccessLog();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final RegisterMember registration = new MemberRegistration(
            new AdmissionRules(false),
            AlignmentPolicy.FILL_BLANKS,
            members,
            journal,
            () -> new OutOpenId("number"),
            clock);
    private final CorrectCall correctCall =
            new CallCorrection(new InMemoryCallDirectory(members, journal), journal, registration, accessLog, clock);

    private void received(SubmissionBuilder submission) {
        registration.register(List.of(Command.ofPlatform(CALL, NOW, payload(), submission.build())));
    }

    private Result correct(Actor actor, MemberSubmission submission) {
        return correctCall.correct(actor, new Correction(CALL, CORRECTION, payload(), submission));
    }

    private static Payload payload() {
        return new Payload("{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givenARefusedCall_whenItIsCorrected_thenTheMemberIsStoredAndBothCallsAreLinked() {
        received(aSubmission().mobile("1380013800"));

        assertThat(correct(MANAGER, aSubmission().mobile("13800138000").build()))
                .isEqualTo(new Decided(CORRECTION, new Registered(new OutOpenId("number"), List.of())));

        assertThat(members.all()).hasSize(1);
        assertThat(journal.all())
                .extracting(MemberCall::requestId, MemberCall::outcome, MemberCall::submitter)
                .containsExactly(
                        tuple(CALL, CallOutcome.REJECTED, Submitter.platform()),
                        tuple(CORRECTION, CallOutcome.CREATED, Submitter.correction("manager", CALL)));
    }

    @Test
    void givenARefusedCall_whenItIsOpened_thenItIsShownAndTheAccessLogSaysSo() {
        received(aSubmission().rootKdtId(SHOP.value()).mobile("1380013800"));

        assertThat(correctCall.open(OF_SHOP, CALL))
                .isInstanceOfSatisfying(
                        Opened.class, opened -> assertThat(opened.payload()).isEqualTo(payload()));

        assertThat(accessLog.all())
                .containsExactly(new AccessEntry(
                        NOW, "of-shop", "192.0.2.2", AccessAction.OPEN_CORRECTION, SHOP, null, CALL, null, null));
    }

    @Test
    void givenAnAcceptedCallOrNone_whenItIsOpened_thenNothingIsShownOrWrittenDown() {
        received(aSubmission().rootKdtId(7L).mobile("13800138000"));

        assertThat(correctCall.open(MANAGER, CALL)).isEqualTo(new NothingToCorrect());
        assertThat(correctCall.open(OF_SHOP, CALL)).isEqualTo(new NoCall());
        assertThat(correctCall.open(MANAGER, new RequestId("none"))).isEqualTo(new NoCall());
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void whenACallIsCorrected_thenTheAccessLogSaysByWhomFromWhereAndWhoBecameAMember() {
        received(aSubmission().mobile("1380013800"));

        correct(MANAGER, aSubmission().build());

        assertThat(accessLog.all())
                .containsExactly(new AccessEntry(
                        NOW,
                        "manager",
                        "192.0.2.1",
                        AccessAction.CORRECTION,
                        SHOP,
                        new OutOpenId("number"),
                        CORRECTION,
                        null,
                        "corrects call: created"));
    }

    @Test
    void givenTheCorrectionIsWrongToo_thenItIsRefusedAgainAndJournalledAllTheSame() {
        received(aSubmission().mobile("1380013800"));

        assertThat(correct(MANAGER, aSubmission().gender("3").build()))
                .isInstanceOfSatisfying(
                        Decided.class, decided -> assertThat(decided.outcome()).isInstanceOf(Refused.class));

        assertThat(journal.all())
                .extracting(MemberCall::submitter)
                .containsExactly(Submitter.platform(), Submitter.correction("manager", CALL));
        assertThat(accessLog.all()).extracting(AccessEntry::detail).containsExactly("corrects call: refused again");
    }

    @Test
    void givenNoSuchCall_thenNothingHappens() {
        assertThat(correct(MANAGER, aSubmission().build())).isEqualTo(new UnknownCall());

        assertThat(journal.all()).isEmpty();
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void givenTheCallIsOfAShopThatIsNotTheirs_thenItIsAsIfThereWereNone() {
        received(aSubmission().rootKdtId(OTHER_SHOP.value()).gender("3"));

        assertThat(correct(OF_SHOP, aSubmission().build())).isEqualTo(new UnknownCall());
        assertThat(journal.all()).hasSize(1);
    }

    @Test
    void givenTheCallWasAccepted_thenThereIsNothingToCorrect() {
        received(aSubmission());

        assertThat(correct(MANAGER, aSubmission().name("张小满").build())).isEqualTo(new NotRefused());
        assertThat(journal.all()).hasSize(1);
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void givenSomebodyHasCorrectedItMeanwhile_thenNobodyIsMadeAMemberASecondTime() {
        received(aSubmission().mobile("1380013800"));
        correct(MANAGER, aSubmission().mobile("13800138001").build());

        assertThat(correct(MANAGER, aSubmission().mobile("13800138002").build()))
                .isEqualTo(new NotRefused());
        assertThat(members.all()).hasSize(1);
        assertThat(journal.all()).hasSize(2);
        assertThat(accessLog.all()).hasSize(1);
    }

    @Test
    void givenTheCorrectionNamesAShopThatIsNotTheirs_thenNothingIsDecided() {
        received(aSubmission().gender("3"));

        assertThat(correct(OF_SHOP, aSubmission().rootKdtId(OTHER_SHOP.value()).build()))
                .isEqualTo(new ForeignShop());
        assertThat(members.all()).isEmpty();
        assertThat(journal.all()).hasSize(1);
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void givenAnAccountOfOneShop_whenTheCorrectionNamesNoShop_thenNothingIsDecided() {
        received(aSubmission().gender("3"));

        assertThat(correct(OF_SHOP, aSubmission().rootKdtId(null).build())).isEqualTo(new ForeignShop());
        assertThat(correct(OF_SHOP, aSubmission().rootKdtId(-1L).build())).isEqualTo(new ForeignShop());
        assertThat(correct(
                        OF_SHOP,
                        MemberSubmission.unreadable(Violation.of(Violation.BODY, ViolationCode.JSON_MALFORMED, 1, 1))))
                .isEqualTo(new ForeignShop());
        assertThat(journal.all()).hasSize(1);
    }

    @Test
    void givenAnAccountOfOneShop_whenTheCorrectionNamesThatShop_thenItIsDecided() {
        received(aSubmission().gender("3"));

        assertThat(correct(OF_SHOP, aSubmission().build())).isInstanceOf(Decided.class);
        assertThat(members.all()).hasSize(1);
    }
}
