package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.body.BoundedBody;
import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.adapter.rest.extension.SubmissionReader;
import com.memberhub.adapter.rest.presentation.PayloadText;
import com.memberhub.adapter.rest.problem.FieldProblem;
import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.correction.CorrectCall;
import com.memberhub.application.correction.CorrectCall.Correction;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.privacy.MobileSearches;
import com.memberhub.application.privacy.Reason;
import com.memberhub.application.privacy.RevealCall;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds calls, a member's or nobody's, and sends refused ones again. */
@RestController
@RequestMapping(path = "/api/calls", produces = MediaType.APPLICATION_JSON_VALUE)
class CallsController implements CallsApi {

    private final CallDirectory calls;
    private final MobileSearches mobileSearches;
    private final RevealCall revealCall;
    private final CorrectCall correctCall;
    private final SubmissionReader submissions;
    private final CallPresenter presenter;
    private final Envelopes envelopes;
    private final Messages messages;

    CallsController(
            CallDirectory calls,
            MobileSearches mobileSearches,
            RevealCall revealCall,
            CorrectCall correctCall,
            SubmissionReader submissions,
            CallPresenter presenter,
            Envelopes envelopes,
            Messages messages) {
        this.calls = calls;
        this.mobileSearches = mobileSearches;
        this.revealCall = revealCall;
        this.correctCall = correctCall;
        this.submissions = submissions;
        this.presenter = presenter;
        this.envelopes = envelopes;
        this.messages = messages;
    }

    @Override
    @PostMapping(path = "/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    public PageOf<CallJson> search(SignedIn signedIn, HttpServletRequest request) throws IOException {
        RequestFields body = RequestFields.ofBody(BoundedBody.read(request), null);
        CallSearch search = SearchRequests.calls(body);
        PageRequest page = body.page();
        body.check();
        Locale locale = messages.localeOf(request);
        Page<CallView> found = mobileSearches.page(
                signedIn.actor(), search.mobile(), () -> calls.search(search, page, signedIn.shops()));
        return PageOf.of(found, call -> presenter.masked(call, locale));
    }

    @Override
    @GetMapping("/{requestId}")
    public CallJson find(SignedIn signedIn, @PathVariable String requestId, HttpServletRequest request) {
        return calls.find(id(requestId), signedIn.shops())
                .map(call -> presenter.masked(call, messages.localeOf(request)))
                .orElseThrow(RefusedRequestException::notFound);
    }

    @Override
    @PostMapping(path = "/{requestId}/reveal", consumes = MediaType.APPLICATION_JSON_VALUE)
    public CallJson reveal(SignedIn signedIn, @PathVariable String requestId, HttpServletRequest request)
            throws IOException {
        Reason reason = ReasonRequest.read(request);
        return revealCall
                .reveal(signedIn.actor(), id(requestId), reason)
                .map(call -> presenter.clear(call, messages.localeOf(request)))
                .orElseThrow(RefusedRequestException::notFound);
    }

    @Override
    @PostMapping("/{requestId}/correction")
    public CallJson openCorrection(SignedIn signedIn, @PathVariable String requestId, HttpServletRequest request) {
        return correctCall
                .open(signedIn.actor(), id(requestId))
                .fold(
                        opened -> presenter.clear(opened.call(), messages.localeOf(request)),
                        none -> {
                            throw RefusedRequestException.notFound();
                        },
                        nothing -> {
                            throw RefusedRequestException.of(HttpStatus.CONFLICT, "status.409.nothing-to-correct");
                        });
    }

    @Override
    @PostMapping(path = "/{requestId}/resubmit", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResubmissionJson resubmit(SignedIn signedIn, @PathVariable String requestId, HttpServletRequest request)
            throws IOException {
        RequestId corrected = id(requestId);
        Payload payload = ResubmitRequest.read(request);
        refuseMasks(signedIn, corrected, payload);
        Correction correction =
                new Correction(corrected, envelopes.requestId(request), payload, submissions.read(payload.bytes()));
        return correctCall
                .correct(signedIn.actor(), correction)
                .fold(
                        decided -> presenter.resubmission(corrected, payload, decided, messages.localeOf(request)),
                        unknown -> {
                            throw RefusedRequestException.notFound();
                        },
                        notRefused -> {
                            throw RefusedRequestException.of(HttpStatus.CONFLICT, "status.409.not-refused");
                        },
                        foreignShop -> {
                            throw RefusedRequestException.of(HttpStatus.FORBIDDEN, "status.403.foreign-shop");
                        });
    }

    /** Whoever corrects what they were shown would store the masks of what they were not. */
    private void refuseMasks(SignedIn signedIn, RequestId corrected, Payload payload) {
        List<FieldProblem> masks = calls
                .find(corrected, signedIn.shops())
                .map(CallView::payload)
                .map(original -> PayloadText.masksOf(original, payload))
                .orElse(List.of())
                .stream()
                .map(path -> FieldProblem.of("payload." + path, "masked"))
                .toList();
        if (!masks.isEmpty()) {
            throw RefusedRequestException.of(masks);
        }
    }

    private static RequestId id(String requestId) {
        if (requestId.isBlank()) {
            throw RefusedRequestException.notFound();
        }
        return new RequestId(requestId);
    }
}
