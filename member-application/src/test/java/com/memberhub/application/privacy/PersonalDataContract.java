package com.memberhub.application.privacy;

import static com.memberhub.application.journal.MemberCallBuilder.aCall;
import static com.memberhub.application.journal.MemberCallBuilder.aRejectedCall;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.MemberCallBuilder;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.application.member.Members;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.YzOpenId;
import com.memberhub.domain.privacy.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of personal data promises. Each test starts with nothing stored. */
public interface PersonalDataContract {

    Instant AT = Instant.parse("2026-11-23T02:00:00Z");
    long SHOP = 91_234_567L;
    long OTHER_SHOP = 7L;
    String MOBILE = "13800138000";

    PersonalData personalData();

    Members members();

    CallJournal journal();

    /**
     * What is written down, in the order of the request ids: the id, the mobile or {@code -}, whether there is a payload
     * with its content ({@code payload} or {@code -}), how many changes there are, and the notices with their arguments.
     */
    List<String> written();

    /** Runs work as one transaction; a store without transactions just runs it. */
    <T> T inTransaction(Supplier<T> work);

    private Member stored(Member member) {
        inTransaction(() -> members().addIfAbsent(List.of(member)));
        return member;
    }

    private void append(MemberCallBuilder... calls) {
        List<MemberCall> built =
                List.of(calls).stream().map(MemberCallBuilder::build).toList();
        inTransaction(() -> {
            journal().append(built);
            return built;
        });
    }

    private Optional<Traces> erase(Member member) {
        return inTransaction(() -> personalData().erase(member.key(), member.outOpenId(), AT));
    }

    private MemberCallBuilder call(String requestId) {
        return aCall().requestId(requestId).rootKdtId(SHOP).mobile(MOBILE);
    }

    @Test
    default void findsAMemberByItsNumberWithNothingMasked() {
        Member member = stored(aMember().outOpenId("card-1").build());

        assertThat(inTransaction(() -> personalData().find(member.outOpenId())))
                .hasValueSatisfying(
                        found -> assertThat(found).usingRecursiveComparison().isEqualTo(member));
        assertThat(inTransaction(() -> personalData().find(new OutOpenId("card-2"))))
                .isEmpty();
    }

    @Test
    default void erasesAMemberOnce() {
        Member member = stored(aMember().build());

        assertThat(erase(member)).isPresent();
        assertThat(erase(member)).isEmpty();
        assertThat(inTransaction(() -> members().find(List.of(member.key())))).isEmpty();
        assertThat(inTransaction(() -> members()
                        .recall(List.of(member.key()), List.of(), Duration.ofSeconds(1))
                        .formerNumbers()))
                .containsEntry(member.key(), member.outOpenId());
    }

    @Test
    default void tellsByWhatThePersonIsFoundElsewhere() {
        Member member = stored(
                aMember().profile(aProfile().yzOpenId(new YzOpenId("yz-1"))).build());

        Traces traces = erase(member).orElseThrow();

        assertThat(traces.areIn("{\"yzOpenId\": \"yz-1\"}".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(traces.areIn(member.key().mobile().e164().getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(traces.areIn("{\"yzOpenId\": \"yz-2\"}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    default void leavesOtherMembersAndTheirCallsAlone() {
        Member member = stored(aMember().rootKdtId(SHOP).build());
        Member sameMobileElsewhere =
                stored(aMember().rootKdtId(OTHER_SHOP).outOpenId("elsewhere").build());
        append(call("1").rootKdtId(OTHER_SHOP), call("2").mobile("13800138001"));

        erase(member);

        assertThat(inTransaction(() -> members().find(List.of(sameMobileElsewhere.key()))))
                .hasSize(1);
        assertThat(written()).containsExactly("1 +8613800138000 payload 0 []", "2 +8613800138001 payload 0 []");
    }

    @Test
    default void keepsOfTheCallsWhatIsNotAboutThePerson() {
        Member member = stored(aMember().rootKdtId(SHOP).build());
        append(
                call("1").notices(Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_DIFFERS, "yz-stored", "yz-sent")),
                call("2").aligned(new Change("name", null, "张小满")));

        erase(member);

        assertThat(written()).containsExactly("1 - - 0 [yzOpenId yz_open_id_differs []]", "2 - - 0 []");
    }

    @Test
    default void blanksTheCallsOfAMemberHoweverManyThereAre() {
        Member member = stored(aMember().rootKdtId(SHOP).build());
        append(IntStream.rangeClosed(1, 5_001)
                .mapToObj(number -> call("call-" + number))
                .toArray(MemberCallBuilder[]::new));

        erase(member);

        assertThat(written()).hasSize(5_001).allMatch(call -> call.endsWith(" - - 0 []"));
    }

    @Test
    default void blanksRefusedCallsThatNameTheMobileAndNoShop() {
        Member member = stored(aMember().rootKdtId(SHOP).build());
        append(aRejectedCall(Violation.of("rootKdtId", ViolationCode.REQUIRED))
                .requestId("1")
                .mobile(MOBILE));

        erase(member);

        assertThat(written()).containsExactly("1 - - 0 []");
    }

    @Test
    default void blanksRefusedCallsWithoutAMobileThatBearTheYzOpenId() {
        Member member = stored(aMember()
                .rootKdtId(SHOP)
                .profile(aProfile().yzOpenId(new YzOpenId("yz-1")))
                .build());
        append(
                withoutMobile("1", "yz-1").rootKdtId(SHOP),
                withoutMobile("2", "yz-1"),
                withoutMobile("3", "yz-1").rootKdtId(OTHER_SHOP),
                withoutMobile("4", "yz-12").rootKdtId(SHOP),
                withoutMobile("5", "other\", \"gender\": \"yz-1").rootKdtId(SHOP));

        erase(member);

        assertThat(written())
                .containsExactly(
                        "1 - - 0 []", "2 - - 0 []", "3 - payload 0 []", "4 - payload 0 []", "5 - payload 0 []");
    }

    @Test
    default void blanksRefusedCallsOfWhichNoMobileCouldBeReadAndThatBearIts() {
        Member member = stored(aMember().rootKdtId(SHOP).build());
        append(
                refused("1", "{\"mobile\": \"13800138000\", \"name\": \"张小满\",}"),
                refused("2", "{\"mobile\": [\"138-0013-8000\"]}").rootKdtId(SHOP),
                refused("3", "{\"mobile\": \"13800138000\"}").rootKdtId(OTHER_SHOP),
                refused("4", "{\"mobile\": \"1380013800\"}").rootKdtId(SHOP));

        erase(member);

        assertThat(written()).containsExactly("1 - - 0 []", "2 - - 0 []", "3 - payload 0 []", "4 - payload 0 []");
    }

    private MemberCallBuilder refused(String requestId, String payload) {
        return aRejectedCall(Violation.of("mobile", ViolationCode.MOBILE_MALFORMED))
                .requestId(requestId)
                .payload(payload.getBytes(StandardCharsets.UTF_8));
    }

    private MemberCallBuilder withoutMobile(String requestId, String yzOpenId) {
        return aRejectedCall(Violation.of("mobile", ViolationCode.MOBILE_MALFORMED))
                .requestId(requestId)
                .payload("{\"mobile\": \"1380013800\", \"yzOpenId\": \"%s\"}"
                        .formatted(yzOpenId)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    default void blanksRefusedCallsThatWereCorrectedIntoOneOfTheMembers() {
        Member member = stored(aMember().rootKdtId(SHOP).build());
        Violation malformed = Violation.of("mobile", ViolationCode.MOBILE_MALFORMED);
        append(
                aRejectedCall(malformed).requestId("1"),
                aRejectedCall(malformed).requestId("2").submitter(Submitter.correction("li.na", new RequestId("1"))),
                call("3").submitter(Submitter.correction("li.na", new RequestId("2"))),
                aRejectedCall(malformed).requestId("4"));

        erase(member);

        assertThat(written()).containsExactly("1 - - 0 []", "2 - - 0 []", "3 - - 0 []", "4 - payload 0 []");
    }

    @Test
    default void blanksRefusedCorrectionsThatWereTriedInVainBefore() {
        Member member = stored(aMember().rootKdtId(SHOP).build());
        Violation malformed = Violation.of("mobile", ViolationCode.MOBILE_MALFORMED);
        append(
                aRejectedCall(malformed).requestId("1"),
                aRejectedCall(malformed).requestId("2").submitter(Submitter.correction("li.na", new RequestId("1"))),
                aRejectedCall(malformed).requestId("3").submitter(Submitter.correction("li.na", new RequestId("2"))),
                call("4").submitter(Submitter.correction("li.na", new RequestId("1"))),
                call("5").mobile("13800138001").submitter(Submitter.correction("li.na", new RequestId("1"))));

        erase(member);

        assertThat(written())
                .containsExactly(
                        "1 - - 0 []", "2 - - 0 []", "3 - - 0 []", "4 - - 0 []", "5 +8613800138001 payload 0 []");
    }
}
