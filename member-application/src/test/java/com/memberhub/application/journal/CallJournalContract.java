package com.memberhub.application.journal;

import static com.memberhub.application.journal.MemberCallBuilder.aCall;
import static com.memberhub.application.journal.MemberCallBuilder.aRejectedCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.ValueKind;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every journal promises. Each test starts with an empty journal. */
public interface CallJournalContract {

    /** Appends in a transaction of its own. */
    void append(List<MemberCall> calls);

    /** What the journal holds, in the order of request ids. */
    List<Entry> entries();

    /** One journalled call, with findings and changes in the form in which they are kept. */
    record Entry(
            String requestId,
            @Nullable String appId,
            @Nullable Long rootKdtId,
            @Nullable String mobile,
            CallOutcome outcome,
            @Nullable String outOpenId,
            Payload payload,
            List<String> violations,
            List<String> notices,
            List<String> changedFields,
            long micros) {}

    @Test
    default void keepsAnAcceptedCall() {
        append(List.of(aCall().notices(Notice.of("memberSourceChannel", NoticeCode.UNLISTED_CHANNEL, 9999L))
                .build()));

        Entry entry = entries().get(0);
        assertThat(entry.requestId()).isEqualTo("01KAR2V6M8Q4D0A7J5Z3T9X1CE");
        assertThat(entry.appId()).isEqualTo("91234567_crm");
        assertThat(entry.rootKdtId()).isEqualTo(91_234_567L);
        assertThat(entry.mobile()).isEqualTo("+8613800138000");
        assertThat(entry.outcome()).isEqualTo(CallOutcome.CREATED);
        assertThat(entry.outOpenId()).isEqualTo("01KAR2V6M9R5E1B8K6A4V0Y2DF");
        assertThat(entry.notices()).containsExactly("memberSourceChannel unlisted_channel [9999]");
        assertThat(entry.violations()).isEmpty();
        assertThat(entry.changedFields()).isEmpty();
        assertThat(entry.micros()).isEqualTo(12_345);
    }

    @Test
    default void keepsACallOfWhichNothingCouldBeRead() {
        append(List.of(aRejectedCall(
                        Violation.of("$", ViolationCode.JSON_MALFORMED, 1, 16),
                        Violation.of("name", ViolationCode.WRONG_TYPE, ValueKind.TEXT))
                .build()));

        Entry entry = entries().get(0);
        assertThat(entry.outcome()).isEqualTo(CallOutcome.REJECTED);
        assertThat(entry.appId()).isNull();
        assertThat(entry.rootKdtId()).isNull();
        assertThat(entry.mobile()).isNull();
        assertThat(entry.outOpenId()).isNull();
        assertThat(entry.violations()).containsExactly("$ json_malformed [1, 16]", "name wrong_type [text]");
    }

    @Test
    default void keepsPayloadsByteForByteWhateverTheyHold() {
        byte[] everyByte = new byte[256];
        IntStream.range(0, everyByte.length).forEach(i -> everyByte[i] = (byte) i);
        byte[] large = new byte[256 * 1024];
        append(List.of(
                aCall().requestId("1").payload(everyByte).build(),
                aCall().requestId("2").payload(new byte[0]).build(),
                aCall().requestId("3").payload(large).build()));

        assertThat(entries())
                .extracting(Entry::payload)
                .containsExactly(new Payload(everyByte), new Payload(new byte[0]), new Payload(large));
    }

    @Test
    default void keepsChanges() {
        Map<String, @Nullable Object> attribute = new LinkedHashMap<>();
        attribute.put("name", "爱好");
        attribute.put("value", null);
        append(List.of(aCall().aligned(
                        new Change("name", null, "张小满"),
                        new Change("yzAscriptionKdtId", 1L, 2L),
                        new Change("customerAttrInfos", List.of(), List.of(attribute)))
                .build()));

        Entry entry = entries().get(0);
        assertThat(entry.outcome()).isEqualTo(CallOutcome.ALIGNED);
        assertThat(entry.changedFields())
                .containsExactly(
                        "name: null -> 张小满",
                        "yzAscriptionKdtId: 1 -> 2",
                        "customerAttrInfos: [] -> [{name=爱好, value=null}]");
    }

    @Test
    default void keepsSeveralCallsOfOneMember() {
        append(List.of(aCall().requestId("1").build()));
        append(List.of(aCall().requestId("2").build(), aCall().requestId("3").build()));

        assertThat(entries()).extracting(Entry::requestId).containsExactly("1", "2", "3");
    }
}
