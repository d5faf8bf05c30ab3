package com.memberhub.adapter.rest.extension;

import com.memberhub.adapter.rest.body.BoundedBody;
import com.memberhub.adapter.rest.caller.CallerAuthorization;
import com.memberhub.adapter.rest.envelope.Envelope;
import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.application.registration.RegisterMember.Command;
import com.memberhub.application.registration.RegisterMember.Outcome;
import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.OutOpenId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /MemberCreateExtension}, 会员创建. */
@RestController
class MemberCreateExtensionController implements MemberCreateExtensionApi {

    static final String PATH = "/MemberCreateExtension";
    /** What became of an accepted call: {@code created}, {@code aligned} or {@code unchanged}. */
    static final String OUTCOME_HEADER = "Member-Outcome";

    private final RegisterMember registerMember;
    private final MemberCreateRequestReader reader;
    private final CallerAuthorization authorization;
    private final Envelopes envelopes;
    private final CallMeters meters;
    private final Clock clock;

    MemberCreateExtensionController(
            RegisterMember registerMember,
            MemberCreateRequestReader reader,
            CallerAuthorization authorization,
            Envelopes envelopes,
            CallMeters meters,
            Clock clock) {
        this.registerMember = registerMember;
        this.reader = reader;
        this.authorization = authorization;
        this.envelopes = envelopes;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    public Envelope create(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Instant receivedAt = clock.instant();
        byte[] body = BoundedBody.read(request);
        MemberSubmission submission = reader.read(body);
        CallLog.isOf(submission);
        @Nullable AppId caller = authorization.check(request, submission.appId(), submission.rootKdtId());
        Command command =
                Command.ofPlatform(envelopes.requestId(request), receivedAt, new Payload(body), submission, caller);
        Outcome outcome = registerMember.register(List.of(command)).get(0);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        return outcome.fold(
                registered -> accepted(request, response, "created", registered.outOpenId()),
                aligned -> accepted(request, response, "aligned", aligned.outOpenId()),
                unchanged -> accepted(request, response, "unchanged", unchanged.outOpenId()),
                refused -> refused(request, refused.violations()));
    }

    private Envelope accepted(
            HttpServletRequest request, HttpServletResponse response, String outcome, OutOpenId outOpenId) {
        CallLog.decided(request, outcome, outOpenId);
        response.setHeader(OUTCOME_HEADER, outcome);
        return envelopes.success(request, "outcome." + outcome, outOpenId);
    }

    private Envelope refused(HttpServletRequest request, List<Violation> violations) {
        List<ViolationCode> codes =
                violations.stream().map(Violation::code).distinct().toList();
        CallLog.decided(request, "refused", codes);
        meters.refused(codes);
        return envelopes.refusal(request, violations);
    }
}
