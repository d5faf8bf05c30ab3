package com.memberhub.application.journal;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds journalled calls; unless told otherwise, one that created a member. */
public final class MemberCallBuilder {

    private String requestId = "01KAR2V6M8Q4D0A7J5Z3T9X1CE";
    private Instant receivedAt = Instant.parse("2026-11-20T02:15:30.123456Z");
    private Submitter submitter = Submitter.platform();
    private @Nullable AppId appId = new AppId("91234567_crm");
    private @Nullable RootKdtId rootKdtId = new RootKdtId(91_234_567L);
    private @Nullable Mobile mobile = Mobile.parse("13800138000");
    private CallOutcome outcome = CallOutcome.CREATED;
    private @Nullable OutOpenId outOpenId = new OutOpenId("01KAR2V6M9R5E1B8K6A4V0Y2DF");
    private Payload payload = new Payload("{}".getBytes(StandardCharsets.UTF_8));
    private List<Violation> violations = List.of();
    private List<Notice> notices = List.of();
    private List<Change> changes = List.of();

    private MemberCallBuilder() {}

    public static MemberCallBuilder aCall() {
        return new MemberCallBuilder();
    }

    /** A call of which nothing could be read. */
    public static MemberCallBuilder aRejectedCall(Violation... violations) {
        MemberCallBuilder builder = new MemberCallBuilder();
        builder.appId = null;
        builder.rootKdtId = null;
        builder.mobile = null;
        builder.outOpenId = null;
        builder.outcome = CallOutcome.REJECTED;
        builder.violations = List.of(violations);
        return builder;
    }

    public MemberCallBuilder requestId(String value) {
        requestId = value;
        return this;
    }

    public MemberCallBuilder receivedAt(Instant value) {
        receivedAt = value;
        return this;
    }

    public MemberCallBuilder submitter(Submitter value) {
        submitter = value;
        return this;
    }

    public MemberCallBuilder appId(@Nullable String value) {
        appId = value == null ? null : new AppId(value);
        return this;
    }

    public MemberCallBuilder rootKdtId(long value) {
        rootKdtId = new RootKdtId(value);
        return this;
    }

    public MemberCallBuilder mobile(String value) {
        mobile = Mobile.parse(value);
        return this;
    }

    /** A refused call of a known identity. */
    public MemberCallBuilder refused(Violation... values) {
        outcome = CallOutcome.REJECTED;
        outOpenId = null;
        violations = List.of(values);
        return this;
    }

    public MemberCallBuilder outcome(CallOutcome value) {
        outcome = value;
        return this;
    }

    public MemberCallBuilder payload(byte[] value) {
        payload = new Payload(value);
        return this;
    }

    public MemberCallBuilder notices(Notice... values) {
        notices = List.of(values);
        return this;
    }

    public MemberCallBuilder aligned(Change... values) {
        outcome = CallOutcome.ALIGNED;
        changes = List.of(values);
        return this;
    }

    public MemberCall build() {
        return new MemberCall(
                new RequestId(requestId),
                receivedAt,
                submitter,
                appId,
                rootKdtId,
                mobile,
                outcome,
                outOpenId,
                payload,
                violations,
                notices,
                changes,
                Duration.ofNanos(12_345_000));
    }
}
