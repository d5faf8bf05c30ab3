package com.memberhub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.adapter.rest.extension.SubmissionReader;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.member.Members;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.endtoend.Hub;
import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class DemoFillTest {

    private static final int PEOPLE = 400;
    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @BeforeAll
    static void fillOnce() {
        hub = Hub.on(DATABASE);
        assertThat(demo().fill()).isGreaterThan(PEOPLE);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static DemoFill demo() {
        ApplicationContext context = hub.context();
        return new DemoFill(
                PEOPLE,
                context.getBean(Members.class),
                context.getBean(CallJournal.class),
                context.getBean(CallDirectory.class),
                context.getBean(SubmissionReader.class),
                new TransactionTemplate(context.getBean(PlatformTransactionManager.class)),
                context.getBean(Clock.class));
    }

    private static long count(String sql) {
        return Long.parseLong(DATABASE.queryText("SELECT count(*) FROM " + sql));
    }

    @Test
    void everybodyBecomesAMember() {
        assertThat(count("member")).isEqualTo(PEOPLE);
        assertThat(DATABASE.queryText("SELECT count(DISTINCT root_kdt_id) FROM member"))
                .isEqualTo("2");
    }

    @Test
    void givenAHubThatHasCalls_thenItIsNotFilledAgain() {
        assertThat(demo().fill()).isZero();
        assertThat(count("member")).isEqualTo(PEOPLE);
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeOccurs(CallOutcome outcome) {
        assertThat(count("member_call WHERE outcome = '" + outcome + "'")).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void everyNoticeOccurs(NoticeCode code) {
        assertThat(count("member WHERE '" + code.wireName() + "' = ANY (noticed)"))
                .isPositive();
    }

    @Test
    void someRefusedCallsAreCuredAndSomeAreNot() {
        assertThat(count("""
                member_call refused WHERE outcome = 'REJECTED'
                    AND EXISTS (SELECT 1 FROM member_call WHERE shard_key = refused.shard_key AND outcome = 'CREATED')""")).isPositive();
        assertThat(count("member_call WHERE outcome = 'REJECTED' AND mobile IS NULL"))
                .isPositive();
    }

    @Test
    void itLiesInTheLastThirtyDays() {
        assertThat(
                        count(
                                "member WHERE created_at < now() - interval '31 days' OR created_at > now() + interval '1 minute'"))
                .isZero();
        assertThat(count("member_call WHERE time_taken_micros NOT BETWEEN 1000 AND 1000000"))
                .isZero();
    }

    @Test
    void peopleOfOneSeedAreTheSame() {
        DemoPeople people = new DemoPeople(1);
        DemoPeople again = new DemoPeople(1);

        assertThat(IntStream.range(0, 500).mapToObj(people::person))
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(again::person).toList());
        assertThat(IntStream.range(0, 100_000)
                        .mapToObj(i -> people.person(i).get("mobile"))
                        .distinct()
                        .count())
                .isEqualTo(100_000);
    }

    @Test
    void givenADatabaseOfTheMerchant_thenTheHubRefusesToStart(CapturedOutput output) {
        assertThatThrownBy(() -> Hub.on(TestDatabase.create(), "member-hub.demo.members=10")
                        .close())
                .isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START").contains("Demo data goes only into the database");
    }
}
