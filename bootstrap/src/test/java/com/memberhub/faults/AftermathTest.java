package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.faults.Ledger.Acknowledged;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker of the faults, seen red on everything that it has to see. */
class AftermathTest {

    private static final Identity SOMEBODY = new Identity(7, "13800138000");

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void oneMemberAndTheirCall() {
        database.execute("CREATE TABLE member (root_kdt_id bigint, mobile text, out_open_id text)");
        database.execute("CREATE TABLE member_call (root_kdt_id bigint, mobile text, out_open_id text, request_id text,"
                + " outcome text)");
        database.execute("INSERT INTO member VALUES (7, '+8613800138000', 'number-1')");
        database.execute("INSERT INTO member_call VALUES (7, '+8613800138000', 'number-1', 'request-1', 'CREATED')");
    }

    @Test
    void givenNothingIsLost_thenItIsContent() {
        assertThatCode(() -> Aftermath.of(database).keeps(promises("number-1", "request-1")))
                .doesNotThrowAnyException();
    }

    @Test
    void seesANumberThatIsNotStored() {
        database.execute("UPDATE member SET out_open_id = 'number-2'");
        fails("acknowledged numbers that are not stored");
    }

    @Test
    void seesACallThatIsNotInTheJournal() {
        database.execute("UPDATE member_call SET request_id = 'request-2'");
        fails("not in the journal");
    }

    @Test
    void seesANumberOfTwoIdentities() {
        database.execute("INSERT INTO member VALUES (8, '+8613800138000', 'number-1')");
        fails("two stored identities");
    }

    @Test
    void seesAMemberWithoutTheirCall() {
        database.execute("INSERT INTO member VALUES (8, '+8613800138000', 'number-2')");
        fails("members without the one call");
    }

    @Test
    void seesACallWithoutItsMember() {
        database.execute("INSERT INTO member_call VALUES (8, '+8613800138000', 'number-2', 'request-2', 'CREATED')");
        fails("calls without their member");
    }

    @Test
    void seesANumberThatTwoIdentitiesWereTold() {
        List<Acknowledged> told = List.of(
                promises("number-1", "request-1").get(0),
                new Acknowledged(new Identity(8, "13800138000"), "number-1", "request-2", "created", Instant.EPOCH));
        database.execute("INSERT INTO member VALUES (8, '+8613800138000', 'number-1')");
        assertThatThrownBy(() -> Aftermath.of(database).keeps(told)).hasMessageContaining("told one number");
    }

    private void fails(String because) {
        assertThatThrownBy(() -> Aftermath.of(database).keeps(promises("number-1", "request-1")))
                .hasMessageContaining(because);
    }

    private static List<Acknowledged> promises(String outOpenId, String requestId) {
        return List.of(new Acknowledged(SOMEBODY, outOpenId, requestId, "created", Instant.EPOCH));
    }
}
