package com.memberhub.adapter.jpa;

import static com.memberhub.application.journal.MemberCallBuilder.aRejectedCall;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCallBuilder;
import com.memberhub.application.member.Members;
import com.memberhub.application.privacy.PersonalData;
import com.memberhub.application.privacy.PersonalDataContract;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Member;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresPersonalDataTest extends PersistenceTest implements PersonalDataContract {

    @Autowired
    private PersonalColumns personal;

    @Autowired
    private PersonalData personalData;

    @Autowired
    private Members members;

    @Autowired
    private CallJournal journal;

    @Override
    public PersonalData personalData() {
        return personalData;
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public CallJournal journal() {
        return journal;
    }

    @Override
    public List<String> written() {
        return jdbc.query(
                """
                SELECT request_id, mobile, CASE WHEN payload IS NULL THEN ' - ' ELSE ' payload ' END
                    || coalesce(jsonb_array_length(changes), 0) || ' ['
                    || coalesce((SELECT string_agg(concat_ws(' ', n ->> 'path', n ->> 'code', n ->> 'arguments'), ', ')
                        FROM jsonb_array_elements(notices) AS n), '') || ']'
                FROM member_call ORDER BY request_id""",
                (row, number) -> row.getString(1) + " "
                        + (row.getString(2) == null
                                ? "-"
                                : personal.mobile(row.getString(2)).e164())
                        + row.getString(3));
    }

    @Test
    void leavesAHashThatNobodyFindsTheMobileFrom() {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));

        inTransaction(() -> personalData.erase(member.key(), member.outOpenId(), AT));

        assertThat(jdbc.queryForMap("SELECT out_open_id, octet_length(identity_hash) AS bytes FROM erased_member"))
                .containsEntry("out_open_id", member.outOpenId().value())
                .containsEntry("bytes", 32);
        assertThat(jdbc.queryForObject(
                        "SELECT identity_hash = sha256(convert_to(?, 'UTF8')) FROM erased_member",
                        Boolean.class,
                        member.key().rootKdtId().value() + " "
                                + member.key().mobile().e164()))
                .isFalse();
    }

    @Test
    void givenAKeyThatTellsOfSomebodyStoodTwice_whenTheyAreErased_thenItsPathIsGoneAndThoseOfTheRulesStay() {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        inTransaction(() -> {
            journal.append(List.of(
                    refused("1").mobile(member.key().mobile().e164()).build(),
                    refused("2")
                            .payload(("{" + member.key().mobile().e164() + "}").getBytes(StandardCharsets.UTF_8))
                            .build()));
            return true;
        });

        inTransaction(() -> personalData.erase(member.key(), member.outOpenId(), AT));

        assertThat(jdbc.queryForList("""
                        SELECT string_agg(concat_ws(' ', v ->> 'path', v ->> 'code'), ', ')
                        FROM member_call, jsonb_array_elements(violations) AS v GROUP BY request_id""", String.class))
                .containsExactly("$ duplicate_key, gender not_listed", "$ duplicate_key, gender not_listed");
    }

    private static MemberCallBuilder refused(String requestId) {
        return aRejectedCall(
                        Violation.of("extendMap.张小满13800138000", ViolationCode.DUPLICATE_KEY),
                        Violation.of("gender", ViolationCode.NOT_LISTED, "0, 1, 2"))
                .requestId(requestId);
    }

    @Test
    void givenSomebodyCameBack_whenTheyAreErasedAgain_thenTheTombstoneTellsTheLastTime() {
        Member member = aMember().build();
        for (Instant at : List.of(AT, AT.plusSeconds(60))) {
            inTransaction(() -> members.addIfAbsent(List.of(member)));
            inTransaction(() -> personalData.erase(member.key(), member.outOpenId(), at));
        }

        assertThat(jdbc.queryForList("SELECT erased_at FROM erased_member", OffsetDateTime.class))
                .extracting(OffsetDateTime::toInstant)
                .containsExactly(AT.plusSeconds(60));
    }

    @Test
    void givenADatabaseThatReadsBackslashesAsEscapes_thenTheNumberIsKnownAgain() {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        inTransaction(() -> personalData.erase(member.key(), member.outOpenId(), AT));

        var formerNumbers = inTransactionUndone(() -> {
            jdbc.execute("SET LOCAL standard_conforming_strings = off");
            return members.recall(List.of(member.key()), List.of(), Duration.ofSeconds(1))
                    .formerNumbers();
        });

        assertThat(formerNumbers).containsEntry(member.key(), member.outOpenId());
    }
}
