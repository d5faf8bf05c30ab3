package com.memberhub.adapter.jpa;

import static com.memberhub.application.journal.MemberCallBuilder.aCall;
import static com.memberhub.application.member.FullProfile.aFullProfile;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.Members;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Rows as version 0.1.0 wrote them. They stay in the database for ever, so every later version has to know them again, by
 * whatever it is that they are found by.
 */
@TestPropertySource(properties = "database=of rows that version 0.1.0 wrote")
class KeptForeverTest extends PersistenceTest {

    private static final Member MEMBER = aMember()
            .profile(aFullProfile().extendMap(new JsonObject(Map.of("vip", true))))
            .noticed(NoticeCode.UNLISTED_CHANNEL)
            .updatedAt(Instant.parse("2026-11-21T08:00:00.654321Z"))
            .build();
    private static final Member ERASED = aMember()
            .mobile("13900000007")
            .outOpenId("01KAR2V6M9ERASED00000000000")
            .build();
    private static final MemberCall CALL = aCall().payload("{\"name\":\"张小满\"}".getBytes(StandardCharsets.UTF_8))
            .aligned(new Change("name", "小满", "张小满"))
            .build();

    @Autowired
    private Members members;

    @Autowired
    private MemberDirectory directory;

    @Autowired
    private CallDirectory calls;

    String rows() {
        return "in-the-clear.sql";
    }

    @BeforeEach
    void insert() throws IOException {
        try (var sql = Objects.requireNonNull(getClass().getResourceAsStream("/kept/" + rows()))) {
            jdbc.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aMember_isFoundByItsIdentity() {
        assertThat(inTransaction(() -> members.find(List.of(MEMBER.key()))))
                .containsExactly(Map.entry(MEMBER.key(), MEMBER));
    }

    @Test
    void aMember_isNotStoredAgain() {
        assertThat(inTransaction(() -> members.addIfAbsent(Set.of(MEMBER)))).isEmpty();
    }

    @Test
    void anErasedIdentity_getsItsNumberBack() {
        assertThat(inTransaction(() -> members.recall(List.of(ERASED.key()), List.of(), Duration.ofSeconds(1)))
                        .formerNumbers())
                .containsExactly(Map.entry(ERASED.key(), ERASED.outOpenId()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "张小满 👨‍👩‍👧 \u202Eتجربة",
                "'; drop table member; --",
                "yz4fQe8Kp2Lm",
                "01KAR2V6M9R5E1B8K6A4V0Y2DF"
            })
    void aMember_isFoundByStaff(String typed) {
        MemberSearch search =
                new MemberSearch(MemberQuery.parse(typed), MemberFilter.none(), MemberSort.CREATED_NEWEST_FIRST);

        assertThat(directory
                        .search(search, PageRequest.first(10), RootShops.all())
                        .items())
                .extracting(MemberView::outOpenId)
                .containsExactly(MEMBER.outOpenId());
    }

    @Test
    void aCall_isReadAsItWasSentAndDecided() {
        assertThat(calls.ofMember(MEMBER.outOpenId(), PageRequest.first(10), RootShops.all())
                        .items())
                .extracting(CallView::requestId, CallView::mobile, CallView::payload, CallView::changes)
                .containsExactly(tuple(
                        CALL.requestId(), "138****8000", CALL.payload(), List.of(new Change("name", "小*", "张*"))));
    }
}
