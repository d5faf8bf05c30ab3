package com.memberhub.adapter.jpa;

import static com.memberhub.application.journal.MemberCallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallDirectoryContract;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.MemberCallBuilder;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.application.member.Members;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

class PostgresCallDirectoryTest extends PersistenceTest implements CallDirectoryContract {

    @Autowired
    private PersonalColumns personal;

    @Autowired
    private CallDirectory directory;

    @Autowired
    private CallJournal journal;

    @Autowired
    private Members members;

    @Autowired
    private StaffReads reads;

    @Autowired
    private JsonColumns json;

    @Autowired
    private CallContent content;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PlatformTransactionManager transactions;

    @Override
    public CallDirectory directory() {
        return directory;
    }

    @Override
    public CallDirectory directoryThatCountsUpTo(int most) {
        return new PostgresCallDirectory(new NamedParameterJdbcTemplate(jdbc), reads, json, content, personal, most);
    }

    @Override
    public void store(Member member) {
        inTransaction(() -> members.addIfAbsent(List.of(member)));
    }

    @Override
    public void append(List<MemberCall> calls) {
        inTransaction(() -> {
            journal.append(calls);
            return calls;
        });
    }

    private static MemberCallBuilder call(String mobile, int n) {
        return aCall().mobile(mobile).requestId("call-%03d".formatted(n)).receivedAt(NOW.plusSeconds(n));
    }

    private static MemberCallBuilder refused(String mobile, int n) {
        return call(mobile, n).refused(VIOLATION);
    }

    private static MemberCallBuilder correction(String mobile, int n, int corrected) {
        return call(mobile, n)
                .submitter(Submitter.correction("operator", new RequestId("call-%03d".formatted(corrected))));
    }

    private static String mobile(int n) {
        return "139000%05d".formatted(n);
    }

    private void append(MemberCallBuilder... calls) {
        append(Stream.of(calls).map(MemberCallBuilder::build).toList());
    }

    /** As a hub of the version before leaves them, which marks no refusal as cured. */
    private void appendUnmarked(MemberCallBuilder... calls) {
        append(calls);
        jdbc.update("UPDATE member_call SET cured = false");
    }

    private CallView find(String requestId) {
        return directory.find(new RequestId(requestId), RootShops.all()).orElseThrow();
    }

    private Page<CallView> uncured(PageRequest page) {
        return directory.search(CallSearch.uncuredRefusals(), page, RootShops.all());
    }

    private static List<String> ids(List<CallView> calls) {
        return calls.stream().map(call -> call.requestId().value()).toList();
    }

    @Test
    void givenCuredRefusalsThatNobodyMarked_thenTheyAreLeftOutAndSeenAsCured() {
        appendUnmarked(
                refused(mobile(1), 1),
                refused(mobile(2), 2),
                correction(mobile(3), 3, 2).refused(VIOLATION),
                refused(mobile(4), 4),
                call(mobile(1), 5),
                correction(mobile(6), 6, 3));

        assertThat(ids(uncured(PageRequest.first(10)).items())).containsExactly("call-004");
        assertThat(find("call-001").cured()).isTrue();
        assertThat(find("call-002").cured()).isTrue();
        assertThat(find("call-003").cured()).isTrue();
        assertThat(find("call-004").cured()).isFalse();
    }

    @Test
    void givenManyCuredRefusalsThatNobodyMarkedInBetween_thenEachPageIsFullAndNothingIsLostOrRepeated() {
        appendUnmarked(Stream.concat(
                        IntStream.range(0, 600).mapToObj(n -> refused(n % 100 == 7 ? mobile(n) : "13900000000", n)),
                        Stream.of(call("13900000000", 600)))
                .toArray(MemberCallBuilder[]::new));
        List<List<String>> pages = new ArrayList<>();
        String cursor = null;
        do {
            Page<CallView> page = uncured(new PageRequest(cursor, 2));
            pages.add(ids(page.items()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(pages)
                .containsExactly(
                        List.of("call-507", "call-407"),
                        List.of("call-307", "call-207"),
                        List.of("call-107", "call-007"));
    }

    @Test
    void givenNothingButCuredRefusalsThatNobodyMarked_thenThePageIsEmptyAndTheLast() {
        appendUnmarked(Stream.concat(
                        IntStream.range(0, 300).mapToObj(n -> refused("13900000000", n)),
                        Stream.of(call("13900000000", 300)))
                .toArray(MemberCallBuilder[]::new));

        Page<CallView> page = uncured(PageRequest.first(50));

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @Test
    void givenAnAcceptedCallOfTheSameInstant_thenTheIdTellsWhetherItCameLater() {
        appendUnmarked(
                refused(mobile(1), 1).receivedAt(NOW),
                call(mobile(1), 2).receivedAt(NOW),
                refused(mobile(1), 3).receivedAt(NOW));

        assertThat(find("call-001").cured()).isTrue();
        assertThat(find("call-003").cured()).isFalse();
        assertThat(ids(uncured(PageRequest.first(10)).items())).containsExactly("call-003");
    }

    @Test
    void givenARefusalWithoutARootShop_thenAnAcceptedCallOfItsMobileDoesNotCureIt() {
        appendUnmarked(refused(mobile(1), 1), call(mobile(1), 2));
        jdbc.update("UPDATE member_call SET root_kdt_id = NULL WHERE request_id = 'call-001'");

        assertThat(find("call-001").cured()).isFalse();
        assertThat(ids(uncured(PageRequest.first(10)).items())).containsExactly("call-001");
    }

    @Test
    void givenRefusedCallsThatCorrectEachOther_thenTheyStayUncured() {
        append(
                correction(mobile(1), 1, 3).refused(VIOLATION),
                correction(mobile(2), 2, 1).refused(VIOLATION),
                correction(mobile(3), 3, 2).refused(VIOLATION));

        assertThat(ids(uncured(PageRequest.first(10)).items())).containsExactly("call-003", "call-002", "call-001");
        assertThat(find("call-001").correctedBy()).isEqualTo(new RequestId("call-002"));
    }

    @Test
    void givenAPageOfManyCalls_thenNoMoreIsAskedThanOfAPageOfOne() {
        append(IntStream.range(0, 100).mapToObj(n -> refused(mobile(n), n)).toArray(MemberCallBuilder[]::new));
        ExplainingJdbc counting = new ExplainingJdbc(dataSource, "EXPLAIN");
        CallDirectory counted =
                new PostgresCallDirectory(counting, new StaffReads(transactions, counting), json, content, personal);

        counted.search(CallSearch.uncuredRefusals(), PageRequest.first(1), RootShops.all());
        int ofOne = counting.takePlans().size();
        counted.search(CallSearch.uncuredRefusals(), PageRequest.first(100), RootShops.all());

        assertThat(counting.takePlans()).hasSize(ofOne);
    }
}
