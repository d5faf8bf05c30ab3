package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.adapter.rest.extension.SubmissionReader;
import com.memberhub.adapter.rest.presentation.PayloadText;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.correction.CorrectCall;
import com.memberhub.application.correction.CorrectCall.Correction;
import com.memberhub.application.correction.CorrectCall.Decided;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.privacy.Masking;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Putting a refused call right. To open the form shows personal data, so it is a POST and stands in the access log like
 * every other look at it.
 */
@StaffPage
class CorrectionController {

    private static final String CORRECT = Pages.CALLS + "/{requestId}/correct";

    private final CallDirectory calls;
    private final CorrectCall correctCall;
    private final SubmissionReader reader;
    private final Envelopes envelopes;
    private final Wordings wordings;

    CorrectionController(
            CallDirectory calls,
            CorrectCall correctCall,
            SubmissionReader reader,
            Envelopes envelopes,
            Wordings wordings) {
        this.calls = calls;
        this.correctCall = correctCall;
        this.reader = reader;
        this.envelopes = envelopes;
        this.wordings = wordings;
    }

    /** Whoever reloads the form, or bookmarked it, begins at the call. */
    @GetMapping(CORRECT)
    ModelAndView backToTheCall(@PathVariable String requestId) {
        return new ModelAndView(Pages.redirect(Pages.call(requestId)));
    }

    /**
     * Opens the form, or takes it where it comes back filled in. Which of them is not for the mapping to find out: it would read the
     * form of anybody who posts one to a path that does not exist.
     */
    @PostMapping(CORRECT)
    ModelAndView correct(
            SignedIn signedIn,
            @PathVariable String requestId,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            RedirectAttributes afterwards,
            Locale locale) {
        return form.containsKey("payload")
                ? resubmit(signedIn, requestId, form, request, afterwards, locale)
                : open(signedIn, requestId, locale);
    }

    private ModelAndView open(SignedIn signedIn, String requestId, Locale locale) {
        Wording wording = wordings.in(locale);
        return correctCall
                .open(signedIn.actor(), new RequestId(requestId))
                .fold(
                        opened -> page(
                                opened.call(),
                                PayloadText.clear(opened.payload()),
                                opened.call().violations(),
                                false,
                                null,
                                wording),
                        none -> {
                            throw new NotFoundException();
                        },
                        nothing -> backToTheCall(requestId));
    }

    /**
     * Sends it again.
     *
     * @param form payload, the whole body; and for each field its path, its value, and what that was
     */
    private ModelAndView resubmit(
            SignedIn signedIn,
            String requestId,
            MultiValueMap<String, String> form,
            HttpServletRequest request,
            RedirectAttributes afterwards,
            Locale locale) {
        Wording wording = wordings.in(locale);
        CallView call = calls.find(new RequestId(requestId), signedIn.shops()).orElseThrow(NotFoundException::new);
        String text = edited(form);
        byte[] body = withSecrets(text, call.payload());
        Correction correction =
                new Correction(call.requestId(), envelopes.requestId(request), new Payload(body), reader.read(body));
        return correctCall
                .correct(signedIn.actor(), correction)
                .fold(
                        decided -> decided(decided, call, text, afterwards, wording),
                        unknown -> {
                            throw new NotFoundException();
                        },
                        notRefused -> backToTheCall(requestId),
                        foreign -> page(
                                call, text, call.violations(), true, wording.say("correct.foreign-shop"), wording));
    }

    private ModelAndView decided(
            Decided decided, CallView call, String text, RedirectAttributes afterwards, Wording wording) {
        return decided.outcome()
                .fold(
                        registered -> done(decided.requestId(), "correct.created", afterwards, wording),
                        aligned -> done(decided.requestId(), "correct.aligned", afterwards, wording),
                        unchanged -> done(decided.requestId(), "correct.unchanged", afterwards, wording),
                        refused -> page(call, text, findings(refused.violations()), true, null, wording));
    }

    private static ModelAndView done(RequestId requestId, String key, RedirectAttributes afterwards, Wording wording) {
        afterwards.addFlashAttribute("done", wording.say(key));
        return new ModelAndView(Pages.redirect(Pages.call(requestId.value())));
    }

    private static ModelAndView page(
            CallView call,
            String json,
            List<Finding> violations,
            boolean again,
            @Nullable String slip,
            Wording wording) {
        return new ModelAndView(
                "console/correct", "page", CorrectionPage.of(call, json, violations, again, slip, wording));
    }

    private static List<Finding> findings(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new Finding(violation.path(), violation.code().wireName(), violation.arguments()))
                .toList();
    }

    /** Fields that were changed go into the body; the others may have been changed in the body itself. */
    private static String edited(MultiValueMap<String, String> form) {
        String text = unix(String.valueOf(form.getFirst("payload")));
        List<String> paths = form.getOrDefault("path", List.of());
        List<String> values = form.getOrDefault("value", List.of());
        List<String> before = form.getOrDefault("was", List.of());
        int fields = Math.min(paths.size(), Math.min(values.size(), before.size()));
        Optional<EditedPayload> payload = EditedPayload.read(text);
        boolean changed = false;
        for (int i = 0; payload.isPresent() && i < fields; i++) {
            String value = unix(values.get(i));
            if (!value.equals(unix(before.get(i)))) {
                EditedPayload body = payload.get();
                body.replace(paths.get(i), value, Fix.isNumber(paths.get(i)), Fix.isWhole(paths.get(i), body));
                changed = true;
            }
        }
        return changed ? payload.map(EditedPayload::text).orElse(text) : text;
    }

    private static byte[] withSecrets(String text, @Nullable Payload original) {
        Optional<EditedPayload> edited = EditedPayload.read(text);
        Optional<EditedPayload> before =
                Optional.ofNullable(original).map(PayloadText::asSent).flatMap(EditedPayload::read);
        if (edited.isEmpty() || before.isEmpty() || !text.contains(Masking.HIDDEN)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        edited.get().restoreSecrets(before.get());
        return edited.get().bytes();
    }

    /** Forms send line ends of their own. */
    private static String unix(String text) {
        return text.replace("\r\n", "\n");
    }
}
