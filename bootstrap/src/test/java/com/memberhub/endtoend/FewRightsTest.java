package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportMembers;
import com.memberhub.application.privacy.EraseMember;
import com.memberhub.application.privacy.Reason;
import com.memberhub.application.privacy.RevealMember;
import com.memberhub.application.retention.PurgePayloads;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.endtoend.Hub.Answer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The rights of docs/production.md: the tables are another role's, and the hub's can change rows only. */
@ExtendWith(OutputCaptureExtension.class)
class FewRightsTest {

    private static final TestDatabase OWNER = TestDatabase.create();
    private static final String ROLE = "role_of_few_rights";
    private static final Reason REASON = new Reason("本人要求");

    @Test
    void givenARoleThatCanOnlyChangeRows_thenTheHubDoesAllThatItDoes(CapturedOutput log) {
        OWNER.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD 'few'");
        OWNER.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + ROLE);

        try (Hub hub = Hub.on(
                new TestDatabase(OWNER.jdbcUrl(), ROLE, "few"),
                "spring.flyway.url=" + OWNER.jdbcUrl(),
                "spring.flyway.user=" + OWNER.username(),
                "spring.flyway.password=" + OWNER.password())) {
            Answer created = hub.caller().create(Calls.with("13800138000", "\"name\": \"张小满\","));
            assertThat(created.outcome()).isEqualTo("created");
            assertThat(hub.caller()
                            .create(Calls.with("13800138000", "\"nickname\": \"小满\","))
                            .outcome())
                    .isEqualTo("aligned");
            OutOpenId number = new OutOpenId(created.outOpenId());
            assertThat(hub.context().getBean(RevealMember.class).reveal(Uploads.OPERATOR, number, REASON))
                    .isPresent();
            importOne(hub);
            hub.context().getBean(PurgePayloads.class).purgeBatch(Duration.ZERO);
            assertThat(OWNER.queryText("SELECT count(*) FROM member_call WHERE payload IS NOT NULL"))
                    .isEqualTo("0");
            assertThat(hub.context().getBean(EraseMember.class).erase(Uploads.OPERATOR, number, REASON))
                    .isTrue();
        }

        assertThat(log).doesNotContain("permission denied", "must be owner", "New entries of the search wait");
    }

    private static void importOne(Hub hub) {
        ImportMembers imports = hub.context().getBean(ImportMembers.class);
        String id = Uploads.upload(hub, "{\"rootKdtId\": 91234567, \"mobile\": \"13900139000\"}");
        await("SELECT state FROM member_import", "CHECKED");
        imports.start(Uploads.OPERATOR, new ImportId(id));
        await("SELECT state || ' ' || created FROM member_import", "DONE 1");
    }

    private static void await(String query, String result) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(OWNER.queryText(query)).isEqualTo(result));
    }
}
