package com.memberhub.application.privacy;

import static com.memberhub.domain.admission.SubmissionBuilder.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.InMemoryAccessLog;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.InMemoryCallDirectory;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.InMemoryImports;
import com.memberhub.application.imports.LineOwner;
import com.memberhub.application.imports.Portion;
import com.memberhub.application.imports.StoredLine;
import com.memberhub.application.imports.UploadedLine;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.registration.MemberRegistration;
import com.memberhub.application.registration.RegisterMember.Command;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.member.AlignmentPolicy;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrivacyUseCasesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:15:30Z");
    private static final RootKdtId SHOP = new RootKdtId(91_234_567L);
    private static final OutOpenId NUMBER = new OutOpenId("number");
    private static final RequestId CALL = new RequestId("call");
    private static final Reason REASON = new Reason("她打电话来问");
    private static final Actor MANAGER = new Actor("manager", RootShops.all(), "192.0.2.1");
    private static final Actor OF_ANOTHER_SHOP =
            new Actor("stranger", new RootShops(Set.of(new RootKdtId(7L))), "192.0.2.2");

    private final InMemoryMembers members = new InMemoryMembers();
    private final InMemoryCallJournal journal = new InMemoryCallJournal();
    private final InMemoryAccessLog accessLog = new InMemoryAccessLog();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final PersonalData personalData = new InMemoryPersonalData(members, journal);
    private final RevealMember revealMember = new MemberReveal(personalData, accessLog, clock);
    private final InMemoryImports imports = new InMemoryImports();
    private final EraseMember eraseMember = new MemberErasure(personalData, imports, imports, accessLog, clock);
    private final RevealCall revealCall = new CallReveal(new InMemoryCallDirectory(members, journal), accessLog, clock);

    @BeforeEach
    void somebodyIsAMember() {
        new MemberRegistration(
                        new AdmissionRules(false), AlignmentPolicy.FILL_BLANKS, members, journal, () -> NUMBER, clock)
                .register(List.of(Command.ofPlatform(
                        CALL,
                        NOW,
                        new Payload("{}".getBytes(StandardCharsets.UTF_8)),
                        aSubmission().rootKdtId(SHOP.value()).name("张小满").build())));
    }

    @Test
    void givenAReason_whenAMemberIsRevealed_thenItStandsInTheClearAndIsWrittenDown() {
        MemberView seen = revealMember.reveal(MANAGER, NUMBER, REASON).orElseThrow();

        assertThat(seen.clear()).isTrue();
        assertThat(seen.mobile()).isEqualTo("+8613800138000");
        assertThat(seen.profile().name()).isEqualTo("张小满");
        assertThat(accessLog.all())
                .containsExactly(new AccessEntry(
                        NOW, "manager", "192.0.2.1", AccessAction.REVEAL_MEMBER, SHOP, NUMBER, null, "她打电话来问", null));
    }

    @Test
    void givenAReason_whenACallIsRevealed_thenItsPayloadIsSeenAndThatIsWrittenDown() {
        CallView seen = revealCall.reveal(MANAGER, CALL, REASON).orElseThrow();

        assertThat(seen.payload()).isEqualTo(new Payload("{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(accessLog.all())
                .containsExactly(new AccessEntry(
                        NOW, "manager", "192.0.2.1", AccessAction.REVEAL_CALL, SHOP, NUMBER, CALL, "她打电话来问", null));
    }

    @Test
    void givenACallOfAnotherShop_thenItIsAsIfThereWereNone() {
        assertThat(revealCall.reveal(OF_ANOTHER_SHOP, CALL, REASON)).isEmpty();
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void givenAMemberOfAnotherShop_thenItIsAsIfThereWereNone() {
        assertThat(revealMember.reveal(OF_ANOTHER_SHOP, NUMBER, REASON)).isEmpty();
        assertThat(eraseMember.erase(OF_ANOTHER_SHOP, NUMBER, REASON)).isFalse();
        assertThat(members.all()).hasSize(1);
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void givenAnUnknownNumber_thenNothingIsWrittenDown() {
        OutOpenId unknown = new OutOpenId("unknown");

        assertThat(revealMember.reveal(MANAGER, unknown, REASON)).isEmpty();
        assertThat(eraseMember.erase(MANAGER, unknown, REASON)).isFalse();
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void whenAMemberIsErased_thenTheirLinesOfImportsAreGoneToo() {
        ImportId id = new ImportId("import");
        imports.add(
                id,
                List.of(
                        line(1, new LineOwner(SHOP, Mobile.parse("13800138000"))),
                        line(2, new LineOwner(SHOP, Mobile.parse("13800138001")))));

        eraseMember.erase(MANAGER, NUMBER, REASON);

        assertThat(imports.after(id, 0, new Portion(9, 9)))
                .extracting(StoredLine::number)
                .containsExactly(2L);
    }

    private static UploadedLine line(long number, LineOwner owner) {
        return new UploadedLine(number, new Payload("{}".getBytes(StandardCharsets.UTF_8)), null, owner);
    }

    @Test
    void whenAMemberIsErased_thenOnlyWhoDidItAndWhyIsLeft() {
        assertThat(eraseMember.erase(MANAGER, NUMBER, REASON)).isTrue();
        assertThat(eraseMember.erase(MANAGER, NUMBER, REASON)).isFalse();

        assertThat(members.all()).isEmpty();
        assertThat(journal.all())
                .singleElement()
                .satisfies(call -> assertThat(call.mobile()).isNull());
        assertThat(accessLog.all())
                .containsExactly(new AccessEntry(
                        NOW, "manager", "192.0.2.1", AccessAction.ERASURE, SHOP, NUMBER, null, "她打电话来问", null));
    }
}
